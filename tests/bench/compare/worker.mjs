// A peer in a process of its own: reads one JSON message a line, answers one a line. The clock is read here, around the
// work alone. Started by peer_process.mjs as: node worker.mjs PEER TASK-FOLDER
//   { do: "losses", steps, optimizer }  →  { losses }         dropout off, rows in order, from the task's weights
//   { do: "prepare" }                   →  { note }           a fresh model for timing, with dropout
//   { do: "run", steps }                →  { steps, milliseconds }   at least so many steps
//   { do: "accuracy", seed, ... }       →  { accuracy }       tfjs and ours only; `from`: a file of the first weights

import { readFileSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { nodePeers } from "./peers/node_peers.mjs";

const [, , peerId, folder] = process.argv;
const answer = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

function floats(name) {
  const bytes = readFileSync(path.join(folder, `${name}.f32`));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

function readTask() {
  const task = JSON.parse(readFileSync(path.join(folder, "task.json"), "utf8"));
  return { ...task, features: floats("features"), targets: floats("targets"), weights: floats("weights") };
}

async function work(peer, message) {
  switch (message.do) {
    case "losses":
      return { losses: await peer.losses(message.steps, message.optimizer) };
    case "prepare":
      return { note: (await peer.prepare()) ?? "" };
    case "run": {
      const start = performance.now();
      const steps = await peer.run(message.steps);
      return { steps, milliseconds: performance.now() - start };
    }
    case "accuracy": {
      const weights = message.from && floats(message.from);
      return { accuracy: await peer.accuracy({ ...message, weights }) };
    }
    default:
      throw new Error(`no message called ${message.do}`);
  }
}

// Libraries that print while they load must not be taken for answers.
console.log = console.error;
try {
  const peer = await nodePeers[peerId](readTask());
  answer({ ready: true, version: peer.version });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    answer(await work(peer, JSON.parse(line)));
  }
} catch (error) {
  answer({ failed: String(error?.message ?? error) });
  process.exitCode = 1;
}
