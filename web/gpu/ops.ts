// The engine's op table as this room sees it: names in the order of core/graph/op.hpp, and for each what runs it on a
// GPU. A test walks the enum and fails where a line is missing.

export const opNames = [
  "parameter",
  "gatherFeatures",
  "gatherTargets",
  "gatherOneHot",
  "one",
  "matmul",
  "matmulTN",
  "matmulNT",
  "addBias",
  "sumRows",
  "reshape",
  "add",
  "relu",
  "leakyRelu",
  "elu",
  "sigmoid",
  "tanh",
  "softmax",
  "reluGrad",
  "leakyReluGrad",
  "eluGrad",
  "sigmoidGrad",
  "tanhGrad",
  "softmaxGrad",
  "dropout",
  "meanSquaredError",
  "binaryCrossentropy",
  "binaryCrossentropyFromLogits",
  "categoricalCrossentropy",
  "categoricalCrossentropyFromLogits",
  "meanSquaredErrorGrad",
  "binaryCrossentropyGrad",
  "binaryCrossentropyFromLogitsGrad",
  "categoricalCrossentropyGrad",
  "categoricalCrossentropyFromLogitsGrad",
  "penalty",
  "penaltyGrad",
  "dense",
  "reluDropoutGrad",
  "allFinite",
  "sgd",
  "momentum",
  "adagrad",
  "rmsprop",
  "adam",
  "adamw",
] as const;

export type OpName = (typeof opNames)[number];

/** Kernels by file name in ./wgsl. */
export type KernelName =
  | "activation"
  | "activationGrad"
  | "adagrad"
  | "adam"
  | "add"
  | "addBias"
  | "allFinite"
  | "dropout"
  | "gather"
  | "loss"
  | "lossSum"
  | "matmul"
  | "matmul4"
  | "matmulDeep"
  | "matmulShared"
  | "matvec"
  | "momentum"
  | "penalty"
  | "penaltyGrad"
  | "reluDropoutGrad"
  | "rmsprop"
  | "sgd"
  | "softmax"
  | "softmaxGrad"
  | "sumRows";

/** "none": no plan runs it. "constant": written once, when the arena is. */
export type Runs = KernelName | "none" | "constant";

export const runsAs: Readonly<Record<OpName, Runs>> = {
  parameter: "none",
  gatherFeatures: "gather",
  gatherTargets: "gather",
  gatherOneHot: "gather",
  one: "constant",
  matmul: "matmul",
  matmulTN: "matmul",
  matmulNT: "matmul",
  addBias: "addBias",
  sumRows: "sumRows",
  reshape: "activation",
  add: "add",
  relu: "activation",
  leakyRelu: "activation",
  elu: "activation",
  sigmoid: "activation",
  tanh: "activation",
  softmax: "softmax",
  reluGrad: "activationGrad",
  leakyReluGrad: "activationGrad",
  eluGrad: "activationGrad",
  sigmoidGrad: "activationGrad",
  tanhGrad: "activationGrad",
  softmaxGrad: "softmaxGrad",
  dropout: "dropout",
  meanSquaredError: "loss",
  binaryCrossentropy: "loss",
  binaryCrossentropyFromLogits: "loss",
  categoricalCrossentropy: "loss",
  categoricalCrossentropyFromLogits: "loss",
  meanSquaredErrorGrad: "loss",
  binaryCrossentropyGrad: "loss",
  binaryCrossentropyFromLogitsGrad: "loss",
  categoricalCrossentropyGrad: "loss",
  categoricalCrossentropyFromLogitsGrad: "loss",
  penalty: "penalty",
  penaltyGrad: "penaltyGrad",
  dense: "matmul",
  reluDropoutGrad: "reluDropoutGrad",
  allFinite: "allFinite",
  sgd: "sgd",
  momentum: "momentum",
  adagrad: "adagrad",
  rmsprop: "rmsprop",
  adam: "adam",
  adamw: "adam",
};

const activations = ["relu", "leakyRelu", "elu", "sigmoid", "tanh"] as const;

/** The number by which math.wgsl knows an activation or its gradient; 0 for all other ops. */
export function activationOf(op: OpName): number {
  return activations.findIndex((name) => op === name || op === `${name}Grad`) + 1;
}

const losses = [
  "meanSquaredError",
  "binaryCrossentropy",
  "binaryCrossentropyFromLogits",
  "categoricalCrossentropy",
  "categoricalCrossentropyFromLogits",
] as const;

/** The number by which loss.wgsl knows a loss or its gradient; -1 for all other ops. */
export function lossOf(op: OpName): number {
  return losses.findIndex((name) => op === name || op === `${name}Grad`);
}
