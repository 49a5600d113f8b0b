// Buttons that copy a text. Without this script the text is selected and copied by hand.
for (const button of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = "C’est copié.";
    } catch {
      text.focus();
      text.select();
      status.textContent = "Le texte est sélectionné : copiez-le (Ctrl + C).";
    }
  });
}
