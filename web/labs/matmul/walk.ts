// How a product of two n x n matrices is walked through in tiles, and what that fetches. A walk is named by two sides: the
// block of the product that is worked on at a time, and how many terms of its sums one fetch brings. Pure.

/** Side of the matrices that are drawn. */
export const kSide = 16;

export interface Tiling {
  /** Rows and columns of the block of the product. */
  readonly tile: number;
  /** Terms a step: columns of A and rows of B that are fetched at once. */
  readonly depth: number;
}

/** One number after the other; a block in registers; a block in the memory that a workgroup shares. */
export const naive: Tiling = { tile: 1, depth: 1 };
export const inRegisters = (tile: number): Tiling => ({ tile, depth: 1 });
export const inWorkgroup = (tile: number): Tiling => ({ tile, depth: tile });

/** Numbers that one step fetches from A and B together. */
export const fetchedAStep = ({ tile, depth }: Tiling): number => 2 * tile * depth;

/** Steps of the whole product. */
export const stepsOf = ({ tile, depth }: Tiling, side = kSide): number =>
  (side / tile) * (side / tile) * (side / depth);

/** Numbers that the whole product fetches: 2 n³ / tile. */
export const fetchedInAll = (tiling: Tiling, side = kSide): number =>
  stepsOf(tiling, side) * fetchedAStep(tiling);

/** For each number of the product: 2 n / tile. */
export const fetchedEach = (tiling: Tiling, side = kSide): number =>
  fetchedInAll(tiling, side) / (side * side);

/** What a step works on, as first row, column and term. */
export interface Step {
  readonly row: number;
  readonly column: number;
  readonly term: number;
}

/** Blocks from left to right, then down; within each, terms as they come. */
export function stepAt({ tile, depth }: Tiling, index: number, side = kSide): Step {
  const [across, deep] = [side / tile, side / depth];
  const block = Math.floor(index / deep);
  return {
    row: Math.floor(block / across) * tile,
    column: (block % across) * tile,
    term: (index % deep) * depth,
  };
}

export interface Progress {
  /** Steps that are finished. */
  readonly steps: number;
  readonly fetched: number;
  readonly over: boolean;
  /** The step under way, or the last one. */
  readonly now: Step;
  /** How often each number of A and B was fetched, and how many terms each number of the product has. */
  readonly a: Uint16Array;
  readonly b: Uint16Array;
  readonly c: Uint16Array;
}

/** After so many fetches, of which those of a step that is not complete don't count yet. */
export function progressOf(tiling: Tiling, fetches: number, side = kSide): Progress {
  const { tile, depth } = tiling;
  const all = stepsOf(tiling, side);
  const steps = Math.max(0, Math.min(all, Math.floor(fetches / fetchedAStep(tiling))));
  const [a, b, c] = [0, 1, 2].map(() => new Uint16Array(side * side)) as [
    Uint16Array,
    Uint16Array,
    Uint16Array,
  ];
  const add = (
    to: Uint16Array,
    row: number,
    column: number,
    rows: number,
    columns: number,
    by: number,
  ): void => {
    for (let i = row; i < row + rows; i++)
      for (let j = column; j < column + columns; j++) to[i * side + j] = (to[i * side + j] ?? 0) + by;
  };
  for (let index = 0; index < steps; index++) {
    const { row, column, term } = stepAt(tiling, index, side);
    add(a, row, term, tile, depth, 1);
    add(b, term, column, depth, tile, 1);
    add(c, row, column, tile, tile, depth);
  }
  const now = stepAt(tiling, Math.min(all - 1, steps), side);
  return { steps, fetched: steps * fetchedAStep(tiling), over: steps === all, now, a, b, c };
}
