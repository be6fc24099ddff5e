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

/** "72 of 80 right", "36 of 40 unseen". */
export function tallyText(context: Context): string {
  const { learnt, unseen } = bothParts(context);
  const words = boundaryWords(context.lang);
  if (learnt === null) return words.right("0", "0");
  const seen = words.right(count(learnt.right), count(learnt.rows));
  if (unseen === null) return seen;
  return `${seen}${words.comma}${words.unseen(count(unseen.right), count(unseen.rows))}`;
}

/** The table of two by two; nothing before there is an answer. */
export function countsTable(context: Context): TemplateResult | typeof nothing {
  const { learnt, unseen } = bothParts(context);
  const words = boundaryWords(context.lang);
  if (learnt === null || learnt.rows === 0) return nothing;
  const row = (truth: 0 | 1): TemplateResult => html`<tr>
    <th scope="row"><span>${words.is}</span> ${shape(truth === 1, 5)}<span class="sr">${words.kind(truth)}</span></th>
    ${([0, 1] as const).map((said) => cell(context, { truth, said, learnt, unseen }))}
  </tr>`;
  return html`<table class="counts-table" aria-label=${words.countsLabel}>
    <thead><tr><th></th>${([0, 1] as const).map(
      (said) =>
        html`<th scope="col"><span>${words.says}</span> ${shape(said === 1, 5)}<span class="sr">${words.kind(said)}</span></th>`,
    )}</tr></thead>
    <tbody>${row(1)}${row(0)}</tbody>
  </table>`;
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
