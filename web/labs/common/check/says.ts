// The arithmetic of one nudge as a table, digit by digit, and the sentence on what it is worth.

import { html, nothing, type TemplateResult } from "lit";
import type { Check } from "../../../shared/check.ts";
import { scientific, weight } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import {
  largest,
  rounding,
  type SideBySide,
  type Sides,
  sideBySide,
  slopeOf,
  spacing,
  type Verdict,
  verdictOf,
} from "./digits.ts";
import { letterOf } from "./names.ts";
import type { CheckWords } from "./words.ts";

/** `check.one` is there. */
export function figures(
  { snapshot, lang }: Pick<Context, "snapshot" | "lang">,
  { one, loss, wish }: Check,
  sides: Sides,
  words: CheckWords,
): TemplateResult | typeof nothing {
  if (one === undefined || wish.of === null || snapshot === null) return nothing;
  const { nudge, gradient } = one;
  const name = letterOf(snapshot, wish.of, lang);
  const low = sides === "both" ? nudge.down : loss;
  const slope = slopeOf(nudge, loss, sides);
  const letter = html`<i>${name}</i>`;
  const row = (key: string, label: TemplateResult | string, value: TemplateResult | string): TemplateResult =>
    html`<tr data-row=${key}><th scope="row">${label}</th><td>${value}</td></tr>`;
  const losses = pair(nudge.up, low, "gone", words, 9);
  const slopes = pair(slope, gradient, "lit", words);
  const over = sides === "both" ? html`/ 2<i>ε</i>` : html`/ <i>ε</i>`;
  return html`<table><tbody>
      ${row("up", html`<i>J</i>(${letter} + <i>ε</i>)`, losses[0])}
      ${row("down", sides === "both" ? html`<i>J</i>(${letter} − <i>ε</i>)` : html`<i>J</i>(${letter})`, losses[1])}
      ${row("difference", html`${words.difference} <small>${words.cancels}</small>`, finite(nudge.up - low, words, 3))}
      ${row("measured", html`${words.measured} <small>${words.difference} ${over}</small>`, slopes[0])}
      ${row("backprop", html`${words.backprop} <small>∂<i>J</i>/∂${letter}</small>`, slopes[1])}
    </tbody></table>`;
}

const finite = (value: number, words: CheckWords, decimals: number): string =>
  Number.isFinite(value) ? (value === 0 ? "0" : scientific(value, decimals)) : words.noValue;

function pair(
  a: number,
  b: number,
  shared: "lit" | "gone",
  words: CheckWords,
  significant = 8,
): [TemplateResult | string, TemplateResult | string] {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return [finite(a, words, 6), finite(b, words, 6)];
  const beside = sideBySide(a, b, significant);
  const write = (i: 0 | 1): TemplateResult =>
    html`<span class=${shared}>${beside.both[i].head}</span>${beside.both[i].tail}${timesTen(beside)}`;
  return [write(0), write(1)];
}

const timesTen = ({ power }: SideBySide): string =>
  power === 0 ? "" : ` ${scientific(10 ** power, 0).replace(/^1 /, "")}`;

/** What the measurement is worth, with its own numbers. */
export function verdict({ snapshot, lang }: Context, check: Check, sides: Sides, words: CheckWords): string {
  const { one, wish } = check;
  if (one === undefined || wish.of === null || snapshot === null) return "";
  const found = verdictOf(one, check.loss, sides);
  // Along one number of least squares J is a parabola, whatever the points.
  const isParabola = snapshot.exact?.kind === "leastSquares" && (found === "good" || found === "bent");
  const said = sentence(found, { ...check, one }, letterOf(snapshot, wish.of, lang), sides, words);
  return isParabola ? `${said}${lang === "zh" ? "" : " "}${words.parabola(sides)}` : said;
}

function sentence(
  found: Verdict,
  { one, loss }: Check & Required<Pick<Check, "one">>,
  name: string,
  sides: Sides,
  words: CheckWords,
): string {
  const { nudge, value, gradient } = one;
  switch (found) {
    case "none":
      return words.none;
    case "still":
      return words.still(name, weight(value), scientific(spacing(value)));
    case "flat":
      return words.flat;
    case "good":
      return words.good(String(sideBySide(slopeOf(nudge, loss, sides), gradient).digits));
    case "rounded":
      return words.rounded(
        scientific(spacing(largest(nudge, loss))),
        sides === "both" ? `2ε = ${scientific(2 * nudge.epsilon)}` : `ε = ${scientific(nudge.epsilon)}`,
        scientific(rounding(largest(nudge, loss), nudge.epsilon, sides)),
      );
    case "bent":
      return words.bent(sides);
    default:
      return found satisfies never;
  }
}
