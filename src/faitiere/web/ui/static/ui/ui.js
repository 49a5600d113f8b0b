/* What a page gains with JavaScript; nothing here is needed to use the site. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  // A refused form speaks first: its summary takes the focus (RGAA 11.10).
  document.querySelector("[data-error-summary]")?.focus();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "get" || form.hasAttribute("data-again")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});
