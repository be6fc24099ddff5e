// Where Network's pictures lie and how large they are, by the element's width: LOOK's grid table in numbers, px.

import type { Layout } from "../common/lab.ts";

export interface Sizes {
  /** Sides of the two square plots; on a phone they are one. */
  readonly data: number;
  readonly result: number;
  readonly net: { readonly width: number; readonly height: number };
  /** Largest tile, and room kept free beside the first and the last column of tiles. */
  readonly tile: number;
  readonly left: number;
  readonly right: number;
  /** Gutter between columns: as far as the hairlines reach. */
  readonly gap: number;
  readonly chart: number;
}

const kData = 208;
const kResult = 328;

export function sizesOf(width: number, layout: Layout): Sizes {
  switch (layout) {
    case "wide":
      return {
        data: kData,
        result: kResult,
        net: { width: width - kData - kResult - 64, height: 402 },
        tile: 40,
        left: 12,
        right: 32,
        gap: 32,
        chart: 136,
      };
    case "medium":
      return {
        data: 176,
        result: 280,
        net: { width: width - 176 - 280 - 48, height: 368 },
        tile: 34,
        left: 4,
        right: 12,
        gap: 24,
        chart: 128,
      };
    case "narrow": {
      const half = Math.floor((width - 24) / 2);
      return {
        data: half,
        result: half,
        net: { width, height: 376 },
        tile: 38,
        left: 0,
        right: 12,
        gap: 24,
        chart: 56,
      };
    }
    case "phone":
      return {
        data: width,
        result: width,
        net: { width, height: 372 },
        tile: 30,
        left: 4,
        right: 4,
        gap: 0,
        chart: 52,
      };
    default:
      return layout satisfies never;
  }
}

/** Cells a side: a field is drawn smooth, so it needs fewer than it has pixels; a tile fewer still. */
export const fieldCells = (layout: Layout): number => (layout === "phone" || layout === "narrow" ? 80 : 100);
export const kTileCells = 24;
