// What is trained on what: the words of models and data, as the page says them to the worker. Types only. They are Keras's
// words and the engine's own types written down once more, because this room sees nothing; the worker checks that they agree.

import type { Recipe } from "./table.ts";

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

export type Loss = "meanSquaredError" | "binaryCrossentropy" | "sparseCategoricalCrossentropy";
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
