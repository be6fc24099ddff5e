// The ground under a race: the loss over the model's first two numbers, wide enough for the ways of all lanes. The
// others stay where the lane that came lowest has them. A row at a time; no session of a lane is touched.

import type { Engine, Session } from "../engine/index.ts";
import type { HillSlice } from "../shared/protocol.ts";
import type { RaceWish, Runner } from "../shared/race.ts";
import { kSide } from "./hill-frame.ts";
import { type Material, sessionData } from "./material.ts";
import { engineSpec } from "./spec.ts";

type Range = readonly [low: number, high: number];

const kMargin = 0.14; // of the width, on each side
const kNarrowest = 1;

export class RaceHill {
  readonly #session: Session;
  readonly #window: readonly [Range, Range];
  readonly #centre: Float32Array;
  readonly #step: number;
  readonly #values = new Float32Array(kSide * kSide);
  #rows = 0;

  private constructor(session: Session, window: readonly [Range, Range], { step, parameters }: Runner) {
    this.#session = session;
    this.#window = window;
    this.#step = step;
    session.setParameters([...parameters]);
    this.#centre = Float32Array.from(parameters.flatMap(({ data }) => [...data]));
  }

  /** null where no lane has walked. Errors: the engine's. */
  static of(engine: Engine, wish: RaceWish, material: Material, runners: readonly Runner[]): RaceHill | null {
    const lowest = lowestOf(runners);
    const spec = wish.lanes[lowest]?.spec;
    const runner = runners[lowest];
    if (spec === undefined || runner === undefined || spec.learningRate === "auto") return null;
    const window = windowOf(runners);
    const session = engine.createSession(engineSpec(spec, material.spec, spec.learningRate));
    session.setData(sessionData(material));
    return new RaceHill(session, window, runner);
  }

  get isUnfinished(): boolean {
    return this.#rows < kSide;
  }

  /** null until every row is there. */
  get slice(): HillSlice | null {
    if (this.isUnfinished) return null;
    const [x, y] = this.#window;
    const along = (at: number): Float32Array => this.#centre.map((_, i) => (i === at ? 1 : 0));
    const directions = [along(0), along(1)] as const;
    return { width: kSide, height: kSide, values: this.#values, step: this.#step, x, y, directions };
  }

  /** From the bottom up; rows are stored from the top. */
  row(): void {
    const [[left, right], [low, high]] = this.#window;
    const [x0 = 0, y0 = 0] = this.#centre;
    const cell = (high - low) / kSide;
    const along = (at: number): Float32Array => this.#centre.map((_, i) => (i === at ? 1 : 0));
    const { values } = this.#session.surface({
      axes: [
        { direction: along(0), from: left - x0, to: right - x0 },
        { direction: along(1), from: low - y0 + this.#rows * cell, to: low - y0 + (this.#rows + 1) * cell },
      ],
      width: kSide,
      height: 1,
    });
    this.#values.set(values, (kSide - 1 - this.#rows) * kSide);
    this.#rows++;
    if (!this.isUnfinished) this.dispose();
  }

  dispose(): void {
    this.#session.dispose();
  }
}

/** The lane with the lowest last loss; those that diverged only where there is no other. */
function lowestOf(runners: readonly Runner[]): number {
  const height = ({ divergedAt, refused, losses }: Runner): number =>
    refused !== null ? Number.NaN : divergedAt !== null ? Number.MAX_VALUE : (losses.at(-1) ?? Number.NaN);
  let [best, low] = [-1, Number.POSITIVE_INFINITY];
  runners.forEach((runner, i) => {
    if (height(runner) < low) [best, low] = [i, height(runner)];
  });
  return best;
}

/** Around all ways that stayed on the hill. */
function windowOf(runners: readonly Runner[]): [Range, Range] {
  const steady = runners.filter(({ divergedAt }) => divergedAt === null);
  const seen = steady.length > 0 ? steady : runners;
  const along = (at: 0 | 1): Range => {
    const values = seen.flatMap(({ path, parameters }) => {
      const width = parameters.reduce((sum, { data }) => sum + data.length, 0);
      return path === null ? [] : [...path].filter((v, i) => i % width === at && Number.isFinite(v));
    });
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const size = Math.max(high - low, kNarrowest);
    const middle = (low + high) / 2;
    return [middle - (0.5 + kMargin) * size, middle + (0.5 + kMargin) * size];
  };
  return [along(0), along(1)];
}
