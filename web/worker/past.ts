// The past of a walk: checkpoints at regular steps and a log of what was changed by hand, so that any step can be
// walked to again bit by bit. It only remembers; walk.ts replays.

import type { Tensor } from "../engine/index.ts";
import type { ModelSpec, ParameterChange } from "../shared/protocol.ts";
import type { Settings } from "../shared/settings.ts";
import type { Material } from "./material.ts";
import { type Entry, type Kept, Trail } from "./trail.ts";

/** What is trained on what, at which rate. */
export interface Setup {
  readonly spec: ModelSpec;
  readonly material: Material;
  /** "auto" resolved: a literal number, so that a replay never computes it again. */
  readonly rate: number;
  /** The page's own settings behind spec and material; only handed back. */
  readonly settings: Settings | null;
}

export type Edit = { readonly step: number } & (
  | { readonly setup: Setup }
  /** All weights after it, and what was set. */
  | { readonly weights: readonly Tensor[]; readonly changes: readonly ParameterChange[] }
);

/** A place to replay from: the bytes, what was in force, and how much of the log lies before. */
export interface Mark {
  readonly bytes: Uint8Array;
  readonly setup: Setup;
  readonly edits: number;
}

/** The past of a walk that was left: its marks are shared with the walk that went on from there. */
export interface KeptPast {
  readonly log: readonly Edit[];
  readonly marks: Kept<Mark>;
}

const kMarks = 256;
const kMarkEvery = 50; // steps, at first
const kMarkBytes = 8e6; // as the first one weighs
const kFewestMarks = 16;
const kLongestLog = 500; // edits

export class Past {
  #log: Edit[] = [];
  readonly #marks: Trail<Mark>;
  /** The state to come back to after a crash. */
  latest: Entry<Mark>;

  constructor(first: Entry<Mark>) {
    this.latest = first;
    const most = Math.floor(kMarkBytes / first.value.bytes.length);
    this.#marks = new Trail(Math.max(kFewestMarks, Math.min(kMarks, most)), kMarkEvery);
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

  get kept(): KeptPast {
    return { log: this.#log, marks: this.#marks.kept };
  }
  /** Goes on with what was kept; the state for a crash is its last mark. */
  adopt({ log, marks }: KeptPast): void {
    this.#log = [...log];
    this.#marks.adopt(marks);
    this.latest = marks.entries.at(-1) ?? this.latest;
  }

  /** Nothing was changed by hand after `step`, and then the same was in force: walking on comes to what lies ahead. */
  leadsOn(step: number, inForce: Setup): boolean {
    return !this.#log.some((edit) => edit.step > step) && setupAt(this.kept, step) === inForce;
  }

  /** Writes an edit down; changes of setup at one step, with no mark between, are one where the way between can't matter. */
  note(edit: Edit): void {
    const last = this.#log.at(-1);
    const marked = Math.max(this.latest.value.edits, this.#marks.entries.at(-1)?.value.edits ?? 0);
    const joins = last && marked < this.#log.length && canJoin(last, edit);
    this.#log = joins ? [...this.#log.slice(0, -1), edit] : [...this.#log, edit];
  }

  /** Another future begins at `step`: what lay beyond is dropped, and the setup in force stays in force. */
  cutAfter(step: number, inForce: Setup): void {
    this.#log = this.#log.filter((edit) => edit.step <= step);
    this.#marks.cutAfter(step);
    if (setupAt(this.kept, step) !== inForce) this.#log = [...this.#log, { step, setup: inForce }];
  }

  /** Nothing before this mark, which must count no edits, can be gone back to any more. */
  beginAt(first: Entry<Mark>): void {
    this.#log = [];
    this.latest = first;
    this.#marks.clear();
    this.#marks.push(first);
  }
}

/** Weights and moments that have lost their place don't come back with it: such changes are kept one by one. */
const canJoin = (last: Edit, edit: Edit): boolean =>
  last.step === edit.step &&
  "setup" in last &&
  "setup" in edit &&
  placesOf(last.setup) === placesOf(edit.setup);
const placesOf = ({ spec, material }: Setup): string =>
  JSON.stringify([spec.layers, spec.optimizer, material.spec.features]);

/** What was in force at a step. */
export function setupAt({ log, marks }: KeptPast, step: number): Setup | undefined {
  const last = log.findLast((edit) => "setup" in edit && edit.step <= step);
  return last && "setup" in last ? last.setup : marks.entries[0]?.value.setup;
}
