// What a race has come to, in words and tables: the finishing list, the sentence on it, and whether the lead was luck.

import { html, nothing, svg, type TemplateResult } from "lit";
import { count, kDash, loss } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { plain } from "../values.ts";
import { isWithoutChance, kStarts } from "./lanes.ts";
import { lookOf, sample } from "./looks.ts";
import type { Finish, Spread } from "./rank.ts";
import { begun, isBefore, isDone, isOver, type Kept, type Luck, luckOf, type Standing } from "./state.ts";
import type { RaceWords } from "./words.ts";

export interface Told {
  readonly kept: Kept;
  readonly now: Standing;
  readonly names: readonly string[];
  readonly words: RaceWords;
}

/** Who came first, once all have finished; until then how far they are. */
export function verdict({ kept, now, names, words }: Told): string {
  const { race, asked } = kept;
  if (race === null || asked === null) return "";
  const steps = asked.wish.steps;
  const step = isBefore(kept) ? 0 : Math.max(0, ...race.runners.map((runner) => runner.step));
  if (!isOver(kept)) return words.racing(count(step), count(steps));
  const [lead] = now.leaders;
  if (lead === undefined) return words.nobody(plain(now.goal), count(steps));
  const led = now.leaders.map(({ lane }) => names[lane] ?? "");
  return led.length === 1
    ? words.first(led[0] ?? "", count(lead.step))
    : words.together(led.join("; "), count(lead.step));
}

/** What became of one lane, by its goal. */
export function fate(
  { step, place, lowest, divergedAt, refused }: Finish,
  isOverNow: boolean,
  words: RaceWords,
): string {
  if (refused !== null) return words.refused(refused);
  const out = divergedAt === null ? "" : words.diverged(count(divergedAt));
  if (place !== null) return [words.there(count(step)), out].filter((text) => text !== "").join(words.join);
  if (out !== "") return out;
  return isOverNow ? words.notThere(loss(lowest)) : "";
}

export function finishingList(told: Told): TemplateResult {
  const { kept, now, names, words } = told;
  const over = isOver(kept);
  return html`<ol class="finish">${now.list.map(
    (finish) => html`<li data-lane=${finish.lane} class=${finish.divergedAt === null ? "" : "out"}>
      <span class="place">${finish.place ?? kDash}</span>${swatch(finish.lane)}
      <span class="who"><b>${finish.lane + 1}</b> ${names[finish.lane]}</span>
      <span class="fate">${fate(finish, over, words)}</span>
    </li>`,
  )}</ol>`;
}

export const swatch = (lane: number): TemplateResult =>
  html`<svg class="swatch" width="24" height="12" viewBox="0 0 24 12" aria-hidden="true">${sample(lane)}</svg>`;

/** Whether the lead holds from other starts: asked first, then told. */
export function luckPart(context: Context, told: Told, ask: () => void): TemplateResult | typeof nothing {
  const { kept, words, now } = told;
  if (kept.asked === null) return nothing;
  if (isWithoutChance(context, kept.asked.lanes)) return html`<p class="small">${words.noChance}</p>`;
  const luck = isOver(kept) ? luckOf(context) : null;
  if (luck === null) {
    if (isOver(kept) && !isDone(kept))
      return html`<p class="small">${words.walking("1", count(kStarts))}</p>`;
    const isReady = isOver(kept) && now.leaders.length > 0;
    return html`<p class="acts"><button class="word luck" @click=${ask} ?disabled=${!isReady}>${words.luck}</button></p>
      <p class="small">${isOver(kept) && !isReady ? words.noLead : words.luckHint}</p>`;
  }
  return html`<h4>${words.luckHead}</h4>${luckTable(told, luck)}
    <p class="prose worth" aria-live="polite">${isDone(kept) ? worthText(told, luck) : words.walking(count(luck.starts), count(kStarts))}</p>`;
}

function worthText({ now, names, words }: Told, { worth, records, starts }: Luck): string {
  const lead = now.leaders[0]?.lane;
  if (lead === undefined || worth === null) return words.noLead;
  const led = records[lead]?.led ?? 0;
  const said = words.worth[worth](begun(names[lead] ?? ""), count(led), count(starts));
  const most = records.reduce(
    (best, { led: n }, lane) => (lane !== lead && n > (records[best]?.led ?? 0) ? lane : best),
    lead,
  );
  return most === lead
    ? said
    : `${said} ${words.other(begun(names[most] ?? ""), count(records[most]?.led ?? 0))}`;
}

const kBar = { width: 76, height: 14 };

function luckTable({ kept, names, words }: Told, { records, starts }: Luck): TemplateResult {
  const steps = kept.raced?.wish.steps ?? 1;
  const end = Math.max(1, ...records.map(({ spread }) => spread.high).filter(Number.isFinite));
  const written = (step: number): string => (Number.isFinite(step) ? count(step) : words.never);
  return html`<table class="starts"><thead><tr><td></td><th scope="col" colspan="2">${words.median}</th><th scope="col">${words.led}</th></tr></thead>
    <tbody>${records.map(
      (
        { spread, led },
        lane,
      ) => html`<tr data-lane=${lane}><th scope="row">${swatch(lane)} <b>${lane + 1}</b> <span class="name">${names[lane]}</span></th>
        <td>${bar(lane, spread, Math.min(steps, end))}</td>
        <td class="num">${
          Number.isFinite(spread.low)
            ? words.range(written(spread.middle), written(spread.low), written(spread.high))
            : words.never
        }</td>
        <td class="num">${count(led)}/${count(starts)}</td></tr>`,
    )}</tbody></table>`;
}

/** The middle half as a bar, the median as a dot; what was never reached goes to the right edge. */
function bar(lane: number, { low, middle, high }: Spread, end: number): TemplateResult {
  const { width, height } = kBar;
  const x = (step: number): number => 4 + (Math.min(step, end) / end) * (width - 8);
  const { colour } = lookOf(lane);
  return html`<svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <path d="M4 7.5H${width - 4}" stroke="var(--hair)"/>
    ${
      Number.isFinite(low)
        ? svg`<path d="M${x(low)} 7.5H${Math.max(x(high), x(low) + 1)}" stroke=${colour} stroke-width="5" opacity="0.45"/>`
        : nothing
    }
    ${Number.isFinite(middle) ? svg`<circle cx=${x(middle)} cy="7.5" r="4" fill=${colour}/>` : nothing}
  </svg>`;
}
