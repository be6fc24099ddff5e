// The result in words: tables for a terminal and one in Markdown for the README. Pure; the numbers come from rounds.mjs.

import { figure, times } from "../compare/table.mjs";

const percent = (share) => `±${(100 * share).toFixed(0)} %`;
const share = (value) => (value >= 10 ? Math.round(value) : Number(value.toPrecision(2)));

export const warning =
  "A software adapter runs kernels on the processor, and processor time is what is told: nothing of a graphics card. Only ratios within this run mean anything, and they, too, can differ on a card.";

/** Lines for a terminal: who, how fast, how steady, what it asks of the device. */
export function terminal({ title, flops, peers }) {
  const head = `${title.padEnd(14)}${"ms".padStart(9)}${"GFLOP/s".padStart(10)}${"spread".padStart(9)}${"rounds".padStart(8)}  ours is  dispatches  submits  objects`;
  const lines = peers.map((peer) => {
    if (peer.left !== undefined) return `  ${peer.name.padEnd(22)} left out: ${peer.left}`;
    const { seconds, ratio, rounds, dispatches, submits, objects } = peer;
    const numbers = [
      figure(1000 * seconds).padStart(9),
      (flops / seconds / 1e9).toPrecision(3).padStart(9),
      percent(peer.spread).padStart(8),
      `${rounds}`.padStart(7),
      (ratio ? times(ratio.median) : "").padStart(8),
      `${share(dispatches)}`.padStart(11),
      `${share(submits)}`.padStart(8),
      `${share(objects)}`.padStart(8),
    ];
    return `  ${peer.name.padEnd(22)}${numbers.join(" ")}`;
  });
  return [head, ...lines].join("\n");
}

const isFair = ({ left }) => left === undefined;

/** A row a case; a peer that was left out has a dash. */
export function markdown({ adapter, software, date, products, steps }) {
  const [first] = [...products, ...steps];
  const others = first.peers.filter(({ id }) => id !== "ours");
  const head = `| | Downhill | ${others.map(({ name }) => `times as fast as ${name}`).join(" | ")} | dispatches a step: ours, theirs |`;
  const line = (unit) => (one) => {
    const [mine, ...rest] = one.peers;
    if (!isFair(mine)) return `| ${one.title} | – |${" – |".repeat(others.length + 1)}`;
    const factors = rest.map((peer) => (isFair(peer) ? times(peer.ratio.median) : "–"));
    const asked = one.peers.map((peer) => (isFair(peer) ? share(peer.dispatches) : "–")).join(", ");
    return `| ${one.title} | ${unit(one, mine)} | ${factors.join(" | ")} | ${asked} |`;
  };
  const speed = ({ flops }, { seconds }) => `${(flops / seconds / 1e9).toPrecision(2)} GFLOP/s`;
  const time = (_, { seconds }) => `${figure(1000 * seconds)} ms`;
  return [
    `Measured ${date} by \`./lab bench gpu\` on ${adapter}: everybody on the same adapter in the same run, results compared first, medians of rounds in turn.${software ? ` ${warning}` : ""}`,
    "",
    head,
    `|---|---:|${"---:|".repeat(others.length + 1)}`,
    ...products.map((one) => line(speed)({ ...one, title: `matmul ${one.title}` })),
    ...steps.map((one) => line(time)({ ...one, title: `step of 784-128-64-32-10, ${one.title}` })),
  ].join("\n");
}
