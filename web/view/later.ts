// Code that is only needed once the reader acts, fetched when it is first asked for (or a little before, when a pointer
// comes near): a look-up that answers at once, with nothing until the module is there. Not for words, see dictionary.ts.

export interface Later<T> {
  /**
   * The module, or null while it is on its way. Then `again` is called once it has arrived: once an owner, with the last
   * `again` it gave. A fetch that failed is tried again by the next look-up.
   */
  (owner: object, again: () => void): T | null;
  /** Starts the fetch, so that the module is there by the time it is needed. */
  soon(): void;
}

export function later<T>(load: () => Promise<T>): Later<T> {
  let module: T | null = null;
  let coming = false;
  const waiting = new Map<object, () => void>();
  const arrive = (loaded: T): void => {
    module = loaded;
    const all = [...waiting.values()];
    waiting.clear();
    for (const again of all) again();
  };
  const soon = (): void => {
    if (coming) return;
    coming = true;
    load().then(arrive, () => {
      coming = false;
    });
  };
  const look = (owner: object, again: () => void): T | null => {
    if (module !== null) return module;
    waiting.set(owner, again);
    soon();
    return null;
  };
  return Object.assign(look, { soon });
}
