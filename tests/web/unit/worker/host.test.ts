import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DownhillError, type Engine } from "../../../../web/engine/index.ts";
import type { Delta, Intent, Reply } from "../../../../web/shared/protocol.ts";
import { Host } from "../../../../web/worker/host.ts";
import type { Turns } from "../../../../web/worker/loop.ts";
import { engine, lineData, lineSpec, networkSpec, spiral } from "./support.ts";

const seed = 20261123;
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Turns by the event loop, with a clock that moves 1 ms a look, so that no test depends on the machine. */
function turnsOf(): Turns {
  let time = 0;
  return {
    now: () => time++,
    after(_ms, call) {
      const handle = setImmediate(call);
      return () => clearImmediate(handle);
    },
  };
}

function hostOf(load: () => Promise<Engine> = async () => engine) {
  const replies: Reply[] = [];
  let id = 0;
  const host = new Host({
    load,
    turns: turnsOf(),
    send: (reply) => {
      replies.push(reply);
      if (reply.kind === "snapshot") setImmediate(() => host.receive({ kind: "seen", buffers: [] }));
    },
  });
  const ask = async (intent: Intent | "open"): Promise<Reply> => {
    id++;
    host.receive(intent === "open" ? { kind: "open", id } : { kind: "intent", id, intent });
    for (;;) {
      const found = replies.find(
        (reply) => (reply.kind === "done" || reply.kind === "failed") && reply.id === id,
      );
      if (found) return found;
      await turn();
    }
  };
  const last = (): Delta | undefined =>
    replies.flatMap((reply) => (reply.kind === "snapshot" ? [reply.delta] : [])).at(-1);
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 8; i++) await turn();
  };
  return { host, replies, ask, last, settle };
}

const build: Intent = {
  type: "build",
  spec: lineSpec,
  data: lineData([
    [0, 0],
    [1, 1],
    [2, 1],
  ]),
  probes: { exact: true, trail: 64 },
};

test("a model is built, walked, and looked at", async () => {
  const { ask, last, settle } = hostOf();
  await ask("open");
  await ask(build);
  await ask({ type: "advance", count: 7, unit: "step" });
  await settle();
  assert.equal(last()?.step, 7);
  assert.deepEqual(Array.from(last()?.trail?.step ?? []), [0, 1, 2, 3, 4, 5, 6, 7]);
});

test("pictures lie with y upwards: the field of ŷ = x₂ is large in its first row", async () => {
  const { ask, last, settle } = hostOf();
  await ask("open");
  const spec = { ...lineSpec, learningRate: 0.1 };
  const start = [
    { name: "dense_1/kernel", index: 0, value: 0 },
    { name: "dense_1/kernel", index: 1, value: 1 },
  ];
  const size = { width: 4, height: 6 };
  await ask({
    type: "build",
    spec,
    data: spiral(),
    start,
    probes: { field: size, tiles: size, enlarge: { ...size, layer: -1, unit: 1 } },
  });
  await settle();
  const expected = [2.5, 1.5, 0.5, -0.5, -1.5, -2.5].flatMap((y) => [y, y, y, y]);
  assert.deepEqual(Array.from(last()?.field?.values ?? []), expected);
  assert.deepEqual(Array.from(last()?.enlarged?.values ?? []), expected);
  const [features, output] = last()?.tiles ?? [];
  assert.deepEqual([features?.name, features?.units, output?.name], ["features", 2, "dense_1"]);
  assert.deepEqual(Array.from(features?.values.subarray(24) ?? []), expected);
});

test("a refused intent is answered with the engine's words, and the walk goes on", async () => {
  const { ask, last, settle } = hostOf();
  await ask("open");
  assert.equal((await ask({ type: "run", speed: 5 })).kind, "failed");
  await ask(build);
  const refused = await ask({ type: "update", spec: { ...lineSpec, learningRate: Number.NaN } });
  assert.ok(
    refused.kind === "failed" && /learningRate/.test(refused.failure.message + refused.failure.where),
  );
  await ask({ type: "advance", count: 3, unit: "step" });
  await settle();
  assert.equal(last()?.step, 3);
});

test("after a trap a fresh engine goes on from the kept state, and the page is told", async () => {
  let loads = 0;
  /** The first engine traps at its fourth crossing; the second is sound. */
  const trapping = (): Engine => {
    let crossings = 0;
    return new Proxy(engine, {
      get: (target, name) => {
        if (name !== "createSession") return bound(target, name);
        return (spec: never) =>
          new Proxy(target.createSession(spec), {
            get: (session, part) => {
              if (part === "run" && ++crossings > 3)
                throw new DownhillError("crashed", "unreachable executed");
              return bound(session, part);
            },
          });
      },
    });
  };
  const bound = <T extends object>(target: T, name: string | symbol): unknown => {
    const value: unknown = Reflect.get(target, name, target);
    return typeof value === "function" ? value.bind(target) : value;
  };
  const { ask, replies, last, settle } = hostOf(async () => (loads++ === 0 ? trapping() : engine));
  await ask("open");
  await ask({ ...build, probes: { trail: 64 } });
  const failed = await ask({ type: "advance", count: 20, unit: "step" });
  assert.equal(failed.kind === "failed" && failed.failure.code, "crashed");
  await settle();
  const broken = replies.find((reply) => reply.kind === "broken");
  assert.deepEqual(broken?.kind === "broken" && broken.kept, 0);
  assert.equal(loads, 2);
  await ask({ type: "advance", count: 20, unit: "step" });
  await settle();
  assert.equal(last()?.step, 20);
});

test(`any order of intents is answered, each once, and leaves finite numbers (seed ${seed})`, async () => {
  const intent: fc.Arbitrary<Intent> = fc.oneof(
    fc.constantFrom<Intent>(
      build,
      {
        type: "build",
        spec: networkSpec,
        data: spiral(),
        probes: { field: { width: 5, height: 5 }, predictions: true },
      },
      { type: "data", data: spiral(0.3) },
      { type: "data", data: lineData([]) },
      { type: "data", data: lineData([[1, 1]]) },
      { type: "pause" },
      { type: "reset" },
      { type: "reset", seed: 5 },
      { type: "run", speed: "max" },
      { type: "run", speed: 30 },
      { type: "recover", to: "best", learningRate: "auto" },
      { type: "recover", to: "lastGood", learningRate: 0.01 },
      { type: "advance", count: 1, unit: "epoch" },
    ),
    fc.record({
      type: fc.constant("advance" as const),
      count: fc.nat(60),
      unit: fc.constant("step" as const),
    }),
    fc.record({ type: fc.constant("scrub" as const), step: fc.nat(200) }),
    fc.record({
      type: fc.constant("update" as const),
      spec: fc.constantFrom(lineSpec, networkSpec, { ...networkSpec, learningRate: 50 }),
    }),
    fc.record({
      type: fc.constant("setParameters" as const),
      changes: fc.constant([{ name: "dense_1/bias", index: 0, value: 2 }]),
    }),
  );
  const check = async (intents: readonly Intent[]): Promise<void> => {
    const { ask, replies, last, settle } = hostOf();
    await ask("open");
    await ask(build);
    for (const one of intents) await ask(one);
    await ask({ type: "pause" });
    await settle();
    const answers = replies.flatMap((reply) =>
      reply.kind === "done" || reply.kind === "failed" ? [reply.id] : [],
    );
    assert.equal(new Set(answers).size, answers.length);
    assert.equal(
      replies.some((reply) => reply.kind === "broken"),
      false,
    );
    assert.equal(
      replies.some((reply) => reply.kind === "failed" && reply.failure.code === "internal"),
      false,
    );
    for (const { data } of last()?.parameters ?? []) assert.ok(data.every(Number.isFinite));
  };
  await fc.assert(fc.asyncProperty(fc.array(intent, { maxLength: 12 }), check), { seed, numRuns: 60 });
});
