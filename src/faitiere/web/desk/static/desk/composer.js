/* Drag an item by its handle. Without this script, its arrows and its « Déplacer » form do the same. */
"use strict";

let held = null;

const form = document.getElementById("composer-form");

async function send(body) {
  const answer = await fetch(location.pathname, { method: "POST", body, headers: { "X-Requested-With": "fetch" } }).catch(() => null);
  if (!answer?.ok) {
    location.reload();
    return;
  }
  document.getElementById("sections").outerHTML = await answer.text();
}

function aim(event) {
  const list = document.elementFromPoint(event.clientX, event.clientY)?.closest(".desk-issue")?.querySelector(".desk-items");
  if (!list || list.dataset.kind !== held.item.parentElement.dataset.kind) return;
  const after = [...list.querySelectorAll(".desk-item")].find((one) => {
    const box = one.getBoundingClientRect();
    return one !== held.item && event.clientY < box.top + box.height / 2;
  });
  list.insertBefore(held.item, after ?? null);
}

function drop() {
  const { item, home, next } = held;
  item.classList.remove("desk-item--lifted");
  held = null;
  if (item.parentElement === home && item.nextElementSibling === next) return;
  let after = item.nextElementSibling;
  while (after && !after.dataset.item) after = after.nextElementSibling;
  form.elements.section.value = item.parentElement.dataset.section;
  form.elements.before.value = after?.dataset.item ?? "";
  const body = new FormData(form);
  body.append("act", `drop:${item.dataset.item}`);
  send(body);
}

function giveUp() {
  held.item.classList.remove("desk-item--lifted");
  held.home.insertBefore(held.item, held.next);
  held = null;
}

document.addEventListener("pointerdown", (event) => {
  const item = event.target.closest(".desk-item__handle")?.closest(".desk-item");
  if (!item || event.button !== 0) return;
  held = { item, home: item.parentElement, next: item.nextElementSibling };
  item.classList.add("desk-item--lifted");
  event.preventDefault();
});

document.addEventListener("pointermove", (event) => held && aim(event));
document.addEventListener("pointerup", () => held && drop());
document.addEventListener("pointercancel", () => held && giveUp());
document.addEventListener("keydown", (event) => event.key === "Escape" && held && giveUp());

/* The arrows keep their place under the finger and the focus, instead of a page that is loaded again. */
form.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (!button?.value) return;
  event.preventDefault();
  const body = new FormData(form);
  body.append("act", button.value);
  const [act, item] = button.value.split(":");
  await send(body);
  const again = document.querySelector(`[value="${act}:${item}"]`) ?? document.querySelector(`#e${item} .desk-linklike`);
  again?.focus();
});
