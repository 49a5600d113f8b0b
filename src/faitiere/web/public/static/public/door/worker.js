// Keeps one post open without a network: its page and what the page is made of, nothing of the list.
const KEPT = `door:${self.registration.scope}`;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(KEPT).then((cache) => cache.addAll([self.registration.scope, ...self.POST_ASSETS])).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function page(request) {
  const cache = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(self.registration.scope, answer.clone());
    // The post was closed: nothing of it stays here.
    if (answer.status === 410 || answer.status === 404) await caches.delete(KEPT);
    return answer;
  } catch {
    return (await cache.match(self.registration.scope)) || Response.error();
  }
}

async function asset(request) {
  const cache = await caches.open(KEPT);
  const known = await cache.match(request);
  return known || fetch(request);
}

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (self.POST_ASSETS.includes(new URL(event.request.url).pathname)) event.respondWith(asset(event.request));
});
