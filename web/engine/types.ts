// The shapes of models and data: what goes into the engine. Types only: nothing here runs. The words are Keras's; the
// checks and defaults behind them stand in spec.ts and data.ts, the meaning in core. Answers: results.ts.

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

/** A fully connected layer: `activation(x · kernel + bias)`, kernel `[in, units]`, bias `[units]`. */
export interface DenseSpec {
  readonly type: "dense";
  /** Outputs of the layer, from 1. */
  readonly units: number;
  /** Default "linear". */
  readonly activation?: Activation;
  /** Default true. Biases start at 0. */
  readonly useBias?: boolean;
  /** Default "glorotUniform". */
  readonly kernelInitializer?: Initializer;
  /** Default `dense_<n>`, n from 1. */
  readonly name?: string;
}

/** While training, sets each value to 0 with probability `rate` and divides the rest by `1 - rate`. */
export interface DropoutSpec {
  readonly type: "dropout";
  /** From 0, below 1. */
  readonly rate: number;
  readonly name?: string;
}

/** `[H, W, C]` or `[T, F]` to one row of numbers, last dimension fastest. */
export interface FlattenSpec {
  readonly type: "flatten";
  readonly name?: string;
}

export type LayerSpec = DenseSpec | DropoutSpec | FlattenSpec;

export type Loss =
  | "meanSquaredError"
  | "binaryCrossentropy"
  | "categoricalCrossentropy"
  | "sparseCategoricalCrossentropy";

export type OptimizerType = "sgd" | "adagrad" | "rmsprop" | "adam" | "adamw";

export type ScheduleType = "constant" | "step" | "exponential" | "cosine" | "inverseTime";

/**
 * The learning rate over time, t = optimizer steps since the warm-up, α = `learningRate`: constant α; step
 * α·decayRate^⌊t / steps⌋; exponential α·decayRate^(t / steps); inverseTime α / (1 + decayRate·t / steps); cosine
 * α·(f + (1 - f)·(1 + cos(π·min(t, steps) / steps)) / 2), f = `finalFraction`. The warm-up climbs to α in a line.
 */
export interface ScheduleSpec {
  readonly type: ScheduleType;
  /** Length of one decay, in optimizer steps. Default 1,000. */
  readonly steps?: number;
  /** Default 0.5. */
  readonly decayRate?: number;
  /** The share of α that cosine ends with, 0 to 1. Default 0. */
  readonly finalFraction?: number;
  /** Default 0. */
  readonly warmupSteps?: number;
}

export interface OptimizerSpec {
  readonly type: OptimizerType;
  /** Default 0.01; 0.001 for adagrad, rmsprop, adam and adamw (as in Keras). */
  readonly learningRate?: number;
  /** sgd: 0 to below 1. Default 0. */
  readonly momentum?: number;
  /** sgd with momentum. Default false. */
  readonly nesterov?: boolean;
  /** rmsprop: decay of the mean of squares. Default 0.9. */
  readonly rho?: number;
  /** adam, adamw. Default 0.9. */
  readonly beta1?: number;
  /** adam, adamw. Default 0.999. */
  readonly beta2?: number;
  /** adagrad, rmsprop, adam, adamw. Default 1e-7. */
  readonly epsilon?: number;
  /** adamw. Default 0.004. */
  readonly weightDecay?: number;
  /** adagrad: what the sum of squares starts from. Default 0.1. */
  readonly initialAccumulator?: number;
  /** Default constant. */
  readonly schedule?: ScheduleSpec;
}

/** `l1·Σ|w| + l2·Σw²` over all kernels, never biases. Defaults 0. */
export interface RegularizationSpec {
  readonly l1?: number;
  readonly l2?: number;
}

/**
 * Stops a run when validation loss has not fallen for `patience` epochs; then `recover("bestValidation")` goes back to
 * its lowest. As Keras's EarlyStopping, but the start counts as an epoch to be better than. Needs a validation part.
 */
export interface EarlyStoppingSpec {
  /** Epochs. Default 0: never stop early. */
  readonly patience?: number;
  /** A new lowest loss lies more than this below the last one. Default 0. */
  readonly minDelta?: number;
}

export interface ModelSpec {
  /** The only kind so far; may be left out. */
  readonly kind?: "sequential";
  /** One row of data: `[F]`, `[T, F]` or `[H, W, C]`. */
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerSpec[];
  readonly loss: Loss;
  readonly optimizer: OptimizerSpec;
  readonly regularization?: RegularizationSpec;
  /** Rows of one optimizer step; as many as the training part has when it is larger. Default 32. */
  readonly batchSize?: number;
  /** A new order each epoch, by `seed`. Default true. */
  readonly shuffle?: boolean;
  /** 0 to 2^53 - 1. Default 42. */
  readonly seed?: number;
  readonly earlyStopping?: EarlyStoppingSpec;
}

/** What `update` takes: any part of a spec. Nested records are merged; `layers` replaces the list. */
export interface SpecUpdate {
  readonly inputShape?: readonly number[];
  readonly layers?: readonly LayerSpec[];
  readonly loss?: Loss;
  /** Another `type` starts from that type's defaults; the learning rate is kept only if it is given. */
  readonly optimizer?: Partial<OptimizerSpec>;
  readonly regularization?: RegularizationSpec;
  readonly batchSize?: number;
  readonly shuffle?: boolean;
  readonly earlyStopping?: EarlyStoppingSpec;
}

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

export interface GeneratorSpec {
  readonly type: GeneratorType;
  /** 1 to 1,000,000. */
  readonly rows: number;
  /** 0 to 1. Default 0. */
  readonly noise?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** Row-major. Features lie in [-3, 3]; targets are 0 or 1 for the classes, real for line, sine and plane. */
export interface Generated {
  readonly features: Float32Array;
  readonly targets: Float32Array;
  readonly rows: number;
}

/** What a model may see of a point: x₁, x₂, their squares, product and sines. */
export type FeatureWord = "x1" | "x2" | "x1Squared" | "x2Squared" | "x1x2" | "sinX1" | "sinX2";

/** Rows by one number a target (or `units`), or class ids for sparseCategoricalCrossentropy. */
export type Targets = Float32Array | Int32Array;

/** Given rows: features are rows x inputShape, row-major. */
export interface Rows {
  readonly features: Float32Array | Uint8Array;
  readonly targets: Targets;
  readonly rows: number;
}

/** A share of the rows, 0 to below 1, rounded down to rows: drawn by seed, or by the rule named. */
export type Share = number | { readonly fraction: number; readonly by?: "seed" | "last" | "stratified" };

/** How a part of the data is held back: a share of it, or rows of its own. */
export type Part = Share | Rows;

export interface SessionData extends Rows {
  /** What a Uint8Array's numbers are multiplied by. Default 1. */
  readonly scale?: number;
  readonly validation?: Part;
  readonly test?: Part;
  /** Draws the parts. Default: the model's seed. */
  readonly seed?: number;
  /** Subtract the mean and divide by the deviation of each feature of the training part. Default false. */
  readonly standardize?: boolean;
}

export interface SplitSpec {
  /** 1 to 1,000,000. */
  readonly rows: number;
  /** Default 0. The test part is cut first, validation from what is left. */
  readonly validation?: Share;
  readonly test?: Share;
  /** 0 to 2^53 - 1. Default 42, as a model's. */
  readonly seed?: number;
  /** Ids below 1,000, one a row; needed where a share is "stratified". */
  readonly classes?: Int32Array;
}

/** Row numbers, ascending; every row lies in exactly one part. */
export type SplitRows = Readonly<Record<PartName, Uint32Array>>;

export type PartName = "train" | "validation" | "test";
