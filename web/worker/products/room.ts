// Answers one question: a and b of the size asked for, the ways of multiplying them one after the other, each checked against
// the engine's own product before it is told of. Knows no messages.

import {
  type GpuVariant,
  gpuVariants,
  type Measured,
  type ProductsQuestion,
  type ProductsReply,
  type WithoutGpu,
} from "../../shared/products.ts";
import { timed } from "./stopwatch.ts";
import type { WasmProducts, WasmWay } from "./wasm.ts";

export interface RoomOptions {
  readonly gpu: GPU | undefined;
  load(): Promise<WasmProducts>;
  now(): number;
  /** Lets other work of this thread go first. */
  turn(): Promise<void>;
  tell(reply: ProductsReply): void;
}

const kSharedInSoftware = 128;

/** Numbers in [-1, 1) without a zero among them, the same for the same seed. */
export function numbers(count: number, seed: number): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state | 1) / 2 ** 31 - 1;
  });
}

/** The largest difference as a share of the largest number; NaN where there is one. */
export function offBy(product: Float32Array, right: Float32Array): number {
  let [most, off] = [0, 0];
  for (let i = 0; i < right.length; i++) {
    const [value, other] = [right[i] ?? 0, product[i] ?? Number.NaN];
    most = Math.max(most, Math.abs(value));
    off = Math.max(off, Math.abs(value - other));
  }
  return most === 0 ? off : off / most;
}

/** Errors: the module does not arrive, or memory runs out. */
export async function answer({ size, software }: ProductsQuestion, options: RoomOptions): Promise<void> {
  const { gpu, load, now, turn, tell } = options;
  const wasm = await load();
  const [a, b] = [numbers(size * size, 1), numbers(size * size, 2)];
  const told = (measured: Measured): void => tell({ kind: "measured", size, measured });
  const plain = { variant: "" as const, kernel: "", device: "", software: false };

  tell({ kind: "under-way", way: "simd" });
  const one = async (way: WasmWay): Promise<Omit<Measured, "off"> & { readonly product: Float32Array }> => {
    await wasm.warm(way, now, turn);
    const { run, result } = wasm.put(size, a, b);
    const time = await timed(run(way), now, 1 << 20);
    return { way, ...plain, ...time, product: result() };
  };
  const { product: right, ...simd } = await one("simd");
  told({ ...simd, off: 0 });
  await turn();

  await onGpu({ size, software }, gpu, [a, b, right], options, told);

  tell({ kind: "under-way", way: "naive" });
  await turn();
  const { product, ...naive } = await one("naive");
  told({ ...naive, off: offBy(product, right) });
  tell({ kind: "done" });
}

/** In software a barrier costs far more than shared memory saves: there it is tried where it takes a moment only. */
const variantsFor = (size: number, software: boolean): readonly GpuVariant[] =>
  software && size > kSharedInSoftware ? gpuVariants.filter((one) => one !== "shared") : gpuVariants;

/** Its code is fetched where there may be one. */
async function onGpu(
  { size, software }: ProductsQuestion,
  gpu: GPU | undefined,
  [a, b, right]: readonly [Float32Array, Float32Array, Float32Array],
  { now, tell }: RoomOptions,
  told: (measured: Measured) => void,
): Promise<void> {
  const without = (why: WithoutGpu): void => tell({ kind: "without", why });
  if (gpu === undefined) return without("no-webgpu");
  tell({ kind: "under-way", way: "gpu" });
  try {
    const { Gpu, gpuProduct, TooLarge } = await import("./gpu.ts");
    const card = new Gpu(gpu, now);
    const opened = await card.open(software ? "gpu" : "auto");
    if (typeof opened === "string") return without(opened);
    const { name: device, software: imitated } = opened.found;
    try {
      for (const variant of variantsFor(size, imitated)) {
        const made = await gpuProduct(opened.pipelines, variant, size, a, b, now);
        const { kernel, product, timed: time } = made;
        const off = offBy(product, right);
        told({ way: "gpu", variant, kernel, device, software: imitated, ...time, off });
      }
    } catch (error) {
      without(error instanceof TooLarge ? "too-large" : "failed");
    } finally {
      card.close();
    }
  } catch {
    without("failed");
  }
}
