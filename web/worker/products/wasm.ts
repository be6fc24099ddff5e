// The module of two products (wasm/products): its memory is laid out here, a, b and c behind each other.

import url from "downhill-products-url";
import type { Run } from "./stopwatch.ts";

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly __heap_base: WebAssembly.Global;
  naive(m: number, n: number, k: number, a: number, b: number, c: number, times: number): void;
  simd(m: number, n: number, k: number, a: number, b: number, c: number, times: number): void;
}
export type WasmWay = "naive" | "simd";

const kPage = 65_536;
const kAlign = 16;
/** A small product, and how long it is repeated until the browser has made its fast code. */
const kWarmSize = 32;
const kWarm = 120; // ms

export class WasmProducts {
  readonly #exports: Exports;

  /** Errors: the file does not arrive, or is refused. */
  static async load(source: Promise<Response> = fetch(url)): Promise<WasmProducts> {
    const { instance } = await WebAssembly.instantiate(await (await source).arrayBuffer(), {});
    return new WasmProducts(instance.exports as unknown as Exports);
  }

  private constructor(exports: Exports) {
    this.#exports = exports;
  }

  /** Puts a and b, each size x size, in place; the product of either way then lies where `result` reads it. */
  put(size: number, a: Float32Array, b: Float32Array): { run(way: WasmWay): Run; result(): Float32Array } {
    const count = size * size;
    const [atA, atB, atC] = this.#places(count);
    const { memory } = this.#exports;
    new Float32Array(memory.buffer, atA, count).set(a);
    new Float32Array(memory.buffer, atB, count).set(b);
    return {
      run: (way) => (times) => this.#exports[way](size, size, size, atA, atB, atC, times),
      result: () => new Float32Array(memory.buffer, atC, count).slice(),
    };
  }

  /** Browsers begin with code that is quick to make and slow to run, and change over between calls. */
  async warm(way: WasmWay, now: () => number, turn: () => Promise<void>): Promise<void> {
    const numbers = new Float32Array(kWarmSize * kWarmSize).fill(1);
    const run = this.put(kWarmSize, numbers, numbers).run(way);
    for (const end = now() + kWarm; now() < end; await turn()) void run(64);
  }

  /** Of three times `count` floats, in bytes, behind what the module keeps for itself. */
  #places(count: number): readonly [number, number, number] {
    const { memory, __heap_base } = this.#exports;
    const a = Math.ceil(Number(__heap_base.value) / kAlign) * kAlign;
    const bytes = Math.ceil((4 * count) / kAlign) * kAlign;
    const missing = a + 3 * bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / kPage));
    return [a, a + bytes, a + 2 * bytes];
  }
}
