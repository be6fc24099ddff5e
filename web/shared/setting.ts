// What a setting can be: its kinds, and which values each allows. Which settings there are is settings.ts.

import type { Activation, FeatureWord } from "./protocol.ts";
import type { Recipe } from "./table.ts";

export type LabId = "line" | "boundary" | "network" | "titanic";

/** A hidden layer of the Network lab. */
export interface HiddenLayer {
  readonly units: number;
  readonly activation: Activation;
}

/**
 * What a change touches. "data": which points there are and how they are split; "model": spec, weights kept where they
 * fit; "start": a new walk from other weights; "view": only what is drawn (never in undo).
 */
export type Touches = "data" | "model" | "start" | "view";

interface Common<T> {
  readonly touches: Touches;
  /** A lab without a default has no such setting. */
  readonly defaults: Partial<Record<LabId, T>>;
}
export interface NumberSetting extends Common<number | "auto" | "full"> {
  readonly kind: "number";
  /** Inclusive, unless `above` says that `min` itself is not allowed. */
  readonly min: number;
  readonly max: number;
  readonly above?: true;
  readonly whole?: true;
  /** Values the arrow keys and a drag walk through; anything in the range may be typed. */
  readonly ladder?: readonly number[];
  /** One step of the arrow keys where there is no ladder. */
  readonly by?: number;
  /** A word that may stand instead of the number. */
  readonly word?: "auto" | "full";
}
export interface ChoiceSetting extends Common<string> {
  readonly kind: "choice";
  readonly choices: readonly string[];
}
export interface FlagSetting extends Common<boolean> {
  readonly kind: "flag";
}
export interface FeaturesSetting extends Common<readonly FeatureWord[]> {
  readonly kind: "features";
  readonly choices: readonly FeatureWord[];
}
export interface LayersSetting extends Common<readonly HiddenLayer[]> {
  readonly kind: "layers";
  readonly activations: readonly Activation[];
  readonly maxLayers: number;
  readonly maxUnits: number;
}
/** How a table is made ready; null: as the preset has it. The worker checks it against the table. */
export interface RecipeSetting extends Common<Recipe | null> {
  readonly kind: "recipe";
}
export type Setting =
  | NumberSetting
  | ChoiceSetting
  | FlagSetting
  | FeaturesSetting
  | LayersSetting
  | RecipeSetting;

/** The value if a setting of this kind allows it, drawn into its range; undefined for anything that makes no sense there. */
export function cleanBy(row: Setting, value: unknown): unknown {
  switch (row.kind) {
    case "number":
      return cleanNumber(row, value);
    case "choice":
      return oneOf(row.choices, value);
    case "flag":
      return typeof value === "boolean" ? value : undefined;
    case "features":
      return cleanFeatures(row, value);
    case "layers":
      return cleanLayers(row, value);
    case "recipe":
      return typeof value === "object" ? value : undefined;
    default:
      return row satisfies never;
  }
}

export const oneOf = (choices: readonly string[], value: unknown): string | undefined =>
  choices.find((choice) => choice === value);

function cleanNumber(row: NumberSetting, value: unknown): number | string | undefined {
  if (row.word !== undefined && value === row.word) return row.word;
  if (typeof value !== "number" || Number.isNaN(value)) return undefined;
  const whole = row.whole ? Math.round(value) : value;
  const inside = Math.min(row.max, Math.max(row.min, whole));
  return row.above && inside === row.min ? (row.ladder?.[0] ?? undefined) : inside;
}

function cleanFeatures(row: FeaturesSetting, value: unknown): readonly FeatureWord[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const kept = row.choices.filter((word) => value.includes(word));
  return kept.length > 0 && kept.length === value.length ? kept : undefined;
}

function cleanLayers(row: LayersSetting, value: unknown): readonly HiddenLayer[] | undefined {
  if (!Array.isArray(value) || value.length > row.maxLayers) return undefined;
  const layers: HiddenLayer[] = [];
  for (const item of value as readonly unknown[]) {
    if (typeof item !== "object" || item === null) return undefined;
    const { units, activation } = item as Partial<Record<keyof HiddenLayer, unknown>>;
    const word = row.activations.find((known) => known === activation);
    if (typeof units !== "number" || Number.isNaN(units) || word === undefined) return undefined;
    layers.push({ units: Math.min(row.maxUnits, Math.max(1, Math.round(units))), activation: word });
  }
  return layers;
}
