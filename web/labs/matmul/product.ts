// A product of two small matrices, number by number: what it is, and how far a walk through all of its multiplications has
// come. Pure.

export interface Sizes {
  /** Rows of A and of the product. */
  readonly m: number;
  /** Columns of A, rows of B: what is summed over. */
  readonly k: number;
  /** Columns of B and of the product. */
  readonly n: number;
}

export interface Small extends Sizes {
  /** [m, k], row by row. */
  readonly a: readonly number[];
  /** [k, n], row by row. */
  readonly b: readonly number[];
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

export const kMostSide = 5;

/** The k terms of one number of the product, in their order. */
export function termsOf(
  { k, n, a, b }: Small,
  { row, column }: Place,
): readonly (readonly [number, number])[] {
  return Array.from({ length: k }, (_, l) => [a[row * k + l] ?? 0, b[l * n + column] ?? 0] as const);
}

/** The sum of the first `count` terms, from left to right. */
export const sumOf = (terms: readonly (readonly [number, number])[], count = terms.length): number =>
  terms.slice(0, count).reduce((sum, [x, y]) => sum + x * y, 0);

/** Multiplications in all: one step of the walk each. */
export const stepsOf = ({ m, k, n }: Sizes): number => m * k * n;

export interface Walked {
  /** Numbers of the product that are finished, row by row. */
  readonly done: number;
  /** The number under way, or the last one at the end. */
  readonly place: Place;
  /** Terms of it that are added, at least 1 once the walk has begun. */
  readonly terms: number;
}

/** Where a walk stands after so many multiplications: rows from the top, columns from the left, terms as they come. */
export function walked({ k, n, ...rest }: Sizes, steps: number): Walked {
  const last = stepsOf({ k, n, ...rest });
  const at = Math.max(0, Math.min(last, steps));
  const begun = Math.max(0, at - 1);
  const cell = Math.floor(begun / k);
  const terms = at === 0 ? 0 : (begun % k) + 1;
  return {
    done: Math.floor(at / k),
    place: { row: Math.floor(cell / n), column: cell % n },
    terms,
  };
}

/** The same matrices with other sizes: what fits stays, what is new is 0, or 1 on the diagonal of a square. */
export function resized(small: Small, sizes: Sizes): Small {
  const grown = (
    values: readonly number[],
    [rows, columns]: readonly [number, number],
    [newRows, newColumns]: readonly [number, number],
  ): number[] =>
    Array.from({ length: newRows * newColumns }, (_, i) => {
      const [row, column] = [Math.floor(i / newColumns), i % newColumns];
      if (row < rows && column < columns) return values[row * columns + column] ?? 0;
      return (((row + 2) * (column + 3)) % 7) - 2;
    });
  return {
    ...sizes,
    a: grown(small.a, [small.m, small.k], [sizes.m, sizes.k]),
    b: grown(small.b, [small.k, small.n], [sizes.k, sizes.n]),
  };
}

export const exampleIds = ["numbers", "identity", "turn", "batch"] as const;
export type ExampleId = (typeof exampleIds)[number];

/** Matrices worth multiplying: any; one that changes nothing; a quarter turn of four corners; a layer on a batch. */
export const examples: Readonly<Record<ExampleId, Small>> = {
  numbers: {
    m: 4,
    k: 3,
    n: 5,
    a: [2, 0, 1, 1, 3, -1, 0, 2, 2, -2, 1, 4],
    b: [1, 2, 0, -1, 3, 0, 1, 4, 2, -2, 5, -3, 1, 0, 2],
  },
  identity: {
    m: 4,
    k: 3,
    n: 3,
    a: [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5],
    b: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  },
  turn: { m: 4, k: 2, n: 2, a: [1, 0, 3, 0, 3, 2, 1, 2], b: [0, 1, -1, 0] },
  batch: {
    m: 5,
    k: 2,
    n: 3,
    a: [1, 1, 0.5, -1, -1, 2, 0, 0, 2, 0.5],
    b: [0.5, -1, 2, 1, 0.25, -0.5],
  },
};
