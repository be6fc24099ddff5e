// Products on a GPU, for the page that times them: a plan of one step that no model made. Fetched where there may be a GPU.

import { Executor } from "../../gpu/executor.ts";
import type { Pipelines } from "../../gpu/pipelines.ts";
import { always } from "../../gpu/variants.ts";
import { Layout, planWords, recordWords } from "../../gpu/write.ts";
import type { GpuVariant } from "../../shared/products.ts";
import { type Timed, timed } from "./stopwatch.ts";

export { TooLarge } from "../../gpu/executor.ts";
export { Gpu } from "../../gpu/gpu.ts";

export interface GpuProduct {
  /** As the file in web/gpu/wgsl is called that this way of sharing out came to. */
  readonly kernel: string;
  readonly product: Float32Array;
  readonly timed: Timed;
}

const none = new Uint8Array(0);

/**
 * One variant's product of a and b, size x size, checked and timed: so many dispatches in one submit, and one read-back of a
 * few bytes. Errors: TooLarge; what a lost device says.
 */
export async function gpuProduct(
  pipelines: Pipelines,
  variant: GpuVariant,
  size: number,
  a: Float32Array,
  b: Float32Array,
  now: () => number,
): Promise<GpuProduct> {
  pipelines.tuning = always(variant);
  const layout = new Layout();
  const out = layout.rows(size, size);
  const step = { op: "matmul" as const, out, in: [layout.rows(size, size), layout.fixed(size * size, size)] };
  const numbers = new Float32Array(layout.end);
  numbers.set(a, step.in[0]?.offset);
  numbers.set(b, step.in[1]?.offset);
  const on = async <T>(state: number, act: (executor: Executor) => Promise<T>): Promise<T> => {
    const words = planWords(size, layout, [step], { state });
    const executor = await Executor.make(pipelines, { words, features: none, targets: none });
    try {
      executor.begin(numbers);
      return await act(executor);
    } finally {
      executor.destroy();
    }
  };
  const product = await on(out.size, async (executor) => (await executor.walk(recordWords(size))).state);
  return on(4, async (executor) => ({
    kernel: executor.launches[0]?.dispatch.kernel ?? "",
    product: product.slice(0, size * size),
    timed: await timed(
      async (times) => void (await executor.walk(recordWords(size, times))),
      now,
      executor.mostSteps,
    ),
  }));
}
