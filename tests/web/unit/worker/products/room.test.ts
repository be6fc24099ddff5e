// Timing products: the stopwatch on a clock of the test's own, and the real module of products, whose answers are checked
// against sums in double. Nothing here looks at the machine's clock.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import type { ProductsReply } from "../../../../../web/shared/products.ts";
import { ProductsClient } from "../../../../../web/worker/products/client.ts";
import { answer, numbers, offBy } from "../../../../../web/worker/products/room.ts";
import { timed } from "../../../../../web/worker/products/stopwatch.ts";
import { WasmProducts } from "../../../../../web/worker/products/wasm.ts";

/** A clock that a product moves by `ms`, the first one by `first`. */
function clock(ms: number, first = ms): { now: () => number; run: (times: number) => void; goes: number[] } {
  let at = 0;
  const goes: number[] = [];
  const run = (times: number): void => {
    at += goes.length === 0 ? first : times * ms;
    goes.push(times);
  };
  return { now: () => at, run, goes };
}

test("a product is timed warm, many in one go, and the least of three goes counts", async () => {
  const { now, run, goes } = clock(3, 90);
  assert.deepEqual(await timed(run, now, 1000), { ms: 3, times: 50, rounds: 3 });
  assert.deepEqual(goes, [1, 1, 50, 50, 50]);
});

test("no more in one go than may be; one that takes long is made once; a clock that stands still is no division by 0", async () => {
  const few = clock(1);
  assert.deepEqual(await timed(few.run, few.now, 7), { ms: 1, times: 7, rounds: 3 });
  const long = clock(5000);
  assert.deepEqual(await timed(long.run, long.now, 1000), { ms: 5000, times: 1, rounds: 1 });
  const still = clock(0);
  const { times } = await timed(still.run, still.now, 1e6);
  assert.equal(times, 1500);
});

const load = async (): Promise<WasmProducts> =>
  WasmProducts.load(readFile("build/wasm-release/products.wasm").then((bytes) => new Response(bytes)));

test("both of the module's products are right, and equal to the bit, also after memory has grown", async () => {
  const products = await load();
  for (const size of [4, 64, 320]) {
    const [a, b] = [numbers(size * size, 1), numbers(size * size, 2)];
    const { run, result } = products.put(size, a, b);
    await run("simd")(1);
    const simd = result();
    await run("naive")(2);
    const naive = result();
    assert.equal(offBy(naive, simd), 0, `${size}`);
    for (const [row, column] of [
      [0, 0],
      [size - 1, 1],
      [size >> 1, size - 1],
    ] as const) {
      let [sum, most] = [0, 0];
      for (let l = 0; l < size; l++) {
        const term = (a[row * size + l] ?? 0) * (b[l * size + column] ?? 0);
        sum += term;
        most += Math.abs(term);
      }
      const off = Math.abs((simd[row * size + column] ?? Number.NaN) - sum);
      assert.ok(off <= (size + 2) * 2 ** -24 * most, `${size}: ${row}, ${column}`);
    }
  }
});

test("how far off a product is, is told as a share of the largest number; a NaN is never passed over", () => {
  assert.equal(offBy(Float32Array.of(1, 2, -3.5), Float32Array.of(1, 2, -4)), 0.125);
  assert.ok(Number.isNaN(offBy(Float32Array.of(Number.NaN, 2), Float32Array.of(1, 2))));
});

test("a question is answered way by way; without WebGPU the reason stands in its place", async () => {
  const replies: ProductsReply[] = [];
  let at = 0;
  await answer(
    { size: 32, software: false },
    {
      gpu: undefined,
      load,
      now: () => (at += 50),
      turn: async () => undefined,
      tell: (reply) => replies.push(reply),
    },
  );
  const said = replies.map((reply) => ("way" in reply ? `${reply.kind} ${reply.way}` : reply.kind));
  assert.deepEqual(said, ["under-way simd", "measured", "without", "under-way naive", "measured", "done"]);
  const measured = replies.flatMap((reply) => (reply.kind === "measured" ? [reply.measured] : []));
  assert.deepEqual(
    measured.map(({ way, off }) => [way, off]),
    [
      ["simd", 0],
      ["naive", 0],
    ],
  );
  assert.ok(measured.every(({ ms }) => ms > 0));
  const without = replies.find((reply) => reply.kind === "without");
  assert.equal(without?.why, "no-webgpu");
});

test("to stop is to end the worker, and another question starts another one", () => {
  const made: {
    ended: boolean;
    asked: unknown[];
    onmessage: ((event: MessageEvent<ProductsReply>) => void) | null;
  }[] = [];
  const heard: string[] = [];
  const client = new ProductsClient({
    onReply: ({ kind }) => heard.push(kind),
    makeWorker: () => {
      const worker = {
        ended: false,
        asked: [] as unknown[],
        onmessage: null,
        onerror: null,
        onmessageerror: null,
        postMessage: (question: unknown) => void worker.asked.push(question),
        terminate: () => {
          worker.ended = true;
        },
      };
      made.push(worker);
      return worker;
    },
  });
  client.ask({ size: 64, software: false });
  client.stop();
  assert.equal(made[0]?.ended, true);
  client.ask({ size: 128, software: true });
  assert.deepEqual(made[1]?.asked, [{ size: 128, software: true }]);
  made[1]?.onmessage?.({ data: { kind: "done" } } as MessageEvent<ProductsReply>);
  assert.deepEqual([heard, made[1]?.ended], [["done"], true]);
});
