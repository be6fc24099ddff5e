// What the page about products says, as a shape.

import type { TemplateResult } from "lit";
import type { GpuVariant, WithoutGpu } from "../../shared/products.ts";
import { dictionary } from "../../view/dictionary.ts";
import type { ExampleId, Sizes } from "./product.ts";

type Part = TemplateResult | string;
type WayId = "naive" | "registers" | "workgroup";
type Bar = "naive" | "simd" | "gpu";

export interface MatmulWords {
  say: (m: Part, k: Part, n: Part) => TemplateResult;
  sides: Record<keyof Sizes, string>;
  examplesLabel: string;
  examples: Record<ExampleId, string>;
  exampleSays: Record<ExampleId, string>;
  cellsHead: string;
  matrix: (letter: string) => string;
  entry: (letter: string, row: string, column: string) => string;
  entryIs: (letter: string, row: string, column: string, value: string) => string;
  notYet: string;
  range: string;
  productKeys: string;
  sumSays: (row: string, column: string, numbers: string, terms: string, all: string) => string;
  walk: string;
  walked: (steps: string, all: string) => string;
  rewind: string;
  step: string;
  tilesHead: string;
  tilesSays: string;
  race: string;
  raceSays: string;
  ways: Record<WayId, string>;
  waySays: Record<WayId, (side: string, numbers: string) => string>;
  tileLabel: (way: string) => string;
  fetchedOf: (all: string) => string;
  through: string;
  heat: (letter: string, way: string) => string;
  madeSoFar: (way: string) => string;
  counts: (side: string, each: string, all: string, work: string) => string;
  speedHead: string;
  speedSay: (size: Part, millions: number) => TemplateResult;
  sizeLabel: string;
  measure: string;
  again: string;
  measuring: string;
  stop: string;
  stopped: string;
  failed: string;
  bars: Record<Bar, string>;
  hints: Record<Bar, string>;
  variants: Record<GpuVariant, string>;
  without: Record<WithoutGpu, string>;
  anyway: string;
  each: (ms: string, times: string, rounds: number) => string;
  untold: string;
  untoldSize: (size: string) => string;
  gain: (times: string) => string;
  gpuGain: (times: string, software: boolean, slower: boolean) => string;
  agree: (gpu: string | null, bits: boolean) => string;
  how: string;
  shader: string;
}

export const matmulWords = dictionary<MatmulWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
