// What the page about products knows and can be asked to do: the element holds it, the views draw it.

import type { Measured, ProductWay, WithoutGpu } from "../../shared/products.ts";
import type { Colours } from "../../view/colour/colours.ts";
import type { Lang } from "../../view/words.ts";
import type { ExampleId, Place, Sizes, Small } from "./product.ts";

/** Sizes that can be timed: multiples of 4, as the fast GPU kernels want them. */
export const kSizes = [64, 128, 256, 512, 1024] as const;
/** Sides of a block of the product, in registers and in a workgroup's memory. */
export const kRegisterTiles = [2, 4, 8] as const;
export const kWorkgroupTiles = [4, 8, 16] as const;

/** What is known of one size. */
export interface SizeResult {
  readonly rows: readonly Measured[];
  readonly without: WithoutGpu | null;
  /** Nothing of it was stopped. */
  readonly complete: boolean;
}

export interface MatmulView {
  readonly lang: Lang;
  readonly colours: Colours;
  readonly layout: string;
  /** The product number by number. */
  readonly small: Small;
  readonly example: ExampleId | null;
  /** Multiplications made; all of them while nobody walks. */
  readonly steps: number;
  readonly walking: boolean;
  readonly looked: Place;
  /** The walks in tiles. */
  readonly registers: number;
  readonly workgroup: number;
  /** Numbers that each of them has been given time to fetch. */
  readonly fetches: number;
  readonly racing: boolean;
  /** The timing. */
  readonly size: number;
  readonly results: ReadonlyMap<number, SizeResult>;
  /** While something is timed. */
  readonly underWay: ProductWay | null;
  readonly running: boolean;
  readonly failed: boolean;
}

export interface MatmulActions {
  resize(sizes: Partial<Sizes>): void;
  edit(matrix: "a" | "b", index: number, value: number): void;
  example(id: ExampleId): void;
  look(place: Place): void;
  walk(on: boolean): void;
  step(): void;
  rewind(): void;
  tile(which: "registers" | "workgroup", side: number): void;
  race(on: boolean): void;
  raceStep(): void;
  raceRewind(): void;
  setSize(size: number): void;
  /** `software`: a GPU that is a program will do. */
  measure(software: boolean): void;
  stop(): void;
}
