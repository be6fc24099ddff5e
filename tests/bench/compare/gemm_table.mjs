// The ladder of matrix products in words, with what we mean to reach. Pure; the rows come from tests/bench/kernels.

/** Against Eigen in the same wasm module, on every product. */
const kOverEigen = 1.8;

const word = ({ orientation, m, n, k }) => `${orientation} ${m}x${k} · ${k}x${n}`;

/** The share of the ceiling that a product should reach, or undefined where none was set. */
export function goalOf({ orientation, m, n, k }) {
  if (m === 32 && n === 128 && k === 784) return 0.7;
  if (orientation !== "NN" || m !== n || n !== k) return undefined;
  if (m === 256) return 0.88;
  if (m === 512) return 0.85;
  if ([32, 48, 64, 96, 128].includes(m)) return 0.5;
  return [33, 47, 65, 100].includes(m) ? 0.4 : undefined;
}

/** Lines for a terminal. */
export function gemmTerminal(rows) {
  const lines = rows.map((row) => {
    const goal = goalOf(row);
    const share = `${row.share.toFixed(2)} (${row.low.toFixed(2)} to ${row.high.toFixed(2)})`;
    const met = goal === undefined ? "" : `goal ${goal} ${row.share >= goal ? "met" : "missed"}`;
    const eigen = `${row.overEigen.toFixed(2)}×${row.overEigen < kOverEigen ? ` (goal ${kOverEigen}× missed)` : ""}`;
    return `  ${word(row).padEnd(24)}${share.padStart(22)}   ${met.padEnd(18)}${eigen}`;
  });
  return ["gemm: share of the ceiling; how many times as fast as Eigen in wasm", ...lines].join("\n");
}

export function gemmMarkdown(rows) {
  const lines = rows.map(
    (row) => `| ${word(row)} | ${row.share.toFixed(2)} | ${row.overEigen.toFixed(1)}× |`,
  );
  const head =
    "**Matrix products in wasm**, one thread, as a share of what registers alone can multiply and add";
  const table = ["| | share of the ceiling | Eigen in wasm takes |", "|---|---:|---:|", ...lines];
  // Long, and not what a reader of the README came for.
  return [head, "", "<details><summary>All shapes</summary>", "", ...table, "", "</details>"].join("\n");
}
