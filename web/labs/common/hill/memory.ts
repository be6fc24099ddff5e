// What the optimizer remembers, as far as two numbers of the model show it: arrow and ellipse on the hill over them, and
// a sentence. Where the lab has the step ahead asked for.

import { type SVGTemplateResult, svg } from "lit";
import type { HillAxes } from "../../../shared/protocol.ts";
import { enlargedBy, memoryLayer } from "../../../view/pictures/hill/memory.ts";
import { fixed } from "../../../view/pictures/numbers.ts";
import { type Plane, planeOf } from "../../../view/pictures/plane.ts";
import type { Context } from "../lab.ts";
import { rememberedStep } from "../remembered.ts";
import { sizeOf } from "./picture.ts";
import { isSameWeight, type NamedWeight } from "./weights.ts";
import type { HillWords } from "./words.ts";

export interface Memory {
  readonly over: (plane: Plane) => SVGTemplateResult;
  /** Where the next step leads. */
  readonly next: { readonly w: number; readonly b: number };
  readonly said: string;
}

/** null: the way of walking has none, or the picture is along other ways than two numbers. */
export function memoryOf(
  context: Context,
  axes: HillAxes,
  all: readonly NamedWeight[],
  words: HillWords,
): Memory | null {
  const { snapshot, state, lang } = context;
  const { ahead, hill } = snapshot ?? {};
  if (!ahead || !hill?.slice || axes.kind !== "pair") return null;
  const at = [axes.x, axes.y].map((place) => all.findIndex((one) => isSameWeight(one, place)));
  const [x = -1, y = -1] = at;
  const picture = rememberedStep(state.settings.optimizer, ahead, [hill.here[0], hill.here[1]], [x, y]);
  if (picture === null) return null;
  const { ellipse, carried, next } = picture;
  const names = { carried: ellipse === null ? "−αμv" : "−αm̂", slope: "−α∇J" };
  const { width, height } = sizeOf(context);
  const times = enlargedBy(picture, planeOf(width, height, hill.slice.x, hill.slice.y));
  const [dx = "", dy = ""] = ellipse?.divisor.map((v) => fixed(v, v < 1 ? 3 : 2)) ?? [];
  const divided = words.memory.divided(all[x]?.text ?? "", dx, all[y]?.text ?? "", dy);
  const parts =
    ellipse === null
      ? [words.memory.momentum]
      : [
          carried ? words.memory.adam : words.memory.scaled,
          divided,
          times !== null && times > 1 ? words.memory.larger : "",
        ];
  return {
    over: (plane) => svg`${memoryLayer(picture, plane, names)}`,
    next: { w: next[0], b: next[1] },
    said: parts.filter((text) => text !== "").join(lang === "zh" ? "" : " "),
  };
}
