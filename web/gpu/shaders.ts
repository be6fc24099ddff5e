// The kernels' texts, as they lie in ./wgsl, and what stands in front of each.

import type { KernelName } from "./ops.ts";
import activation from "./wgsl/activation.wgsl?raw";
import activationGrad from "./wgsl/activationGrad.wgsl?raw";
import adagrad from "./wgsl/adagrad.wgsl?raw";
import adam from "./wgsl/adam.wgsl?raw";
import add from "./wgsl/add.wgsl?raw";
import addBias from "./wgsl/addBias.wgsl?raw";
import allFinite from "./wgsl/allFinite.wgsl?raw";
import common from "./wgsl/common.wgsl?raw";
import dropout from "./wgsl/dropout.wgsl?raw";
import gather from "./wgsl/gather.wgsl?raw";
import loss from "./wgsl/loss.wgsl?raw";
import lossSum from "./wgsl/lossSum.wgsl?raw";
import math from "./wgsl/math.wgsl?raw";
import matmul from "./wgsl/matmul.wgsl?raw";
import matmul4 from "./wgsl/matmul4.wgsl?raw";
import matmulDeep from "./wgsl/matmulDeep.wgsl?raw";
import matmulShared from "./wgsl/matmulShared.wgsl?raw";
import matvec from "./wgsl/matvec.wgsl?raw";
import momentum from "./wgsl/momentum.wgsl?raw";
import penalty from "./wgsl/penalty.wgsl?raw";
import penaltyGrad from "./wgsl/penaltyGrad.wgsl?raw";
import product from "./wgsl/product.wgsl?raw";
import reluDropoutGrad from "./wgsl/reluDropoutGrad.wgsl?raw";
import rmsprop from "./wgsl/rmsprop.wgsl?raw";
import sgd from "./wgsl/sgd.wgsl?raw";
import softmax from "./wgsl/softmax.wgsl?raw";
import softmaxGrad from "./wgsl/softmaxGrad.wgsl?raw";
import sumRows from "./wgsl/sumRows.wgsl?raw";

/** Each kernel's own text, by its file's name. */
export const kernels: Readonly<Record<KernelName, string>> = {
  activation,
  activationGrad,
  adagrad,
  adam,
  add,
  addBias,
  allFinite,
  dropout,
  gather,
  loss,
  lossSum,
  matmul,
  matmul4,
  matmulDeep,
  matmulShared,
  matvec,
  momentum,
  penalty,
  penaltyGrad,
  reluDropoutGrad,
  rmsprop,
  sgd,
  softmax,
  softmaxGrad,
  sumRows,
};

const inBlocks: readonly KernelName[] = ["matmul4", "matmulShared"];

/** What a device is given to compile. */
export const moduleText = (kernel: KernelName): string =>
  [common, math, ...(inBlocks.includes(kernel) ? [product] : []), kernels[kernel]].join("\n");
