// Under the network: what a chosen weight or bias does and which way it goes, or what the network says of a chosen point.
// Fetched with the first choice.

import { html, nothing, type TemplateResult } from "lit";
import type { Snapshot } from "../../shared/protocol.ts";
import { mathHtml } from "../../view/pictures/math-text.ts";
import { count, fixed } from "../../view/pictures/numbers.ts";
import { shape } from "../../view/pictures/ramp-legend.ts";
import type { Context } from "../common/lab.ts";
import { chosenWords } from "./chosen-words.ts";
import { mathName, weightOf } from "./items.ts";
import { lookOf } from "./look.ts";
import { nameOf } from "./picture.ts";

/** The weight before the point; null where neither is there. */
export const chosen = (context: Context, snapshot: Snapshot): TemplateResult | null =>
  chosenWeight(context, snapshot) ?? pickedPoint(context, snapshot);

function chosenWeight(context: Context, snapshot: Snapshot): TemplateResult | null {
  const { chosen } = lookOf(context);
  const found = chosen && weightOf(snapshot, chosen);
  if (!chosen || !found) return null;
  const words = chosenWords(context.lang);
  const does =
    chosen.kind === "link"
      ? words.linkDoes(
          nameOf(context, chosen.layer - 1, chosen.from),
          nameOf(context, chosen.layer, chosen.to),
        )
      : words.biasDoes(nameOf(context, chosen.layer, chosen.unit));
  const { gradient } = found;
  const way =
    gradient === null || snapshot.step === 0
      ? ""
      : Math.abs(gradient) < 1e-6
        ? words.level
        : gradient > 0
          ? words.lower
          : words.raise;
  return html`<b><span class="m">${mathHtml(mathName(chosen))}</span></b> ${does} ${way}`;
}

function pickedPoint({ state, lang }: Context, snapshot: Snapshot): TemplateResult | null {
  const { picked } = state.ui;
  const point = picked === null ? undefined : snapshot.points[picked];
  const answer = picked === null ? undefined : snapshot.predictions?.[picked];
  if (picked === null || point === undefined || answer === undefined) return null;
  const words = chosenWords(lang);
  const classes = state.settings.task === "classify";
  const verdict = classes
    ? answer > 0.5 === point.label > 0.5
      ? words.pointRight
      : words.pointWrong
    : words.pointOff(fixed(Math.abs(answer - point.label), 3));
  return html`<b>${words.pointTitle(count(picked + 1))}</b> ${classes ? shape(point.label > 0.5) : nothing}
    ${words.pointSays(fixed(point.x, 2), fixed(point.y, 2), fixed(answer, 3))} ${verdict}
    ${snapshot.split[picked] === 1 ? words.pointHeld : ""}`;
}
