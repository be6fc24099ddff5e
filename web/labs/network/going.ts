// What is said under the network once a walk goes on: how far it has come, whether it learns by heart, why it can't learn,
// and what went wrong. Fetched with the first step, or with the first point of the reader's own.

import { html, nothing, type TemplateResult } from "lit";
import type { Point, Snapshot } from "../../shared/protocol.ts";
import { count, loss } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { trouble } from "../common/trouble.ts";
import { next } from "./band.ts";
import { learntByHeart } from "./by-heart.ts";
import { goingWords } from "./going-words.ts";
import { networkWords } from "./words.ts";

/** null before the first step, where there is nothing to say of it. */
export function soFar(context: Context, snapshot: Snapshot): TemplateResult | null {
  const words = goingWords(context.lang);
  const { points, split, step, epoch, history, train } = snapshot;
  if (context.state.settings.task === "classify" && oneKind(points, split)) return html`${words.oneKind}`;
  if (step === 0) return null;
  const [first, now] = [loss(history.loss[0] ?? Number.NaN), loss(train?.loss ?? Number.NaN)];
  const heart = learntByHeart(history);
  return html`${words.soFar(count(step), count(epoch), first, now)}
    ${heart === null ? next(context, snapshot) : words.byHeart(count(heart))}`;
}

/** Nothing where all is well. */
export function inTrouble(context: Context, { diverged }: Snapshot): TemplateResult {
  return html`${trouble(context, { better: gentler(context) })}${
    diverged
      ? html`<p class="note">${goingWords(context.lang).beganIn(layerName(context, diverged.layer))}</p>`
      : nothing
  }`;
}

/** Whether only one of the two kinds is there to learn from. */
export function oneKind(points: readonly Point[], split: Uint8Array): boolean {
  const kinds = new Set(points.flatMap(({ label }, i) => (split[i] === 1 ? [] : [label > 0])));
  return kinds.size === 1;
}

/** A rate to try after one that was too large: a tenth of it, and at most half of what the hill's curvature allows. */
function gentler({ snapshot, state }: Context): number {
  const { optimizer } = state.settings;
  const { learningRate = 0.1, diverged } = snapshot ?? {};
  const steepest = optimizer === "sgd" ? (diverged?.steepest ?? 0) : 0;
  return Number(Math.min(learningRate / 10, steepest > 0 ? 1 / steepest : Infinity).toPrecision(1));
}

/** "dense_2" as the picture has it. Another name is shown as it is. */
function layerName({ lang, state }: Context, name: string): string {
  const words = networkWords(lang);
  const place = Number(/^dense_(\d+)$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(place)) return name;
  return place > state.settings.hidden.length ? words.outputLayer : words.layer(count(place));
}
