// Just enough matrices for a backward pass in JavaScript: dense, row-major, double. The engine's own are elsewhere and
// faster; these exist to be broken on purpose.

import type { Tensor } from "../../../../shared/protocol.ts";

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** A tensor of rank 1 is one row. */
export function matrixOf({ shape, data }: Tensor): Matrix {
  const columns = shape.at(-1) ?? 1;
  return { rows: data.length / columns, columns, data: Float64Array.from(data) };
}

/** The same numbers as they lie, in other rows. */
export const reread = ({ data }: Matrix, rows: number, columns: number): Matrix => ({ rows, columns, data });

export const map = (m: Matrix, f: (x: number, i: number) => number): Matrix => ({
  ...m,
  data: m.data.map((x, i) => f(x, i)),
});

export const times = (a: Matrix, b: Matrix): Matrix => map(a, (x, i) => x * (b.data[i] ?? Number.NaN));

export const plus = (a: Matrix, b: Matrix): Matrix => map(a, (x, i) => x + (b.data[i] ?? Number.NaN));

/** b as one row under every row of a. */
export const plusRow = (a: Matrix, b: Matrix): Matrix =>
  map(a, (x, i) => x + (b.data[i % a.columns] ?? Number.NaN));

/** a · b; a is [n, k], b is [k, m]. */
export function product(a: Matrix, b: Matrix): Matrix {
  const data = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.columns; k++) {
      const x = a.data[i * a.columns + k] ?? Number.NaN;
      for (let j = 0; j < b.columns; j++) {
        const at = i * b.columns + j;
        data[at] = (data[at] ?? 0) + x * (b.data[k * b.columns + j] ?? Number.NaN);
      }
    }
  return { rows: a.rows, columns: b.columns, data };
}

export function transposed({ rows, columns, data }: Matrix): Matrix {
  const turned = Float64Array.from(data, (_, at) => data[(at % rows) * columns + Math.floor(at / rows)] ?? 0);
  return { rows: columns, columns: rows, data: turned };
}

/** Down each column; one row. */
export function sumRows(m: Matrix): Matrix {
  const data = new Float64Array(m.columns);
  m.data.forEach((x, i) => {
    data[i % m.columns] = (data[i % m.columns] ?? 0) + x;
  });
  return { rows: 1, columns: m.columns, data };
}

export const rowOf = (m: Matrix, row: number): Matrix => ({
  rows: 1,
  columns: m.columns,
  data: m.data.slice(row * m.columns, (row + 1) * m.columns),
});
