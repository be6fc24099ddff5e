// Loads the wasm module and hands out sessions. What the engine can do without a model stands here too: data sets and
// their parts drawn by seed, and features computed with the same functions everywhere.

import createModule from "downhill-wasm";
import { among, fields, finiteFloats, integer, list, or, whole, within } from "./check.ts";
import { checkSplit, maxRows } from "./data.ts";
import { DownhillError, fromWasm } from "./errors.ts";
import { Heap } from "./heap.ts";
import type { RawModule } from "./raw.ts";
import { Runtime } from "./runtime.ts";
import { Session } from "./session.ts";
import { completeSpec, featureWords, maxSeed } from "./spec.ts";
import type {
  FeatureWord,
  Generated,
  GeneratorSpec,
  GeneratorType,
  ModelSpec,
  SplitRows,
  SplitSpec,
} from "./types.ts";
import type { Choice, LoadOptions, Place, Variant } from "./variant.ts";
import { toRawShare } from "./wire.ts";

export const generatorTypes: readonly GeneratorType[] = [
  "circle",
  "xor",
  "gaussian",
  "spiral",
  "moons",
  "rings",
  "line",
  "sine",
  "plane",
];

const generatorChecks = {
  type: among(generatorTypes),
  rows: whole(1, maxRows),
  noise: or(within({ min: 0, max: 1 }), 0),
  seed: or(whole(0, maxSeed), 1),
};

/** What runs where nothing was asked for; all else is variant.ts's, which our own pages then never fetch. */
const strict: { readonly choice: Choice; readonly place: Place } = {
  choice: { variant: "strict", note: "" },
  place: {},
};

/** Loads and compiles the engine. Errors: TypeError or RangeError for options, DownhillError "load-failed". */
export async function loadEngine(options?: LoadOptions): Promise<Engine> {
  const { choice, place } = options === undefined ? strict : (await import("./variant.ts")).choose(options);
  try {
    return new Engine(await createModule({ ...place, print: () => {}, printErr: () => {} }), choice);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DownhillError("load-failed", `the engine's wasm could not be loaded: ${reason}`, "", {
      cause: error,
    });
  }
}

export class Engine {
  /** The variant that really runs. */
  readonly variant: Variant;
  /** Why that is not the variant that loadEngine was asked for; "" where it is. */
  readonly variantNote: string;
  readonly #runtime: Runtime;

  /** For loadEngine. */
  constructor(module: RawModule, choice: Choice) {
    this.variant = choice.variant;
    this.variantNote = choice.note;
    this.#runtime = new Runtime(module, new Heap(module));
  }

  /** Bytes of wasm memory in use; it grows with the largest model and never shrinks. */
  get memoryBytes(): number {
    return this.#runtime.module.HEAPU8.byteLength;
  }

  /** A data set of the labs, drawn by seed. Errors: TypeError, RangeError. */
  generate(spec: GeneratorSpec): Generated {
    const { type, rows, noise, seed } = fields(spec, "spec", generatorChecks, "");
    return this.#runtime.call((module, heap) => {
      const made = module.generate(type, rows, noise, seed);
      if (made.failure.code !== "") throw fromWasm(made.failure);
      return { features: heap.floats(made.features), targets: heap.floats(made.targets), rows };
    });
  }

  /**
   * Points to what a model sees: `points` are rows x `dimensions` (2: x₁, x₂; 1: x₁), the answer is rows x words.
   * Errors: TypeError, RangeError; DownhillError "invalid-argument" for a word of x₂ where there is none.
   */
  expandFeatures(points: Float32Array, words: readonly FeatureWord[], dimensions: 1 | 2 = 2): Float32Array {
    const columns = integer(dimensions, "dimensions", 1, 2);
    const checked = finiteFloats(points, "points");
    const rows = checked.length / columns;
    if (!Number.isInteger(rows) || rows > maxRows) {
      const expected = `up to ${maxRows} rows x ${columns} numbers`;
      throw new RangeError(`points must have ${expected}, got ${checked.length} numbers`);
    }
    const known = list(words, "words", 1, featureWords.length, among(featureWords));
    return this.#runtime.call((module, heap) =>
      this.#runtime.withWords(known, (rawWords) =>
        heap.lend([checked], ([offset = 0]) => {
          const made = module.expandFeatures(offset, rows, columns, rawWords);
          if (made.failure.code !== "") throw fromWasm(made.failure);
          return heap.floats(made.data);
        }),
      ),
    );
  }

  /**
   * Which rows setData would hold back for these shares and this seed. A row's lot hangs on the seed and its number
   * alone, so a row added at the end moves no other from its part unless the parts must grow.
   * Errors: TypeError, RangeError; DownhillError "invalid-argument" where no row is left to train on, or for
   * "stratified" without an id below 1,000 for every row.
   */
  split(spec: SplitSpec): SplitRows {
    const { rows, validation, test, seed, classes } = checkSplit(spec);
    return this.#runtime.call((module, heap) =>
      heap.lend([classes], ([offset = 0]) => {
        const made = module.split(rows, toRawShare(validation), toRawShare(test), seed, offset);
        if (made.failure.code !== "") throw fromWasm(made.failure);
        return {
          train: heap.wholes(made.train),
          validation: heap.wholes(made.validation),
          test: heap.wholes(made.test),
        };
      }),
    );
  }

  /** A model with freshly drawn weights. Errors: DownhillError "invalid-spec" or "too-large". */
  createSession(spec: ModelSpec): Session {
    return new Session(this.#runtime, completeSpec(spec));
  }
}
