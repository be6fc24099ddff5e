// Marks on the loss chart that only a walk brings: steps after which something was edited, and where there is no value.

import { nothing, type SVGTemplateResult, svg } from "lit";
import { type ChartScale, chartX, type Series } from "./timeline-scale.ts";

/** Small strokes on the step axis. */
export function edits(scale: ChartScale, steps: readonly number[]): SVGTemplateResult[] {
  const { bottom } = scale.frame;
  return steps.map(
    (s) =>
      svg`<path d="M${chartX(scale, s)} ${bottom - 5}V${bottom + 3}" stroke="var(--edge)" stroke-width="1.5"/>`,
  );
}

/** From the first step without a value to the axis end: hatched. */
export function noValue(scale: ChartScale, train: Series): SVGTemplateResult | typeof nothing {
  let first = 0;
  while (first < train.loss.length && Number.isFinite(train.loss[first])) first++;
  if (first === train.loss.length) return nothing;
  const { frame } = scale;
  const x = chartX(scale, train.step[first]);
  const lines: string[] = [];
  for (let at = x; at < frame.right + frame.bottom - frame.top; at += 6) {
    const x1 = Math.min(at, frame.right);
    const y1 = frame.top + (at - x1);
    const x2 = Math.max(x, at - (frame.bottom - frame.top));
    lines.push(`M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${(frame.top + (at - x2)).toFixed(1)}`);
  }
  return svg`<rect x=${x} y=${frame.top} width=${frame.right - x} height=${frame.bottom - frame.top} fill="var(--nan)" opacity="0.5"/>
    <path d=${lines.join("")} stroke="var(--edge)"/>`;
}
