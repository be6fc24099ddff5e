// What was measured of a device, kept in the browser's own database under the device's name, so that a reader waits for it
// once. A worker has no localStorage. Where there is no database (private windows, frames from elsewhere) nothing is kept.

export interface Keeper {
  /** undefined: nothing is kept under that name. */
  recall(name: string): Promise<unknown>;
  keep(name: string, value: unknown): Promise<void>;
}

const kStore = "measured";

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open("downhill-gpu", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(kStore);
  const database = await settled(opening);
  return database.transaction(kStore, mode).objectStore(kStore);
}

export const browserKeeper: Keeper = {
  async recall(name) {
    try {
      return await settled((await store("readonly")).get(name));
    } catch {
      return undefined;
    }
  },
  async keep(name, value) {
    try {
      await settled((await store("readwrite")).put(value, name));
    } catch {
      // The next visit measures again.
    }
  },
};
