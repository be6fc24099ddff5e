// The controls of one lane: its way of walking, its rate, its start, and the way out.

import { html, nothing, type TemplateResult } from "lit";
import { parseNumber, writeNumber } from "../../../view/controls/numbers.ts";
import { count } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { type Lane, startsOf, ways } from "./lanes.ts";
import { changeLane, raceOf, removeLane, startText, wayText } from "./state.ts";
import type { RaceWords } from "./words.ts";

const kMostRate = 1000; // the settings table's

export function editor(context: Context, at: number, words: RaceWords): TemplateResult | typeof nothing {
  const { lanes } = raceOf(context);
  const lane = lanes[at];
  if (lane === undefined) return nothing;
  const n = count(at + 1);
  return html`<div class="editor" role="group" aria-label=${words.lane(n)}>
    <b>${words.lane(n)}</b>
    ${pick(
      words.wayName,
      waysWith(lane),
      (way) => wayText(way, words),
      (way) => sameWay(way, lane),
      (way) => changeLane(context, at, way),
    )}
    <label>${words.rateName} <input class="rate" inputmode="decimal" autocomplete="off" size="7" aria-description=${words.rateHelp}
      .value=${writeNumber(lane.rate)} @change=${(event: Event) => setRate(context, at, event)} /></label>
    ${pick(
      words.startName,
      startsOf(context),
      (start) => startText(start, words),
      (start) => String(start) === String(lane.start),
      (start) => changeLane(context, at, { start }),
    )}
    ${lanes.length > 1 ? html`<button class="word remove" @click=${() => removeLane(context, at)}>${words.remove(n)}</button>` : nothing}
  </div>`;
}

type Way = Pick<Lane, "optimizer" | "momentum">;

const sameWay = (a: Way, b: Way): boolean =>
  a.optimizer === b.optimizer && (a.optimizer !== "sgd" || a.momentum === b.momentum);

/** A momentum that is not in the list stands in it as long as the lane has it. */
const waysWith = ({ optimizer, momentum }: Lane): readonly Way[] =>
  ways.some((way) => sameWay(way, { optimizer, momentum })) ? ways : [...ways, { optimizer, momentum }];

function pick<T>(
  name: string,
  all: readonly T[],
  text: (one: T) => string,
  isNow: (one: T) => boolean,
  choose: (one: T) => void,
): TemplateResult {
  const changed = (event: Event): void => {
    const one = all[Number((event.target as HTMLSelectElement).value)];
    if (one !== undefined) choose(one);
  };
  return html`<label>${name} <select @change=${changed}>${all.map(
    (one, i) => html`<option value=${i} .selected=${isNow(one)}>${text(one)}</option>`,
  )}</select></label>`;
}

/** What is no rate is put back to the one in force. */
function setRate(context: Context, at: number, event: Event): void {
  const field = event.target as HTMLInputElement;
  const rate = parseNumber(field.value);
  const before = raceOf(context).lanes[at]?.rate ?? 0.1;
  if (rate !== null && rate > 0 && rate <= kMostRate) changeLane(context, at, { rate });
  else field.value = writeNumber(before);
}
