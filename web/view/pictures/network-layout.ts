// Where everything in the network picture lies: pure geometry on numbers (what is under a pointer: network-hits.ts).
// Columns of square tiles, curved links between neighbours. Tiles shrink until sixteen in a column or eight columns
// fit. Knows no weights, no colours, no events.

/** A neuron (or input, in column 0), or a link into `layer` (1 = the first dense layer); `from` is in layer - 1. */
export type NetworkItem =
  | { readonly kind: "unit"; readonly layer: number; readonly unit: number }
  | { readonly kind: "bias"; readonly layer: number; readonly unit: number }
  | { readonly kind: "link"; readonly layer: number; readonly from: number; readonly to: number };

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Layout of one picture, CSS pixels from its top left corner. */
export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  /** Side of a tile. */
  readonly tile: number;
  /** Units a column, inputs first, output last. */
  readonly units: readonly number[];
  /** Left edge of each column's tiles. */
  readonly x: readonly number[];
  /** Middle of each tile: y[column][unit]. */
  readonly y: readonly (readonly number[])[];
  /** Whether names of inputs find room under their tiles; otherwise they stand on them. */
  readonly namesBelow: boolean;
}

export interface NetworkLayoutOptions {
  /** Units a column, inputs first; each at least 1. */
  readonly units: readonly number[];
  readonly width: number;
  readonly height: number;
  /** Largest side of a tile; 40 on wide screens, 34 and 30 on narrower ones. */
  readonly maxTile?: number;
  /** Room kept free at the left, right and top (heads), px. */
  readonly inset?: { readonly left?: number; readonly right?: number; readonly top?: number };
}

const kGap = 14; // between the tiles of a column where there is room
const kLeastGap = 3;
const kNameHeight = 20;

const kept = new Map<string, NetworkLayout>();
const kMostKept = 16;

/** Lays the network out. Equal options give the same object again, so that what hangs on a layout can be kept too. */
export function layoutNetwork(options: NetworkLayoutOptions): NetworkLayout {
  const key = JSON.stringify(options);
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= kMostKept) kept.clear();
  const layout = layOut(options);
  kept.set(key, layout);
  return layout;
}

function layOut(options: NetworkLayoutOptions): NetworkLayout {
  const { units, width, height, maxTile = 40, inset = {} } = options;
  const { left = 0, right = 0, top = 0 } = inset;
  const tall = height - top;
  const wide = width - left - right;
  const most = Math.max(1, ...units);
  const tile = tileSide({ columns: units.length, most, wide, tall, maxTile });
  const stride = units.length > 1 ? (wide - tile) / (units.length - 1) : 0;
  const pitch = most > 1 ? Math.min((tall - tile) / (most - 1), tile + kGap) : 0;
  const inputs = units[0] ?? 0;
  const inputPitch =
    inputs > 1 ? Math.min(pitchOfInputs(inputs, pitch, tile), (tall - tile - kNameHeight) / (inputs - 1)) : 0;
  const column = (n: number, step: number) =>
    Array.from({ length: n }, (_, i) => top + tall / 2 + (i - (n - 1) / 2) * step);
  return {
    width,
    height,
    tile,
    units,
    x: units.map((_, c) => left + c * stride),
    y: units.map((n, c) => column(n, c === 0 ? inputPitch : pitch)),
    namesBelow: inputs < 2 || inputPitch - tile >= 14,
  };
}

/** Two or three inputs stand further apart than neurons do, so that their names have room. */
const pitchOfInputs = (inputs: number, pitch: number, tile: number) =>
  inputs <= 3 ? Math.max(pitch * 1.6, tile + 24) : Math.max(pitch, tile + kNameHeight);

function tileSide(room: {
  columns: number;
  most: number;
  wide: number;
  tall: number;
  maxTile: number;
}): number {
  const { columns, most, wide, tall, maxTile } = room;
  const gap = (side: number) => Math.max(kLeastGap, side * 0.18);
  let side = maxTile;
  while (side > 8 && most * side + (most - 1) * gap(side) > tall) side--;
  // At least 0.6 of a tile between columns, or links have no room to be seen.
  return Math.max(8, Math.min(side, Math.floor(wide / ((columns - 1) * 1.6 + 1))));
}

/** The tile of a unit. */
export function tileBox(layout: NetworkLayout, layer: number, unit: number): Box {
  const { tile } = layout;
  const y = (layout.y[layer]?.[unit] ?? 0) - tile / 2;
  return { x: layout.x[layer] ?? 0, y, width: tile, height: tile };
}

/** Ends of a link: right edge of its source, left edge of its target. */
export function linkEnds(
  layout: NetworkLayout,
  layer: number,
  from: number,
  to: number,
): [number, number, number, number] {
  const x1 = (layout.x[layer - 1] ?? 0) + layout.tile + 1;
  return [x1, layout.y[layer - 1]?.[from] ?? 0, (layout.x[layer] ?? 0) - 1, layout.y[layer]?.[to] ?? 0];
}

/** A link as an SVG path: a cubic that leaves and arrives level. */
export function linkPath([x1, y1, x2, y2]: readonly [number, number, number, number]): string {
  const m = (x1 + x2) / 2;
  return `M${x1.toFixed(1)} ${y1.toFixed(1)}C${m.toFixed(1)} ${y1.toFixed(1)} ${m.toFixed(1)} ${y2.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`;
}

/** Whether two items are the same one. */
export function sameItem(a: NetworkItem | null | undefined, b: NetworkItem | null | undefined): boolean {
  if (!a || !b || a.kind !== b.kind || a.layer !== b.layer) return false;
  if (a.kind === "link") return b.kind === "link" && a.from === b.from && a.to === b.to;
  return b.kind !== "link" && a.unit === b.unit;
}
