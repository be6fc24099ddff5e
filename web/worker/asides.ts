// What is computed beside a walk, by its probe: each is fetched with the first wish for it and let go of with the last.

import type { Engine } from "../engine/index.ts";
import type { Delta, Probes } from "../shared/protocol.ts";
import type { Aside, AsideHost } from "./aside.ts";
import type { Walk } from "./walk.ts";

const asides = {
  hill: async () => (await import("./hill.ts")).aside,
  ahead: async () => (await import("./ahead.ts")).aside,
  race: async () => (await import("./race.ts")).aside,
  log: async () => (await import("./log.ts")).aside,
  take: async () => (await import("./take.ts")).aside,
};
type AsideName = keyof typeof asides;
const asideNames = Object.keys(asides) as AsideName[];

export class Asides {
  readonly #host: Omit<AsideHost, "engine">;
  #engine: Engine | null = null;
  #probes: Probes = {};
  /** null: its code is being fetched. */
  #all = new Map<AsideName, Aside | null>();

  constructor(host: Omit<AsideHost, "engine">) {
    this.#host = host;
  }

  /** On with another engine; what belonged to the one before is gone. */
  moveTo(engine: Engine): void {
    this.#engine = engine;
    this.#all = new Map();
    this.wish(this.#probes);
  }

  /** Fetches what is wished for, lets go of what is not. */
  wish(probes: Probes): void {
    this.#probes = probes;
    const [all, engine, host] = [this.#all, this.#engine, this.#host];
    for (const name of asideNames) {
      const there = all.get(name);
      if (!probes[name]) {
        if (there) all.delete(name);
        there?.dispose();
      } else if (there === undefined && engine) {
        all.set(name, null);
        asides[name]().then((make) => {
          if (all !== this.#all) return;
          all.set(name, make({ ...host, engine }));
          this.wish(this.#probes); // it may no longer be wished for
          host.changed();
        }, host.failed);
      }
    }
  }

  /** What a snapshot tells of them. */
  told(walk: Walk, running: boolean): Partial<Delta> {
    return Object.fromEntries(
      [...this.#all].flatMap(([name, aside]) => {
        const wish = this.#probes[name];
        const told = wish && aside?.at(walk, wish as never, running);
        return told ? [[name, told]] : [];
      }),
    );
  }
}
