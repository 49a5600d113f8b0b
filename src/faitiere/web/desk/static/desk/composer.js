/* Drag an item by its handle. Without this script, its arrows and its « Déplacer » form do the same. */
import Sortable from "../sortable/sortable.esm.js";

const form = document.getElementById("composer-form");

async function send(body) {
  const answer = await fetch(location.pathname, { method: "POST", body, headers: { "X-Requested-With": "fetch" } }).catch(() => null);
  if (!answer?.ok) {
    location.reload();
    return;
  }
  document.getElementById("sections").outerHTML = await answer.text();
  document.querySelectorAll(".desk-items").forEach(lift);
}

function drop({ item, to }) {
  let after = item.nextElementSibling;
  while (after && !after.dataset.item) after = after.nextElementSibling;
  form.elements.section.value = to.dataset.section;
  form.elements.before.value = after?.dataset.item ?? "";
  const body = new FormData(form);
  body.append("act", `drop:${item.dataset.item}`);
  send(body);
}

/* Items go to any section that holds the same kind of thing; a list under the finger scrolls the page at its edges. */
function lift(list) {
  Sortable.create(list, {
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
    draggable: ".desk-item",
    emptyInsertThreshold: 40,
    forceFallback: true,
    ghostClass: "desk-item--lifted",
    group: list.dataset.kind,
    handle: ".desk-item__handle",
    onEnd: (event) => (event.from !== event.to || event.oldDraggableIndex !== event.newDraggableIndex) && drop(event),
    scroll: document.querySelector("main"), // what scrolls at the desk
    scrollSensitivity: 80,
    scrollSpeed: 16,
  });
}

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

document.querySelectorAll(".desk-items").forEach(lift);
