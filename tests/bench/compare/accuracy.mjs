// Speed is not bought with accuracy: five epochs on 8,000 digits, tested on the other 2,000, five seeds, ours and
// TensorFlow.js's, each with its own draw of weights, order and dropout.

import { digits, loadDigits } from "./data.mjs";
import { peers } from "./peers.mjs";
import { writeTask } from "./prepare.mjs";
import { median } from "./statistics.mjs";
import { tasks } from "./tasks.mjs";

const kTrain = 8000;
const kEpochs = 5;
/** Our median may lie below theirs by this much. */
export const kLeeway = 0.005;

export async function compareAccuracy({ seeds, say }) {
  say(
    `\naccuracy: ${kEpochs} epochs on ${kTrain} digits, batch 32, the other 2,000 told right; seeds 1 to ${seeds}`,
  );
  const task = {
    ...tasks["mlp-32"],
    rows: 10_000,
    data: (modules) => digits(loadDigits(modules), 10_000, 11),
  };
  const folder = writeTask("accuracy", task);
  const result = { seeds, leeway: kLeeway };
  for (const id of ["ours", "tfjs-wasm"]) {
    const peer = await peers.find((one) => one.id === id).start(folder);
    const told = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const { accuracy } = await peer.ask({ do: "accuracy", seed, epochs: kEpochs, train: kTrain });
      told.push(accuracy);
    }
    await peer.stop();
    result[id] = { accuracies: told, median: median(told) };
    say(
      `  ${id.padEnd(10)} median ${median(told).toFixed(4)}   (${told.map((a) => a.toFixed(4)).join(" ")})`,
    );
  }
  result.kept = result.ours.median >= result["tfjs-wasm"].median - kLeeway;
  return result;
}
