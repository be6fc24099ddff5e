// Line's three pictures: points with the walking line, the walk in the plane of w and b, and the loss.

import { html, nothing, svg, type TemplateResult } from "lit";
import type { Snapshot } from "../../shared/protocol.ts";
import { withWords } from "../../view/dictionary.ts";
import { later } from "../../view/later.ts";
import { heightOf, slopeAt } from "../../view/pictures/hill/bowl.ts";
import { linePlot, type Straight } from "../../view/pictures/line-plot.ts";
import { count, fixed, loss, weight } from "../../view/pictures/numbers.ts";
import { type PathWindow, pathPlane, pathWindow } from "../../view/pictures/path-plane.ts";
import type { Plane } from "../../view/pictures/plane.ts";
import type { Context } from "../common/lab.ts";
import { overlay } from "../common/panels.ts";
import { lossChart } from "../common/time/chart.ts";
import { plain } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { bowlNow, hillLayers } from "./hill.ts";
import { lineOf, nextStep, type Rates, walked } from "./maths.ts";
import { isPlain } from "./remark.ts";
import { rateNow } from "./sentence.ts";
import { lossAfter, sliceOf, slicePicture } from "./slice.ts";
import { lineWords } from "./words.ts";

const kPastLines = 8;

const sides = later(() => import("./side.ts"));
const memories = later(() => withWords(import("./memory.ts")));

const again =
  ({ dispatch }: Context) =>
  (): void =>
    dispatch({ type: "ui", changes: {} });

const asideOf = ({ memory }: Context): { is: boolean } => memory("hill from the side", () => ({ is: false }));

export const isAside = (context: Context): boolean => asideOf(context).is;

/** From above to the side, and back. */
export function turnHill(context: Context): void {
  const aside = asideOf(context);
  aside.is = !aside.is;
  again(context)();
}

export function pointsPicture(context: Context, width: number, height: number): TemplateResult {
  const { snapshot, state, lang, dispatch } = context;
  const words = lineWords(lang);
  const now = snapshot && lineOf(snapshot.parameters);
  const past =
    snapshot === null || state.shown.length === 0 ? [] : walked(snapshot).slice(0, -1).slice(-kPastLines);
  const { tool } = state.ui;
  const line = now ? `${weight(now.w)} x ${now.b < 0 ? "−" : "+"} ${weight(Math.abs(now.b))}` : "";
  return linePlot(
    {
      points: state.shown,
      now: state.shown.length > 0 ? now : null,
      past,
      exact: exactLine(snapshot),
      picked: state.ui.picked,
    },
    {
      width,
      height,
      label: words.plotLabel(words.points(count(state.shown.length)), line, lossNow(snapshot)),
      help: words.plotHelp,
      words,
      over: overlay(context),
      input: {
        tool: tool === "erase" ? "erase" : tool === "move" ? "move" : "add",
        onAdd: (x, y) => dispatch({ type: "add", point: { x, y, label: 0 } }),
        onMove: (index, x, y, phase) => dispatch({ type: "move", index, x, y, phase }),
        onRemove: (index) => dispatch({ type: "remove", index }),
        onPick: (picked) => dispatch({ type: "ui", changes: { picked } }),
      },
    },
  );
}

/** The exact line, unless many lines are equally good. */
export function exactLine(snapshot: Snapshot | null): Straight | null {
  const exact = snapshot?.exact;
  return exact?.note === "unique" ? lineOf(exact.parameters) : null;
}

const lossNow = (snapshot: Snapshot | null): string => loss(snapshot?.train?.loss ?? Number.NaN);

export function walkPicture(context: Context, width: number, height: number): TemplateResult {
  const { snapshot, lang } = context;
  const words = lineWords(lang);
  const path = snapshot === null ? [] : walked(snapshot);
  const now = path.at(-1);
  const bowl = bowlNow(context);
  const canStep = now !== undefined && bowl !== null && isPlain(context) && !snapshot?.diverged;
  const memory = memoryNow(context);
  const next = canStep ? nextStep(bowl, now, rateNow(context)) : (memory?.nextOf(context) ?? null);
  const data = { path, exact: exactLine(snapshot), next, diverged: snapshot?.diverged !== undefined };
  const kept = context.memory<{ window: PathWindow | null }>("walk window", () => ({ window: null }));
  // What momentum carries on is seen whole.
  const seen = { ...data, path: [...path, ...(memory?.carriedBy(context) ?? [])] };
  kept.window = pathWindow(seen, kept.window);
  hillBox(context).now = { width, height, window: kept.window };
  const label = words.hillLabel(
    commonWords(lang).steps(snapshot?.step ?? 0),
    weight(now?.w ?? 0),
    weight(now?.b ?? 0),
    bowl && now ? loss(heightOf(bowl, now)) : lossNow(snapshot),
  );
  const box = { width, height, window: kept.window, label };
  const aside = bowl && isAside(context) ? sides(kept, again(context)) : null;
  if (bowl && aside) return aside.sidePicture(context, bowl, data, box);
  return pathPlane(data, {
    ...box,
    words,
    ...hillLayers(bowl, now, next),
    ...(memory && { over: (plane: Plane) => svg`${memory.layerOf(context, plane)}` }),
    onPlace: (at) => placeLine(context, at),
  });
}

/** The drawing of what the optimizer remembers, once there is something to draw and it has been fetched. */
function memoryNow(context: Context): typeof import("./memory.ts") | null {
  return context.snapshot?.ahead ? memories(hillBox(context), again(context)) : null;
}

/** How large the hill was drawn last, and what of it. */
const hillBox = ({ memory }: Context) =>
  memory<{ now: { width: number; height: number; window: PathWindow } | null }>("hill box", () => ({
    now: null,
  }));

/** One sentence on what is drawn of the memory. */
export function memoryNote(context: Context): TemplateResult | typeof nothing {
  const { now } = hillBox(context);
  return (now && memoryNow(context)?.noteOf(context, now)) ?? nothing;
}

/** Before the first step the place is a setting, with undo; later it is an edit of the walk. */
function placeLine({ snapshot, dispatch }: Context, { w, b }: Straight): void {
  const [startW, startB] = [Number(w.toFixed(2)), Number(b.toFixed(2))];
  if (snapshot === null || snapshot.step === 0) {
    dispatch({ type: "set", changes: { startW, startB } });
    return;
  }
  const [kernel, bias] = snapshot.parameters;
  if (kernel === undefined || bias === undefined) return;
  dispatch({
    type: "weights",
    changes: [
      { name: kernel.name, index: 0, value: startW },
      { name: bias.name, index: 0, value: startB },
    ],
  });
}

export const lossPicture = (
  context: Context,
  width: number,
  height: number,
  size: "full" | "small" | "strip",
): TemplateResult => lossChart(context, { width, height, size, least: 20 });

const kBeyondStable = 1.45; // as far as the rate slider goes

/** The loss after one step, by rate; null where a step is no plain one, or there is nothing to step on. */
export function stepPicture(
  context: Context,
  rates: Rates | null,
  width: number,
  height: number,
): TemplateResult | null {
  const { snapshot, lang } = context;
  const now = snapshot && lineOf(snapshot.parameters);
  const bowl = bowlNow(context);
  if (!now || bowl === null || !isPlain(context)) return null;
  const words = lineWords(lang);
  const rate = rateNow(context);
  const slice = sliceOf(bowl, now);
  return slicePicture(slice, {
    width,
    height,
    rate,
    end: rates ? rates.stable * kBeyondStable : 1,
    stable: rates?.stable ?? Number.NaN,
    label: words.stepLabel(plain(rate), loss(slice.now), loss(lossAfter(slice, rate))),
    words,
  });
}

/** w, b, J, slope and R², here and at the minimum. */
export function figures(context: Context): TemplateResult {
  const { snapshot, lang } = context;
  const words = lineWords(lang);
  const now = snapshot && lineOf(snapshot.parameters);
  const bowl = bowlNow(context);
  const exact = snapshot?.exact;
  const best = exactLine(snapshot);
  const slope = now && bowl ? slopeAt(bowl, now) : null;
  const three = (value: number | null | undefined): string => fixed(value ?? Number.NaN, 3);
  const row = (name: TemplateResult | string, here: string, there: string): TemplateResult =>
    html`<tr><th scope="row">${name}</th><td>${here}</td><td>${there}</td></tr>`;
  return html`<table class="figures">
    <thead><tr><td></td><th scope="col">${words.here}</th><th scope="col">${words.minimum}</th></tr></thead>
    <tbody>
      ${row(html`<span class="m">w</span>`, three(now?.w), three(best?.w))}
      ${row(html`<span class="m">b</span>`, three(now?.b), three(best?.b))}
      ${row(html`${context.words.loss} <span class="m">J</span>`, three(snapshot?.train?.loss), three(exact?.loss))}
      ${row(words.slope, three(slope && Math.hypot(slope.w, slope.b)), exact ? "0" : three(null))}
      ${row(html`<span class="m">R</span>²`, three(snapshot?.train?.r2), three(exact?.r2))}
    </tbody>
  </table>`;
}
