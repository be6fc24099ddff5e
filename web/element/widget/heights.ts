// How high a lab's box is at a width, px, before the lab has come. Somewhat more than the lab takes does no harm, less would
// move what stands below. Measured in Chromium and Firefox, in both languages, before and after a step.

import type { WidgetLab } from "./api.ts";

/** Where a lab is laid out anew, or wraps another time: each range of widths ends where the next begins. */
const widths = [375, 430, 568, 640, 720, 836, 1000, 1136, 1440];

type Heights = Readonly<Record<WidgetLab, readonly number[]>>;

const digits = [1710, 1750, 1970, 1500, 1060, 1080, 1120, 1120, 1100, 1070];
/** With controls. */
const full: Heights = {
  line: [1880, 1960, 1960, 1090, 1100, 1160, 1120, 1120, 850, 1020],
  boundary: [1880, 1930, 2020, 1060, 1090, 1150, 1280, 1350, 1050, 1190],
  network: [1790, 1820, 1920, 1670, 1690, 1750, 1050, 1020, 1050, 1030],
  titanic: [2660, 2630, 2580, 1950, 1940, 1880, 1830, 1780, 1480, 1470],
  digits,
};
/** Pictures alone. The digits always have their controls. */
const bare: Heights = {
  line: [1450, 1540, 1540, 720, 750, 810, 820, 820, 620, 750],
  boundary: [1390, 1450, 1580, 670, 710, 760, 980, 1050, 750, 890],
  network: [1520, 1550, 1680, 1290, 1330, 1390, 800, 790, 830, 810],
  titanic: [2570, 2570, 2530, 1800, 1770, 1740, 1750, 1730, 1250, 1240],
  digits,
};

export function heightOf(lab: WidgetLab, width: number, controls: boolean): number {
  const range = widths.filter((end) => width >= end).length;
  return (controls ? full : bare)[lab][range] ?? 0;
}
