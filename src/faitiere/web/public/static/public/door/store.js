// What a post remembers while there is no network: the list of those expected, and what it has not sent yet.
(() => {
  const opened = (key) =>
    new Promise((resolve, reject) => {
      const asked = indexedDB.open(`door:${key}`, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("list");
        asked.result.createObjectStore("queue", { keyPath: "scan" });
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });

  const done = (asked) =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });

  class Store {
    static async open(key) {
      const store = new Store();
      store.key = key;
      store.db = await opened(key);
      return store;
    }

    shelf(name, mode = "readwrite") {
      return this.db.transaction(name, mode).objectStore(name);
    }

    list() {
      return done(this.shelf("list", "readonly").get("now"));
    }

    keepList(list) {
      // The phone's clock may be wrong, but it runs: what counts is how long is left.
      return done(this.shelf("list").put({ ...list, until: Date.now() + list.expires_in * 1000 }, "now"));
    }

    queued() {
      return done(this.shelf("queue", "readonly").getAll());
    }

    queue(item) {
      return done(this.shelf("queue").put(item));
    }

    async unqueue(scans) {
      for (const scan of scans) await done(this.shelf("queue").delete(scan));
    }

    async forget() {
      this.db.close();
      await done(indexedDB.deleteDatabase(`door:${this.key}`));
    }
  }

  window.DoorStore = Store;
})();
