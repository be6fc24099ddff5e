// The letters of the courses for the names of the plan: w, b, z, a, ŷ, L, J, Ω, and ∂L/∂w for a gradient. A layer stands in
// square brackets above where there is more than one, an example in round ones, units below: w with 62 below leads from
// unit 6 to unit 2.

import { frac, hat, id, type Maths, row, sign, sub, sup, word } from "./math.ts";
import type { Operation } from "./operation.ts";

/** What a name means. `layer` counts from 1; 0: none. */
export interface Meaning {
  readonly letter: "x" | "y" | "w" | "b" | "u" | "z" | "a" | "ŷ" | "L" | "Ω" | "J" | "other";
  readonly layer: number;
  /** null: no gradient. Else what is differentiated. */
  readonly of: "J" | "L" | "Ω" | null;
}

export function meaningOf(name: string, layers: readonly string[]): Meaning {
  return name.startsWith("d_") ? slopeOf(name.slice(2), layers) : { ...baseOf(name, layers), of: null };
}

/** A gradient, its parts called after the op that made them ("dense_1/kernel:penaltyGrad"). */
function slopeOf(name: string, layers: readonly string[]): Meaning {
  const isPenalty = name.startsWith("penalty");
  const [base = "", part] = isPenalty ? [name] : name.split(":");
  const value = baseOf(base, layers);
  const isWhole = part === undefined && ["w", "L", "Ω", "J"].includes(value.letter);
  return { ...value, of: part === "penaltyGrad" ? "Ω" : isWhole ? "J" : "L" };
}

const kOwn: Readonly<Record<string, Meaning["letter"]>> = { input: "x", target: "y", loss: "L", total: "J" };
const kParts: Readonly<Record<string, Meaning["letter"]>> = { kernel: "w", bias: "b", xw: "u", z: "z" };

function baseOf(name: string, layers: readonly string[]): Pick<Meaning, "letter" | "layer"> {
  const own = Object.hasOwn(kOwn, name) ? kOwn[name] : undefined;
  if (own !== undefined) return { letter: own, layer: 0 };
  const [layer = "", part] = name.replace(/^penalty[:+]/, "").split("/");
  const at = layers.indexOf(layer) + 1;
  if (name.startsWith("penalty")) return { letter: "Ω", layer: name.startsWith("penalty:") ? at : 0 };
  if (at === 0) return { letter: "other", layer: 0 };
  if (part === undefined) return { letter: at === layers.length ? "ŷ" : "a", layer: at };
  return { letter: (Object.hasOwn(kParts, part) ? kParts[part] : undefined) ?? "other", layer: at };
}

/** The symbol of one entry. */
export function symbolOf(o: Operation, name: string, index = 0, columns = 1): Maths {
  const { layers } = o;
  const meaning = meaningOf(name, layers);
  const plain = letterOf(meaning, name, layers.length > 1, placeOf(o, name, meaning, index, columns));
  return meaning.of === null ? plain : frac(row(sign("∂"), id(meaning.of)), row(sign("∂"), plain));
}

interface Place {
  readonly below: string;
  /** Example, counted from 1; 0: none. */
  readonly example: number;
}

/** One-row examples and units of layers that have only one are not numbered. */
function placeOf(o: Operation, name: string, { letter }: Meaning, index: number, columns: number): Place {
  const [r, c] = [Math.floor(index / columns), index % columns];
  if (letter === "w") {
    const both = r > 8 || c > 8 ? `${r + 1},${c + 1}` : `${r + 1}${c + 1}`;
    return { below: isAlone(o, name) ? "" : both, example: 0 };
  }
  const below = columns > 1 ? String(c + 1) : "";
  return { below, example: o.isBatched(name) ? r + 1 : 0 };
}

/** A kernel of one number: w without any digits, as in Line. */
function isAlone(o: Operation, name: string): boolean {
  const kernel = name.replace(/^d_/, "").replace(/:.*$/, "");
  const step = o.plan.find(({ name: other }) => other === `d_${kernel}`);
  return step?.shape.every((n) => n === 1) ?? false;
}

function letterOf({ letter, layer }: Meaning, name: string, many: boolean, { below, example }: Place): Maths {
  const base = letter === "ŷ" ? hat(id("y")) : letter === "other" ? word(name) : id(letter);
  const above = [
    ...(many && layer > 0 && letter !== "ŷ" ? [`[${layer}]`] : []),
    ...(example > 0 ? [`(${example})`] : []),
  ].join("");
  if (above !== "" && below !== "") return { tag: "msubsup", parts: [base, word(below), word(above)] };
  if (above !== "") return sup(base, word(above));
  return below === "" ? base : sub(base, word(below));
}
