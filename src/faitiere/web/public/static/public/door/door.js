// The post: search, codes, arrivals; what cannot be sent now is kept and sent later, each passage under its own mark.
(() => {
  const root = document.querySelector("[data-door]");
  if (!root || !("indexedDB" in window)) return;
  const part = (name) => root.querySelector(`[data-${name}]`);
  const SHOWN = 60;
  const EVERY = 15000;
  let store;
  let list = null;
  let queue = [];
  let stopCamera = null;
  let isSending = false;

  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/œ/g, "oe");
  const session = () => Number(part("session")?.value) || null;
  const named = (person) => `${person.first_name} ${person.last_name}`.trim();
  const hour = (when) => new Date(when).toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
  const mark = () => crypto.randomUUID?.() || ([1e7] + -1e3 + -4e3 + -8e3 + -1e11).replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

  function made(tag, text = "", type = "") {
    const element = document.createElement(tag);
    element.textContent = text;
    if (type) element.className = type;
    return element;
  }

  // --- What is known of somebody: what the server said, and what this phone has not sent yet.
  function cameBy(person, key) {
    const known = person.came.find(([part]) => (part || null) === key);
    if (known) return { at: known[1], post: known[2] };
    const waiting = queue.find((item) => item.registration === person.id && (item.session || null) === key);
    return waiting ? { at: waiting.seen, post: list.post } : null;
  }

  function say(tone, text, ...buttons) {
    const said = part("said");
    said.dataset.tone = tone;
    said.replaceChildren(made("p", text), ...buttons);
    said.hidden = false;
    navigator.vibrate?.(tone === "good" ? 60 : [120, 60, 120]);
  }

  // --- Letting in.
  async function keep(item) {
    const kept = { ...item, scan: mark(), session: session(), seen: Date.now() };
    queue.push(kept);
    await store.queue(kept);
    show();
    send();
  }

  function letIn(person, { isSure = false } = {}) {
    const before = cameBy(person, session());
    const anyway = made("button", "Laisser entrer quand même", "button");
    anyway.addEventListener("click", () => letIn(person, { isSure: true }));
    if (before && !isSure) return say("watch", `${named(person)} est déjà entrée ou entré à ${hour(before.at)}${before.post ? ` (${before.post})` : ""}.`, anyway);
    if (person.waits && !isSure) return say("watch", `${named(person)} est en liste d’attente : voyez l’équipe.`, anyway);
    if (session() && !person.sessions.includes(session()) && !isSure) return say("watch", `${named(person)} n’a pas de place dans cette session.`, anyway);
    keep({ registration: person.id });
    return say("good", `Bienvenue à ${named(person)}${person.from ? ` – ${person.from}` : ""}`);
  }

  function readCode(code) {
    const person = list?.people.find((one) => one.code === code.trim().toUpperCase());
    if (person) letIn(person);
    else say("bad", "Ce code n’est pas celui d’un badge de cet événement. Cherchez le nom.");
  }

  // --- What the screen shows.
  function row(person) {
    const line = made("li");
    const who = made("div");
    who.append(made("strong", person.last_name), ` ${person.first_name}`, made("br"), made("span", [person.from, person.role].filter(Boolean).join(" – "), "soft"));
    if (person.waits) who.append(" ", made("span", "en liste d’attente", "badge badge-watch"));
    const before = cameBy(person, session());
    const button = made("button", "Entrée", "button");
    button.type = "button";
    button.setAttribute("aria-label", `Entrée : ${named(person)}`);
    button.addEventListener("click", () => letIn(person));
    line.append(who, before ? made("span", `entrée à ${hour(before.at)}`, "badge badge-good") : button);
    return line;
  }

  function show() {
    if (!list) return;
    const words = fold(root.querySelector("#q").value).split(/\s+/).filter(Boolean);
    const found = list.people.filter((one) => words.every((word) => fold(`${one.last_name} ${one.first_name} ${one.from}`).includes(word)));
    const nobody = made("li", "Personne ne correspond. Cherchez autrement, ou inscrivez la personne ci-dessous.", "soft");
    part("people").replaceChildren(...(found.length ? found.slice(0, SHOWN).map(row) : [nobody]));
    part("more").textContent = found.length > SHOWN ? `Et ${found.length - SHOWN} autres : précisez la recherche.` : "";
    const arrivals = queue.filter((item) => !item.registration).length;
    part("inside").textContent = list.people.filter((one) => one.came.length || queue.some((item) => item.registration === one.id)).length + arrivals;
    part("expected").textContent = list.people.length + arrivals;
  }

  function tellNetwork(isThere) {
    const told = part("network");
    const waiting = queue.length;
    const kept = waiting > 1 ? `${waiting} passages gardés ici partiront` : `${waiting} passage gardé ici partira`;
    told.hidden = isThere && !waiting;
    told.textContent = isThere ? "Envoi en cours…" : `Hors réseau : continuez.${waiting ? ` ${kept} au retour du réseau.` : ""}`;
  }

  // --- Sending, as often as needed: the server knows each mark and counts it once.
  async function send() {
    if (isSending) return;
    isSending = true;
    try {
      const sent = queue.slice(0, 500); // the rest leaves with the next one
      const item = ({ scan, registration, session: where, seen, guest }) => ({ scan, registration, session: where, ago: (Date.now() - seen) / 1000, ...guest });
      const body = { passages: sent.filter((one) => one.registration).map(item), arrivals: sent.filter((one) => !one.registration).map(item) };
      const answer = sent.length
        ? await fetch(root.dataset.sync, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } })
        : await fetch(root.dataset.list);
      if (answer.status === 410 || answer.status === 404) return await forget();
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      await take(sent, told);
      tellNetwork(true);
    } catch {
      tellNetwork(false);
    } finally {
      isSending = false;
    }
  }

  async function take(sent, told) {
    await store.unqueue(sent.map((one) => one.scan));
    queue = await store.queued();
    list = told.list || told;
    await store.keepList(list);
    show();
    if (!told.refused?.length) return;
    const named = ({ guest } = {}) => (guest ? `${guest.first_name} ${guest.last_name} : ` : "");
    const lines = told.refused.map(({ scan, why }) => `${named(sent.find((item) => item.scan === scan))}${why}`);
    say("bad", lines.join(" – "));
  }

  // The post is closed: the phone forgets everything it kept for it.
  async function forget() {
    stopCamera?.();
    await store.forget();
    for (const one of (await navigator.serviceWorker?.getRegistrations()) || []) if (location.href.startsWith(one.scope)) await one.unregister();
    for (const name of (await window.caches?.keys()) || []) if (name.startsWith("door:")) await caches.delete(name);
    location.reload();
  }

  // --- Gestures.
  function listen() {
    part("search").addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = root.querySelector("#q");
      if (/^f\d+-/i.test(typed.value.trim())) {
        readCode(typed.value);
        typed.value = "";
      }
      show();
    });
    root.querySelector("#q").addEventListener("input", show);
    part("session")?.addEventListener("change", show);
    part("arrival-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const form = event.target;
      const guest = Object.fromEntries([...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "scan", "session"].includes(name)));
      if (!guest.last_name.trim()) {
        form.elements.last_name.focus();
        return say("bad", "Indiquez au moins le nom de la personne.");
      }
      keep({ guest });
      say("good", `Bienvenue à ${guest.first_name} ${guest.last_name}`);
      form.reset();
      part("arrival").open = false;
      return undefined;
    });
    part("camera").addEventListener("click", async (event) => {
      const button = event.target;
      if (stopCamera) {
        stopCamera();
        stopCamera = null;
        part("frame").hidden = true;
        button.textContent = "Lire les badges avec l’appareil photo";
        return;
      }
      try {
        part("frame").hidden = false;
        stopCamera = await window.DoorCamera.start(part("video"), readCode);
        button.textContent = "Arrêter l’appareil photo";
      } catch {
        part("frame").hidden = true;
        say("bad", "L’appareil photo ne s’ouvre pas : autorisez-le dans le navigateur, ou cherchez par le nom.");
      }
    });
  }

  async function begin() {
    store = await window.DoorStore.open(root.dataset.key);
    const kept = await store.list();
    if (kept && kept.until < Date.now()) return forget();
    list = kept || null;
    queue = await store.queued();
    part("scan").hidden = !navigator.mediaDevices?.getUserMedia;
    part("plain").hidden = true;
    listen();
    show();
    await send();
    setInterval(send, EVERY);
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", () => document.hidden || send());
    // Without its worker (the network fell meanwhile), the page works as long as it stays open.
    await navigator.serviceWorker?.register(root.dataset.worker, { scope: "./" }).catch(() => undefined);
    return undefined;
  }

  begin();
})();
