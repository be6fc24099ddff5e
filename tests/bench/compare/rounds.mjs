// One task: start its peers, check that all do the same work, then let them take turns. A peer that can't start or that
// reaches other losses is told of and not timed.

import { peers } from "./peers.mjs";
import { writeTask } from "./prepare.mjs";
import { lossDifference, median, ratio, spread } from "./statistics.mjs";

const kCheckedSteps = 10;
/** Of each of the ten losses, relatively: float32 sums in other orders differ by about 1e-6, jax-js's exp by 1e-5. */
export const kTolerance = 1e-4;

/** `{ title, unit, peers: [{ id, name, version, note, microseconds, spread, samples, ratio } | { id, name, failed }] }` */
export async function compareTask(name, task, { rounds, roundSeconds, only, say }) {
  say(`\n${name}: ${task.title}`);
  const folder = writeTask(name, task);
  const started = [];
  try {
    const wanted = peers.filter(({ id, tasks }) => tasks.includes(name) && (!only || only.includes(id)));
    const references = new Map();
    for (const peer of wanted) started.push(await begin(peer, folder, task, references, roundSeconds, say));
    const running = started.filter(({ failed }) => failed === undefined);
    for (let round = 0; round < rounds; round++) {
      // Another one begins each round, so that nobody always follows the same neighbour.
      for (let i = 0; i < running.length; i++) await turn(running[(i + round) % running.length], say);
    }
    const ours = started.find(({ id }) => id === "ours");
    return { name, title: task.title, unit: task.unit, peers: started.map((peer) => row(peer, ours, task)) };
  } finally {
    await Promise.all(started.map(({ process }) => process?.stop()));
  }
}

/** Starts, checks and warms up one peer. */
async function begin({ id, name, start, missing, losses }, folder, task, references, roundSeconds, say) {
  const peer = { id, name, times: [] };
  try {
    const lack = missing?.();
    if (lack) throw new Error(lack);
    peer.process = await start(folder);
    peer.version = peer.process.version;
    const optimizer = losses ?? task.optimizer;
    peer.difference = await check(peer.process, optimizer, folder, references);
    peer.note = (await peer.process.ask({ do: "prepare" })).note;
    peer.steps = await warmUp(peer.process, roundSeconds);
    say(
      `  ${name.padEnd(24)} same losses within ${peer.difference.toExponential(0)}, rounds of ${peer.steps} steps`,
    );
  } catch (error) {
    await peer.process?.stop();
    Object.assign(peer, { failed: error.message, process: undefined });
    say(`  ${name.padEnd(24)} left out: ${error.message}`);
  }
  return peer;
}

/** Ten losses with dropout off against the plain loop's. */
async function check(process, optimizer, folder, references) {
  const message = { do: "losses", steps: kCheckedSteps, optimizer };
  const key = JSON.stringify(optimizer);
  if (!references.has(key)) references.set(key, await referenceLosses(folder, message));
  const { losses } = await process.ask(message);
  const difference = lossDifference(losses, references.get(key));
  if (!(difference <= kTolerance)) {
    throw new Error(`its losses differ by ${difference.toExponential(1)} (at most ${kTolerance} allowed)`);
  }
  return difference;
}

async function referenceLosses(folder, message) {
  const plain = await peers.find(({ id }) => id === "plain").start(folder);
  const { losses } = await plain.ask(message);
  await plain.stop();
  return losses;
}

/** ms below which a run tells no speed: a browser's clock may tick in whole milliseconds. */
const kShortest = 20;

/**
 * Runs until compilers have settled; gives the steps of a round of about `seconds`, by the quickest run seen. The first
 * run does not count: jax-js compiles its whole step in it.
 */
async function warmUp(process, seconds) {
  let [steps, spent, counted, perStep] = [2, 0, 0, Number.POSITIVE_INFINITY];
  await process.ask({ do: "run", steps });
  while (counted < 2 || spent < 1500 * seconds) {
    const run = await process.ask({ do: "run", steps });
    spent += run.milliseconds;
    if (run.milliseconds < kShortest) {
      steps *= 4;
      continue;
    }
    counted++;
    perStep = Math.min(perStep, run.milliseconds / run.steps);
    steps = Math.max(1, Math.round((1000 * seconds) / perStep));
  }
  return steps;
}

async function turn(peer, say) {
  if (peer.failed !== undefined) return;
  try {
    const { steps, milliseconds } = await peer.process.ask({ do: "run", steps: peer.steps });
    peer.times.push((1000 * milliseconds) / steps);
  } catch (error) {
    peer.failed = error.message;
    say(`  ${peer.name} broke down: ${error.message}`);
  }
}

function row({ id, name, version, note, times, failed, difference }, ours, task) {
  if (failed !== undefined) return { id, name, failed };
  const microseconds = median(times);
  const goal = task.goals[id];
  return {
    id,
    name,
    version,
    note,
    difference,
    microseconds,
    spread: spread(times),
    samples: (1e6 * task.batch) / microseconds,
    rounds: times,
    ...(ours?.failed === undefined && ours?.times.length > 0 && id !== "ours"
      ? { ratio: ratio(times, ours.times) }
      : {}),
    ...(goal === undefined ? {} : { goal }),
    ...(id === "ours" && task.goalMicroseconds ? { goalMicroseconds: task.goalMicroseconds } : {}),
  };
}
