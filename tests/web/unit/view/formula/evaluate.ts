// Works out a formula's row of numbers in double, from the unrounded values that its parts carry: a reader of what is
// written, which knows nothing of how it was made. Holds no expected values.

import type { Cell, Line, Maths } from "../../../../../web/view/formula/math.ts";

const kSigns: Readonly<Record<string, string>> = {
  "−": "-",
  "·": "*",
  "[": "(",
  "]": ")",
  "=": "==",
  "∑": "",
};
const kNames: Readonly<Record<string, string>> = {
  max: "Math.max",
  tanh: "Math.tanh",
  ln: "Math.log",
  σ: "sigma",
  sign: "Math.sign",
};

/** What stands right of the result's sign; null for a condition, which has none, and where terms are left out. */
export function workedOut({ cells }: Line): number | null {
  const [, equals, ...right] = cells;
  if (equals?.number.text !== "=" || right.length === 0) return equals === undefined ? Number.NaN : null;
  if (right.some(({ number }) => number.text === "⋯")) return null;
  const source = written(right);
  const sigma = (z: number): number => 1 / (1 + Math.exp(-z));
  return Number(new Function("sigma", `return ${source}`)(sigma));
}

function written(cells: readonly Cell[]): string {
  let open = false;
  return cells
    .map(({ number }) => code(number))
    .join(" ")
    .replaceAll("|", () => {
      open = !open;
      return open ? "Math.abs(" : ")";
    });
}

function code({ tag, text, parts = [], value }: Maths): string {
  if (value !== undefined) return `(${value})`;
  if (text !== undefined) return leaf(tag, text);
  const [a, b] = parts.map(code);
  if (tag === "mfrac") return `((${a})/(${b}))`;
  if (tag === "msqrt") return `Math.sqrt(${a})`;
  if (tag === "msup") return parts[0]?.text === "e" ? `Math.exp(${b})` : `((${a})**(${b}))`;
  return parts.map(code).join(" ");
}

function leaf(tag: Maths["tag"], text: string): string {
  if (tag === "mo") return kSigns[text] ?? text;
  if (tag === "mi") return kNames[text] ?? text;
  const power = /^10⁻(.+)$/.exec(text);
  const digits = [...(power?.[1] ?? "")].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(d)).join("");
  return power ? `1e-${digits}` : text.replaceAll("−", "-");
}
