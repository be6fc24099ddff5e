// Who is compared, on which tasks, and how each is started and checked. `losses` names another optimizer for the check
// where a library lacks the task's own; `missing` says in words why a peer can't run here. brain.js is not among them: it
// knows neither mini-batches nor cross-entropy, so it can't do the same work.

import { browserMissing, startBrowserPeer } from "./browsers.mjs";
import { startProcess } from "./peer_process.mjs";
import { torchMissing } from "./prepare.mjs";

const all = ["mlp-32", "mlp-128", "logistic", "playground"];
const inNode = (id, name, tasks = all, more = {}) => ({
  id,
  name,
  tasks,
  start: (folder) => startProcess(id, folder, more.how),
  ...more,
});

/** In the order of the table; the first is what all are held against. */
export const peers = [
  inNode("ours", "Downhill, node"),
  // Node 20 knows relaxed SIMD only by this flag; later versions have it and ignore none of their flags' absence.
  inNode("turbo", "Downhill turbo, node", all, { how: { flags: relaxedFlag() } }),
  {
    id: "chromium",
    name: "Downhill, Chromium",
    tasks: all,
    start: (folder) => startBrowserPeer("chromium", folder),
    missing: () => browserMissing("chromium"),
  },
  {
    id: "firefox",
    name: "Downhill, Firefox",
    tasks: all,
    start: (folder) => startBrowserPeer("firefox", folder),
    missing: () => browserMissing("firefox"),
  },
  {
    id: "torch",
    name: "PyTorch, native",
    tasks: all,
    start: (folder) => startProcess("torch", folder, { python: true }),
    missing: torchMissing,
  },
  inNode("tfjs-wasm", "TensorFlow.js, wasm"),
  inNode("tfjs-cpu", "TensorFlow.js, cpu"),
  inNode("jax", "jax-js, wasm"),
  inNode("convnet", "ConvNetJS", ["mlp-32", "mlp-128"], { losses: { type: "sgd", learningRate: 0.05 } }),
  inNode("playground", "Playground's algorithm", ["playground"]),
  inNode("plain", "plain JavaScript loop"),
];

function relaxedFlag() {
  return Number(process.versions.node.split(".")[0]) < 21 ? ["--experimental-wasm-relaxed-simd"] : [];
}
