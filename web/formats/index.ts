// Models as files and programs, for whoever uses the engine as a package ("downhill/formats"): a session becomes a Model, a
// Model becomes bytes or text, and strict readers turn files into a Model again. Labs and the worker import what they need.

export { fromSafetensors, toSafetensors, weightsFrom } from "./bundle.ts";
export { toCpp } from "./code/cpp.ts";
export { toKeras } from "./code/keras.ts";
export { toPytorch } from "./code/pytorch.ts";
export {
  type CompleteSpec,
  type Model,
  modelOf,
  type Position,
  type Standardization,
  type Tensor,
  type TrainingData,
  type WalkState,
} from "./model.ts";
export { toOnnx } from "./onnx.ts";
export { type AnyTensor, readSafetensors, writeSafetensors } from "./safetensors.ts";
export { type Asked, type Beside, modelFrom, positionOf, standardizationOf } from "./session.ts";
export { toTensorflow } from "./tensorflow.ts";
export { fromTensorflow, weightFiles } from "./tensorflow-read.ts";
