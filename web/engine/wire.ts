// Between the package's records and the flat ones that cross into wasm. Nothing is checked here any more, nothing
// computed: only renamed, flattened and copied.

import type { CheckedData, FractionPart } from "./data.ts";
import type { Heap } from "./heap.ts";
import type {
  RawAdvance,
  RawData,
  RawExact,
  RawExamples,
  RawLayer,
  RawMetrics,
  RawNode,
  RawOptimizer,
  RawPart,
  RawReport,
  RawRows,
  RawRun,
  RawShape,
  RawSpan,
  RawTensor,
} from "./raw.ts";
import type {
  AdvanceResult,
  ClassReport,
  ExactAnswer,
  History,
  Metrics,
  NodeInfo,
  Phase,
  RunResult,
  Tensor,
} from "./results.ts";
import type { CompleteSpec } from "./spec.ts";
import type { LayerSpec, Rows } from "./types.ts";

const noLayer: RawLayer = {
  type: "dense",
  name: "",
  units: 1,
  activation: "linear",
  useBias: true,
  initializer: "glorotUniform",
  initializerValue: 0,
  rate: 0,
};

export function toRawLayer(layer: LayerSpec): RawLayer {
  const { type, name = "" } = layer;
  switch (layer.type) {
    case "dense": {
      const { units, activation = "linear", useBias = true, kernelInitializer = "glorotUniform" } = layer;
      const initializer = typeof kernelInitializer === "string" ? kernelInitializer : kernelInitializer.type;
      const initializerValue = typeof kernelInitializer === "string" ? 0 : kernelInitializer.value;
      return { ...noLayer, type, name, units, activation, useBias, initializer, initializerValue };
    }
    case "dropout":
      return { ...noLayer, type, name, rate: layer.rate };
    case "flatten":
      return { ...noLayer, type, name };
    default:
      return layer satisfies never;
  }
}

/** What an optimizer does not have crosses all the same, as its neighbours' default, and is not read. */
const unread = {
  momentum: 0,
  nesterov: false,
  rho: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-7,
  weightDecay: 0,
  initialAccumulator: 0.1,
};

export function toRawOptimizer({ schedule, ...own }: CompleteSpec["optimizer"]): RawOptimizer {
  const { type, steps: scheduleSteps, ...rest } = schedule;
  return { ...unread, ...own, ...rest, schedule: type, scheduleSteps };
}

const noRows: RawRows = { features: 0, bytes: false, targets: 0, classes: false, rows: 0 };

/** The arrays of `data` in the order that toRawData wants their offsets. */
export function dataArrays({ train, validation, test }: CheckedData): (ArrayBufferView | null)[] {
  const arrays = (part: FractionPart | Rows | null): (ArrayBufferView | null)[] =>
    part !== null && "features" in part ? [part.features, part.targets] : [null, null];
  return [...arrays(train), ...arrays(validation), ...arrays(test)];
}

export const toRawShare = (part: FractionPart | null): RawPart => ({
  rule: part?.rule ?? "",
  fraction: part?.fraction ?? 0,
  given: noRows,
});

export function toRawData(data: CheckedData, offsets: readonly number[]): RawData {
  const rows = (part: Rows, at: number): RawRows => ({
    features: offsets[at] ?? 0,
    bytes: part.features instanceof Uint8Array,
    targets: offsets[at + 1] ?? 0,
    classes: part.targets instanceof Int32Array,
    rows: part.rows,
  });
  const held = (part: FractionPart | Rows | null, at: number): RawPart => {
    if (part !== null && "features" in part) return { rule: "rows", fraction: 0, given: rows(part, at) };
    return toRawShare(part);
  };
  return {
    train: rows(data.train, 0),
    scale: data.scale,
    validation: held(data.validation, 2),
    test: held(data.test, 4),
    seed: data.seed,
    standardize: data.standardize,
  };
}

export function shapeOf({ rank, d0, d1, d2, d3 }: RawShape): number[] {
  return [d0, d1, d2, d3].slice(0, rank);
}

export function rawShape(dims: readonly number[]): RawShape {
  const [d0 = 0, d1 = 0, d2 = 0, d3 = 0] = dims;
  return { batched: false, rank: dims.length, d0, d1, d2, d3 };
}

export function toTensor(heap: Heap, { name, shape, data }: RawTensor): Tensor {
  return { name, shape: shapeOf(shape), data: heap.floats(data) };
}

/** `flat` cut into tensors named and shaped as `like`. */
export function named(flat: Float32Array, like: readonly Tensor[]): Tensor[] {
  let at = 0;
  return like.map(({ name, shape, data }) => {
    at += data.length;
    return { name, shape, data: flat.slice(at - data.length, at) };
  });
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export function toRunResult(raw: RawRun): RunResult {
  const { step, epoch, reason, layer, noticed, lastGoodStep, bestStep, saturated } = raw;
  const stop = { step: raw.stopped, bestStep: raw.bestHeldStep, bestLoss: raw.bestHeldLoss };
  const result = {
    step,
    epoch,
    loss: finite(raw.loss),
    penalty: finite(raw.penalty),
    ...(raw.stopped > 0 && { stopped: stop }),
  };
  if (reason !== "") {
    const diverged = {
      step: noticed,
      reason: reason as "non-finite" | "growing",
      layer,
      lastGoodStep,
      bestStep,
    };
    return { ...result, diverged };
  }
  return saturated === "" ? result : { ...result, saturated };
}

export function toMetrics({ loss, penalty, accuracy, r2, rows }: RawMetrics): Metrics {
  return {
    loss: finite(loss),
    penalty: finite(penalty),
    ...(Number.isFinite(accuracy) ? { accuracy } : {}),
    ...(Number.isFinite(r2) ? { r2 } : {}),
    rows,
  };
}

/** `ids`: whether the model's targets are class ids; `bytes`: whether the data's features are. */
export function toExamples(heap: Heap, raw: RawExamples, rows: number, ids: boolean): Rows {
  const features = raw.bytes.length > 0 ? heap.bytes(raw.bytes) : heap.floats(raw.features);
  return {
    features,
    targets: ids ? new Int32Array(heap.wholes(raw.classIds)) : heap.floats(raw.targets),
    rows,
  };
}

export function toReport(heap: Heap, raw: RawReport): ClassReport {
  const rates = (span: RawSpan): (number | null)[] => Array.from(heap.doubles(span), finite);
  return {
    classes: raw.classes,
    confusion: heap.wholes(raw.confusion),
    precision: rates(raw.precision),
    recall: rates(raw.recall),
    f1: rates(raw.f1),
    rows: heap.wholes(raw.rows),
    actual: heap.wholes(raw.actual),
    predicted: heap.wholes(raw.predicted),
    losses: heap.floats(raw.losses),
  };
}

export function toExact(heap: Heap, raw: RawExact, tensors: readonly Tensor[]): ExactAnswer {
  const { kind, note, parameters, loss, maxStableRate, conditionNumber } = raw;
  return {
    kind: kind as ExactAnswer["kind"],
    parameters: named(heap.floats(parameters), tensors),
    loss,
    ...(Number.isFinite(maxStableRate) ? { maxStableRate } : {}),
    ...(Number.isFinite(conditionNumber) ? { conditionNumber } : {}),
    note: note as ExactAnswer["note"],
  };
}

const columns = [
  "step",
  "epoch",
  "loss",
  "penalty",
  "validationLoss",
  "accuracy",
  "validationAccuracy",
] as const satisfies readonly (keyof History)[];

/** `all`: one row a check, columns as listed. Kept are the checks at steps `from` to `to`. */
export function toHistory(all: Float64Array, from: number, to: number): History {
  const kept: number[] = [];
  for (let at = 0; at < all.length; at += columns.length) {
    const step = all[at] ?? 0;
    if (step >= from && step <= to) kept.push(at);
  }
  const column = (i: number): Float64Array => Float64Array.from(kept, (at) => all[at + i] ?? Number.NaN);
  return Object.fromEntries(columns.map((name, i) => [name, column(i)])) as unknown as History;
}

export const toNode = ({ name, op, phase, shape }: RawNode, inputs: readonly string[]): NodeInfo => ({
  name,
  op,
  phase: phase as Phase,
  shape: shapeOf(shape),
  batched: shape.batched,
  inputs,
});

/** `offsets`: where in the heap each tensor's numbers lie. */
export const toRawTensors = (tensors: readonly Tensor[], offsets: readonly number[]) =>
  tensors.map(({ name, shape, data }, i) => ({
    name,
    shape: rawShape(shape),
    data: { offset: offsets[i] ?? 0, length: data.length },
  }));

export function toAdvanced({
  failure: _,
  phase,
  correction1,
  correction2,
  ...rest
}: RawAdvance): AdvanceResult {
  return { ...rest, phase: phase as Phase, corrections: [correction1, correction2] };
}

/** Two directions cross as one array. */
export const halves = (both: Float32Array): [Float32Array, Float32Array] => [
  both.slice(0, both.length / 2),
  both.slice(both.length / 2),
];
