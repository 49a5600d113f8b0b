/* Drag a session to another hour or room. Without this script, its « Déplacer » form does the same. */
"use strict";

const FAR_ENOUGH = 6;

let held = null;

function cellUnder(event) {
  held.ghost.hidden = true;
  const found = document.elementFromPoint(event.clientX, event.clientY)?.closest("td[data-starts]");
  held.ghost.hidden = false;
  return found ?? null;
}

function lift(event) {
  const ghost = held.card.cloneNode(true);
  ghost.classList.add("desk-session--ghost");
  ghost.setAttribute("aria-hidden", "true");
  ghost.style.width = `${held.card.offsetWidth}px`;
  document.body.append(ghost);
  held.card.classList.add("desk-session--lifted");
  held.ghost = ghost;
}

function aim(cell) {
  held.cell?.classList.remove("desk-grid__aim");
  cell?.classList.add("desk-grid__aim");
  held.cell = cell;
}

async function drop(card, cell) {
  const form = document.getElementById("drop");
  form.elements.session.value = card.dataset.session;
  form.elements.starts_at.value = cell.dataset.starts;
  form.elements.room.value = cell.dataset.room;
  const asked = { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" } };
  const answer = await fetch(form.action || location.href, asked).catch(() => null);
  if (!answer?.ok) {
    location.reload();
    return;
  }
  document.getElementById("grid").outerHTML = await answer.text();
}

function letGo() {
  held.ghost?.remove();
  held.card.classList.remove("desk-session--lifted");
  aim(null);
  held = null;
}

document.addEventListener("pointerdown", (event) => {
  const card = event.target.closest(".desk-session");
  if (card && event.button === 0 && !event.target.closest("a, summary, details ul")) {
    held = { card, x: event.clientX, y: event.clientY, ghost: null, cell: null };
    event.preventDefault();
  }
});

document.addEventListener("pointermove", (event) => {
  if (!held) return;
  if (!held.ghost) {
    if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < FAR_ENOUGH) return;
    lift(event);
  }
  held.ghost.style.translate = `${event.clientX - 20}px ${event.clientY - 12}px`;
  aim(cellUnder(event));
});

document.addEventListener("pointerup", () => {
  if (!held) return;
  const { card, cell } = held;
  letGo();
  if (cell && cell !== card.parentElement) drop(card, cell);
});

document.addEventListener("pointercancel", () => held && letGo());
document.addEventListener("keydown", (event) => event.key === "Escape" && held && letGo());
