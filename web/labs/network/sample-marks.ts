// One point's numbers on the network picture: forward each unit's answer and what each link into the unit looked at brings
// to it; back each unit's ∂L/∂z and each link's gradient. Fetched with the microscope (labs/common/sample).

import { svg, type TemplateResult } from "lit";
import { linkAtX } from "../../view/pictures/network-hits.ts";
import { linkEnds, type NetworkLayout } from "../../view/pictures/network-layout.ts";
import { fixed, scientific } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { chainNow, goesBack, unitNow } from "../common/sample/state.ts";
import { svgOver } from "./over.ts";

/** Two decimals; less than those can show, a power of ten. */
const short = (x: number): string => (x !== 0 && Math.abs(x) < 0.005 ? scientific(x, 0) : fixed(x, 2));

/** Null while there is no point, or the picture shows another network than the numbers are of. */
export function sampleMarks(context: Context, layout: NetworkLayout): TemplateResult | null {
  const chain = chainNow(context);
  if (chain === null) return null;
  const columns = [chain.inputs.length, ...chain.units.map(({ length }) => length)];
  if (columns.join() !== layout.units.join()) return null;
  const back = goesBack(context);
  const now = unitNow(context, chain);
  const units = chain.units.flat().map(({ layer, unit, a, delta }) => at(layer, unit, back ? delta : a));
  const inputs = back ? [] : Array.from(chain.inputs, (value, unit) => at(0, unit, value));
  const links = chain.edges
    .filter(({ layer, to, from }) => from !== null && layer === now.layer && to === now.unit)
    .map(({ layer, from, to, value, local, gradient }, i) => {
      const ends = linkEnds(layout, layer, from ?? 0, to);
      // Near where links are still apart; every other one a little further along.
      const x = ends[0] + (0.16 + 0.15 * (i % 2)) * (ends[2] - ends[0]);
      return text(x, linkAtX(ends, x).y - 3, back ? gradient : value * local, "link");
    });
  return svgOver(layout.width, layout.height, [...inputs, ...units, ...links]);

  function at(layer: number, unit: number, value: number) {
    const x = (layout.x[layer] ?? 0) + layout.tile / 2;
    return text(x, (layout.y[layer]?.[unit] ?? 0) + layout.tile / 2 - 3, value, "unit");
  }
}

const text = (x: number, y: number, value: number, kind: "unit" | "link") =>
  svg`<text class="sampled" data-kind=${kind} x=${x.toFixed(1)} y=${y.toFixed(1)} font-size=${kind === "unit" ? 10 : 11} text-anchor="middle"
    fill="var(--ink)" stroke="var(--paper)" stroke-width="3" paint-order="stroke">${short(value)}</text>`;
