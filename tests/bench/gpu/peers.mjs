// Who is compared on WebGPU. Each gives, for a product of n x n and for training, the same two things: `result()` or
// `losses(steps)` to be held against the truth, and `run(count)`: so many of them, then one read-back.

import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { cutWeights } from "../compare/layers.mjs";
import { trainer } from "../compare/peers/jax.mjs";
import { modules, versionOf } from "../compare/peers/node_peers.mjs";
import { minimizing } from "../compare/peers/tfjs.mjs";

const load = createRequire(path.join(modules, "../package.json"));
const kSeenRows = 4; // of a product, read back
const kMostSteps = 64; // a submit of ours

/** `lab`: our own code (common/own_code.mjs). */
export async function ours(lab, gpu) {
  const found = await lab.openAdapter(gpu, "gpu");
  const pipelines = new lab.Pipelines(found.device);
  const time = lab.timingOn(pipelines, () => performance.now());
  pipelines.tuning = found.software ? lab.onSoftware : await lab.tune(time);
  const engine = await lab.loadEngine();
  const none = new Uint8Array(0);
  return {
    id: "ours",
    name: "Downhill",
    found,
    pipelines,
    engine,
    async product({ n, a, b }) {
      const layout = new lab.Layout();
      const [out, x, y] = [layout.rows(n, n), layout.rows(n, n), layout.fixed(n * n, n)];
      const steps = [{ op: "matmul", out, in: [x, y] }];
      const words = lab.planWords(n, layout, steps, { state: kSeenRows * n });
      const executor = await lab.Executor.make(pipelines, { words, features: none, targets: none });
      const numbers = new Float32Array(layout.end);
      numbers.set(a, x.offset);
      numbers.set(b, y.offset);
      executor.begin(numbers);
      const walk = (count) => executor.walk(lab.recordWords(n, count));
      return {
        result: async () => (await walk(1)).state,
        run: (count) => walk(count),
        dispose: () => executor.destroy(),
      };
    },
    async training(task) {
      const session = sessionOf(engine, task);
      const executor = await lab.Executor.make(pipelines, lab.lentPlan(session));
      const records = lab.lentRecords(session, Math.min(kMostSteps, task.rows / task.batch));
      const { head = records.length } = lab.readRecords(records)[1] ?? {};
      const walk = (count) => executor.walk(records.subarray(0, count * head));
      executor.begin(lab.lentState(session));
      return {
        losses: async (steps) => (await walk(steps)).losses.filter((_, i) => i % 2 === 0),
        async run(count) {
          for (let left = count; left > 0; left -= kMostSteps)
            await walk(Math.min(left, kMostSteps, task.rows / task.batch));
        },
        dispose() {
          executor.destroy();
          session.dispose();
        },
      };
    },
  };
}

export function sessionOf(engine, task) {
  const session = engine.createSession({
    inputShape: [task.inputs],
    layers: task.layers.map(([units, activation]) => ({ type: "dense", units, activation })),
    loss: task.loss,
    optimizer: task.optimizer,
    batchSize: task.batch,
    shuffle: false,
  });
  session.setData({ features: task.features, targets: Int32Array.from(task.targets), rows: task.rows });
  const flat = cutWeights(task, task.weights).flatMap(({ kernel, bias }) => [kernel, bias]);
  session.setParameters(session.parameters().map((tensor, i) => ({ ...tensor, data: flat[i] })));
  return session;
}

export async function tensorFlow() {
  const tf = load("@tensorflow/tfjs");
  load("@tensorflow/tfjs-backend-webgpu");
  if (!(await tf.setBackend("webgpu"))) throw new Error("TensorFlow.js's webgpu backend does not start");
  return {
    id: "tfjs",
    name: `TensorFlow.js ${tf.version.tfjs}`,
    async product({ n, a, b }) {
      const [x, y] = [tf.tensor2d(a, [n, n]), tf.tensor2d(b, [n, n])];
      const result = async () => {
        const out = tf.matMul(x, y);
        const numbers = await out.data();
        out.dispose();
        return numbers;
      };
      const run = async (count) => {
        for (let i = 1; i < count; i++) tf.matMul(x, y).dispose();
        return result();
      };
      return { result, run, dispose: () => tf.dispose([x, y]) };
    },
    async training(task) {
      const way = minimizing(tf, task);
      return {
        losses: inTurn(() => way.loss()),
        run: (count) => way.run(count),
        dispose: () => way.dispose(),
      };
    },
  };
}

export async function jaxJs() {
  const jax = await import(pathToFileURL(path.join(modules, "@jax-js/jax/dist/index.js")));
  await jax.init("webgpu");
  jax.defaultDevice("webgpu");
  const { numpy: np } = jax;
  return {
    id: "jax",
    name: `jax-js ${versionOf("@jax-js/jax")}`,
    async product({ n, a, b }) {
      const [x, y] = [a, b].map((numbers) => np.array(numbers).reshape([n, n]));
      const multiply = jax.jit((left, right) => np.matmul(left, right));
      const result = () => multiply(x.ref, y.ref).data();
      // Each product of the one before: what nobody reads is never made.
      const run = async (count) => {
        let out = x.ref;
        for (let i = 0; i < count; i++) out = multiply(out, y.ref);
        return out.data();
      };
      const dispose = () => {
        x.dispose();
        y.dispose();
      };
      return { result, run, dispose };
    },
    async training(task) {
      const walk = trainer(jax, task);
      const run = async (count) => {
        for (let i = 1; i < count; i++) walk.step().dispose();
        return walk.step().jsAsync();
      };
      return { losses: inTurn(() => walk.step().jsAsync()), run, dispose: () => undefined };
    },
  };
}

const inTurn = (loss) => async (steps) => {
  const losses = [];
  for (let i = 0; i < steps; i++) losses.push(await loss());
  return losses;
};
