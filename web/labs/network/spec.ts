// Network's settings as a model: hidden layers, one output, dropout behind each hidden layer. And what can be done to
// the shape by hand: another number of layers, of units, other features. Pure; the engine checks and trains.

import type {
  Activation,
  DataSpec,
  FeatureWord,
  LayerSpec,
  ModelSpec,
  OptimizerSpec,
} from "../../shared/protocol.ts";
import { featureWords, type HiddenLayer, type Settings, settings as table } from "../../shared/settings.ts";
import { dataOf } from "../common/data.ts";
import type { LabState } from "../common/store.ts";
import { presets } from "./presets.ts";

/** "auto" means something only where there is an exact answer; a network has none and starts from this. */
const kRate = 0.1;
const kNewUnits = 4;

export const rateOf = ({ learningRate }: Settings): number =>
  learningRate === "auto" ? kRate : learningRate;

/** Probabilities of class 1, or heights without a bound. */
export const outputActivation = ({ task }: Settings): Activation =>
  task === "classify" ? "sigmoid" : "linear";

/** Heights are learnt by their squared error; a cross-entropy of heights has no meaning. */
export const lossOf = ({ task, loss }: Settings): Settings["loss"] =>
  task === "classify" ? loss : "meanSquaredError";

export function specOf(settings: Settings): ModelSpec {
  return {
    layers: layersOf(settings),
    loss: lossOf(settings),
    optimizer: optimizerOf(settings),
    learningRate: rateOf(settings),
    regularization: { l1: settings.l1, l2: settings.l2 },
    batchSize: settings.batchSize,
    seed: settings.seed,
  };
}

function layersOf(settings: Settings): LayerSpec[] {
  const { hidden, dropout, initializer: kernelInitializer } = settings;
  const dropped: LayerSpec[] = dropout > 0 ? [{ type: "dropout", rate: dropout }] : [];
  return [
    ...hidden.flatMap(({ units, activation }): LayerSpec[] => [
      { type: "dense", units, activation, kernelInitializer },
      ...dropped,
    ]),
    { type: "dense", units: 1, activation: outputActivation(settings), kernelInitializer },
  ];
}

/** Momentum belongs to plain gradient descent alone; the others bring their own. */
function optimizerOf({ optimizer: type, momentum, schedule }: Settings): OptimizerSpec {
  return {
    type,
    ...(type === "sgd" && { momentum }),
    schedule: { type: schedule },
  };
}

/** Own points keep their labels; told apart as classes, what lies above 0 is class 1. */
export function networkData(state: LabState): DataSpec {
  const data = dataOf("network", presets, state);
  if (state.settings.task !== "classify" || data.source.kind !== "points") return data;
  const points = data.source.points.map((point) => ({ ...point, label: point.label > 0 ? 1 : 0 }));
  return { ...data, source: { kind: "points", points } };
}

/** The label of a clicked point: ● or ◆, as a class or as a height. */
export function labelOf({ task }: Settings, positive: boolean): number {
  return positive ? 1 : task === "classify" ? 0 : -1;
}

/** Another number of hidden layers: the last ones go, or new ones come before the output. */
export function withLayers(hidden: readonly HiddenLayer[], count: number): readonly HiddenLayer[] {
  const last = hidden.at(-1);
  const fresh: HiddenLayer = {
    units: Math.min(kNewUnits, last?.units ?? kNewUnits),
    activation: last?.activation ?? "tanh",
  };
  return Array.from(
    { length: Math.min(table.hidden.maxLayers, Math.max(0, count)) },
    (_, i) => hidden[i] ?? fresh,
  );
}

/** One layer changed, or all of them where `layer` is null. */
export function withLayer(
  hidden: readonly HiddenLayer[],
  layer: number | null,
  change: Partial<HiddenLayer>,
): readonly HiddenLayer[] {
  return hidden.map((old, i) => (layer === null || i === layer ? { ...old, ...change } : old));
}

/** A feature switched on or off, in the order of the table; the last one stays. */
export function toggled(features: readonly FeatureWord[], word: FeatureWord): readonly FeatureWord[] {
  const next = featureWords.filter((known) => features.includes(known) !== (known === word));
  return next.length === 0 ? features : next;
}

/** The activation all hidden layers share, or null. */
export function sharedActivation(hidden: readonly HiddenLayer[]): Activation | null {
  const first = hidden[0]?.activation ?? null;
  return hidden.every(({ activation }) => activation === first) ? first : null;
}

/** Units a column: features, hidden layers, output. */
export const unitsOf = ({ features, hidden }: Settings): number[] => [
  features.length,
  ...hidden.map(({ units }) => units),
  1,
];
