// Our engine in a browser's page: fetches the task beside it, and leaves the peer's methods in globalThis.peer for
// browser_peer.mjs to call. The clock is read in the page, around the work alone.

import { loadEngine } from "./npm/index.js";
import { loadDownhill } from "./peers/downhill.mjs";

async function floats(name) {
  const response = await fetch(new URL(`./task/${name}.f32`, import.meta.url));
  return new Float32Array(await response.arrayBuffer());
}

async function start() {
  const task = await (await fetch(new URL("./task/task.json", import.meta.url))).json();
  const [features, targets, weights] = await Promise.all(["features", "targets", "weights"].map(floats));
  const peer = await loadDownhill({ ...task, features, targets, weights }, loadEngine, "strict");
  const does = {
    losses: ({ steps, optimizer }) => ({ losses: peer.losses(steps, optimizer) }),
    prepare: () => {
      peer.prepare();
      return { note: "" };
    },
    run: ({ steps }) => {
      const from = performance.now();
      peer.run(steps);
      return { steps, milliseconds: performance.now() - from };
    },
  };
  return { ask: (message) => does[message.do](message) };
}

try {
  globalThis.peer = await start();
} catch (error) {
  globalThis.peer = { error: String(error) };
}
