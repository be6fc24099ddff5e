// How high a lab's box is at a width, px, before the lab has come. Somewhat more than the lab takes does no harm, less would
// move what stands below.

import type { WidgetLab } from "./api.ts";

type Table = readonly (readonly [width: number, height: number])[];

/** With controls. Between two widths the taller one counts. */
const full: Readonly<Record<WidgetLab, Table>> = {
  line: [
    [320, 1700],
    [568, 1080],
    [1136, 840],
  ],
  boundary: [
    [320, 1780],
    [568, 1080],
    [1136, 1000],
  ],
  network: [
    [320, 1700],
    [568, 1660],
    [1136, 1300],
  ],
  titanic: [[320, 1600]],
  digits: [[320, 1600]],
};
/** Pictures alone. */
const bare: Readonly<Record<WidgetLab, Table>> = full;

export function heightOf(lab: WidgetLab, width: number, controls: boolean): number {
  const table = (controls ? full : bare)[lab];
  const at = table.findLastIndex(([from]) => from <= width);
  return Math.max(...table.slice(Math.max(0, at), at + 2).map(([, height]) => height));
}
