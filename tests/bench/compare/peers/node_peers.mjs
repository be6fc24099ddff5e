// The peers that run in node, by id: each takes the task and gives an object with `version`, `losses`, `prepare`, `run`
// (see worker.mjs). A library is loaded only when its peer is asked for. The installed libraries lie in .tools/bench.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../../..");
export const modules = path.join(root, ".tools/bench/node_modules");
const load = createRequire(path.join(modules, "../package.json"));

export const versionOf = (name) =>
  `${JSON.parse(readFileSync(path.join(modules, name, "package.json"), "utf8")).version}`;

const ours = (variant) => async (task) => {
  const { loadDownhill } = await import("./downhill.mjs");
  const { loadEngine } = await import(path.join(root, "build/npm/index.js"));
  const { accuracyOf } = await import("../accuracy_ours.mjs");
  const peer = await loadDownhill(task, loadEngine, variant);
  return { ...peer, version: "this build", accuracy: (split) => accuracyOf(loadEngine, task, split) };
};

const tfjs = (backend) => async (task) => {
  const { loadTensorFlow } = await import("./tfjs.mjs");
  return { ...(await loadTensorFlow(task, load, backend)), version: versionOf("@tensorflow/tfjs") };
};

const own = (module) => async (task) => {
  const { load: make, versions } = await import(module);
  return { ...make(task), version: versions };
};

export const nodePeers = {
  ours: ours("strict"),
  turbo: ours("turbo"),
  plain: own("./plain.mjs"),
  playground: own("./playground.mjs"),
  "tfjs-cpu": tfjs("cpu"),
  "tfjs-wasm": tfjs("wasm"),
  jax: async (task) => {
    const { loadJax } = await import("./jax.mjs");
    return { ...(await loadJax(task, load)), version: versionOf("@jax-js/jax") };
  },
  convnet: async (task) => {
    const { loadConvnet } = await import("./convnet.mjs");
    return { ...loadConvnet(task, load), version: versionOf("convnetjs") };
  },
};
