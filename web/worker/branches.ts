// The ways a walk has gone on from its forks. A way that was left keeps what is needed to walk it again bit by bit;
// whatever lies before the fork it shares with the way that went on. Bounded: the ways left longest ago get by with
// fewer marks, then go. Knows no engine (walk.ts).

import type { History } from "../engine/index.ts";
import type { Branch } from "../shared/protocol.ts";
import { type KeptPast, setupAt } from "./past.ts";
import type { Kept } from "./trail.ts";

export { joined, until } from "./record.ts";

/** A way as it was left. */
export interface Left {
  readonly walked: number;
  readonly past: KeptPast;
  readonly trail: Kept<Float32Array> | null;
  /** Checks of the whole way. */
  readonly history: History;
}

/** Where a way began: at step `fork` of another one. */
interface Root {
  readonly id: number;
  readonly parent: number | null;
  readonly fork: number;
}

type Way = Root & Left;

const kMost = 8; // with the one under way
const kColoured = 3; // beside it
const kFewestMarks = 8;

export class Branches {
  #now: Root = { id: 1, parent: null, fork: 0 };
  /** Longest ago left first. */
  #left: readonly Way[] = [];
  #next = 2;
  #told: readonly Branch[] | null = null;

  /** For the page, the same list until something changes. */
  get told(): readonly Branch[] {
    this.#told ??= this.#left.map((way) => told(way, this.#parting(way)));
    return this.#told;
  }

  /** The way under way is left; another goes on from `step`. */
  fork(left: Left, step: number): void {
    const { id: parent } = this.#now;
    this.#leave(left);
    this.#now = { id: this.#next++, parent, fork: step };
    this.#dropSome();
  }

  /** The way under way is left for an earlier one, which is returned. Errors: RangeError, and nothing changes. */
  change(left: Left, id: number): Left {
    const found = this.find(id);
    this.#left = this.#left.filter((way) => way !== found);
    this.#leave(left);
    this.#now = { id, parent: found.parent, fork: found.fork };
    this.#dropSome();
    return found;
  }

  /** Ways that went on from it now go on from where it came from. Errors: RangeError. */
  drop(id: number): void {
    const gone = this.find(id);
    const heir = <W extends Root>(way: W): W =>
      way.parent === id ? { ...way, parent: gone.parent, fork: Math.min(way.fork, gone.fork) } : way;
    this.#now = heir(this.#now);
    this.#left = this.#left.filter((way) => way !== gone).map(heir);
    this.#told = null;
  }

  /** Errors: RangeError. */
  find(id: number): Way {
    const found = this.#left.find((way) => way.id === id);
    if (found === undefined) throw new RangeError(`no way with the number ${id} was left`);
    return found;
  }

  /** Those on which no step was walked, and the ones left longest ago when there are too many. */
  #dropSome(): void {
    for (const way of this.#left) if (way.parent !== null && way.walked <= way.fork) this.drop(way.id);
    while (this.#left.length >= kMost) this.drop(this.#left[0]?.id ?? 0);
  }

  #leave(left: Left): void {
    const all: Way[] = [...this.#left, { ...this.#now, ...left }];
    this.#left = all.map((way, i) => (i < all.length - kColoured ? thinned(way) : way));
    this.#told = null;
  }

  /** The last step that a way has in common with the one under way. */
  #parting(way: Root): number {
    const ours = this.#upFrom(this.#now);
    for (const [id, step] of this.#upFrom(way)) {
      const here = ours.get(id);
      if (here !== undefined) return Math.min(step, here);
    }
    return 0;
  }

  /** A way and those it came from: up to which step it is each of them. */
  #upFrom(way: Root): ReadonlyMap<number | null, number> {
    const up = new Map<number | null, number>([[way.id, Number.POSITIVE_INFINITY]]);
    let step = Number.POSITIVE_INFINITY;
    for (let at: Root | undefined = way; at !== undefined; ) {
      step = Math.min(step, at.fork);
      up.set(at.parent, step);
      const { parent }: Root = at;
      at = parent === this.#now.id ? this.#now : this.#left.find(({ id }) => id === parent);
    }
    return up;
  }
}

/** Every second mark goes: the way back there takes longer, and comes to the same bits. */
function thinned(way: Way): Way {
  const { marks } = way.past;
  if (marks.entries.length <= kFewestMarks) return way;
  const entries = marks.entries.filter((_, i) => i % 2 === 0);
  return { ...way, past: { ...way.past, marks: { entries, stride: 2 * marks.stride } } };
}

function told({ id, walked, past, history }: Way, from: number): Branch {
  const setup = setupAt(past, walked);
  const source = setup?.material.spec.source;
  return {
    id,
    from,
    walked,
    settings: setup?.settings ?? null,
    points: source?.kind === "points" ? source.points : null,
    curve: { step: history.step, loss: history.loss },
  };
}
