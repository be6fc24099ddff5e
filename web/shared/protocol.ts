// What the page and the worker say to each other: intents go one way, snapshots come back. Types only, nothing runs
// here. The page owns settings and points (and undo); the worker owns the engine. Model words are Keras's, and are the
// engine's own types written down once more, because this room sees nothing; the worker checks that they agree.

import type { Ahead } from "./ahead.ts";
import type { Check, CheckWish } from "./check.ts";
import type { Race, RaceWish } from "./race.ts";
import type { Recipe, TableFacts, TableProbe, TableTold } from "./table.ts";

export type Activation = "linear" | "relu" | "leakyRelu" | "elu" | "sigmoid" | "tanh" | "softmax";

export type Initializer =
  | "glorotUniform"
  | "glorotNormal"
  | "heUniform"
  | "heNormal"
  | "lecunUniform"
  | "lecunNormal"
  | "zeros"
  | { readonly type: "constant"; readonly value: number };

export type LayerSpec =
  | {
      readonly type: "dense";
      readonly units: number;
      readonly activation?: Activation;
      readonly useBias?: boolean;
      readonly kernelInitializer?: Initializer;
      readonly name?: string;
    }
  | { readonly type: "dropout"; readonly rate: number; readonly name?: string };

export type Loss = "meanSquaredError" | "binaryCrossentropy";
export type OptimizerType = "sgd" | "adagrad" | "rmsprop" | "adam" | "adamw";
export type ScheduleType = "constant" | "step" | "exponential" | "cosine" | "inverseTime";

export interface OptimizerSpec {
  readonly type: OptimizerType;
  readonly momentum?: number;
  readonly nesterov?: boolean;
  readonly weightDecay?: number;
  readonly schedule?: { readonly type: ScheduleType; readonly steps?: number; readonly warmupSteps?: number };
}

/** A learning rate, or "auto": 1 / λmax of the exact answer's Hessian, rounded to one digit, again at each change of data. */
export type Rate = number | "auto";

/** What is trained. Meaning and defaults are the engine's; the number of inputs follows from the features. */
export interface ModelSpec {
  readonly layers: readonly LayerSpec[];
  readonly loss: Loss;
  readonly optimizer: OptimizerSpec;
  readonly learningRate: Rate;
  readonly regularization?: { readonly l1?: number; readonly l2?: number };
  /** Rows of one step; "full" is all the rows there are to learn from. */
  readonly batchSize: number | "full";
  /** Draws weights and batches. 0 to 2^53 - 1. */
  readonly seed: number;
}

export type FeatureWord = "x1" | "x2" | "x1Squared" | "x2Squared" | "x1x2" | "sinX1" | "sinX2";
export type GeneratorType =
  | "circle"
  | "xor"
  | "gaussian"
  | "spiral"
  | "moons"
  | "rings"
  | "line"
  | "sine"
  | "plane";

/** A point of the plane [-3, 3] x [-3, 3], y up. `label` is 1 (●) or 0 (◆), any number for regression; Line has 0. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

export interface Generate {
  readonly kind: "generate";
  readonly type: GeneratorType;
  /** 1 to 1,000. */
  readonly rows: number;
  /** 0 to 1. */
  readonly noise: number;
  readonly seed: number;
}

/** A table the worker has: "titanic", which it fetches, or the file the reader gave it last. */
export interface TableSource {
  readonly kind: "table";
  readonly table: "titanic" | "own";
  readonly recipe: Recipe;
}

export interface DataSpec {
  readonly source: Generate | { readonly kind: "points"; readonly points: readonly Point[] } | TableSource;
  /** "line": x is the input, y the target. "plane": (x, y) is the input, label the target. "table": as its recipe says. */
  readonly role: "line" | "plane" | "table";
  /** What the model sees of a point; ["x1"] for a line; nothing of it for a table. */
  readonly features: readonly FeatureWord[];
  /** Of a table: how many inputs its recipe made of it. The worker fills it in. */
  readonly inputs?: number;
  /** The share held back, 0 to below 1. At least one point is always learnt from. */
  readonly validation: number;
  /** Draws which points are held back. */
  readonly seed: number;
}

export interface GridSize {
  readonly width: number;
  readonly height: number;
}

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
}

/** Two ways through the space of all weights, which the hill is shown over. */
export type HillAxes =
  | { readonly kind: "pair"; readonly x: WeightPlace; readonly y: WeightPlace }
  /** Filter-normalised: a distance of 1 is as long as the weights themselves. */
  | { readonly kind: "random"; readonly seed: number }
  /** Where the walk spreads most. */
  | { readonly kind: "walk" };

export interface WeightPlace {
  /** As in Snapshot.parameters. */
  readonly name: string;
  readonly index: number;
}

export interface HillProbe {
  readonly axes: HillAxes;
  /** How much wider than what the walk needs; 1 is just that. */
  readonly zoom: number;
}

export type Phase = "batch" | "forward" | "loss" | "backward" | "update";

/** How far one advance goes: an operation, to the end of a phase, of a step, of an epoch. */
export type AdvanceUnit = "op" | "phase" | "step" | "epoch";

/** Steps a second, or as many as there is time for. */
export type Speed = number | "max";

export type Intent =
  /** A new session from scratch, at step 0; `start` replaces drawn weights, and rewinding returns there too. */
  | {
      readonly type: "build";
      readonly spec: ModelSpec;
      readonly data: DataSpec;
      readonly probes: Probes;
      readonly start?: readonly ParameterChange[];
    }
  /** Other points or another split; weights, moments and step stay. Another number of features fits the first layer anew. */
  | { readonly type: "data"; readonly data: DataSpec }
  /** Hyperparameters at once; changed layers keep each weight that still has its place. `seed` is not looked at. */
  | { readonly type: "update"; readonly spec: ModelSpec }
  | { readonly type: "run"; readonly speed: Speed }
  | { readonly type: "pause" }
  /** So many operations, phases, steps or epochs, then still. A step left half done is finished by whatever walks on. */
  | { readonly type: "advance"; readonly count: number; readonly unit: AdvanceUnit }
  /** The same start again, or with a seed another one. */
  | { readonly type: "reset"; readonly seed?: number; readonly start?: readonly ParameterChange[] }
  /** By hand. At step 0 they become the start. */
  | { readonly type: "setParameters"; readonly changes: readonly ParameterChange[] }
  | { readonly type: "probe"; readonly probes: Probes }
  /** Weights as they were at that step (at most the last one walked); points stay as they are now. */
  | { readonly type: "scrub"; readonly step: number }
  /** The way out of a diverged run, on at this rate. */
  | { readonly type: "recover"; readonly to: "lastGood" | "best"; readonly learningRate: Rate }
  /** Reads a file as a table, beside the walk; what comes of it is told by `table.file`. null: let go of it. */
  | { readonly type: "file"; readonly file: File | null }
  /** Points only, for thumbnails; nothing else changes. The answer's value is Point[]. */
  | { readonly type: "generate"; readonly source: Generate; readonly role: "line" | "plane" };

export interface ParameterChange {
  /** As in Snapshot.parameters, e.g. "dense_1/kernel". */
  readonly name: string;
  readonly index: number;
  readonly value: number;
}

/** Numbers of one part of the data. null: no finite value. */
export interface Score {
  readonly loss: number | null;
  /** Classes: the share right at 0.5. */
  readonly accuracy?: number;
  /** Regression: 1 - SSE / SST. */
  readonly r2?: number;
  readonly rows: number;
}

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** [height][width], row 0 at the top (y = 3), column 0 at x = -3: values at the centres of the cells. */
export interface Grid extends GridSize {
  readonly values: Float32Array;
}

/** All units of one layer: [units][height][width], rows as in Grid. */
export interface LayerGrids extends GridSize {
  /** "features", or the dense layer's name. */
  readonly name: string;
  readonly units: number;
  readonly values: Float32Array;
}

/** One entry a check (start, ends of epochs); long walks are thinned. NaN where there is none. */
export interface History {
  readonly step: Float64Array;
  /** Full training loss, penalty apart. */
  readonly loss: Float64Array;
  readonly heldLoss: Float64Array;
}

/** Recorded steps, oldest first, and all parameters then: [entries][width], in the order of `parameters`. */
export interface Trail {
  readonly step: Float64Array;
  readonly width: number;
  readonly values: Float32Array;
}

export interface Exact {
  readonly kind: "leastSquares" | "newton";
  readonly parameters: readonly Tensor[];
  readonly loss: number;
  readonly r2?: number;
  readonly maxStableRate?: number;
  readonly conditionNumber?: number;
  readonly note: "unique" | "separable" | "rank-deficient";
}

/** The loss, penalty included, over a piece of the plane that two directions span through the weights of `step`. */
export interface HillSlice extends Grid {
  readonly step: number;
  /** Where the picture's edges are: values of the two weights, or distances along the directions. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** One number a parameter; a move by (dx, dy) in the picture adds dx and dy times these. */
  readonly directions: readonly [Float32Array, Float32Array];
}

/** The hill as asked for by `probes.hill`. */
export interface Hill {
  readonly axes: HillAxes;
  /** "still": a walk that has gone nowhere spans no plane; "gone": no such weights; "none": no points, or no finite weights. */
  readonly state: "ready" | "still" | "gone" | "none";
  /** null until the first one is computed. The same object as long as it stands. */
  readonly slice: HillSlice | null;
  /** The present weights seen in the slice. */
  readonly here: readonly [number, number];
  /** The walk so far, oldest first, seen in the slice: x, y, x, y... */
  readonly path: Float32Array;
}

/** One of the last steps before a divergence. */
export interface LastStep {
  readonly step: number;
  /** Full training loss after it; null: beyond the largest number. */
  readonly loss: number | null;
  /** Of the number named in Divergence.weight. */
  readonly value: number;
}

export interface Divergence {
  readonly step: number;
  readonly reason: "non-finite" | "growing";
  readonly layer: string;
  readonly lastGoodStep: number;
  readonly bestStep: number;
  /** Full training loss at the start and when it was stopped; null: beyond the largest number. */
  readonly firstLoss: number | null;
  readonly lastLoss: number | null;
  /** The last ten steps and where they began, oldest first; fewer at the start of a walk. */
  readonly last: readonly LastStep[];
  /** The number that moved furthest in them; null where none did. */
  readonly weight: { readonly name: string; readonly index: number } | null;
  /** Largest eigenvalue of the Hessian of loss and penalty at `bestStep`, an estimate; null where the numbers run out. */
  readonly steepest: number | null;
}

/** One operation of a training step, as the engine will do it. */
export interface PlanStep {
  /** Of the value it makes: "dense_1/z", "d_dense_1/kernel". */
  readonly name: string;
  readonly op: string;
  readonly phase: Phase;
  /** Without the rows of the batch. */
  readonly shape: readonly number[];
  readonly batched: boolean;
  /** Names of what it reads: other steps, parameters, or for updates the groups "parameters", "gradients", "memory_1"... */
  readonly inputs: readonly string[];
}

/** What an operation reads besides tensors: the settings in force, as the engine rounds them. */
export interface StepNumbers {
  /** Of this step, after schedule and warm-up. */
  readonly rate: number;
  readonly momentum: number;
  readonly nesterov: boolean;
  readonly rho: number;
  readonly beta1: number;
  readonly beta2: number;
  /** 1 - β₁ᵗ and 1 - β₂ᵗ. */
  readonly corrections: readonly [number, number];
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly l1: number;
  readonly l2: number;
  /** Of the dropout layer that is active; 0 without. */
  readonly dropout: number;
}

/** Where in its plan a step has come to, and the numbers of the last operation, unrounded. */
export interface Cursor {
  /** Place of the operation just done, 0 to count - 1. */
  readonly index: number;
  readonly count: number;
  readonly phase: Phase;
  readonly op: string;
  /** The name of the value it made. */
  readonly node: string;
  /** It finished the step. */
  readonly done: boolean;
  /** What it read, before it ran: a tensor an input, or of a group one a parameter. Batched ones have the rows in front. */
  readonly operands: readonly (readonly Tensor[])[];
  /** What it made; for an update the parameters, then what the optimizer remembers. */
  readonly results: readonly (readonly Tensor[])[];
  readonly numbers: StepNumbers;
  /** Which points the rows of the batch are. */
  readonly batch: Uint32Array;
}

/** One point's own step, nothing updated: dropout and penalties left out, so the gradients are those of its own loss. */
export interface Sample {
  readonly point: number;
  /** By the plan's names without rows: "input", "dense_1/z", "dense_1", "loss", "d_dense_1/z", "d_dense_1/kernel"... */
  readonly values: readonly Tensor[];
  /** The dense layers, first to last. */
  readonly layers: readonly { readonly name: string; readonly activation: Activation }[];
  readonly loss: Loss;
  /** Points of a full step: each counts for 1/rows of its gradient. */
  readonly rows: number;
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
  /** Of a table: what was made of it, the same object as long as that stands, and what `probes.table` asks for. */
  readonly facts?: TableFacts;
  readonly table?: TableTold;
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
export type Delta = Omit<Snapshot, "points" | "split" | "history" | "exact" | "hill"> &
  Partial<Pick<Snapshot, "points" | "split" | "history">> & {
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
