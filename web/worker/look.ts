// Looks at a walk and writes down what the page asked to see: one Delta. What has not changed since the last look is
// left out. Copies only; nothing in a snapshot is live memory.

import type { Engine, FieldMap, Session } from "../engine/index.ts";
import type {
  DataSpec,
  Delta,
  Grid,
  GridSize,
  LayerGrids,
  Probes,
  Score,
  Trail,
} from "../shared/protocol.ts";
import type { Buffers } from "./buffers.ts";
import { sampled } from "./by-operation.ts";
import type { GradientCheck } from "./check.ts";
import type { Material } from "./material.ts";
import { tableRoom } from "./tables.ts";
import type { Walk } from "./walk.ts";

const kDomain = [-3, 3] as const;
const kHistoryEvery = 100; // ms between histories while running

type Metrics = NonNullable<ReturnType<Walk["score"]>>;

export class Look {
  /** Comes with the first wish for it. */
  check: GradientCheck | null = null;
  readonly #engine: Engine;
  readonly #buffers: Buffers;
  #points: Material | null = null;
  #exact: unknown;
  #branches: unknown;
  #plan: unknown;
  #historyAt = Number.NEGATIVE_INFINITY;
  #features: { readonly key: string; readonly values: Float32Array } | null = null;

  constructor(engine: Engine, buffers: Buffers) {
    this.#engine = engine;
    this.#buffers = buffers;
  }

  /** Fetches what only some probes need. Errors: a module that could not be fetched. */
  async bring({ check }: Probes): Promise<void> {
    if (check && this.check === null)
      this.check = new (await import("./check.ts")).GradientCheck(this.#engine);
  }

  /** `now` in ms, for what needs not be sent sixty times a second. */
  at(walk: Walk, probes: Probes, running: boolean, now: number): Delta {
    const { session, setup } = walk;
    const diverged = walk.diverged();
    const train = walk.score("train");
    const held = walk.score("validation");
    return {
      step: walk.step,
      epoch: walk.epoch,
      running,
      walked: walk.walked,
      batchLoss: walk.batchLoss,
      penalty: train?.penalty ?? null,
      train: train && scoreOf(train),
      held: held && scoreOf(held),
      learningRate: setup.rate,
      parameters: session.parameters(),
      edits: walk.way.edits(walk.step),
      ...(diverged && { diverged }),
      ...(walk.saturated !== undefined && { saturated: walk.saturated }),
      ...(probes.gradients && { gradients: session.gradients() }),
      ...this.#pictures(session, setup.material.spec, probes),
      ...this.#predictions(session, setup.material, probes),
      ...trailOf(walk, this.#buffers),
      ...(probes.sample !== undefined && sampled(session, setup, probes.sample)),
      ...(probes.plan && walk.cursor && { cursor: walk.cursor }),
      ...this.check?.told(walk, probes.check, running),
      ...(probes.table &&
        setup.material.table && { table: tableRoom().told(walk, probes.table, running, now) }),
      ...this.#changes(walk, probes, running, now),
    };
  }

  /** Everything is sent again: the page has lost what it had. */
  forget(): void {
    this.#points = null;
    this.#exact = undefined;
    this.#branches = undefined;
    this.#plan = undefined;
    this.#historyAt = Number.NEGATIVE_INFINITY;
  }

  #changes(walk: Walk, probes: Probes, running: boolean, now: number): Partial<Delta> {
    const { material } = walk.setup;
    const changed: { -readonly [K in keyof Delta]?: Delta[K] } = {};
    if (material !== this.#points) {
      this.#points = material;
      changed.points = material.points;
      changed.split = material.split;
      if (material.table) changed.facts = material.table.facts;
    }
    const exact = probes.exact ? walk.exact() : null;
    if (exact !== this.#exact) {
      this.#exact = exact;
      changed.exact = exact;
    }
    if (walk.way.branches !== this.#branches) this.#branches = changed.branches = walk.way.branches;
    if (probes.plan && walk.plan !== this.#plan) this.#plan = changed.plan = walk.plan;
    if (!running || now - this.#historyAt >= kHistoryEvery) {
      this.#historyAt = now;
      const { step, loss, penalty, validationLoss } = walk.history();
      changed.history = { step, loss, penalty, heldLoss: validationLoss };
    }
    return changed;
  }

  #pictures(
    session: Session,
    { role, features }: DataSpec,
    { field, tiles, enlarge }: Probes,
  ): Partial<Delta> {
    if (role === "line") return {};
    const names = denseNames(session);
    const maps = (size: GridSize, nodes: readonly string[]): readonly FieldMap[] =>
      session.field({ x: kDomain, y: kDomain, features, nodes, width: size.width, height: size.height }).maps;
    const pictures: { -readonly [K in keyof Delta]?: Delta[K] } = {};
    if (field) pictures.field = this.#grid(field, maps(field, [])[0], 0);
    if (tiles) {
      const layers = maps(tiles, names).slice(1);
      pictures.tiles = [this.#featureTiles(features, tiles), ...layers.map((map) => this.#layer(tiles, map))];
    }
    const name = enlarge && enlarge.layer >= 0 ? names[enlarge.layer] : undefined;
    if (enlarge && name !== undefined) {
      pictures.enlarged = this.#grid(enlarge, maps(enlarge, [name])[1], enlarge.unit);
    } else if (enlarge?.layer === -1) {
      const map = { node: "features", units: features.length, values: this.#expanded(features, enlarge) };
      pictures.enlarged = this.#grid(enlarge, map, enlarge.unit);
    }
    return pictures;
  }

  /** One unit of a map, turned over so that y grows upwards. A unit that is gone has no value anywhere. */
  #grid({ width, height }: GridSize, map: FieldMap | undefined, unit: number): Grid {
    const values = this.#buffers.take(width * height);
    if (map === undefined || unit >= map.units) values.fill(Number.NaN);
    else turnOver(map.values, unit, values, 0, width, height);
    return { width, height, values };
  }

  #layer({ width, height }: GridSize, map: FieldMap): LayerGrids {
    const values = this.#buffers.take(map.units * width * height);
    for (let unit = 0; unit < map.units; unit++) turnOver(map.values, unit, values, unit, width, height);
    return { name: map.node, units: map.units, width, height, values };
  }

  #featureTiles(features: DataSpec["features"], size: GridSize): LayerGrids {
    return this.#layer(size, {
      node: "features",
      units: features.length,
      values: this.#expanded(features, size),
    });
  }

  /** Features over the grid, [unit][height][width] with row 0 at the bottom, as the engine's maps lie. */
  #expanded(features: DataSpec["features"], { width, height }: GridSize): Float32Array {
    const key = `${features.join()} ${width} ${height}`;
    if (this.#features?.key === key) return this.#features.values;
    const [low, high] = kDomain;
    const cell = (i: number, n: number): number => low + ((i + 0.5) * (high - low)) / n;
    const cells = width * height;
    const points = Float32Array.from({ length: 2 * cells }, (_, i) => {
      const at = i >> 1;
      return i % 2 === 0 ? cell(at % width, width) : cell(Math.floor(at / width), height);
    });
    const rows = this.#engine.expandFeatures(points, features, 2);
    const units = features.length;
    const values = Float32Array.from(rows, (_, i) => rows[(i % cells) * units + Math.floor(i / cells)] ?? 0);
    this.#features = { key, values };
    return values;
  }

  #predictions(session: Session, { features, points }: Material, probes: Probes): Partial<Delta> {
    if (!probes.predictions || points.length === 0) return {};
    const answers = session.predict(features);
    const predictions = this.#buffers.take(answers.length);
    predictions.set(answers);
    return { predictions };
  }
}

/** Names of the dense layers, as the engine gives them where a spec leaves them out. */
function denseNames({ spec }: Session): string[] {
  const dense = spec.layers.filter(({ type }) => type === "dense");
  return dense.map(({ name }, i) => name ?? `dense_${i + 1}`);
}

/** One unit of a map of the engine's, whose rows grow upwards, written with the top row first. */
export function turnOver(
  from: Float32Array,
  unit: number,
  to: Float32Array,
  place: number,
  width: number,
  height: number,
): void {
  const cells = width * height;
  for (let row = 0; row < height; row++) {
    const start = unit * cells + (height - 1 - row) * width;
    to.set(from.subarray(start, start + width), place * cells + row * width);
  }
}

function scoreOf({ loss, accuracy, r2, rows }: Metrics): Score {
  return { loss, rows, ...(accuracy !== undefined && { accuracy }), ...(r2 !== undefined && { r2 }) };
}

function trailOf(walk: Walk, buffers: Buffers): { trail?: Trail } {
  const entries = walk.way.trail?.entries;
  const width = entries?.[0]?.value.length;
  if (!entries || width === undefined) return {};
  const kept = entries.filter(({ value }) => value.length === width);
  const values = buffers.take(kept.length * width);
  kept.forEach(({ value }, i) => {
    values.set(value, i * width);
  });
  return { trail: { step: Float64Array.from(kept, ({ step }) => step), width, values } };
}
