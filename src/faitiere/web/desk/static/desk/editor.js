// The palette of the template editor: a press writes the variable where the cursor was; it stays open as the letter changes.
(() => {
  let last = null;
  let isOpen = false;
  const palette = () => document.querySelector(".desk-palette");
  document.addEventListener("htmx:beforeSwap", () => { isOpen = palette()?.open ?? false; });
  document.addEventListener("htmx:afterSwap", () => { if (palette()) palette().open = isOpen; });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".desk-block textarea")) last = event.target;
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".desk-variable");
    if (!button || !last) return;
    last.setRangeText(`{{ ${button.dataset.variable} }}`, last.selectionStart, last.selectionEnd, "end");
    last.focus();
    last.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
