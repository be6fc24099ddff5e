// How numbers are written inside pictures: true minus, fixed width, grouped counts, powers of ten with superscripts.
// Words around a number belong to the caller; this file knows no language.

const kSuperscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const kSubscripts = "₀₁₂₃₄₅₆₇₈₉";

/** What stands where there is no value; the sentence beside it says why. */
export const kDash = "–";

const digits = (n: number, alphabet: string) => [...String(n)].map((d) => alphabet[Number(d)] ?? d).join("");

/** A true minus for a hyphen. */
export const minus = (text: string): string => text.replaceAll("-", "−");

/** 1180 becomes 1,180. Non-integers are rounded. */
export function count(n: number): string {
  if (!Number.isFinite(n)) return kDash;
  return minus(String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ","));
}

/** 3.1 × 10⁻⁵, for what fixed decimals cannot show. */
export function scientific(x: number, decimals = 1): string {
  const [mantissa = "0", exponent = "0"] = x.toExponential(decimals).split("e");
  const power = Number(exponent);
  return `${minus(mantissa)} × 10${power < 0 ? "⁻" : ""}${digits(Math.abs(power), kSuperscripts)}`;
}

/** Fixed decimals with a true minus; a negative that rounds to nothing is plain 0. */
export function fixed(x: number, decimals: number): string {
  if (!Number.isFinite(x)) return kDash;
  if (Math.abs(x) >= 1e7) return scientific(x);
  const text = x.toFixed(decimals);
  return minus(Number(text) === 0 ? text.replace("-", "") : text);
}

/** A weight, bias or gradient: 4 decimals, or a power of ten where 4 decimals would read 0. */
export function weight(x: number): string {
  return x !== 0 && Math.abs(x) < 1e-4 ? scientific(x) : fixed(x, 4);
}

/** A loss: 3 significant digits. */
export function loss(x: number): string {
  if (!Number.isFinite(x)) return kDash;
  const size = Math.abs(x);
  if (size !== 0 && size < 1e-4) return scientific(x, 2);
  if (size >= 1e5) return scientific(x, 2);
  if (size >= 100) return count(x);
  return minus(size < 1e-15 ? "0" : x.toFixed(Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(size))))));
}

/** A tick: as few digits as say it. */
export function tick(x: number): string {
  if (!Number.isFinite(x)) return kDash;
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return scientific(x, 0).replace(/^1 × /, "");
  return size >= 1000 ? count(x) : minus(String(Number(x.toPrecision(6))));
}

/** A subscript in plain characters, for text that has no markup: w₆₂. */
export const subscript = (n: number): string => digits(n, kSubscripts);
