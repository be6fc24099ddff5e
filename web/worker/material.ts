// Points to what the engine trains on: generated or the reader's, split by seed and features computed in core. Which point
// fell into which part is kept, so that pictures can show it.

import type { Engine, Rows, SessionData } from "../engine/index.ts";
import type { DataSpec, Generate, Point } from "../shared/protocol.ts";
import type { TableMaterial } from "./table/room.ts";
import { tableRoom } from "./tables.ts";

const kMostPoints = 1000;

export interface Material {
  readonly spec: DataSpec;
  readonly points: readonly Point[];
  /** Per point: 0 learnt from, 1 held back. */
  readonly split: Uint8Array;
  /** Features of all points, in their order: rows x inputs. */
  readonly features: Float32Array;
  /** null: no points, nothing to learn. */
  readonly learn: Rows | null;
  readonly held: Rows | null;
  /** Seen by no one before the end. */
  readonly test?: Rows | null;
  /** Where the data is a table: what else is known of it. */
  readonly table?: TableMaterial;
}

/** Errors: the engine's, and RangeError for too many points or a generator of another role. */
export function materialOf(engine: Engine, spec: DataSpec): Material {
  const { source, role } = spec;
  if (source.kind === "table") return tableRoom().materialOf(engine, spec, source);
  const points = source.kind === "points" ? source.points : generated(engine, source, role);
  if (points.length > kMostPoints) {
    throw new RangeError(`points must be at most ${kMostPoints}, got ${points.length}`);
  }
  const split = splitOf(engine, points.length, spec);
  const features = featuresOf(engine, spec, points);
  const part = (which: 0 | 1): Rows | null => rowsOf(spec, points, features, (i) => split[i] === which);
  return { spec, points, split, features, learn: part(0), held: part(1) };
}

/** What Session.setData takes. Errors: RangeError without points. */
export function sessionData({ learn, held, test }: Material): SessionData {
  if (learn === null) throw new RangeError("points must be at least 1 to learn from, got 0");
  return { ...learn, ...(held && { validation: held }), ...(test && { test }) };
}

/** Points of a generator, as a picture of that role shows them. */
export function generated(engine: Engine, source: Generate, role: DataSpec["role"]): Point[] {
  const { type, rows, noise, seed } = source;
  const { features, targets } = engine.generate({ type, rows, noise, seed });
  const columns = role === "line" ? 1 : 2;
  if (features.length !== rows * columns) {
    throw new RangeError(
      `the generator "${type}" has ${features.length / rows} features, a ${role} needs ${columns}`,
    );
  }
  return Array.from({ length: rows }, (_, i) => {
    const target = targets[i] ?? 0;
    const x = features[i * columns] ?? 0;
    return role === "line"
      ? { x, y: target, label: 0 }
      : { x, y: features[i * columns + 1] ?? 0, label: target };
  });
}

function featuresOf(engine: Engine, { role, features }: DataSpec, points: readonly Point[]): Float32Array {
  if (points.length === 0) return new Float32Array(0);
  const line = role === "line";
  const flat = Float32Array.from(points.flatMap(({ x, y }) => (line ? [x] : [x, y])));
  return engine.expandFeatures(flat, features, line ? 1 : 2);
}

function rowsOf(
  { role, features: words }: DataSpec,
  points: readonly Point[],
  features: Float32Array,
  wanted: (row: number) => boolean,
): Rows | null {
  const kept = points.flatMap((_, i) => (wanted(i) ? [i] : []));
  if (kept.length === 0) return null;
  const width = words.length;
  const own = new Float32Array(kept.length * width);
  kept.forEach((row, i) => {
    own.set(features.subarray(row * width, (row + 1) * width), i * width);
  });
  const target = (row: number): number => (role === "line" ? points[row]?.y : points[row]?.label) ?? 0;
  return { features: own, targets: Float32Array.from(kept, target), rows: kept.length };
}

/** Nothing to draw from no points. */
function splitOf(engine: Engine, rows: number, { validation, seed }: DataSpec): Uint8Array {
  const split = new Uint8Array(rows);
  const held = rows > 0 ? engine.split({ rows, validation, seed }).validation : [];
  for (const row of held) split[row] = 1;
  return split;
}
