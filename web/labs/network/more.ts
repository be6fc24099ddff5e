// The second sentence of Network's settings, with what is set less often: how points are drawn and divided, the task and
// its loss, what else steers the walk. Fetched when the reader asks for more.

import type { TemplateResult } from "lit";
import { initializers, losses, schedules } from "../../shared/settings.ts";
import type { ListItem } from "../../view/controls/index.ts";
import { count } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { choiceValue, numberValue } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { type MoreSlots, moreWords } from "./more-words.ts";
import type { Part } from "./say.ts";
import { choices, isDrawn } from "./sentence.ts";
import { ownChoice, ownNumber } from "./values.ts";

export const secondSentence = (context: Context): TemplateResult =>
  moreWords(context.lang).sentence(slotsOf(context));

function slotsOf(context: Context): MoreSlots {
  const { state, lang } = context;
  const { settings } = state;
  const names = moreWords(lang);
  return {
    drawn: isDrawn(state)
      ? {
          rows: numberValue(context, "rows"),
          noise: numberValue(context, "noise"),
          draw: numberValue(context, "dataSeed"),
        }
      : null,
    points: moreWords(lang).points(count(state.shown.length)),
    held: heldValue(context),
    task: taskValue(context),
    loss: lossValue(context, choices(losses, names.losses)),
    momentum: settings.optimizer === "sgd" ? numberValue(context, "momentum") : null,
    schedule: choiceValue(context, "schedule", choices(schedules, names.schedules)),
    dropout: numberValue(context, "dropout"),
    l1: numberValue(context, "l1", { before: "L1 " }),
    initializer: choiceValue(context, "initializer", choices(initializers, names.initializers)),
    seed: numberValue(context, "seed", { format: count }),
  };
}

/** Only classes have a choice of loss. */
function lossValue(context: Context, items: readonly ListItem[]): Part {
  if (context.state.settings.task === "classify") return choiceValue(context, "loss", items);
  return moreWords(context.lang).losses.meanSquaredError;
}

/** Another task needs other labels: a preset's data gives way to one that has them, own points keep their places. */
function taskValue(context: Context): TemplateResult {
  const { lang, state, dispatch } = context;
  return ownChoice(context, {
    label: commonWords(lang).settings.task,
    value: state.settings.task,
    items: (["classify", "regress"] as const).map((id) => ({
      value: id,
      label: moreWords(lang).tasks[id],
    })),
    choose: (chosen) => {
      const task = chosen === "regress" ? "regress" : "classify";
      if (state.points === null) dispatch({ type: "preset", id: task === "regress" ? "wave" : "spiral" });
      else dispatch({ type: "set", changes: { task } });
    },
  });
}

function heldValue(context: Context): TemplateResult {
  return ownNumber(context, {
    key: "held",
    label: commonWords(context.lang).settings.held,
    value: Math.round(context.state.settings.held * 1000) / 10,
    range: { min: 0, max: 90, step: 5 },
    suffix: moreWords(context.lang).percent,
    set: (percent) => ({ held: percent / 100 }),
  });
}
