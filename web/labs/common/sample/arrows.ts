// The pushes of all points as a picture over the plot: thin arrows in ink, the picked point's a heavy one.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { clipLine } from "../../../view/pictures/line-plot.ts";
import { type Plane, pixelX, pixelY } from "../../../view/pictures/plane.ts";
import type { Context } from "../lab.ts";
import { borderPushes, fieldPushes, heightPushes, linePushes, magnification, type Push } from "./pushes.ts";

export interface Pushes {
  readonly kind: "line" | "border" | "field" | "heights";
  readonly list: readonly Push[];
  /** How many times as long they are drawn. */
  readonly times: number;
}

/** By what the model is: a line of one number in, one sigmoid unit, a network that tells kinds apart, or heights. */
export function pushesNow({ snapshot }: Context): Pushes | null {
  const sample = snapshot?.sample;
  if (!snapshot || !sample) return null;
  const [kernel, bias] = snapshot.parameters;
  const single = snapshot.parameters.length === 2 && kernel !== undefined && bias !== undefined;
  const made = (kind: Pushes["kind"], list: readonly Push[]): Pushes => ({
    kind,
    list,
    times: magnification(list),
  });
  if (single && kernel.data.length === 1 && snapshot.predictions === undefined) {
    const now = { w: kernel.data[0] ?? 0, b: bias.data[0] ?? 0 };
    return made("line", linePushes(snapshot, now, sample.rows));
  }
  const { predictions, field } = snapshot;
  if (predictions === undefined) return null;
  const logistic = sample.loss === "binaryCrossentropy" && sample.layers.at(-1)?.activation === "sigmoid";
  if (single && logistic && kernel.data.length === 2)
    return made("border", borderPushes(snapshot, snapshot.parameters, predictions, sample.rows));
  if (sample.layers.at(-1)?.activation !== "sigmoid")
    return made("heights", heightPushes(snapshot, predictions));
  return field ? made("field", fieldPushes(snapshot, field, predictions)) : null;
}

/** As large as the plot; nothing of it takes the pointer. */
export function arrowsOver(context: Context, plane: Plane): TemplateResult | null {
  const pushes = pushesNow(context);
  if (pushes === null) return null;
  const { picked } = context.state.ui;
  const { list, times } = pushes;
  const ends = ({ x, y, dx, dy }: Push) =>
    [
      [pixelX(plane, x), pixelY(plane, y)] as const,
      [pixelX(plane, x + dx * times), pixelY(plane, y + dy * times)] as const,
    ] as const;
  const others = list.filter(({ point }) => point !== picked).map((push) => thin(...ends(push)));
  const own = list.find(({ point }) => point === picked);
  const heavy = own ? thin(...ends(own)) : "";
  return html`<svg class="dh-overlay dh-svg open pushes" width=${plane.width} height=${plane.height} aria-hidden="true">
    <path d=${others.join("")} stroke="var(--ink)" stroke-width="1" opacity="0.7"/>
    ${own && pushes.kind === "line" ? pushedLine(context, plane, own, times) : nothing}
    <path d=${heavy} stroke="var(--paper)" stroke-width="5" stroke-linecap="round"/>
    <path class="own" d=${heavy} stroke="var(--ink)" stroke-width="2.25" stroke-linecap="round"/>
  </svg>`;
}

type Spot = readonly [x: number, y: number];

/** A shaft and two short strokes; shorter than a pixel or two there is nothing to see. */
function thin([x1, y1]: Spot, [x2, y2]: Spot): string {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  if (!(length > 3)) return "";
  const head = Math.min(5, length / 2) / length;
  const side = (turn: number): string =>
    `M${x2.toFixed(1)} ${y2.toFixed(1)}l${(-head * (dx - turn * dy)).toFixed(1)} ${(-head * (dy + turn * dx)).toFixed(1)}`;
  return `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}${side(0.7)}${side(-0.7)}`;
}

/** Where the line would be if the picked point alone had stepped, as many times as far as arrows are drawn long. */
function pushedLine({ snapshot }: Context, plane: Plane, { x, dy }: Push, times: number): SVGTemplateResult {
  const [w, b] = [snapshot?.parameters[0]?.data[0] ?? 0, snapshot?.parameters[1]?.data[0] ?? 0];
  const part = (dy * times) / (x * x + 1); // Δw : Δb = x : 1, and Δŷ = Δw x + Δb
  const segment = clipLine(plane, { w: w + part * x, b: b + part });
  return segment === null
    ? svg``
    : svg`<path d=${`M${segment[0]} ${segment[1]}L${segment[2]} ${segment[3]}`} stroke="var(--marker-line)" stroke-width="1.75" stroke-dasharray="6 4"/>`;
}
