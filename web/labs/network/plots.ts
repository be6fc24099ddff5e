// The two plots of the plane: the points alone, and the points on what the network makes of the plane (or on one
// neuron's own picture, shown large). On phones they are one. With their heads, tools, thumbnails and legends.

import { html, nothing, type TemplateResult } from "lit";
import type { Grid } from "../../shared/protocol.ts";
import "../../view/controls/check.ts";
import "../../view/controls/tools.ts";
import type { PointTool } from "../../view/controls/index.ts";
import { kProbability, type Scale } from "../../view/pictures/field.ts";
import { type Levels, levelsAt } from "../../view/pictures/isoline.ts";
import { calmLimit } from "../../view/pictures/network-tiles.ts";
import { count, fixed, tick } from "../../view/pictures/numbers.ts";
import { type PlotOptions, plot } from "../../view/pictures/plot.ts";
import { type PlotPoint, type PointPaint, withSplit } from "../../view/pictures/points.ts";
import { type RampLegendOptions, rampLegend } from "../../view/pictures/ramp-legend.ts";
import type { Context } from "../common/lab.ts";
import { overlay } from "../common/panels.ts";
import { setter } from "../common/values.ts";
import { presetMenu, thumbRow } from "./datasets.ts";
import { nameOf, scaleAt } from "./picture.ts";
import { labelOf } from "./spec.ts";
import { splitControl } from "./split.ts";
import { tallyOf } from "./tally.ts";
import { type Count, networkWords } from "./words.ts";

const isRegression = ({ state }: Context): boolean => state.settings.task === "regress";

export function dataColumn(context: Context, side: number): TemplateResult {
  const { words: view, touch, lang } = context;
  const words = networkWords(lang);
  return html`<section class="data">
    <div class="head"><h2>${view.data}</h2><span>${touch ? words.dataHintTouch : words.dataHint}</span></div>
    ${dataPlot(context, side, false)} ${tools(context)} ${thumbRow(context)} ${splitControl(context, side)}
  </section>`;
}

export function resultColumn(context: Context, side: number): TemplateResult {
  return html`<section class="result">
    <div class="head"><h2>${shownUnit(context) ?? context.words.result}</h2><span class="end">${counted(context)}</span></div>
    ${dataPlot(context, side, true)} ${legend(context, side)} ${looks(context)}
  </section>`;
}

/** Phones: points on the field, one square, with presets behind a word. */
export function onePlot(context: Context, side: number): TemplateResult {
  return html`<section class="both">
    <div class="head"><h2>${shownUnit(context) ?? context.words.dataAndResult}</h2><span class="end">${counted(context)}</span></div>
    ${dataPlot(context, side, true)}
    <div class="hand">${tools(context, ["undo"])}${presetMenu(context)}</div>
  </section>`;
}

/** Phones, under the network: what the pictures above have no room for. */
export function plotSettings(context: Context, side: number): TemplateResult {
  return html`<section>${legend(context, side)} ${looks(context)} ${splitControl(context, side)}</section>`;
}

const kActs = ["undo", "redo", "clear"] as const;

function tools(context: Context, acts: readonly (typeof kActs)[number][] = kActs): TemplateResult {
  const { state, lang, dispatch } = context;
  return html`<dh-tools
    lang=${lang}
    .acts=${acts}
    .tool=${state.ui.tool}
    ?can-undo=${state.past.before.length > 0}
    ?can-redo=${state.past.after.length > 0}
    ?can-clear=${state.shown.length > 0}
    @dh-change=${({ detail }: CustomEvent<{ value: PointTool }>) => dispatch({ type: "ui", changes: { tool: detail.value } })}
    @dh-undo=${() => dispatch({ type: "undo" })}
    @dh-redo=${() => dispatch({ type: "redo" })}
    @dh-clear=${() => dispatch({ type: "clear" })}
  ></dh-tools>`;
}

function dataPlot(context: Context, side: number, withField: boolean): TemplateResult {
  const { state, colours, dpr, lang } = context;
  const words = networkWords(lang);
  const { settings, ui } = state;
  const shown = shownPoints(context);
  return plot(
    {
      points: shown.points,
      field: withField ? field(context) : null,
      picked: ui.picked === null ? null : shown.from(ui.picked),
    },
    {
      width: side,
      dpr,
      colours,
      radius: side < 240 ? 2.9 : 3.5,
      paint: pointPaint(context),
      discrete: withField && settings.discrete && !enlarged(context),
      ghost: ui.tool === "neg" ? "minus" : "plus",
      label: withField ? words.resultLabel(counts(context).join("")) : dataLabel(context),
      help: words.plotHelp,
      ...(withField && { over: overlay(context) }),
      // Until the engine has come the picture is a recorded one, and there is nothing to add points to.
      ...(context.stage === "ready" && { input: inputOf(context, shown) }),
    },
  );
}

function dataLabel(context: Context): string {
  const { state, snapshot, lang } = context;
  const words = networkWords(lang);
  const held = count(snapshot?.held?.rows ?? 0);
  return (isRegression(context) ? words.heightsLabel : words.plotLabel)(count(state.shown.length), held);
}

function inputOf(context: Context, shown: Shown): NonNullable<PlotOptions["input"]> {
  const { state, dispatch } = context;
  const { settings, ui } = state;
  return {
    tool: ui.tool === "erase" || ui.tool === "move" ? ui.tool : "add",
    onAdd: (x, y, other) =>
      dispatch({ type: "add", point: { x, y, label: labelOf(settings, (ui.tool !== "neg") !== other) } }),
    onMove: (index, x, y, phase) => dispatch({ type: "move", index: shown.to(index), x, y, phase }),
    onRemove: (index) => dispatch({ type: "remove", index: shown.to(index) }),
    onPick: (index) => {
      const picked = index === null ? null : shown.to(index);
      dispatch({ type: "ui", changes: { picked: picked === ui.picked ? null : picked } });
    },
  };
}

/** The points in sight, and the way from their places to those of all points and back. */
interface Shown {
  readonly points: readonly PlotPoint[];
  to(index: number): number;
  from(index: number): number | null;
}

const same = { to: (index: number): number => index, from: (index: number): number => index };
const learntOnly = new WeakMap<readonly PlotPoint[], Shown>();

/** All points with their part, or without the held-back ones where the reader wants that. */
function shownPoints({ state, snapshot }: Context): Shown {
  const split = snapshot?.split.length === state.shown.length ? snapshot.split : null;
  const all = withSplit(state.shown, split);
  if (state.settings.showHeld || split === null) return { points: all, ...same };
  const known = learntOnly.get(all);
  if (known) return known;
  const places = all.flatMap(({ held }, i) => (held ? [] : [i]));
  const shown: Shown = {
    points: all.filter(({ held }) => !held),
    to: (index) => places[index] ?? index,
    from: (index) => {
      const at = places.indexOf(index);
      return at < 0 ? null : at;
    },
  };
  learntOnly.set(all, shown);
  return shown;
}

function pointPaint(context: Context): PointPaint {
  return isRegression(context) ? { by: "value", limit: heightLimit(context) } : { by: "class" };
}

/** The largest height among the points, rounded up: the ends of the ramp. */
function heightLimit({ state, memory }: Context): number {
  const kept = memory<{ limit: number | undefined }>("height limit", () => ({ limit: undefined }));
  const most = state.shown.reduce((all, { label }) => Math.max(all, Math.abs(label)), 0);
  kept.limit = calmLimit(most, kept.limit);
  return kept.limit;
}

/** The neuron shown large, if its picture has come. */
function enlarged({ state, snapshot }: Context): { grid: Grid; layer: number; unit: number } | null {
  const { tile } = state.ui;
  const grid = snapshot?.enlarged;
  return tile && grid ? { grid, layer: tile.layer + 1, unit: tile.unit } : null;
}

function field(context: Context): { grid: Grid; scale: Scale; levels: Levels } | null {
  const large = enlarged(context);
  if (large) {
    const scale = scaleAt(context, large.layer, large.unit);
    return { grid: large.grid, scale, levels: levelsAt(scale.centre) };
  }
  const grid = context.snapshot?.field;
  if (!grid) return null;
  if (!isRegression(context)) return { grid, scale: kProbability, levels: levelsAt(0.5) };
  const limit = heightLimit(context);
  return { grid, scale: { centre: 0, limit }, levels: levelsAt(-limit / 2, limit / 2) };
}

/** Which neuron stands over the result, in words. */
function shownUnit(context: Context): string | null {
  const large = enlarged(context);
  if (!large) return null;
  const name = nameOf(context, large.layer, large.unit);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What is right so far, as text and bold numbers in turn; empty before the first answers. */
export function counts(context: Context): Count {
  const { snapshot, lang } = context;
  const words = networkWords(lang);
  if (snapshot?.train == null) return [];
  if (isRegression(context)) {
    const { train, held } = snapshot;
    return words.fit(fixed(train.r2 ?? Number.NaN, 3), held ? fixed(held.r2 ?? Number.NaN, 3) : null);
  }
  const [learn, held] = [tallyOf(snapshot, 0), tallyOf(snapshot, 1)];
  if (!learn) return [];
  const unseen = held && held.rows > 0 ? held : null;
  return words.right(
    count(learn.right),
    count(learn.rows),
    unseen && count(unseen.right),
    unseen && count(unseen.rows),
  );
}

/** Gives way to a neuron's name while it is shown large. */
const counted = (context: Context): TemplateResult | typeof nothing =>
  enlarged(context)
    ? nothing
    : html`${counts(context).map((text, i) => (i % 2 === 1 ? html`<b>${text}</b>` : text))}`;

function legend(context: Context, width: number): TemplateResult {
  const { colours, dpr, lang, state } = context;
  const words = networkWords(lang);
  const large = enlarged(context);
  const heights = large
    ? scaleAt(context, large.layer, large.unit)
    : isRegression(context)
      ? { centre: 0, limit: heightLimit(context) }
      : null;
  return rampLegend({
    width,
    dpr,
    colours,
    discrete: state.settings.discrete && !large,
    words: heights ? scaleWords(heights) : { low: words.low, middle: words.middle, high: words.high },
  });
}

const scaleWords = ({ centre, limit }: Scale): RampLegendOptions["words"] => ({
  low: tick(centre - limit),
  middle: tick(centre),
  high: tick(centre + limit),
});

/** What is only drawn: held-back points, two flat colours. */
function looks(context: Context): TemplateResult {
  const { lang, state } = context;
  const words = networkWords(lang);
  const check = (id: "showHeld" | "discrete", label: string): TemplateResult => html`<dh-check
    lang=${lang}
    label=${label}
    ?checked=${state.settings[id]}
    @dh-change=${setter(context, id).change}
  ></dh-check>`;
  return html`<div class="looks">${check("showHeld", words.showHeld)}${check("discrete", words.discrete)}</div>`;
}
