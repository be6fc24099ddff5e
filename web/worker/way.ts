// What is kept of the way under way: how far it was walked, places to go back to, trails for pictures, the checks of
// the loss that the session itself has forgotten by going back; and the ways that were left at its forks. It only keeps.

import type { History } from "../engine/index.ts";
import type { Branch } from "../shared/protocol.ts";
import type { Branches, Left } from "./branches.ts";
import { type Mark, Past, type Setup, setupAt } from "./past.ts";
import { type Entry, Trail } from "./trail.ts";

let ways: typeof import("./branches.ts") | null = null;

/** To be waited for before the first step back. Where it can't be had, a change there drops what lay ahead. */
export async function bringBranches(): Promise<void> {
  ways ??= await import("./branches.ts").catch(() => null);
}

const kNone: readonly Branch[] = [];

export class Way {
  readonly past: Past;
  /** All parameters at regular steps: for the page, and for whoever sets `route`. */
  #trail: Trail<Float32Array> | null = null;
  route: Trail<Float32Array> | null = null;
  #branches: Branches | null = null;
  /** Checks of the way, once it has gone back or on from elsewhere: the session's own then have gaps. */
  #record: History | null = null;
  #walked = 0;

  constructor(first: Entry<Mark>) {
    this.past = new Past(first);
  }

  get trail(): Trail<Float32Array> | null {
    return this.#trail;
  }
  /** Ways that were left; the same list until something changes. */
  get branches(): readonly Branch[] {
    return this.#branches?.told ?? kNone;
  }
  /** The last step there is a way to from `step`. */
  walked(step: number): number {
    return Math.max(this.#walked, step);
  }
  /** Steps of edits that can be seen on it. */
  edits(step: number): readonly number[] {
    const steps = this.past.edits.map((edit) => edit.step);
    return [...new Set(steps)].filter((at) => at > 0 && at <= this.walked(step));
  }
  /** All checks; `own` are the session's. */
  history(own: History): History {
    return this.#record === null ? own : (ways?.joined(this.#record, own) ?? own);
  }

  keepTrail(most: number | undefined): void {
    this.#trail = most === undefined ? null : new Trail(most);
  }
  /** Steps from `step` to where something is to be noted, at most `most`. */
  untilNext(step: number, most: number): number {
    const trails = [this.#trail, this.route].map((trail) => trail?.untilNext(step) ?? most);
    return Math.min(most, this.past.untilNextMark(step), ...trails);
  }
  note(step: number, weights: () => Float32Array): void {
    for (const trail of [this.#trail, this.route]) trail?.offer(step, weights);
  }

  /** The walk is about to go back from `step`. */
  lookBack(step: number, own: History): void {
    this.#walked = this.walked(step);
    this.#record = this.history(own);
  }

  /** Another future begins at `step`: what lay ahead is left as a branch. False where nothing did. */
  leave(step: number, own: () => History, inForce: Setup): boolean {
    if (step >= this.#walked) return false;
    this.#branches ??= ways && new ways.Branches();
    this.#branches?.fork(this.#left(step, own()), step);
    this.cutAfter(step, inForce);
    return true;
  }

  /** What lay beyond `step` is dropped. */
  cutAfter(step: number, inForce: Setup): void {
    this.past.cutAfter(step, inForce);
    this.#trail?.cutAfter(step);
    this.route?.cutAfter(step);
    if (this.#record) this.#record = ways?.until(this.#record, step) ?? null;
    this.#walked = step;
  }

  /** Goes over to a way that was left; returns what was in force at its end. Errors: RangeError, and nothing changes. */
  take(id: number, step: number, own: History): Setup | undefined {
    const found = this.#branches?.change(this.#left(step, own), id);
    if (found === undefined) throw new RangeError("no way was left");
    this.past.adopt(found.past);
    if (found.trail) this.#trail?.adopt(found.trail);
    else this.#trail?.clear();
    this.route?.clear();
    this.#walked = found.walked;
    this.#record = found.history;
    return setupAt(found.past, found.walked);
  }

  /** Errors: RangeError. */
  drop(id: number): void {
    this.#branches?.drop(id);
  }

  /** Nothing before this mark, which must count no edits, can be gone back to any more, and no other way either. */
  beginAt(first: Entry<Mark>): void {
    this.past.beginAt(first);
    this.#branches = this.#record = null;
    this.#walked = first.step;
    this.#trail?.clear();
    this.route?.clear();
  }

  /** The way under way, as somebody who leaves it must keep it. */
  #left(step: number, own: History): Left {
    return {
      walked: this.walked(step),
      past: this.past.kept,
      trail: this.#trail?.kept ?? null,
      history: this.history(own),
    };
  }
}
