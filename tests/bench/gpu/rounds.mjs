// One case: everybody begins, is held against the truth, has dispatches and submits counted, and then takes turns. Where
// one run would take too long here (a software adapter is a thousand times slower than a card), who is left out is said.

import { median, ratio, spread } from "../compare/statistics.mjs";

const kRound = 0.4; // seconds that a round should last
const kMost = 64;

/**
 * `{ title, flops, peers: [{ id, name, seconds, spread, ratio, dispatches, submits, objects } | { id, name, left }] }`;
 * `clock`: seconds, rising; `last`: seconds a flop of each peer in the case before, from which a run's time is foretold; `counted`: device.mjs.
 */
export async function measure(one, peers, { rounds, patience, last, counted, clock, say }) {
  const started = [];
  for (const peer of peers) started.push(await begin(one, peer, { rounds, patience, last, counted, clock }));
  const running = started.filter(({ left }) => left === undefined);
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < running.length; i++) {
      const turn = running[(i + round) % running.length];
      if (round < turn.rounds)
        turn.times.push((await timed(clock, () => turn.running.run(turn.count))) / turn.count);
    }
  for (const { running: held } of running) held.dispose();
  const ours = started.find(({ id }) => id === "ours");
  const rows = started.map((peer) => row(peer, ours));
  say(`${one.title.padEnd(12)} ${rows.map((peer) => brief(peer, one)).join("   ")}`);
  return { title: one.title, flops: one.flops, peers: rows };
}

async function begin(one, peer, { rounds, patience, last, counted, clock }) {
  const { id, name } = peer;
  const foretold = one.flops * (last.get(id) ?? 0);
  if (foretold > patience) return { id, name, left: `one would take about ${Math.round(foretold)} s` };
  try {
    const running = await one.begin(peer);
    await one.check(running);
    let seconds = 0; // the check has warmed it up
    let asked = await counted(async () => {
      seconds = await timed(clock, () => running.run(1));
    });
    last.set(id, seconds / one.flops);
    const count = Math.max(1, Math.min(kMost, Math.round(kRound / seconds)));
    if (count > 1) asked = await counted(() => running.run(count));
    if (asked.dispatches < count)
      throw new Error(`${count} runs were ${asked.dispatches} dispatches: work was left out`);
    // One that takes a tenth of the patience is timed this once.
    const slow = 10 * seconds > patience;
    return {
      id,
      name,
      running,
      count,
      rounds: slow ? 0 : rounds,
      times: slow ? [seconds] : [],
      ...aStep(asked, count),
    };
  } catch (error) {
    return { id, name, left: error.message };
  }
}

/** A step's share; the read-back at the end is among them. */
const aStep = (asked, count) =>
  Object.fromEntries(Object.entries(asked).map(([what, number]) => [what, number / count]));

async function timed(clock, work) {
  const before = clock();
  await work();
  return clock() - before;
}

/** What a software adapter takes of the processor, which others may share. */
export function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export const wallSeconds = () => performance.now() / 1000;

function row({ id, name, left, times, count, dispatches, submits, objects }, ours) {
  if (left !== undefined) return { id, name, left };
  const factor = id === "ours" || ours?.times === undefined ? {} : { ratio: ratio(times, ours.times) };
  return {
    id,
    name,
    seconds: median(times),
    spread: spread(times),
    rounds: times.length,
    count,
    dispatches,
    submits,
    objects,
    ...factor,
  };
}

const brief = ({ name, left, seconds, ratio: factor }, { flops }) =>
  left === undefined
    ? `${name} ${(1000 * seconds).toPrecision(3)} ms (${(flops / seconds / 1e9).toPrecision(2)} GFLOP/s${factor ? `, ours ${factor.median.toPrecision(3)}x` : ""})`
    : `${name}: left out, ${left}`;
