// Bulk numbers in and out of wasm memory, always by copy. The view is taken anew at each use: when memory grows, every
// older view is silently empty. Knows no types of the engine.

import { DownhillError } from "./errors.ts";
import type { RawModule, RawSpan } from "./raw.ts";

/** What a lasting input buffer may hold; a larger one is given back after use. */
const keptBytes = 1 << 20;
const alignment = 16;

export class Heap {
  readonly #module: RawModule;

  constructor(module: RawModule) {
    this.#module = module;
  }

  /**
   * Copies `arrays` one behind the other into the input buffer, calls `use` with their offsets (0 for null) and
   * returns its answer. Errors: too-large when there is no memory for them.
   */
  lend<T>(arrays: readonly (ArrayBufferView | null)[], use: (offsets: number[]) => T): T {
    const places: number[] = [];
    let total = 0;
    for (const array of arrays) {
      places.push(total);
      total += Math.ceil((array?.byteLength ?? 0) / alignment) * alignment;
    }
    const start = this.#module.reserve(total);
    if (start === 0 && total > 0)
      throw new DownhillError("too-large", `no memory for ${total} bytes of input`);
    const memory = this.#module.HEAPU8;
    const offsets = arrays.map((array, i) => {
      if (array === null) return 0;
      const offset = start + (places[i] ?? 0);
      memory.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
      return offset;
    });
    try {
      return use(offsets);
    } finally {
      if (total > keptBytes) this.#module.reserve(0);
    }
  }

  floats({ offset, length }: RawSpan): Float32Array {
    return new Float32Array(this.#module.HEAPU8.buffer, offset, length).slice();
  }

  doubles({ offset, length }: RawSpan): Float64Array {
    return new Float64Array(this.#module.HEAPU8.buffer, offset, length).slice();
  }

  wholes({ offset, length }: RawSpan): Uint32Array {
    return new Uint32Array(this.#module.HEAPU8.buffer, offset, length).slice();
  }

  bytes({ offset, length }: RawSpan): Uint8Array {
    return this.#module.HEAPU8.slice(offset, offset + length);
  }
}
