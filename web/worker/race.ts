// A race beside the walk: every lane on a session of its own, a few milliseconds at a time between slices of training,
// so that no bit of the walk changes. Lanes take turns, so none is far ahead of the others. Once it is over the lanes
// may be walked again from other starts. Fetched by the worker when a page first asks for a race.

import { DownhillError, type Session } from "../engine/index.ts";
import type { RaceLane, Race as RaceNow, RaceWish, Runner } from "../shared/race.ts";
import { type Aside, type AsideHost, slices } from "./aside.ts";
import { turnOver } from "./look.ts";
import { type Material, sessionData } from "./material.ts";
import { changed, flat } from "./numbers.ts";
import { RaceHill } from "./race-hill.ts";
import { engineSpec } from "./spec.ts";
import type { Walk } from "./walk.ts";

const kEvery = 100; // ms between two looks of the page
const kDomain = [-3, 3] as const;

export const aside = (host: AsideHost): Aside => new Race(host);

export class Race {
  readonly #host: AsideHost;
  #wish: RaceWish | null = null;
  #material: Material | null = null;
  #lanes: Lane[] = [];
  /** Which start is under way, and what stands of those walked. */
  #start = 0;
  #first: readonly Runner[] | null = null;
  #again: Float32Array[] = [];
  #hill: RaceHill | null = null;
  #running = false;
  #cancel: (() => void) | null = null;
  #isNew = false;
  #told = Number.NEGATIVE_INFINITY;

  constructor(host: AsideHost) {
    this.#host = host;
  }

  /** What is new for a snapshot to tell; undefined: nothing. */
  at(walk: Walk, wish: RaceWish, running: boolean): RaceNow | undefined {
    this.#running = running;
    if (wish.id !== this.#wish?.id) this.#begin(walk, wish);
    this.#wish = wish;
    if (this.#cancel === null && this.#hasWork) this.#next();
    const now = this.#host.turns.now();
    if (!this.#isNew || (this.#hasWork && now - this.#told < kEvery)) return undefined;
    this.#isNew = false;
    this.#told = now;
    return this.#tell(wish);
  }

  dispose(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#leave();
    this.#hill?.dispose();
    this.#hill = null;
    this.#wish = this.#material = null;
  }

  #begin(walk: Walk, wish: RaceWish): void {
    this.dispose();
    this.#material = walk.setup.material;
    this.#start = 0;
    this.#first = null;
    this.#again = [];
    this.#enter(wish);
    this.#isNew = true;
    this.#told = Number.NEGATIVE_INFINITY;
  }

  /** All lanes at the start that is next. */
  #enter(wish: RaceWish): void {
    const [start, material] = [wish.starts[this.#start], this.#material];
    if (start === undefined || material === null || material.learn === null) return;
    const { engine } = this.#host;
    const build = (lane: RaceLane): Session => {
      const { spec, from } = lane;
      const rate = spec.learningRate === "auto" ? Number.NaN : spec.learningRate;
      const session = engine.createSession(engineSpec({ ...spec, seed: start.seed }, material.spec, rate));
      session.setData(sessionData(material));
      const changes = from ?? start.changes;
      if (changes.length > 0) session.setParameters(changed(session.parameters(), changes));
      return session;
    };
    this.#lanes = wish.lanes.map((lane) => new Lane(() => build(lane), wish));
  }

  #leave(): void {
    for (const lane of this.#lanes) lane.dispose();
    this.#lanes = [];
  }

  get #hasWork(): boolean {
    const starts = this.#wish?.starts.length ?? 0;
    return this.#material?.learn != null && (this.#start < starts || (this.#hill?.isUnfinished ?? false));
  }

  #next(): void {
    this.#cancel = this.#host.turns.after(0, () => {
      this.#cancel = null;
      try {
        slices(this.#host.turns, this.#running, () => this.#piece());
        if (this.#hasWork) this.#next();
        const isDue = !this.#hasWork || this.#host.turns.now() - this.#told >= kEvery;
        if (this.#isNew && isDue) this.#host.changed();
      } catch (error) {
        this.dispose();
        this.#host.failed(error);
      }
    });
  }

  /** One measure further, or one row of the hill; false: there is nothing left to do. */
  #piece(): boolean {
    const wish = this.#wish;
    if (wish === null) return false;
    if (this.#hill?.isUnfinished) {
      this.#hill.row();
      this.#isNew ||= !this.#hill.isUnfinished;
    } else {
      if (this.#lanes.length === 0) this.#enter(wish);
      const behind = lastOf(this.#lanes);
      if (behind) behind.go();
      else this.#finish(wish);
      // Further starts are told of when all lanes have walked them.
      this.#isNew ||= behind === undefined || this.#start === 0;
    }
    return this.#hasWork;
  }

  #finish(wish: RaceWish): void {
    if (this.#start === 0) {
      this.#first = this.#lanes.map((lane) => lane.told(this.#material, wish));
      if (wish.hill && this.#material)
        this.#hill = RaceHill.of(this.#host.engine, wish, this.#material, this.#first);
    } else this.#again.push(joined(this.#lanes, wish));
    this.#leave();
    this.#start++;
  }

  #tell(wish: RaceWish): RaceNow {
    return {
      id: wish.id,
      runners: this.#first ?? this.#lanes.map((lane) => lane.told(this.#material, wish)),
      over: this.#first !== null,
      again: [...this.#again],
      hill: this.#hill?.slice ?? null,
    };
  }
}

/** Of those still walking, the one that has come least far. */
const lastOf = (lanes: readonly Lane[]): Lane | undefined =>
  lanes
    .filter(({ isOut }) => !isOut)
    .reduce<Lane | undefined>(
      (last, lane) => (last && last.measures <= lane.measures ? last : lane),
      undefined,
    );

function joined(lanes: readonly Lane[], { steps, every }: RaceWish): Float32Array {
  const measures = steps / every + 1;
  const all = new Float32Array(lanes.length * measures).fill(Number.NaN);
  lanes.forEach((lane, i) => {
    all.set(lane.losses, i * measures);
  });
  return all;
}

const kMostNumbers = 3; // of a model whose way is recorded

class Lane {
  readonly #wish: Pick<RaceWish, "steps" | "every">;
  readonly #session: Session | null = null;
  readonly #refused: string | null = null;
  readonly #losses: Float32Array;
  readonly #path: number[] | null = null;
  #measures = 0;
  #divergedAt: number | null = null;

  /** Errors: a crash of the engine; a model that it refuses is a lane that is out. */
  constructor(build: () => Session, wish: RaceWish) {
    this.#wish = wish;
    this.#losses = new Float32Array(wish.steps / wish.every + 1);
    try {
      this.#session = build();
      if (flat(this.#session.parameters()).length <= kMostNumbers) this.#path = [];
      this.#measure();
    } catch (error) {
      if (error instanceof DownhillError && error.code === "crashed") throw error;
      this.#refused = error instanceof Error ? error.message : String(error);
    }
  }

  get measures(): number {
    return this.#measures;
  }
  get losses(): Float32Array {
    return this.#losses.subarray(0, this.#measures);
  }
  get isOut(): boolean {
    return this.#refused !== null || this.#divergedAt !== null || this.#measures === this.#losses.length;
  }

  /** On to the next measure. */
  go(): void {
    const { diverged } = this.#session?.run(this.#wish.every) ?? {};
    if (diverged) this.#divergedAt = diverged.step;
    else this.#measure();
  }

  told(material: Material | null, { field }: RaceWish): Runner {
    const session = this.#session;
    return {
      step: session?.step ?? 0,
      losses: this.losses.slice(),
      path: this.#path && Float32Array.from(this.#path),
      parameters: session?.parameters() ?? [],
      ...(field && session && material && { field: fieldOf(session, material, field) }),
      divergedAt: this.#divergedAt,
      refused: this.#refused,
    };
  }

  dispose(): void {
    this.#session?.dispose();
  }

  #measure(): void {
    if (this.#session === null) return;
    this.#losses[this.#measures++] = this.#session.evaluate("train").loss ?? Number.NaN;
    this.#path?.push(...flat(this.#session.parameters()));
  }
}

function fieldOf(
  session: Session,
  { spec: { features } }: Material,
  { width, height }: NonNullable<RaceWish["field"]>,
): NonNullable<Runner["field"]> {
  const { maps } = session.field({ x: kDomain, y: kDomain, features, nodes: [], width, height });
  const values = new Float32Array(width * height).fill(Number.NaN);
  if (maps[0]) turnOver(maps[0].values, 0, values, 0, width, height);
  return { width, height, values };
}
