// What momentum, Adam and their kin remember, on Line's hill: arrow and ellipse at the ball, and one sentence on them.
// Fetched when a reader walks by one of them.

import { html, nothing, type SVGTemplateResult, type TemplateResult } from "lit";
import { enlargedBy, type MemoryPicture, memoryLayer } from "../../view/pictures/hill/memory.ts";
import type { Straight } from "../../view/pictures/line-plot.ts";
import { fixed } from "../../view/pictures/numbers.ts";
import type { PathWindow } from "../../view/pictures/path-plane.ts";
import { type Plane, planeOf } from "../../view/pictures/plane.ts";
import type { Context } from "../common/lab.ts";
import { rememberedStep } from "../common/remembered.ts";
import { commonWords } from "../common/words.ts";
import { lineOf } from "./maths.ts";
import { memoryWords } from "./memory-words.ts";

const pictures = new WeakMap<object, MemoryPicture | null>();

function pictureOf({ snapshot, state }: Context): MemoryPicture | null {
  const now = snapshot && lineOf(snapshot.parameters);
  if (!snapshot?.ahead || !now) return null;
  const known = pictures.get(snapshot.ahead);
  if (known !== undefined) return known;
  const picture = rememberedStep(state.settings.optimizer, snapshot.ahead, [now.w, now.b], [0, 1]);
  pictures.set(snapshot.ahead, picture);
  return picture;
}

/** Where the next step leads; null where none is known. */
export function nextOf(context: Context): Straight | null {
  const picture = pictureOf(context);
  return picture && { w: picture.next[0], b: picture.next[1] };
}

/** Where momentum alone would lead; empty for other ways of walking. */
export function carriedBy(context: Context): Straight[] {
  const picture = pictureOf(context);
  return picture?.carried && picture.ellipse === null
    ? [{ w: picture.carried[0], b: picture.carried[1] }]
    : [];
}

/** Over the walk, under the ball. */
export function layerOf(context: Context, plane: Plane): SVGTemplateResult | typeof nothing {
  const picture = pictureOf(context);
  const isMomentum = picture?.ellipse === null;
  return picture === null
    ? nothing
    : memoryLayer(picture, plane, { carried: isMomentum ? "−αμv" : "−αm̂", slope: "−α∇J" });
}

/** The sentence under the hill. `box`: how large the hill is drawn, and what of it. */
export function noteOf(
  context: Context,
  { window, width, height }: { readonly window: PathWindow; readonly width: number; readonly height: number },
): TemplateResult | typeof nothing {
  const picture = pictureOf(context);
  if (picture === null) return nothing;
  const { state, lang } = context;
  const words = memoryWords(lang);
  const { ellipse, carried, now } = picture;
  if (ellipse === null) {
    const isEmpty = carried?.every((v, i) => v === now[i]);
    return html`<p class="note memory">${isEmpty ? words.first : words.momentum}</p>`;
  }
  const [w, b] = ellipse.divisor.map((v) => fixed(v, v < 1 ? 3 : 2)) as [string, string];
  const said = carried
    ? words.adam(w, b)
    : words.scaled(commonWords(lang).optimizers[state.settings.optimizer], w, b);
  const times = enlargedBy(picture, planeOf(width, height, window.w, window.b));
  const shown = times === null ? words.hidden : times > 1 ? words.enlarged(String(times)) : "";
  return html`<p class="note memory">${[said, shown].filter((text) => text !== "").join(lang === "zh" ? "" : " ")}</p>`;
}
