// The settings of all labs in one table: kind, range, choices, what a change touches, and the default of each lab that
// has it. Defaults, controls, validation and links all read it. Not here: how a setting is worded (labs' words.ts).

import type { Activation, FeatureWord, Loss, OptimizerType, ScheduleType } from "./protocol.ts";
import { cleanBy, type HiddenLayer, type LabId, oneOf, type Setting } from "./setting.ts";
import type { Recipe } from "./table.ts";

export type * from "./setting.ts";
export const labIds = ["line", "boundary", "network", "titanic"] as const satisfies readonly LabId[];

export const activations = [
  "tanh",
  "relu",
  "sigmoid",
  "leakyRelu",
  "elu",
  "linear",
] as const satisfies readonly Activation[];
export const optimizers = [
  "sgd",
  "adagrad",
  "rmsprop",
  "adam",
  "adamw",
] as const satisfies readonly OptimizerType[];
export const losses = ["binaryCrossentropy", "meanSquaredError"] as const satisfies readonly Loss[];
export const schedules = [
  "constant",
  "step",
  "exponential",
  "cosine",
  "inverseTime",
] as const satisfies readonly ScheduleType[];
export const featureWords = [
  "x1",
  "x2",
  "x1Squared",
  "x2Squared",
  "x1x2",
  "sinX1",
  "sinX2",
] as const satisfies readonly FeatureWord[];
export const initializers = [
  "glorotUniform",
  "glorotNormal",
  "heUniform",
  "heNormal",
  "lecunUniform",
  "lecunNormal",
  "zeros",
] as const;

/** Settings are what presets (presets.ts) set; "points" is what the reader clicked. */
export const datasets = {
  line: ["line", "outlier", "clusters", "far", "points"],
  boundary: ["gaussian", "overlap", "apart", "outlier", "lopsided", "xor", "points"],
  network: ["spiral", "rings", "circle", "xor", "gaussian", "moons", "plane", "wave", "points"],
  titanic: ["tutorial", "scaled", "onehot", "hidden", "points"],
} as const satisfies Record<LabId, readonly string[]>;

const rates = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;
const penalties = [0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1] as const;
const maxSeed = 2 ** 32 - 1;

export const settings = {
  dataset: {
    kind: "choice",
    touches: "data",
    choices: Object.values(datasets).flat(),
    defaults: { line: "line", boundary: "gaussian", network: "spiral", titanic: "tutorial" },
  },
  rows: {
    kind: "number",
    touches: "data",
    min: 1,
    max: 500,
    whole: true,
    ladder: [2, 5, 10, 20, 50, 100, 200, 300, 500],
    defaults: { line: 12, boundary: 80, network: 200 },
  },
  noise: {
    kind: "number",
    touches: "data",
    min: 0,
    max: 1,
    by: 0.05,
    defaults: { line: 0.3, boundary: 0.6, network: 0.1 },
  },
  /** The share of points held back. */
  held: {
    kind: "number",
    touches: "data",
    min: 0,
    max: 0.9,
    by: 0.05,
    defaults: { line: 0, boundary: 0, network: 0.2, titanic: 0.2 },
  },
  dataSeed: {
    kind: "number",
    touches: "data",
    min: 0,
    max: maxSeed,
    whole: true,
    defaults: { line: 1, boundary: 1, network: 21, titanic: 1 },
  },
  task: {
    kind: "choice",
    touches: "data",
    choices: ["classify", "regress"],
    defaults: { network: "classify" },
  },
  features: { kind: "features", touches: "data", choices: featureWords, defaults: { network: ["x1", "x2"] } },
  hidden: {
    kind: "layers",
    touches: "model",
    activations,
    maxLayers: 6,
    maxUnits: 16,
    defaults: {
      network: [
        { units: 8, activation: "tanh" },
        { units: 6, activation: "tanh" },
      ],
      titanic: [],
    },
  },
  loss: { kind: "choice", touches: "model", choices: losses, defaults: { network: "binaryCrossentropy" } },
  optimizer: {
    kind: "choice",
    touches: "model",
    choices: optimizers,
    defaults: { line: "sgd", boundary: "sgd", network: "sgd", titanic: "adam" },
  },
  learningRate: {
    kind: "number",
    touches: "model",
    min: 0,
    above: true,
    max: 1000,
    ladder: rates,
    word: "auto",
    defaults: { line: "auto", boundary: "auto", network: 0.1, titanic: 0.01 },
  },
  momentum: {
    kind: "number",
    touches: "model",
    min: 0,
    max: 0.999,
    ladder: [0, 0.5, 0.8, 0.9, 0.95, 0.99],
    defaults: { line: 0, boundary: 0, network: 0 },
  },
  schedule: { kind: "choice", touches: "model", choices: schedules, defaults: { network: "constant" } },
  batchSize: {
    kind: "number",
    touches: "model",
    min: 1,
    max: 500,
    whole: true,
    word: "full",
    ladder: [1, 2, 5, 10, 20, 32, 50, 100, 200],
    defaults: { line: "full", boundary: "full", network: 10, titanic: 10 },
  },
  l1: { kind: "number", touches: "model", min: 0, max: 10, ladder: penalties, defaults: { network: 0 } },
  l2: {
    kind: "number",
    touches: "model",
    min: 0,
    max: 10,
    ladder: penalties,
    defaults: { line: 0, boundary: 0, network: 0.0001, titanic: 0 },
  },
  dropout: { kind: "number", touches: "model", min: 0, max: 0.9, by: 0.05, defaults: { network: 0 } },
  initializer: {
    kind: "choice",
    touches: "start",
    choices: initializers,
    defaults: { network: "glorotUniform" },
  },
  seed: {
    kind: "number",
    touches: "start",
    min: 0,
    max: maxSeed,
    whole: true,
    defaults: { line: 42, boundary: 41, network: 42, titanic: 42 },
  },
  /** Where Line's walk starts. */
  startW: { kind: "number", touches: "start", min: -10, max: 10, by: 0.05, defaults: { line: -0.75 } },
  startB: { kind: "number", touches: "start", min: -10, max: 10, by: 0.05, defaults: { line: 2.55 } },
  threshold: {
    kind: "number",
    touches: "view",
    min: 0.01,
    max: 0.99,
    by: 0.01,
    defaults: { boundary: 0.5, titanic: 0.5 },
  },
  showHeld: { kind: "flag", touches: "view", defaults: { network: true } },
  discrete: { kind: "flag", touches: "view", defaults: { network: false } },
  /** Steps a second on a log scale, 1 to 1,000; 1,000 is as fast as it goes. */
  speed: {
    kind: "number",
    touches: "view",
    min: 1,
    max: 1000,
    defaults: { line: 8, boundary: 20, network: 300, titanic: 300 },
  },
  stepUnit: {
    kind: "choice",
    touches: "view",
    choices: ["op", "phase", "1", "10", "100", "batch", "epoch"],
    defaults: { line: "1", boundary: "1", network: "batch", titanic: "epoch" },
  },
  recipe: { kind: "recipe", touches: "data", defaults: { titanic: null } },
} as const satisfies Record<string, Setting>;

export type SettingId = keyof typeof settings;

type Word<S> = S extends { readonly word: infer W extends string } ? W : never;
type ValueOf<S> = S extends { readonly kind: "number" }
  ? number | Word<S>
  : S extends { readonly kind: "choice"; readonly choices: readonly (infer C)[] }
    ? C
    : S extends { readonly kind: "flag" }
      ? boolean
      : S extends { readonly kind: "features" }
        ? readonly FeatureWord[]
        : S extends { readonly kind: "recipe" }
          ? Recipe | null
          : readonly HiddenLayer[];

/** A value for every setting. Those a lab has no default for keep a neutral one and are never looked at by it. */
export type Settings = { readonly [Id in SettingId]: ValueOf<(typeof settings)[Id]> };

/** Whether a text is the id of a setting; safe for untrusted text. */
export const isSettingId = (id: string): id is SettingId => Object.hasOwn(settings, id);

/** Whether the lab has the setting. */
export const hasSetting = (lab: LabId, id: SettingId): boolean => Object.hasOwn(settings[id].defaults, lab);

/** All settings at the lab's defaults. */
export function defaultsOf(lab: LabId): Settings {
  const entries = Object.entries(settings as Record<string, Setting>).map(([id, row]) => {
    const own = row.defaults[lab] ?? Object.values(row.defaults)[0] ?? null;
    return [id, own];
  });
  return Object.fromEntries(entries) as Settings;
}

/**
 * The value if the table allows it for this setting and lab, a number out of its range drawn to the nearest end;
 * undefined for anything that makes no sense there (NaN, an unknown word, a wrong kind).
 */
export function clean<Id extends SettingId>(lab: LabId, id: Id, value: unknown): Settings[Id] | undefined {
  const row: Setting = settings[id];
  const cleaned = id === "dataset" ? oneOf(datasets[lab], value) : cleanBy(row, value);
  return cleaned as Settings[Id] | undefined;
}
