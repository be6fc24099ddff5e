// The numbers of the walk beside those of the exact answer.

import { html, type TemplateResult } from "lit";
import { mathHtml } from "../../view/pictures/math-text.ts";
import { fixed, loss } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { borderOf, learnt, slopeOf } from "./maths.ts";
import { exactBorder } from "./pictures.ts";
import { boundaryWords } from "./words.ts";

/** w₁, w₂, b, J and the slope, here and at the minimum; dashes where there is no minimum. */
export function figures(context: Context): TemplateResult {
  const { snapshot, state, lang } = context;
  const words = boundaryWords(lang);
  const now = snapshot && borderOf(snapshot.parameters);
  const best = exactBorder(snapshot);
  const points = snapshot === null ? [] : learnt(snapshot);
  const slope = now && points.length > 0 ? slopeOf(points, now, state.settings.l2) : Number.NaN;
  const three = (value: number | undefined): string => fixed(value ?? Number.NaN, 3);
  const row = (name: TemplateResult | string, here: string, there: string): TemplateResult =>
    html`<tr><th scope="row">${name}</th><td>${here}</td><td>${there}</td></tr>`;
  const letter = (name: string): TemplateResult => html`<span class="m">${mathHtml(name)}</span>`;
  return html`<table class="figures">
    <thead><tr><td></td><th scope="col">${words.here}</th><th scope="col">${words.minimum}</th></tr></thead>
    <tbody>
      ${row(letter("w_1"), three(now?.w1), three(best?.w1))}
      ${row(letter("w_2"), three(now?.w2), three(best?.w2))}
      ${row(letter("b"), three(now?.b), three(best?.b))}
      ${row(html`${context.words.loss} ${letter("J")}`, loss(snapshot?.train?.loss ?? Number.NaN), loss(best ? (snapshot?.exact?.loss ?? Number.NaN) : Number.NaN))}
      ${row(words.slope, three(slope), best ? "0" : three(undefined))}
    </tbody>
  </table>`;
}
