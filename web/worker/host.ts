// The worker's side of the protocol: takes requests, answers each once, keeps one walk, and sends a snapshot whenever
// something changed and the last one has been drawn. A trap of the engine costs at most a second of training.

import { DownhillError, type Engine } from "../engine/index.ts";
import type { AdvanceUnit, Intent, Point, Probes, Reply, Request } from "../shared/protocol.ts";
import { Asides } from "./asides.ts";
import { Buffers } from "./buffers.ts";
import { bringOperations } from "./by-operation.ts";
import { bringDoctor, lacksDoctor } from "./divergence.ts";
import { failureOf } from "./failure.ts";
import { Look } from "./look.ts";
import { Loop, type Turns } from "./loop.ts";
import { generated } from "./material.ts";
import { bringTables } from "./tables.ts";
import { Walk } from "./walk.ts";
import { bringBranches } from "./way.ts";

export interface HostOptions {
  /** A fresh engine; asked again after a crash. */
  load(): Promise<Engine>;
  send(reply: Reply, transfer: ArrayBuffer[]): void;
  readonly turns: Turns;
}

type Going = "advance" | "reset" | "resume" | "scrub" | "takeBranch" | "recover";

const kKeepEvery = 1000; // ms and steps between states kept against a crash
const kMostCrashes = 3; // in a row, without a second of training between

export class Host {
  readonly #options: HostOptions;
  readonly #buffers = new Buffers();
  readonly #loop: Loop;
  #engine: Engine | null = null;
  #look: Look | null = null;
  #walk: Walk | null = null;
  #probes: Probes = {};
  readonly #asides: Asides;
  #kept = { at: 0, step: 0 };
  #crashes = 0;
  /** A snapshot is under way to the page; something has changed since. */
  #unseen = false;
  #changed = false;
  #queue: Promise<void> = Promise.resolve();

  constructor(options: HostOptions) {
    this.#options = options;
    const walk = (steps: number): boolean => this.#step(steps);
    const { turns } = options;
    this.#loop = new Loop({ walk, changed: () => this.#show() }, turns);
    this.#asides = new Asides({ turns, changed: () => this.#show(), failed: (error) => this.#failed(error) });
  }

  /** Nothing more is asked of it. */
  close(): void {
    this.#loop.pause();
    this.#probe({});
    this.#walk?.dispose();
    this.#walk = null;
  }

  /** Requests are answered in their order. */
  receive(request: Request): void {
    if (request.kind === "seen") {
      this.#buffers.home(request.buffers);
      this.#unseen = false;
      if (this.#changed) this.#show();
      return;
    }
    this.#queue = this.#queue.then(() => this.#answer(request));
  }

  async #answer(request: Exclude<Request, { kind: "seen" }>): Promise<void> {
    const { id } = request;
    try {
      if (request.kind === "open") await this.#open();
      else await this.#bring(request.intent);
      const points = request.kind === "intent" ? this.#do(request.intent) : undefined;
      this.#options.send({ kind: "done", id, ...(points && { points }) }, []);
    } catch (error) {
      this.#options.send({ kind: "failed", id, failure: failureOf(error) }, []);
      if (isCrash(error)) await this.#rescue(error);
    }
    // A run is told of with its first step, which comes at once: a picture of the step before would only hold it up.
    if (request.kind === "intent" && !/^(generate|run)$/.test(request.intent.type)) this.#show();
  }

  /** Code that only some intents need. */
  async #bring(intent: Intent): Promise<void> {
    if (intent.type === "scrub") await bringBranches();
    if (isByOperation(intent)) await bringOperations();
    if ("probes" in intent) await this.#look?.bring(intent.probes);
    if (intent.type === "file" || ("data" in intent && intent.data.source.kind === "table"))
      await bringTables(intent, () => this.#show());
  }

  async #open(): Promise<void> {
    const engine = await this.#options.load();
    this.#engine = engine;
    this.#look = new Look(engine, this.#buffers);
    this.#asides.moveTo(engine);
    await this.#look.bring(this.#probes);
  }

  #do(intent: Intent): readonly Point[] | undefined {
    const engine = this.#engine;
    if (engine === null) throw new DownhillError("load-failed", "the engine has not been loaded yet");
    if (intent.type === "build") this.#build(engine, intent);
    else if (intent.type === "generate") return generated(engine, intent.source, intent.role);
    else if (intent.type === "probe") this.#probe(intent.probes);
    else if (intent.type === "pause") this.#loop.pause();
    else if (intent.type !== "file") this.#change(intent);
    return undefined;
  }

  #build(engine: Engine, { spec, data, probes, start, settings }: Extract<Intent, { type: "build" }>): void {
    const walk = new Walk(engine, spec, data, start, settings);
    this.#walk?.dispose();
    this.#walk = walk;
    this.#loop.pause();
    this.#probe(probes);
    this.#keep();
  }

  #probe(probes: Probes): void {
    if (probes.trail !== this.#probes.trail || this.#walk?.way.trail === null)
      this.#walk?.keepTrail(probes.trail);
    this.#probes = probes;
    this.#asides.wish(probes);
  }

  readonly #failed = (error: unknown): void => {
    this.#queue = this.#queue.then(() => this.#rescue(error));
  };

  #change(intent: Exclude<Intent, { type: "build" | "generate" | "probe" | "pause" | "file" }>): void {
    const walk = this.#walk;
    if (walk === null) throw new DownhillError("no-data", `"${intent.type}" needs a model: build one first`);
    switch (intent.type) {
      case "data":
        walk.setData(intent.data, intent.settings);
        break;
      case "update":
        walk.update(intent.spec, intent.settings);
        break;
      case "setParameters":
        walk.setParameters(intent.changes);
        break;
      case "dropBranch":
        walk.way.drop(intent.id);
        break;
      case "run":
        this.#loop.run(intent.speed);
        break;
      default:
        this.#loop.pause();
        this.#go(walk, intent);
        break;
    }
  }

  /** Intents that stop a run under way. */
  #go(walk: Walk, intent: Extract<Intent, { type: Going }>): void {
    switch (intent.type) {
      case "advance":
        this.#advance(walk, intent.count, intent.unit);
        break;
      case "reset":
        walk.reset(intent.seed, intent.start);
        break;
      case "resume":
        walk.resume(intent.checkpoint, intent.start);
        break;
      case "scrub":
        walk.scrub(intent.step);
        break;
      case "takeBranch":
        walk.takeBranch(intent.id, intent.step);
        break;
      case "recover":
        walk.recover(intent.to, intent.learningRate, intent.settings);
        break;
      default:
        intent satisfies never;
    }
  }

  /** By operations where the page looks at them, so that the last one can be told of. */
  #advance(walk: Walk, count: number, unit: AdvanceUnit): void {
    const { plan } = this.#probes;
    if (unit === "step" && !plan) walk.walk(count);
    else
      for (let i = 0; i < count; i++) {
        if (unit !== "epoch") walk.advance(unit);
        else walk.walkEpoch(plan);
      }
  }

  #step(steps: number): boolean {
    const walk = this.#walk;
    if (walk === null || !walk.canWalk) return false;
    try {
      walk.walk(steps);
    } catch (error) {
      this.#failed(error);
      return false;
    }
    const { step } = walk;
    const now = this.#options.turns.now();
    if (now - this.#kept.at >= kKeepEvery || step - this.#kept.step >= kKeepEvery) this.#keep();
    return !walk.hasDiverged;
  }

  #keep(): void {
    const { now } = this.#options.turns;
    if (this.#walk === null) return;
    if (now() - this.#kept.at >= kKeepEvery) this.#crashes = 0;
    this.#walk.keep();
    this.#kept = { at: now(), step: this.#walk.step };
  }

  /** The instance can't be trusted after a trap: a new one takes over from the last kept state. */
  async #rescue(error: unknown): Promise<void> {
    this.#loop.pause();
    const failure = failureOf(error);
    const send = (kept: number | null): void => this.#options.send({ kind: "broken", failure, kept }, []);
    if (!isCrash(error) || this.#walk === null || ++this.#crashes > kMostCrashes) {
      send(null);
      return;
    }
    try {
      await this.#open();
      if (this.#engine) this.#walk = this.#walk.rescue(this.#engine);
      send(this.#walk.step);
      this.#show();
    } catch (again) {
      this.#walk = null;
      this.#options.send({ kind: "broken", failure: failureOf(again), kept: null }, []);
    }
  }

  /** Sends a snapshot, or remembers that one is due. */
  #show(): void {
    this.#changed = true;
    const [walk, look] = [this.#walk, this.#look];
    if (this.#unseen || walk === null || look === null) return;
    if (walk.hasDiverged && lacksDoctor()) {
      void bringDoctor().then(() => this.#show());
      return;
    }
    this.#changed = false;
    try {
      const { running } = this.#loop;
      const seen = look.at(walk, this.#probes, running, this.#options.turns.now());
      const delta = { ...seen, ...this.#asides.told(walk, running) };
      this.#unseen = true;
      this.#options.send({ kind: "snapshot", delta }, this.#buffers.lent());
      this.#changed = look.check?.isUnfinished ?? false;
    } catch (error) {
      this.#buffers.lent();
      look.forget();
      this.#failed(error);
    }
  }
}

/** Wants to see steps taken apart, or to walk so. */
const isByOperation = (intent: Intent): boolean =>
  "probes" in intent
    ? intent.probes.plan === true || intent.probes.sample !== undefined
    : intent.type === "advance" && /op|phase/.test(intent.unit);

const isCrash = (error: unknown): boolean => error instanceof DownhillError && error.code === "crashed";
