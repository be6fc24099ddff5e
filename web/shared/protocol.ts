// What the page and the worker say to each other: intents go one way, snapshots come back. Types only, nothing runs
// here. The page owns settings and points (and undo); the worker owns the engine. What the messages are made of stands in
// the files named below, and is found through this one.

import type { Ahead } from "./ahead.ts";
import type { Check, CheckWish } from "./check.ts";
import type { PickedFile } from "./digits.ts";
import type { Hill, HillProbe } from "./hill.ts";
import type { WalkLog } from "./log.ts";
import type { DataSpec, Generate, ModelSpec, Point, Rate } from "./model.ts";
import type { Branch, Exact, Grid, GridSize, History, LayerGrids, Score, Tensor, Trail } from "./numbers.ts";
import type { Race, RaceWish } from "./race.ts";
import type { Settings } from "./settings.ts";
import type { TableFacts, TableProbe, TableTold } from "./table.ts";
import type { Taken, TakeWish } from "./take.ts";
import type { Cursor, Divergence, PlanStep, Sample } from "./watch.ts";

export type * from "./hill.ts";
export type * from "./model.ts";
export type * from "./numbers.ts";
export type * from "./watch.ts";

/** What a snapshot should carry beyond its numbers. What is left out costs nothing. */
export interface Probes {
  /** The model's answer over the plane. */
  readonly field?: GridSize;
  /** The answers of every neuron (and every feature) over the plane, small. */
  readonly tiles?: GridSize;
  /** One neuron's answers, large. `layer` -1 is the features. */
  readonly enlarge?: GridSize & { readonly layer: number; readonly unit: number };
  /** The exact answer, where there is one. */
  readonly exact?: boolean;
  /** The model's answer for every point. */
  readonly predictions?: boolean;
  /** Gradients of the last step. */
  readonly gradients?: boolean;
  /** All parameters after each step, thinned evenly when there are more than this many (2 to 4,096). */
  readonly trail?: number;
  /** The plan of a step, and while it is walked by operations what the last one read and made. */
  readonly plan?: boolean;
  /** One point's own step, by its place in the points. */
  readonly sample?: number;
  /** A cut through the loss, computed between slices of training. */
  readonly hill?: HillProbe;
  /** Slopes measured by nudging; a little with each snapshot until all is measured. */
  readonly check?: CheckWish;
  /** The step that comes next, and what the optimizer remembers. */
  readonly ahead?: boolean;
  /** Other walks from the same start, each on its own beside this one. */
  readonly race?: RaceWish;
  /** What to tell of a table. */
  readonly table?: TableProbe;
  /** What was changed by hand after which step. */
  readonly log?: boolean;
  /** The model, to be taken away. */
  readonly take?: TakeWish;
}

/** How far one advance goes: an operation, to the end of a phase, of a step, of an epoch. */
export type AdvanceUnit = "op" | "phase" | "step" | "epoch";

/** Steps a second, or as many as there is time for. */
export type Speed = number | "max";

/** `settings` are the page's own behind spec and data: only kept, and handed back with the branches (Branch). */
export type Intent =
  /** A new session from scratch, at step 0; `start` replaces drawn weights, and rewinding returns there too. */
  | {
      readonly type: "build";
      readonly spec: ModelSpec;
      readonly data: DataSpec;
      readonly probes: Probes;
      readonly start?: readonly ParameterChange[];
      readonly settings?: Settings;
    }
  /** Other points or another split; weights, moments and step stay. Another number of features fits the first layer anew. */
  | { readonly type: "data"; readonly data: DataSpec; readonly settings?: Settings }
  /** Hyperparameters at once; changed layers keep each weight that still has its place. `seed` is not looked at. */
  | { readonly type: "update"; readonly spec: ModelSpec; readonly settings?: Settings }
  | { readonly type: "run"; readonly speed: Speed }
  | { readonly type: "pause" }
  /** So many operations, phases, steps or epochs, then still. A step left half done is finished by whatever walks on. */
  | { readonly type: "advance"; readonly count: number; readonly unit: AdvanceUnit }
  /** The same start again, or with a seed another one. */
  | { readonly type: "reset"; readonly seed?: number; readonly start?: readonly ParameterChange[] }
  /** By hand. At step 0 they become the start. */
  | { readonly type: "setParameters"; readonly changes: readonly ParameterChange[] }
  | { readonly type: "probe"; readonly probes: Probes }
  /**
   * Weights as they were at that step (at most the last one walked); points and settings stay as they are now. Walking
   * on then comes to what lies ahead; a change, now or at a later step walked, leaves it as a branch.
   */
  | { readonly type: "scrub"; readonly step: number }
  /** The way out of a diverged run, on at this rate. */
  | {
      readonly type: "recover";
      readonly to: "lastGood" | "best";
      readonly learningRate: Rate;
      readonly settings?: Settings;
    }
  /** Back to a way that was left, with its points and settings: to its end, or to one of its steps. */
  | { readonly type: "takeBranch"; readonly id: number; readonly step?: number }
  /** Forgets a way that was left. */
  | { readonly type: "dropBranch"; readonly id: number }
  /** Reads a file as a table, beside the walk; what comes of it is told by `table.file`. null: let go of it. */
  | { readonly type: "file"; readonly file: PickedFile | null }
  /** On from a checkpoint of this model on this data; where it is none, from these weights, at step 0. */
  | { readonly type: "resume"; readonly checkpoint: Uint8Array; readonly start: readonly ParameterChange[] }
  /** Points only, for thumbnails; nothing else changes. The answer's value is Point[]. */
  | { readonly type: "generate"; readonly source: Generate; readonly role: "line" | "plane" };

export interface ParameterChange {
  /** As in Snapshot.parameters, e.g. "dense_1/kernel". */
  readonly name: string;
  readonly index: number;
  readonly value: number;
}

/** A state of the session: copies, free to keep until the next one. */
export interface Snapshot {
  readonly step: number;
  readonly epoch: number;
  readonly running: boolean;
  /** The largest step walked since the start; above `step` after a scrub. */
  readonly walked: number;
  /** Data loss of the last batch before its update; null before the first step. */
  readonly batchLoss: number | null;
  /** l1·Σ|w| + l2·Σw² now. */
  readonly penalty: number | null;
  /** null: no points. */
  readonly train: Score | null;
  readonly held: Score | null;
  /** The rate in force before any schedule ("auto" resolved). */
  readonly learningRate: number;
  readonly parameters: readonly Tensor[];
  readonly gradients?: readonly Tensor[];
  /** Points in force and, for each, whether it is learnt from (0) or held back (1). */
  readonly points: readonly Point[];
  readonly split: Uint8Array;
  /** One answer a point, in their order. */
  readonly predictions?: Float32Array;
  readonly field?: Grid;
  readonly tiles?: readonly LayerGrids[];
  readonly enlarged?: Grid;
  readonly history: History;
  readonly trail?: Trail;
  /** Longest ago left first, at most seven; the same list until one changes. Absent: none. */
  readonly branches?: readonly Branch[];
  readonly exact?: Exact;
  /** Steps after which points, settings or weights were changed by hand. */
  readonly edits: readonly number[];
  readonly diverged?: Divergence;
  /** A layer whose gradient has died while nothing was learnt. */
  readonly saturated?: string;
  /** Asked for by `probes.plan`; `cursor` only while the walk goes by operations. */
  readonly plan?: readonly PlanStep[];
  readonly cursor?: Cursor;
  /** Asked for by `probes.sample`, while there is such a point. */
  readonly sample?: Sample;
  readonly hill?: Hill;
  /** Asked for by `probes.check`. */
  readonly check?: Check;
  /** Asked for by `probes.ahead`, while there is a next step. */
  readonly ahead?: Ahead;
  /** Asked for by `probes.race`; absent where nothing is new since the last snapshot that had it. */
  readonly race?: Race;
  /** Asked for by `probes.take`; once a wish. */
  readonly take?: Taken;
  /** Of a table: what was made of it, the same object as long as that stands, and what `probes.table` asks for. */
  readonly facts?: TableFacts;
  readonly table?: TableTold;
  /** Asked for by `probes.log`; absent where nothing is new since the last snapshot that had it. */
  readonly log?: WalkLog;
}

export interface Failure {
  /** The engine's word ("invalid-spec", "too-large", "crashed"...), or "timeout", "worker-failed", "internal". */
  readonly code: string;
  readonly message: string;
  readonly where: string;
}

/** Page to worker. */
export type Request =
  | { readonly kind: "open"; readonly id: number }
  | { readonly kind: "intent"; readonly id: number; readonly intent: Intent }
  /** The last snapshot was drawn; its large buffers come home. */
  | { readonly kind: "seen"; readonly buffers: readonly ArrayBuffer[] };

/** A snapshot on the wire: what did not change since the last one is left out, and the client fills it in. */
export type Delta = Omit<Snapshot, "points" | "split" | "history" | "branches" | "exact" | "hill"> &
  Partial<Pick<Snapshot, "points" | "split" | "history" | "branches">> & {
    readonly exact?: Exact | null;
    readonly hill?: Omit<Hill, "slice"> & Partial<Pick<Hill, "slice">>;
  };

/** Worker to page. */
export type Reply =
  | { readonly kind: "done"; readonly id: number; readonly points?: readonly Point[] }
  | { readonly kind: "failed"; readonly id: number; readonly failure: Failure }
  | { readonly kind: "snapshot"; readonly delta: Delta }
  /** Training stopped outside any request. `kept`: it was rebuilt from its last checkpoint, at this step. */
  | { readonly kind: "broken"; readonly failure: Failure; readonly kept: number | null };
