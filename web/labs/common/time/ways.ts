// What is drawn on the loss chart beside the walk: the ways that were left, the loss with its penalty, and what is under
// the mouse. And the list of those ways.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Branch, Curve } from "../../../shared/protocol.ts";
import "../../../view/controls/button.ts";
import { count, loss } from "../../../view/pictures/numbers.ts";
import type { Label, TimelineLayers } from "../../../view/pictures/timeline.ts";
import { stepUnder } from "../../../view/pictures/timeline-hands.ts";
import { edits, noValue } from "../../../view/pictures/timeline-marks.ts";
import {
  type ChartScale,
  chartX,
  chartY,
  linePath,
  type Series,
  thinLine,
} from "../../../view/pictures/timeline-scale.ts";
import type { Context } from "../lab.ts";
import { stepBack } from "./back.ts";
import { differences } from "./differences.ts";
import "./list.ts";
import { lookOf, looks, waysOf } from "./looks.ts";
import { look, lookingOf } from "./state.ts";
import { wayWords } from "./words.ts";

export function layers(context: Context, size: "full" | "strip" | "small"): TimelineLayers {
  const { snapshot } = context;
  const ways = waysOf(context);
  const sum = lookingOf(context).penalty ? withPenalty(context) : null;
  return {
    series: [...ways.map(({ curve }) => curve), ...(sum ? [sum] : [])],
    labels: [
      ...ways.slice(0, looks.length).flatMap((way, i) => named(context, way, i)),
      ...penaltyName(context, sum),
    ],
    behind: (scale) =>
      svg`${size === "small" ? nothing : edits(scale, snapshot?.edits ?? [])}${snapshot ? noValue(scale, snapshot.history) : nothing}<g fill="none" stroke-linejoin="round">${ways.map((way, i) => drawn(scale, way, i))}${sum ? penaltyLine(scale, sum) : ""}</g>`,
    above: (scale) => svg`${ways.map((way) => touched(context, scale, way))}${hovered(context, scale)}`,
  };
}

/** Under the chart: its switches, and the ways that were left. A phone's bar has no room for the step back: it stands here. */
export function row(context: Context): TemplateResult {
  const { snapshot, lang } = context;
  const words = wayWords(lang);
  const { log, penalty } = lookingOf(context);
  const branches = snapshot?.branches ?? [];
  return html`<div class="tries">
      ${context.layout === "phone" ? backButton(context) : nothing}
      ${button(context, log ? words.evenScale : words.logScale, () => look(context, { log: !log }))}
      ${(snapshot?.penalty ?? 0) > 0 ? button(context, penalty ? words.withoutPenalty : words.withPenalty, () => look(context, { penalty: !penalty })) : nothing}
    </div>
    <dh-ways .context=${context} .branches=${branches}></dh-ways>`;
}

export const backButton = (context: Context): TemplateResult => html`<dh-button
  lang=${context.lang}
  icon="back"
  compact
  label=${wayWords(context.lang).back}
  ?disabled=${(context.snapshot?.step ?? 0) === 0}
  @click=${() => stepBack(context)}
></dh-button>`;

const button = ({ lang }: Context, label: string, click: () => void): TemplateResult =>
  html`<dh-button word lang=${lang} label=${label} @click=${click}></dh-button>`;

const lastLoss = ({ loss: all }: Curve): number => all.at(-1) ?? Number.NaN;

function named({ state, lang }: Context, way: Branch, place: number): Label[] {
  const [first] = way.settings === null ? [] : differences({ ...way, settings: way.settings }, state, lang);
  const text = first ? `${first.name} ${first.there}`.trim() : wayWords(lang).byHand;
  return [{ text, at: way.walked, loss: lastLoss(way.curve), look: "", fill: lookOf(place).stroke }];
}

function path(scale: ChartScale, way: Branch): string {
  return linePath(thinLine(scale, way.curve, way.from, way.walked));
}

/** From where it parted: a hollow ring there. */
function drawn(scale: ChartScale, way: Branch, place: number): SVGTemplateResult {
  const { stroke, dash, width } = lookOf(place);
  const at = way.curve.step.findLastIndex((step) => step <= way.from);
  const y = chartY(scale, way.curve.loss[Math.max(0, at)] ?? Number.NaN);
  const ring = Number.isFinite(y)
    ? svg`<circle cx=${chartX(scale, way.from)} cy=${y} r="3.5" fill="var(--paper)" stroke="var(--ink)" stroke-width="1.75"/>`
    : "";
  return svg`<path d=${path(scale, way)} stroke=${stroke} stroke-width=${width} stroke-dasharray=${dash}/>${ring}`;
}

/** A click on a way goes back to it, to the step under the mouse. */
function touched({ dispatch }: Context, scale: ChartScale, way: Branch): SVGTemplateResult {
  const take = (event: MouseEvent): void =>
    dispatch({
      type: "takeBranch",
      branch: way,
      step: Math.round(stepUnder(scale, event.currentTarget as SVGElement, event)),
    });
  return svg`<path class="way" d=${path(scale, way)} fill="none" stroke="transparent" stroke-width="11" pointer-events="stroke" @click=${take}/>`;
}

/** null where no check has told a penalty. */
function withPenalty({ snapshot, memory }: Context): Series | null {
  const history = snapshot?.history;
  const { penalty } = history ?? {};
  if (!history || !penalty) return null;
  const kept = memory<{ of: unknown; sum: Series | null }>("loss with penalty", () => ({
    of: null,
    sum: null,
  }));
  if (kept.of !== history) {
    const sums = history.loss.map((value, i) => value + (penalty[i] ?? 0));
    Object.assign(kept, { of: history, sum: { step: history.step, loss: sums } });
  }
  return kept.sum;
}

const penaltyLine = (scale: ChartScale, sum: Series): SVGTemplateResult =>
  svg`<path d=${linePath(thinLine(scale, sum, 0, Number.POSITIVE_INFINITY))} stroke="var(--ink)" stroke-width="1" stroke-dasharray="1 3"/>`;

const penaltyName = ({ lang }: Context, sum: Series | null): Label[] =>
  sum === null
    ? []
    : [
        {
          text: wayWords(lang).withPenalty,
          at: sum.step[sum.step.length - 1] ?? 0,
          loss: sum.loss[sum.loss.length - 1] ?? 0,
          look: "",
        },
      ];

/** The recorded check nearest to the mouse, with its exact step and loss. */
function hovered(context: Context, scale: ChartScale): SVGTemplateResult {
  const { snapshot, lang } = context;
  const { hover } = lookingOf(context);
  const at = hover === null || !snapshot ? -1 : nearest(snapshot.history.step, hover);
  const [step, value] = [snapshot?.history.step[at], snapshot?.history.loss[at]];
  if (step === undefined || value === undefined) return svg``;
  const { frame } = scale;
  const [x, y] = [chartX(scale, step), chartY(scale, value)];
  const beyond = x > (frame.left + frame.right) / 2;
  const dot = Number.isFinite(y) ? svg`<circle cx=${x} cy=${y} r="3" fill="var(--ink)"/>` : "";
  return svg`<g pointer-events="none" class="hover"><path d="M${x} ${frame.top}V${frame.bottom}" stroke="var(--edge)"/>${dot}
    <text class="halo ink" x=${x + (beyond ? -8 : 8)} y=${frame.top + 4} text-anchor=${beyond ? "end" : "start"}>${wayWords(lang).hover(count(step), loss(value))}</text></g>`;
}

/** The place of the entry closest to `wanted` in rising numbers; -1 in none. */
export function nearest(rising: ArrayLike<number>, wanted: number): number {
  let [low, high] = [0, rising.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= wanted) low = middle;
    else high = middle;
  }
  const [a = 0, b = 0] = [rising[low], rising[high]];
  return high < 0 ? -1 : Math.abs(b - wanted) < Math.abs(a - wanted) ? high : low;
}
