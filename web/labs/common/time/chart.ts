// The loss chart of all labs: the snapshot's checks on the timeline, which can be dragged back. Other ways that were
// walked, what is under the mouse and the penalty are drawn by code that comes when there is something to draw.

import { html, type TemplateResult } from "lit";
import { later } from "../../../view/later.ts";
import { count, loss } from "../../../view/pictures/numbers.ts";
import { timeline } from "../../../view/pictures/timeline.ts";
import type { Context } from "../lab.ts";
import { commonWords } from "../words.ts";
import { look, lookingOf } from "./state.ts";

export interface LossChart {
  readonly width: number;
  readonly height: number;
  readonly size: "full" | "strip" | "small";
  readonly least?: number;
  /** The loss of guessing. */
  readonly guess?: number | null;
  /** What stands at the line's end. */
  readonly name?: string;
}

const parts = later(() => import("./ways.ts"));
/** What there is only once a step has been walked. */
const partsOf = ({ snapshot, memory, dispatch }: Context) =>
  snapshot?.walked
    ? parts(
        memory("ways", () => ({})),
        () => dispatch({ type: "ui", changes: {} }),
      )
    : null;

const kNone = { step: [], loss: [], heldLoss: [] };

export function lossChart(context: Context, { name, guess, ...sizes }: LossChart): TemplateResult {
  const { snapshot, state, lang, words: view, dispatch } = context;
  const common = commonWords(lang);
  const step = snapshot?.step ?? 0;
  const { step: steps, loss: losses, heldLoss } = (state.shown.length > 0 && snapshot?.history) || kNone;
  const looking = lookingOf(context);
  return timeline(
    {
      train: { step: steps, loss: losses },
      held: snapshot?.held ? { step: steps, loss: heldLoss } : null,
      now: step,
      nowLoss: snapshot?.train?.loss ?? null,
      nowHeld: snapshot?.held?.loss ?? null,
      guess: guess ?? null,
      diverged: snapshot?.diverged !== undefined,
    },
    {
      ...sizes,
      log: looking.log,
      label: common.lossChart(count(step), loss(snapshot?.train?.loss ?? Number.NaN)),
      words: {
        guessing: view.guessing,
        train: name ?? common.train,
        held: view.heldBack,
        empty: common.empty,
        step: view.stepCount,
      },
      layers: partsOf(context)?.layers(context, sizes.size) ?? null,
      onHover: (hover) => {
        if (hover !== lookingOf(context).hover) look(context, { hover });
      },
      ...(!snapshot?.diverged && { onScrub: (to: number) => dispatch({ type: "scrub", step: to }) }),
    },
  );
}

/** Under the chart: its switches, and the ways that were left. */
export const timeRow = (context: Context): TemplateResult =>
  html`<div class="time-row">${partsOf(context)?.row(context)}</div>`;

/** The button for one step back. */
export const backPlace = (context: Context): TemplateResult =>
  html`<span class="back">${partsOf(context)?.backButton(context)}</span>`;
