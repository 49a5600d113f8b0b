// The palette of the template editor: a press writes the variable where the cursor was.
(() => {
  let last = null;
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
