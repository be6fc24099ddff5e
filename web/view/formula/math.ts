// A formula as plain data: symbols above, the numbers of this moment under them, column by column, so that a test can read
// it and render.ts can draw it as MathML. Knows nothing of operations or models.

import { shown } from "./rounding.ts";

export type Tag =
  | "mi"
  | "mn"
  | "mo"
  | "mtext"
  | "mrow"
  | "mfrac"
  | "msqrt"
  | "msub"
  | "msup"
  | "msubsup"
  | "mover";

/** An element of MathML: its text, or its parts. */
export interface Maths {
  readonly tag: Tag;
  readonly text?: string;
  readonly parts?: readonly Maths[];
  /** Which number of the model this is; set on the parts that can be pointed at. */
  readonly ref?: Ref;
  /** The unrounded number that `text` shows. */
  readonly value?: number;
  /** A bracket that doesn't grow with what it holds. */
  readonly small?: true;
}

/** One number of the walk: an entry of a value of the plan, of a parameter, or of what the optimizer remembers. */
export interface Ref {
  readonly name: string;
  readonly index: number;
  /** Of the batch, where the value has a row an example. */
  readonly row?: number;
}

/** One column: a symbol and the number under it; operators stand in both rows. */
export interface Cell {
  readonly symbol: Maths;
  readonly number: Maths;
  readonly ref?: Ref;
}

/** One equation. The first cell is the result. */
export interface Line {
  readonly cells: readonly Cell[];
  /** Unrounded, as the engine has it (or, for a part that the engine does not keep, as double). */
  readonly value: number;
}

const leaf = (tag: Tag, text: string): Maths => ({ tag, text });
export const id = (text: string): Maths => leaf("mi", text);
export const word = (text: string): Maths => leaf("mtext", text);
export const sign = (text: string): Maths => leaf("mo", text);
export const row = (...parts: Maths[]): Maths => ({ tag: "mrow", parts });
export const frac = (above: Maths, below: Maths): Maths => ({ tag: "mfrac", parts: [above, below] });
export const root = (inside: Maths): Maths => ({ tag: "msqrt", parts: [inside] });
export const sub = (base: Maths, below: Maths): Maths => ({ tag: "msub", parts: [base, below] });
export const sup = (base: Maths, above: Maths): Maths => ({ tag: "msup", parts: [base, above] });
export const hat = (base: Maths): Maths => ({ tag: "mover", parts: [base, sign("^")] });
/** In brackets, which grow around a fraction alone: an exponent inside would make them taller than the line. */
export const braced = (inside: Maths): Maths => {
  const bracket = (text: string): Maths => ({ ...sign(text), ...(!has(inside, "mfrac") && { small: true }) });
  return row(bracket("("), inside, bracket(")"));
};
const has = ({ tag, parts = [] }: Maths, wanted: Tag): boolean =>
  tag === wanted || parts.some((part) => has(part, wanted));

/** A number as it is shown. */
export const num = (value: number, ref?: Ref): Maths => ({
  tag: "mn",
  text: shown(value),
  value,
  ...(ref && { ref }),
});

/** The same, in brackets where a sign would meet an operator. */
export const factor = (value: number, ref?: Ref): Maths =>
  value < 0 || /×/.test(shown(value)) ? braced(num(value, ref)) : num(value, ref);

/** An operator, the same in both rows. */
export const op = (text: string): Cell => ({ symbol: sign(text), number: sign(text) });

/** A symbol over its number. */
export const term = (symbol: Maths, value: number, ref?: Ref): Cell => ({
  symbol,
  number: factor(value, ref),
  ...(ref && { ref }),
});

/** A result: its sign needs no brackets. */
export const result = (symbol: Maths, value: number, ref?: Ref): Cell => ({
  symbol,
  number: num(value, ref),
  ...(ref && { ref }),
});

export const cell = (symbol: Maths, number: Maths): Cell => ({ symbol, number });

/** How many terms of a sum are written out; of more than that the first ones and the last. */
export const kMostTerms = 6;

/** term(0) + term(1) + ⋯ + term(n - 1). */
export function sum(n: number, each: (i: number) => readonly Cell[]): Cell[] {
  const all = n <= kMostTerms ? [...Array(n).keys()] : [...Array(kMostTerms - 2).keys(), -1, n - 1];
  return all.flatMap((i, at) => [...(at === 0 ? [] : [op("+")]), ...(i < 0 ? [op("⋯")] : each(i))]);
}

/** As one would read it from the page, for screen readers and tests. */
export function text({ tag, text: own, parts = [] }: Maths): string {
  const [a = "", b = ""] = parts.map(text);
  if (own !== undefined) return own;
  if (tag === "mfrac") return `(${a})/(${b})`;
  if (tag === "msqrt") return `√(${a})`;
  if (tag === "msup") return `${a}^${b}`;
  return parts.map(text).join("");
}

export const symbols = ({ cells }: Line): string => cells.map(({ symbol }) => text(symbol)).join(" ");
export const numbers = ({ cells }: Line): string => cells.map(({ number }) => text(number)).join(" ");
