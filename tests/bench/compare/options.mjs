// The words after `./lab bench compare`, checked: a wrong one names what there is.

import { peers } from "./peers.mjs";
import { tasks } from "./tasks.mjs";

const allNames = [...Object.keys(tasks), "accuracy", "gemm", "start"];

/** `mlp` stands for both of its batches. Errors: RangeError with the words known. */
export function parseOptions(words) {
  const options = { names: [], only: null, quick: false, rounds: 0, write: false };
  for (const word of words) {
    if (word === "--quick") options.quick = true;
    else if (word === "--write") options.write = true;
    else if (word.startsWith("--peers="))
      options.only = known(
        word.slice(8).split(","),
        peers.map(({ id }) => id),
        "peer",
      );
    else if (word.startsWith("--rounds=")) options.rounds = wholeFrom1(word.slice(9));
    else if (word === "mlp") options.names.push("mlp-32", "mlp-128");
    else options.names.push(...known([word], [...allNames, "mlp"], "task"));
  }
  if (options.names.length === 0) options.names = allNames;
  if (options.rounds === 0) options.rounds = options.quick ? 3 : 7;
  return options;
}

function known(words, list, what) {
  const wrong = words.find((word) => !list.includes(word));
  if (wrong !== undefined) throw new RangeError(`no ${what} called "${wrong}" (${list.join(", ")})`);
  return words;
}

function wholeFrom1(text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100)
    throw new RangeError(`--rounds must be a whole number from 1 to 100, got "${text}"`);
  return value;
}
