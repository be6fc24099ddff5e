// Boundary's pictures: points on the model's answer with the border and the exact one; the same points along w, on the
// curve of the answer; and the loss over the walk.

import type { TemplateResult } from "lit";
import type { Snapshot } from "../../shared/protocol.ts";
import { type Border, bordersLayer } from "../../view/pictures/border.ts";
import { kProbability } from "../../view/pictures/field.ts";
import { count, fixed, loss } from "../../view/pictures/numbers.ts";
import { planeOf } from "../../view/pictures/plane.ts";
import { plot } from "../../view/pictures/plot.ts";
import { withSplit } from "../../view/pictures/points.ts";
import { type ScoredPoint, sigmoidPlot } from "../../view/pictures/sigmoid.ts";
import { calmReach } from "../../view/pictures/sigmoid-scale.ts";
import type { Context } from "../common/lab.ts";
import { overlay } from "../common/panels.ts";
import { lossChart } from "../common/time/chart.ts";
import { setter } from "../common/values.ts";
import { tallyText } from "./counts.ts";
import { borderAt, borderOf, guessing, learnt, logit, scoreOf, walked } from "./maths.ts";
import { boundaryWords } from "./words.ts";

/** The exact border, where there is just one. */
export const exactBorder = (snapshot: Snapshot | null): Border | null =>
  snapshot?.exact?.note === "unique" ? borderOf(snapshot.exact.parameters) : null;

const lossNow = (snapshot: Snapshot | null): string => loss(snapshot?.train?.loss ?? Number.NaN);

export function planePicture(context: Context, side: number): TemplateResult {
  const { snapshot, state, lang, colours, dpr, dispatch } = context;
  const words = boundaryWords(lang);
  const { tool, picked } = state.ui;
  const n = words.points(count(state.shown.length));
  const kindOf = (other: boolean): 0 | 1 => ((tool === "neg") === other ? 1 : 0);
  return plot(
    {
      points: splitOf(context),
      field: snapshot?.field && state.shown.length > 0 ? { grid: snapshot.field, scale: kProbability } : null,
      lines: state.shown.length > 0 ? borders(context, side) : null,
      picked,
    },
    {
      width: side,
      dpr,
      colours,
      radius: state.shown.length > 200 ? 3 : 4,
      ghost: tool === "neg" ? "minus" : "plus",
      label:
        state.shown.length === 0 ? words.empty : words.plotLabel(n, tallyText(context), lossNow(snapshot)),
      help: words.plotHelp,
      over: overlay(context),
      input: {
        tool: tool === "erase" ? "erase" : tool === "move" ? "move" : "add",
        onAdd: (x, y, other) => dispatch({ type: "add", point: { x, y, label: kindOf(other) } }),
        onMove: (index, x, y, phase) => dispatch({ type: "move", index, x, y, phase }),
        onRemove: (index) => dispatch({ type: "remove", index }),
        onPick: (index) => dispatch({ type: "ui", changes: { picked: index } }),
      },
    },
  );
}

/** Points as drawn, each with its part; a split that is older than the points marks none. */
const splitOf = ({ state, snapshot }: Context) =>
  withSplit(state.shown, snapshot?.split.length === state.shown.length ? snapshot.split : null);

function borders(context: Context, side: number): TemplateResult {
  const { snapshot, state, lang } = context;
  const { threshold } = state.settings;
  const at = (border: Border): Border => borderAt(border, threshold);
  const now = snapshot && borderOf(snapshot.parameters);
  const exact = exactBorder(snapshot);
  return bordersLayer(
    planeOf(side),
    {
      now: now && at(now),
      past: snapshot === null ? [] : walked(snapshot).map(at),
      exact: exact && at(exact),
      half: threshold === 0.5 ? null : now,
      diverged: snapshot?.diverged !== undefined,
    },
    { words: { exact: boundaryWords(lang).exact }, normal: "w" },
  );
}

export function alongPicture(context: Context, width: number, height: number): TemplateResult {
  const { snapshot, state, lang, colours, dpr, dispatch } = context;
  const words = boundaryWords(lang);
  const { threshold } = state.settings;
  const points = scored(context);
  const kept = context.memory<{ reach: number | null }>("reach along w", () => ({ reach: null }));
  kept.reach = calmReach(
    points.map(({ z }) => z),
    Math.abs(logit(threshold)),
    kept.reach,
  );
  const { input, change } = setter(context, "threshold");
  return sigmoidPlot(
    {
      points,
      threshold,
      reach: kept.reach,
      picked: state.ui.picked,
      diverged: snapshot?.diverged !== undefined,
    },
    {
      width,
      height,
      dpr,
      colours,
      label: words.sideLabel(fixed(threshold, 2)),
      words: { score: words.score, threshold: words.threshold },
      onThreshold: (value, done) =>
        (done ? change : input)(new CustomEvent("dh-change", { detail: { value } })),
      onPick: (picked) => dispatch({ type: "ui", changes: { picked } }),
    },
  );
}

function scored(context: Context): ScoredPoint[] {
  const now = context.snapshot && borderOf(context.snapshot.parameters);
  if (!now) return [];
  return splitOf(context).map((point) => ({ z: scoreOf(now, point), label: point.label, held: point.held }));
}

export function lossPicture(
  context: Context,
  width: number,
  height: number,
  size: "full" | "strip",
): TemplateResult {
  const { snapshot } = context;
  return lossChart(context, { width, height, size, guess: snapshot && guessing(learnt(snapshot)) });
}
