// The result in words: a table for the terminal and one in Markdown. Pure; the numbers come from rounds.mjs.

import { gemmMarkdown } from "./gemm_table.mjs";

const percent = (share) => `±${(100 * share).toFixed(0)} %`;

/** Three significant digits, thousands set apart. */
export function figure(value) {
  const rounded = Number(value.toPrecision(3));
  return rounded >= 1000 ? rounded.toLocaleString("en-US") : String(rounded);
}

const measured = ({ microseconds, samples }, unit) => figure(unit === "µs/step" ? microseconds : samples);

/** "3.1×"; below 1 the peer was faster. */
export const times = (value) => `${value < 10 ? value.toPrecision(2) : value.toFixed(0)}×`;

/** "goal 8× met", "goal 1.2 µs missed", or "". */
export function verdict({ goal, goalMicroseconds, ratio, microseconds }) {
  if (goal !== undefined && ratio) return `goal ${goal}× ${ratio.median >= goal ? "met" : "missed"}`;
  if (goalMicroseconds !== undefined)
    return `goal ${goalMicroseconds} µs ${microseconds <= goalMicroseconds ? "met" : "missed"}`;
  return "";
}

/** Lines for a terminal. */
export function terminalTable({ name, title, unit, peers }) {
  const lines = [`${name}: ${title}`, `  ${"".padEnd(26)}${unit.padStart(12)}   spread   ours is`];
  for (const peer of peers) {
    if (peer.failed !== undefined) {
      lines.push(`  ${peer.name.padEnd(26)}${"–".padStart(12)}   ${peer.failed}`);
      continue;
    }
    const { ratio } = peer;
    const range = ratio
      ? `${times(ratio.median).padStart(7)} (${times(ratio.least)} to ${times(ratio.greatest)})`
      : "";
    const row = [measured(peer, unit).padStart(12), percent(peer.spread).padStart(9), range, verdict(peer)];
    lines.push(`  ${peer.name.padEnd(26)}${row.join("  ")}`.trimEnd());
  }
  return lines.join("\n");
}

/** A table a task: who, how fast, how many times as fast we were. */
export function markdownTable({ title, unit, peers }) {
  const lines = [`**${title}**`, "", `| | ${unit} | Downhill in node: times as fast |`, "|---|---:|---:|"];
  for (const peer of peers) {
    const { name, version, note, ratio, failed } = peer;
    if (failed !== undefined) {
      lines.push(`| ${name} | – | ${failed} |`);
      continue;
    }
    const said = [/^\d/.test(version) ? version : "", note].filter(Boolean).join("; ");
    const who = said === "" ? name : `${name} (${said})`;
    lines.push(
      `| ${who} | ${measured(peer, unit)} ${percent(peer.spread)} | ${ratio ? times(ratio.median) : ""} |`,
    );
  }
  return lines.join("\n");
}

/** What stands between the README's marks. */
export function readmeBlock({ machine, tasks, gemm, accuracy, startUp }) {
  const parts = [
    `Measured ${machine.date} on one core of ${machine.cpu}, node ${machine.node}, by \`./lab bench compare\`: every peer in the same` +
      " run, from the same weights, after the same ten losses; medians of rounds in turn. A factor below 1 is a case we lose.",
    "![How many times as fast Downhill is, peer by peer](tools/pictures/bench.svg)",
    ...tasks.map(markdownTable),
  ];
  if (gemm?.length > 0) parts.push(gemmMarkdown(gemm));
  if (accuracy) {
    const { ours, "tfjs-wasm": theirs, seeds } = accuracy;
    parts.push(
      `**Accuracy** after 5 epochs on 8,000 digits, the other 2,000 tested, median of ${seeds} seeds: ` +
        `${ours.median.toFixed(4)}; TensorFlow.js ${theirs.median.toFixed(4)}.`,
    );
  }
  if (startUp) {
    parts.push(
      `**Start-up** of the Network lab in Chromium on the same machine, navigation to first trained step: ` +
        `${Math.round(startUp.median)} ms (median of ${startUp.loads} warm loads).`,
    );
  }
  return parts.join("\n\n");
}

/** The README with `block` between the marks of that name. Errors: when the marks are not there, in order. */
export function withBlock(readme, block, name = "bench") {
  const marks = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = marks.map((mark) => readme.indexOf(mark));
  if (from < 0 || to < from) throw new Error(`README.md must hold ${marks[0]} and then ${marks[1]}`);
  return `${readme.slice(0, from)}${marks[0]}\n\n${block}\n\n${readme.slice(to)}`;
}
