// The chain of one unit written out with its numbers: forward to its answer (and the loss), back to ∂L/∂z. Each line is a
// letter, what it is, and the same with numbers.

import { html, type TemplateResult } from "lit";
import type { Loss } from "../../../shared/protocol.ts";
import { mathHtml } from "../../../view/pictures/math-text.ts";
import { minus, weight } from "../../../view/pictures/numbers.ts";
import type { Chain, Unit } from "./chain.ts";
import type { SampleWords } from "./words.ts";

export interface Line {
  /** For tests and styles: what the line comes to. */
  readonly key: string;
  readonly value: number;
  readonly text: TemplateResult;
}

const kTerms = 6;

/** A number as a factor or a term: negative ones in brackets. */
const part = (x: number): string => (x < 0 ? `(${weight(x)})` : weight(x));

const m = (piece: string): TemplateResult => html`<span class="m">${mathHtml(piece)}</span>`;

const line = (
  key: string,
  name: TemplateResult,
  rule: TemplateResult | null,
  numbers: string,
  value: number,
): Line => ({
  key,
  value,
  text: html`${name} = ${rule === null ? "" : html`${rule} = `}<span class="num">${numbers}</span> = <b class="num">${weight(value)}</b>`,
});

function sum(terms: readonly string[], { more }: SampleWords): string {
  const shown =
    terms.length > kTerms + 1 ? [...terms.slice(0, kTerms), more(String(terms.length - kTerms))] : terms;
  return shown.join(" + ");
}

const isOutput = ({ units }: Chain, { layer }: Unit): boolean => layer === units.length;

/** From what the unit takes to what it gives; at the output the loss, too. */
export function forwardLines(chain: Chain, unit: Unit, loss: Loss, words: SampleWords): Line[] {
  const into = chain.edges.filter(({ layer, to }) => layer === unit.layer && to === unit.unit);
  const terms = into.map(({ from, value, local }) =>
    from === null ? part(value) : `${part(value)}·${part(local)}`,
  );
  const linear = unit.activation === "linear";
  const out = isOutput(chain, unit);
  const answer = out ? m("ŷ") : m("a");
  const lines = [
    line(
      "z",
      linear ? answer : m("z"),
      m(unit.layer === 1 ? "Σ w·x + b" : "Σ w·a + b"),
      sum(terms, words),
      unit.z,
    ),
  ];
  if (!linear) {
    const name = unit.activation === "sigmoid" ? "σ" : unit.activation;
    lines.push(line("a", answer, m(`${name}(z)`), `${name}(${weight(unit.z)})`, unit.a));
  }
  return out ? [...lines, lossLine(chain, loss)] : lines;
}

function lossLine({ answer, target, loss: value }: Chain, loss: Loss): Line {
  if (loss === "meanSquaredError")
    return line("L", m("L"), m("(ŷ − y)^2"), `(${weight(answer)} − ${part(target)})²`, value);
  return target > 0.5
    ? line("L", m("L"), m("−ln ŷ"), `−ln ${weight(answer)}`, value)
    : line("L", m("L"), m("−ln(1 − ŷ)"), `−ln(1 − ${weight(answer)})`, value);
}

/** From the loss back to the unit's sum: the factor that every weight into it has in common. */
export function backwardLines(chain: Chain, unit: Unit, loss: Loss, words: SampleWords): Line[] {
  const out = isOutput(chain, unit);
  const { answer, target } = chain;
  const linear = unit.activation === "linear";
  const dz = m(linear && out ? "∂L/∂ŷ" : "∂L/∂z");
  if (out && unit.upstream === null)
    return [line("delta", dz, m("ŷ − y"), `${weight(answer)} − ${part(target)}`, unit.delta)];
  const upstream = unit.upstream ?? unit.delta;
  const first =
    out && loss === "meanSquaredError"
      ? line("upstream", m("∂L/∂ŷ"), m("2(ŷ − y)"), `2 · (${weight(answer)} − ${part(target)})`, upstream)
      : line("upstream", m("∂L/∂a"), m("Σ w · ∂L/∂z"), sum(aboveOf(chain, unit), words), upstream);
  if (linear) return [first];
  const slope = minus(weight(unit.slope));
  return [
    first,
    line("delta", dz, m(`${out ? "∂L/∂ŷ" : "∂L/∂a"} · f′(z)`), `${part(upstream)} · ${slope}`, unit.delta),
  ];
}

/** What comes back along each weight that leads on from the unit. */
const aboveOf = ({ edges }: Chain, { layer, unit }: Unit): string[] =>
  edges
    .filter((edge) => edge.layer === layer + 1 && edge.from === unit)
    .map(({ value, upstream }) => `${part(value)}·${part(upstream)}`);
