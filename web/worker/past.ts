// The past of a walk: checkpoints at regular steps and a log of what was changed by hand, so that any step can be
// walked to again bit by bit. It only remembers; walk.ts replays.

import type { Tensor } from "../engine/index.ts";
import type { ModelSpec } from "../shared/protocol.ts";
import type { Material } from "./material.ts";
import { type Entry, Trail } from "./trail.ts";

/** What is trained on what, at which rate. */
export interface Setup {
  readonly spec: ModelSpec;
  readonly material: Material;
  /** "auto" resolved: a literal number, so that a replay never computes it again. */
  readonly rate: number;
}

export type Edit = { readonly step: number } & (
  | { readonly setup: Setup }
  | { readonly weights: readonly Tensor[] }
);

/** A place to replay from: the bytes, what was in force, and how much of the log lies before. */
export interface Mark {
  readonly bytes: Uint8Array;
  readonly setup: Setup;
  readonly edits: number;
}

const kMarks = 64;
const kMarkEvery = 50; // steps, at first
const kLongestLog = 500; // edits

export class Past {
  #log: Edit[] = [];
  readonly #marks = new Trail<Mark>(kMarks, kMarkEvery);
  /** The state to come back to after a crash. */
  latest: Entry<Mark>;

  constructor(first: Entry<Mark>) {
    this.latest = first;
    this.#marks.push(first);
  }

  get edits(): readonly Edit[] {
    return this.#log;
  }
  /** More edits than are worth keeping: time to forget. */
  get isLong(): boolean {
    return this.#log.length > kLongestLog;
  }
  /** Steps before this one can't be gone back to. */
  get earliest(): number {
    return this.#marks.entries[0]?.step ?? 0;
  }

  get marks(): readonly Entry<Mark>[] {
    return this.#marks.entries;
  }

  untilNextMark(step: number): number {
    return this.#marks.untilNext(step);
  }
  offerMark(step: number, make: () => Mark): void {
    this.#marks.offer(step, make);
  }
  markBefore(step: number): Mark | undefined {
    return this.#marks.before(step)?.value;
  }
  editsAfter(mark: Mark): readonly Edit[] {
    return this.#log.slice(mark.edits);
  }

  /** Writes an edit down; changes of setup at one step, with no mark between, are one. */
  note(edit: Edit): void {
    const last = this.#log.at(-1);
    const marked = Math.max(this.latest.value.edits, this.#marks.entries.at(-1)?.value.edits ?? 0);
    const joins = last?.step === edit.step && "setup" in last && "setup" in edit && marked < this.#log.length;
    if (joins) this.#log.pop();
    this.#log.push(edit);
  }

  /** Another future begins at `step`: what lay beyond is dropped, and the setup in force stays in force. */
  cutAfter(step: number, inForce: Setup): void {
    this.#log = this.#log.filter((edit) => edit.step <= step);
    this.#marks.cutAfter(step);
    const last = this.#log.findLast((edit) => "setup" in edit);
    const then = last && "setup" in last ? last.setup : this.#marks.entries[0]?.value.setup;
    if (then !== inForce) this.#log.push({ step, setup: inForce });
  }

  /** Nothing before this mark, which must count no edits, can be gone back to any more. */
  beginAt(first: Entry<Mark>): void {
    this.#log = [];
    this.latest = first;
    this.#marks.clear();
    this.#marks.push(first);
  }
}
