// What can be set in the digits lab: where it begins, what is allowed, and what layers it means. For everything that comes
// from elsewhere: links, files. Nothing runs on import.

import type { DigitsModel } from "./digits.ts";

export interface DigitsSettings {
  readonly model: DigitsModel;
  /** Of a run. */
  readonly epochs: number;
  /** Epochs without a lower unseen loss after which a run ends; 0: never early. */
  readonly patience: number;
}

/** A common first network: 784-128-64-32-10. */
export const firstModel: DigitsModel = {
  hidden: [128, 64, 32],
  dropout: 0.2,
  optimizer: "adam",
  learningRate: 0.001,
  batchSize: 32,
  seed: 42,
};
export const firstSettings: DigitsSettings = { model: firstModel, epochs: 5, patience: 0 };

export const kOptimizers = ["adam", "sgd", "rmsprop"] as const;
export const kPatience = [0, 1, 2, 3, 5, 10] as const;
const kMostLayers = 4;
const kMostUnits = 512;

const whole = (value: unknown, least: number, most: number): number | undefined =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most
    ? (value as number)
    : undefined;

const within = (value: unknown, least: number, most: number): number | undefined =>
  typeof value === "number" && value >= least && value <= most ? value : undefined;

const units = (value: unknown): readonly number[] | undefined =>
  Array.isArray(value) &&
  value.length <= kMostLayers &&
  value.every((n) => whole(n, 1, kMostUnits) !== undefined)
    ? (value as number[])
    : undefined;

const allowed = {
  hidden: units,
  dropout: (value: unknown) => within(value, 0, 0.9),
  optimizer: (value: unknown) => kOptimizers.find((id) => id === value),
  learningRate: (value: unknown) => within(value, 1e-9, 10),
  batchSize: (value: unknown) => whole(value, 1, 1024),
  seed: (value: unknown) => whole(value, 0, 2 ** 32 - 1),
  epochs: (value: unknown) => whole(value, 1, 100),
  patience: (value: unknown) => kPatience.find((epochs) => epochs === value),
} as const;

export type DigitsSettingId = keyof typeof allowed;
export const digitsSettingIds = Object.keys(allowed) as readonly DigitsSettingId[];

/** The value if it is one, else undefined. */
export const cleanDigits = (id: DigitsSettingId, value: unknown): unknown => allowed[id](value);

/** One flat list, as links and files have it. */
export const flat = ({
  model,
  epochs,
  patience,
}: DigitsSettings): Readonly<Record<DigitsSettingId, unknown>> => ({
  ...model,
  epochs,
  patience,
});

/** Settings with some of them changed; `changes` must be clean. */
export function changed(
  { model, epochs, patience }: DigitsSettings,
  changes: Readonly<Partial<Record<DigitsSettingId, unknown>>>,
): DigitsSettings {
  const { epochs: e = epochs, patience: p = patience, ...rest } = changes;
  return {
    model: { ...model, ...(rest as Partial<DigitsModel>) },
    epochs: e as number,
    patience: p as number,
  };
}

export type DigitsLayer =
  | {
      readonly type: "dense";
      readonly units: number;
      readonly activation: "relu" | "softmax";
      readonly kernelInitializer?: "heUniform";
    }
  | { readonly type: "dropout"; readonly rate: number };

/** Hidden relu layers, dropout behind the first of them, an answer for each of so many classes. */
export function layersOf({ hidden, dropout }: DigitsModel, classes: number): DigitsLayer[] {
  const layers = hidden.flatMap((count, i): DigitsLayer[] => [
    { type: "dense", units: count, activation: "relu", kernelInitializer: "heUniform" },
    ...(dropout > 0 && i === 0 ? [{ type: "dropout", rate: dropout } as const] : []),
  ]);
  return [...layers, { type: "dense", units: classes, activation: "softmax" }];
}
