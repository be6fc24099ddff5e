// The hill of a walk: the loss over a plane through its weights, computed a few cells at a time between slices of
// training, on a session of its own, so that no bit of the walk changes. One picture is in work at a time; a new wish
// drops it. Fetched by the worker when a page first asks for a hill.

import type { Session } from "../engine/index.ts";
import type { Delta, Hill as HillNow, HillProbe, HillSlice } from "../shared/protocol.ts";
import type { Aside, AsideHost } from "./aside.ts";
import { type Frame, frameOf, kSide, seenFrom, type Window, windowOf } from "./hill-frame.ts";
import { sessionData } from "./material.ts";
import { flat } from "./numbers.ts";
import type { Mark } from "./past.ts";
import { engineSpec } from "./spec.ts";
import { type Entry, Trail } from "./trail.ts";
import type { Walk } from "./walk.ts";

const kPiece = { running: 4, still: 8 }; // ms of computing at once
const kRest = { least: 200, share: 3 }; // ms, and times what the last picture took, before the next while training
const kMostSteps = 128; // recorded while the hill is looked at
const kSamePlane = 1e-6; // of the largest weight: closer is on the slice

interface Work {
  readonly frame: Frame;
  readonly window: Window;
  readonly step: number;
  readonly values: Float32Array;
  /** Cells done, from the bottom row on. */
  done: number;
  spent: number;
}

export const aside = (host: AsideHost): Aside => new Hill(host);

export class Hill {
  readonly #host: AsideHost;
  #walk: Walk | null = null;
  #probe: HillProbe | null = null;
  #twin: { readonly session: Session; readonly key: string; readonly material: object } | null = null;
  /** The way to here, the present weights last; of it, what lies before the hill was looked at. */
  #path: Entry<Float32Array>[] = [];
  #past: Entry<Float32Array>[] = [];
  #work: Work | null = null;
  #cancel: (() => void) | null = null;
  #running = false;
  #cells = 8;
  #rested = 0;
  /** What stands: the picture, its frame, and what it was made of. */
  #slice: HillSlice | null = null;
  #frame: Frame | null = null;
  #madeOf: { readonly probe: string; readonly key: string; readonly material: object } | null = null;
  #state: HillNow["state"] = "ready";
  /** What the page has; undefined: it has been told nothing. */
  #sent: HillSlice | null | undefined;

  constructor(host: AsideHost) {
    this.#host = host;
  }

  /** What a snapshot tells of the hill; sets the next picture to work where the one that stands no longer fits. */
  at(walk: Walk, probe: HillProbe, running: boolean): NonNullable<Delta["hill"]> {
    if (walk !== this.#walk) this.#begin(walk);
    this.#running = running;
    this.#note(walk);
    if (JSON.stringify(probe) !== JSON.stringify(this.#probe)) this.#drop();
    if (this.#madeOf !== null && this.#madeOf.key !== sourceOf(walk).key) this.#forget();
    this.#probe = probe;
    if (this.#work === null && this.#isDue(walk, probe)) this.#start(walk, probe);
    return { axes: probe.axes, ...this.#told() };
  }

  dispose(): void {
    this.#drop();
    this.#twin?.session.dispose();
    this.#twin = null;
    if (this.#walk) this.#walk.way.route = null;
    this.#walk = null;
  }

  #told(): Omit<NonNullable<Delta["hill"]>, "axes"> {
    const [frame, slice] = [this.#frame, this.#slice];
    const isNew = slice !== this.#sent;
    this.#sent = slice;
    const spots = frame === null ? [] : this.#path.map(({ value }) => seenFrom(frame, value).at);
    return {
      state: this.#state,
      here: spots.at(-1) ?? [0, 0],
      path: Float32Array.from(spots.flat()),
      ...(isNew && { slice }),
    };
  }

  #begin(walk: Walk): void {
    this.dispose();
    this.#walk = walk;
    this.#forget();
    this.#past = [];
    walk.way.route = new Trail(kMostSteps);
    walk.way.route.offer(walk.step, () => flat(walk.session.parameters()));
    this.#remember(walk.way.past.marks.filter(({ step }) => step < walk.step));
  }

  #forget(): void {
    this.#drop();
    this.#slice = this.#frame = this.#madeOf = null;
  }

  /** The way from the start to where the page began to look, as far as it was kept. */
  #remember(marks: readonly Entry<Mark>[]): void {
    const walk = this.#walk;
    if (walk === null || marks.length === 0) return;
    const { spec, material, rate } = walk.setup;
    const session = this.#host.engine.createSession(engineSpec(spec, material.spec, rate));
    try {
      for (const { step, value } of marks) {
        if (value.setup.spec.layers !== spec.layers || value.setup.material !== material) continue;
        if (material.learn && this.#past.length === 0) session.setData(sessionData(material));
        session.restore(value.bytes);
        this.#past.push({ step, value: flat(session.parameters()) });
      }
    } finally {
      session.dispose();
    }
  }

  /** The way to the present weights, as far as it was recorded in the shape they have now. */
  #note(walk: Walk): void {
    const value = flat(walk.session.parameters());
    const { step } = walk;
    const route = walk.way.route?.entries ?? [];
    const first = route[0]?.step ?? step;
    this.#past = this.#past.filter((entry) => entry.step < first);
    this.#path = [...this.#past, ...route].filter(
      (entry) => entry.step < step && entry.value.length === value.length,
    );
    this.#path.push({ step, value });
  }

  #isDue(walk: Walk, probe: HillProbe): boolean {
    if (!walk.canWalk) {
      this.#state = "none";
      return false;
    }
    if (this.#running && this.#host.turns.now() < this.#rested) return false;
    const [made, frame, slice] = [this.#madeOf, this.#frame, this.#slice];
    const now = this.#path.at(-1)?.value;
    if (made === null || frame === null || slice === null || now === undefined) return true;
    const { key, material } = sourceOf(walk);
    if (made.probe !== JSON.stringify(probe) || made.key !== key || made.material !== material) return true;
    const { at, off } = seenFrom(frame, now);
    const most = now.reduce((large, v) => Math.max(large, Math.abs(v)), 1);
    return !(off <= kSamePlane * most && inside(at[0], slice.x) && inside(at[1], slice.y));
  }

  #start(walk: Walk, probe: HillProbe): void {
    const { key, material } = sourceOf(walk);
    const path = this.#path.map(({ value }) => value);
    const frame = frameOf(probe.axes, walk.session, path, this.#frame?.directions ?? null);
    const isSame = this.#madeOf?.probe === JSON.stringify(probe);
    if (typeof frame === "string") {
      this.#state = frame;
      if (!isSame || frame === "gone") this.#forget();
      return;
    }
    this.#state = "ready";
    const spots = path.map((weights) => seenFrom(frame, weights).at);
    const before = isSame && this.#slice ? { x: this.#slice.x, y: this.#slice.y } : null;
    this.#madeOf = { probe: JSON.stringify(probe), key, material };
    this.#prepareTwin(walk);
    this.#work = {
      frame,
      window: windowOf(probe, spots, before),
      step: walk.step,
      values: new Float32Array(kSide * kSide),
      done: 0,
      spent: 0,
    };
    this.#next();
  }

  /** A session with the same model and data, whose weights stay where the picture's middle is. */
  #prepareTwin(walk: Walk): void {
    const { key, material } = sourceOf(walk);
    if (this.#twin?.key !== key || this.#twin.material !== material) {
      this.#twin?.session.dispose();
      const { spec, rate } = walk.setup;
      const session = this.#host.engine.createSession(engineSpec(spec, material.spec, rate));
      session.setData(sessionData(material));
      this.#twin = { session, key, material };
    }
    this.#twin.session.setParameters(walk.session.parameters());
  }

  #next(): void {
    this.#cancel = this.#host.turns.after(0, () => {
      this.#cancel = null;
      try {
        this.#piece();
      } catch (error) {
        this.#drop();
        this.#host.failed(error);
      }
    });
  }

  /** Cells for a few ms, then whoever else has something to do. */
  #piece(): void {
    const [work, twin] = [this.#work, this.#twin];
    if (work === null || twin === null) return;
    const { now } = this.#host.turns;
    const start = now();
    const end = start + (this.#running ? kPiece.running : kPiece.still);
    let at = start;
    while (work.done < work.values.length && at < end) {
      const cells = cellsOf(twin.session, work, this.#cells);
      const after = now();
      if (after - at > 2) this.#cells = Math.max(1, this.#cells >> 1);
      else if (after - at < 0.5 && cells === this.#cells) this.#cells = Math.min(kSide, this.#cells * 2);
      at = after;
    }
    work.spent += at - start;
    if (work.done < work.values.length) this.#next();
    else this.#finish(work, at);
  }

  #finish({ frame, window, step, values, spent }: Work, now: number): void {
    this.#work = null;
    this.#rested = now + Math.max(kRest.least, kRest.share * spent);
    this.#frame = frame;
    this.#slice = { width: kSide, height: kSide, values, step, ...window, directions: frame.directions };
    this.#host.changed();
  }

  #drop(): void {
    this.#cancel?.();
    this.#cancel = this.#work = null;
    this.#rested = 0;
  }
}

/** What the shape of the whole hill depends on: layers, loss, penalties and points, but no rate. */
function sourceOf({ setup: { spec, material } }: Walk): { key: string; material: Walk["setup"]["material"] } {
  const { layers, loss, regularization } = spec;
  return { key: JSON.stringify([layers, loss, regularization, material.spec.features]), material };
}

const inside = (v: number, [low, high]: readonly [number, number]): boolean => v >= low && v <= high;

/** Computes up to so many cells of the row under way; rows are stored from the top. */
function cellsOf(session: Session, work: Work, most: number): number {
  const { frame, window, values, done } = work;
  const [row, column] = [Math.floor(done / kSide), done % kSide];
  const n = Math.min(most, kSide - column);
  const along = (i: 0 | 1, [low, high]: readonly [number, number], from: number, to: number) => {
    const cell = (high - low) / kSide;
    const start = low - frame.origin[i];
    return { direction: frame.directions[i], from: start + from * cell, to: start + to * cell };
  };
  const piece = session.surface({
    axes: [along(0, window.x, column, column + n), along(1, window.y, row, row + 1)],
    width: n,
    height: 1,
  });
  values.set(piece.values, (kSide - 1 - row) * kSide + column);
  work.done += n;
  return n;
}
