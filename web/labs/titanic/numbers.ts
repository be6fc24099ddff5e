// Where a number is told: each row's answer against the truth, how far off they are, and whether that beats knowing
// nothing. Fetched with the first table whose target is a number. A threshold, ROC and calibration have no meaning here.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { NumbersTold, TableTold } from "../../shared/table.ts";
import { adopt } from "../../view/pictures/adopt.ts";
import { count, fixed, tick } from "../../view/pictures/numbers.ts";
import { ticks } from "../../view/pictures/ticks.ts";
import type { Context } from "../common/lab.ts";
import type { Share } from "./answers.ts";
import { inUnit } from "./maths.ts";
import { recipeNow } from "./recipe.ts";
import { tasksStyles } from "./tasks-styles.ts";
import { type TasksWords, tasksWords } from "./tasks-words.ts";

const kFrame = { left: 56, right: 10, top: 10, bottom: 34 };
const kReach = 16; // px from a click to its dot

interface Scale {
  readonly low: number;
  readonly high: number;
  x(value: number): number;
  y(value: number): number;
}

/** Both axes alike, so that the diagonal is where answers are right. */
function scaleOf({ dots }: TableTold, width: number, height: number): Scale {
  const all = [...dots.answer, ...dots.label].filter(Number.isFinite).sort((a, b) => a - b);
  // What a diverging walk says may be anything: truths and most answers set the window.
  const truths = [...dots.label].filter(Number.isFinite);
  const at = (share: number): number => all[Math.round(share * (all.length - 1))] ?? 0;
  const low = Math.min(at(0.02), ...truths);
  const high = Math.max(at(0.98), ...truths);
  const pad = high > low ? 0.04 * (high - low) : 1;
  const [from, to] = [low - pad, high + pad];
  const part = (value: number): number => (Math.max(from, Math.min(to, value)) - from) / (to - from);
  return {
    low: from,
    high: to,
    x: (value) => kFrame.left + part(value) * (width - kFrame.left - kFrame.right),
    y: (value) => height - kFrame.bottom - part(value) * (height - kFrame.top - kFrame.bottom),
  };
}

/** Said across, really up; below the diagonal it said too much. */
export function told(context: Context, width: number, height: number): TemplateResult {
  const words = tasksWords(context.lang);
  const table = context.snapshot?.table;
  const { target } = recipeNow(context);
  if (!table || table.dots.answer.length === 0)
    return html`<p class="prose empty" ${adopt(tasksStyles)}>${words.nothing}</p>`;
  const scale = scaleOf(table, width, height);
  const pick = (event: MouseEvent): void => pickAt(context, table, scale, event);
  return html`<svg class="dh-svg against" ${adopt(tasksStyles)} width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img"
    aria-label=${words.againstLabel(target, count(table.dots.answer.length))} @click=${pick}>
    ${axes(scale, width, height, words, target)}
    <path d="M${scale.x(scale.low)} ${scale.y(scale.low)}L${scale.x(scale.high)} ${scale.y(scale.high)}" stroke="var(--edge)" stroke-dasharray="4 3"/>
    ${dotsOf(table, scale)} ${picked(context, table, scale)}
  </svg>`;
}

function axes(
  scale: Scale,
  width: number,
  height: number,
  words: TasksWords,
  target: string,
): SVGTemplateResult {
  const [foot, end] = [height - kFrame.bottom, width - kFrame.right];
  const isRoom = (x: number): boolean => x > kFrame.left + 16 && x < end - 16;
  return svg`${ticks(scale.low, scale.high, width < 420 ? 3 : 5).map(
    (
      at,
    ) => svg`<path d="M${kFrame.left} ${scale.y(at)}H${end}M${scale.x(at)} ${kFrame.top}V${foot}" stroke="var(--hair)"/>
      <text x=${kFrame.left - 6} y=${scale.y(at) + 4} text-anchor="end">${tick(at)}</text>
      ${isRoom(scale.x(at)) ? svg`<text x=${scale.x(at)} y=${foot + 14} text-anchor="middle">${tick(at)}</text>` : nothing}`,
  )}
    <text class="axis" x=${end} y=${height - 4} text-anchor="end">${words.said(target)}</text>
    <text class="axis halo" x=${kFrame.left + 6} y=${kFrame.top + 10}>${words.was(target)}</text>
    <text class="axis halo" x=${end - 6} y=${foot - 8} text-anchor="end">${words.tooHigh}</text>
    <text class="axis halo" x=${kFrame.left + 6} y=${kFrame.top + 28}>${words.tooLow}</text>`;
}

/** Discs where it said too much, diamonds where too little: one path each. */
function dotsOf({ dots }: TableTold, scale: Scale): SVGTemplateResult {
  const [high, low]: [string[], string[]] = [[], []];
  dots.answer.forEach((answer, i) => {
    const truth = dots.label[i] ?? Number.NaN;
    if (!Number.isFinite(answer)) return;
    const [x, y] = [scale.x(answer).toFixed(1), scale.y(truth).toFixed(1)];
    if (answer >= truth) high.push(`M${x} ${y}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`);
    else low.push(`M${x} ${y}m0 -3.8l3.8 3.8l-3.8 3.8l-3.8 -3.8z`);
  });
  return svg`<path class="dot" d=${high.join("")} fill="var(--pos)"/><path class="dot" d=${low.join("")} fill="var(--neg)"/>`;
}

function picked({ state }: Context, { dots }: TableTold, scale: Scale): SVGTemplateResult | typeof nothing {
  const row = state.ui.table?.row;
  const at = typeof row === "number" ? dots.row.indexOf(row) : -1;
  if (at < 0) return nothing;
  const [x, y] = [scale.x(dots.answer[at] ?? 0), scale.y(dots.label[at] ?? 0)];
  return svg`<circle cx=${x} cy=${y} r="8" fill="none" stroke="var(--ink)" stroke-width="1.5"/>`;
}

function pickAt({ state, dispatch }: Context, { dots }: TableTold, scale: Scale, event: MouseEvent): void {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  const [x, y] = [event.clientX - box.left, event.clientY - box.top];
  let [best, nearest] = [-1, kReach];
  dots.answer.forEach((answer, i) => {
    const away = Math.hypot(scale.x(answer) - x, scale.y(dots.label[i] ?? 0) - y);
    if (away < nearest) [best, nearest] = [i, away];
  });
  const row = dots.row[best];
  if (row !== undefined) dispatch({ type: "ui", changes: { table: { ...state.ui.table, row } } });
}

export function head(context: Context): TemplateResult {
  return html`<h2>${tasksWords(context.lang).offHead}</h2>`;
}

/** Beside it: how the misses lie, and whether they are worth anything. */
export function side(context: Context, width: number): TemplateResult {
  const { lang, snapshot } = context;
  const words = tasksWords(lang);
  const table = snapshot?.table;
  const numbers = table?.numbers;
  const r2 = table?.scores[table.part]?.r2 ?? Number.NaN;
  const line = (name: string, value: string): TemplateResult =>
    html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
  const off = (value: number | null | undefined): string => inUnit(value ?? Number.NaN);
  return html`${numbers ? spread(numbers, width, words) : nothing}
    <table class="figures">
      <tbody>${line(words.r2, fixed(r2, 3))}${line(words.off, off(numbers?.off))}${line(words.guessOff, off(numbers?.guessOff))}${line(words.rms, off(numbers?.rms))}</tbody>
    </table>
    <p class="why">${numbers ? worth(numbers, words) : ""}</p>
    <p class="why">${learntAs(context, words)}</p>`;
}

function learntAs({ snapshot }: Context, words: TasksWords): string {
  const { task, target, recipe } = snapshot?.facts ?? {};
  return task === "number" && recipe && target && recipe.scaling !== "none"
    ? words.learntAs(recipe.target, inUnit(target.shift), inUnit(target.scale))
    : "";
}

function worth({ off, guessOff }: NumbersTold, words: TasksWords): string {
  if (off === null || guessOff === null) return words.noValue;
  if (guessOff === 0) return words.allAlike;
  const share = 1 - off / guessOff;
  return share > 0.005 ? words.better(fixed(100 * share, 0)) : words.noBetter;
}

const kBars = { height: 132, left: 4, foot: 30, top: 6 };

/** Rows by answer − truth: too low to the left, too high to the right. */
function spread(
  { spread: { width: step, first, counts } }: NumbersTold,
  width: number,
  words: TasksWords,
): TemplateResult {
  const most = Math.max(1, ...counts);
  const each = (width - 2 * kBars.left) / counts.length;
  const foot = kBars.height - kBars.foot;
  const x = (value: number): number => kBars.left + ((value - first) / step + 0.5) * each;
  const bars = Array.from(counts, (n, i) => {
    const middle = first + i * step;
    const tall = (n / most) * (foot - kBars.top);
    const colour = Math.abs(middle) < step / 2 ? "var(--muted)" : middle > 0 ? "var(--pos)" : "var(--neg)";
    return svg`<rect x=${kBars.left + i * each + 0.5} y=${foot - tall} width=${Math.max(1, each - 1)} height=${tall} fill=${colour}><title>${count(n)}</title></rect>`;
  });
  const last = first + (counts.length - 1) * step;
  return html`<svg class="dh-svg spread" width=${width} height=${kBars.height} viewBox="0 0 ${width} ${kBars.height}" role="img" aria-label=${words.spreadLabel(inUnit(step))}>
    ${bars}<path d="M0 ${foot + 0.5}H${width}M${x(0)} ${foot}v4" stroke="var(--edge)"/>
    ${ticks(0.8 * first, 0.8 * last, width < 320 ? 2 : 4).map((at) => svg`<text x=${x(at)} y=${foot + 14} text-anchor="middle">${tick(at)}</text>`)}
    <text x="0" y=${kBars.height - 3}>◆ ${words.tooLow}</text><text x=${width} y=${kBars.height - 3} text-anchor="end">${words.tooHigh} ●</text>
  </svg>`;
}

/** The last column of the table of parts: R². */
export const share = ({ lang, snapshot }: Context): Share => ({
  name: tasksWords(lang).r2Short,
  of: (part) => fixed(snapshot?.table?.scores[part]?.r2 ?? Number.NaN, 3),
});

/** What stands at the end of the head of the side. */
export const verdict = ({ lang, snapshot }: Context): string => {
  const off = snapshot?.table?.numbers?.off;
  return off == null ? "" : tasksWords(lang).about(inUnit(off));
};
