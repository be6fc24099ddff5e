// Right and wrong: the counts in words and as a table of two by two, where each cell stands on the colour of what was
// said and carries the shape of what is true, as the points do in the picture.

import { html, nothing, type TemplateResult } from "lit";
import { count } from "../../view/pictures/numbers.ts";
import { shape } from "../../view/pictures/ramp-legend.ts";
import { type Counts, countsOf } from "../common/counts.ts";
import type { Context } from "../common/lab.ts";
import { boundaryWords } from "./words.ts";

/** Counts of the points learnt from and, if there are any, of those held back. */
function bothParts({ snapshot, state }: Context): { learnt: Counts | null; unseen: Counts | null } {
  const { threshold } = state.settings;
  if (snapshot === null) return { learnt: null, unseen: null };
  const unseen = countsOf(snapshot, 1, threshold);
  return {
    learnt: countsOf(snapshot, 0, threshold),
    unseen: unseen !== null && unseen.rows > 0 ? unseen : null,
  };
}

/** "72 of 80 right" of the points learnt from; "" while there are none. */
export function rightText(context: Context): string {
  const { learnt } = bothParts(context);
  if (learnt === null || learnt.rows === 0) return "";
  return boundaryWords(context.lang).right(count(learnt.right), count(learnt.rows));
}

/** "15 of 20 unseen"; "" where none is held back. */
function unseenText(context: Context): string {
  const { unseen } = bothParts(context);
  if (unseen === null) return "";
  return boundaryWords(context.lang).unseen(count(unseen.right), count(unseen.rows));
}

/** Both in one breath. */
export function tallyText(context: Context): string {
  const { comma } = boundaryWords(context.lang);
  return [rightText(context), unseenText(context)].filter((text) => text !== "").join(comma);
}

const kNone: Counts = {
  rows: 0,
  right: 0,
  said: [
    [0, 0],
    [0, 0],
  ],
};

/** The table of two by two; zeros before there is an answer. */
export function countsTable(context: Context): TemplateResult {
  const { learnt: known, unseen } = bothParts(context);
  const learnt = known ?? kNone;
  const words = boundaryWords(context.lang);
  const row = (truth: 0 | 1): TemplateResult => html`<tr>
    <th scope="row"><span>${words.is}</span> ${shape(truth === 1, 5)}<span class="sr">${words.kind(truth)}</span></th>
    ${([0, 1] as const).map((said) => cell(context, { truth, said, learnt, unseen }))}
  </tr>`;
  return html`<table class="counts-table" aria-label=${words.countsLabel}>
    <thead><tr><td></td>${([0, 1] as const).map(
      (said) =>
        html`<th scope="col"><span>${words.says}</span> ${shape(said === 1, 5)}<span class="sr">${words.kind(said)}</span></th>`,
    )}</tr></thead>
    <tbody>${row(1)}${row(0)}</tbody>
  </table>
  ${unseen === null ? nothing : html`<p class="unseen">${unseenText(context)}</p>`}`;
}

interface Cell {
  readonly truth: 0 | 1;
  readonly said: 0 | 1;
  readonly learnt: Counts;
  readonly unseen: Counts | null;
}

function cell({ lang }: Context, { truth, said, learnt, unseen }: Cell): TemplateResult {
  const words = boundaryWords(lang);
  const n = learnt.said[truth][said];
  const more = unseen?.said[truth][said] ?? 0;
  return html`<td class="${said === 1 ? "pos" : "neg"} ${n + more === 0 ? "none" : ""}">
    <b>${count(n)}</b> ${shape(truth === 1, 5)}
    <span class="verdict">${truth === said ? words.rightOne : words.wrongOne}</span>
    ${unseen === null ? nothing : html`<span class="more">${words.alsoUnseen(count(more))}</span>`}
  </td>`;
}
