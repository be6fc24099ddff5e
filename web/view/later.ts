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

export interface Gestures<T> {
  /** Acts on the gesture: at once where the code is there, else when it comes, in their order. `on`: where it was made. */
  <E extends Element>(event: Event, act: (hands: T, on: E) => void): void;
  soon(): void;
}

/** What gestures mean, fetched with the first of them. Those that can't be fetched do nothing. */
export function gestures<T>(load: () => Promise<T>): Gestures<T> {
  let here: T | null = null;
  const bring = (then: (hands: T) => void): void => {
    load().then(
      (hands) => {
        here = hands;
        then(hands);
      },
      () => undefined,
    );
  };
  const meant = <E extends Element>({ currentTarget }: Event, act: (hands: T, on: E) => void): void => {
    const then = (hands: T): void => act(hands, currentTarget as E);
    if (here === null) bring(then);
    else then(here);
  };
  return Object.assign(meant, { soon: () => bring(() => undefined) });
}
