// The digits lab's side of the worker: one network, one set of pictures, both in wasm alone. Trains in slices, answers
// wishes between them; pictures are read beside all that. Knows no messages (worker.ts) and no files' formats
// (pictures.ts, source.ts).

import {
  DownhillError,
  type Engine,
  type ModelSpec,
  type RunResult,
  type Session,
} from "../../engine/index.ts";
import {
  type DeviceWish,
  type DigitsAnswers,
  type DigitsData,
  type DigitsEnd,
  type DigitsHistory,
  type DigitsModel,
  type DigitsState,
  type DigitsWish,
  kClasses,
  kPixels,
} from "../../shared/digits.ts";
import type { Turns } from "../loop.ts";
import { filters, flip, historyOf, images, parametersOf, read, report, slopes } from "./answers.ts";
import { ofFiles, ofPack, type Pictures } from "./pictures.ts";
import { Runner } from "./runner.ts";
import { fetched, filed, type Progress } from "./source.ts";
import { blank, checkSize, divided, picturesOf, setPictures } from "./store.ts";

export interface RoomOptions {
  load(): Promise<Engine>;
  tell(state: DigitsState): void;
  readonly progress: Progress;
  readonly turns: Turns;
  /** navigator.gpu, where there is one. */
  readonly gpu?: GPU | undefined;
}

const kTellEvery = 30; // ms
const kCopies = 20; // of a drawing that is to be learnt, so that an epoch notices it

/** A load that was ended on purpose. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
  override readonly message = "the load was ended";
}

/** Hidden relu layers, dropout behind the first of them, ten answers. */
export function specOf(model: DigitsModel): ModelSpec {
  const { hidden, dropout, optimizer, learningRate, batchSize, seed } = model;
  const layers = hidden.flatMap((units, i): ModelSpec["layers"] => [
    { type: "dense", units, activation: "relu", kernelInitializer: "heUniform" },
    ...(dropout > 0 && i === 0 ? [{ type: "dropout", rate: dropout } as const] : []),
  ]);
  return {
    inputShape: [kPixels],
    layers: [...layers, { type: "dense", units: kClasses, activation: "softmax" }],
    loss: "sparseCategoricalCrossentropy",
    optimizer: { type: optimizer, learningRate },
    batchSize,
    seed,
  };
}

export class Room {
  readonly #options: RoomOptions;
  readonly #runner: Runner;
  /** Until nobody changes the session any more. */
  #turn: Promise<unknown> = Promise.resolve();
  #engine: Engine | null = null;
  #session: Session | null = null;
  #data: DigitsData | null = null;
  #goal = 0;
  #batchLoss: number | null = null;
  #spent = 0;
  #patience = 0;
  /** Of a run that ended by itself: the session has gone back since, to `kept`; `history` is of all that was walked. */
  #ended: (DigitsEnd & { readonly history: DigitsHistory }) | null = null;
  #told = 0;
  /** Of pictures that are being read. */
  #loading = new AbortController();

  constructor(options: RoomOptions) {
    this.#options = options;
    this.#runner = new Runner({
      turns: options.turns,
      gpu: options.gpu,
      session: () => this.#ready,
      engine: () => this.#engine as Engine,
      goal: () => this.#goal,
      walked: (ms, result) => this.#walked(ms, result),
      changed: (now) => this.#tell(now),
    });
  }

  /** Errors: the engine's, RangeError for pictures that can't be read; then all is as it was. */
  async answer(wish: DigitsWish): Promise<DigitsAnswers[DigitsWish["kind"]]> {
    if (wish.kind === "open") {
      this.#engine ??= await this.#options.load();
      return null;
    }
    try {
      return await this.#do(wish);
    } finally {
      this.#tell(true);
    }
  }

  async #do(wish: Exclude<DigitsWish, { kind: "open" }>): Promise<DigitsAnswers[DigitsWish["kind"]]> {
    switch (wish.kind) {
      case "build":
        return this.#alone(() => this.#build(wish.model));
      case "load":
        return this.#taken(await this.#loaded(wish), "mnist");
      case "files":
        return this.#taken(await this.#loaded(wish), "files");
      case "cancel":
        this.#loading.abort();
        return null;
      case "patience":
        return this.#alone((running) => this.#wait(wish.epochs, running));
      case "train":
        return this.#alone(() => this.#train(wish.epochs));
      case "pause":
        return this.#alone(() => null);
      case "device":
        return this.#alone((running) => this.#want(wish.wish, running));
      case "read":
        return read(this.#ready, wish.pixels);
      case "slopes":
        return slopes(this.#ready, wish.pixels, wish.layer, wish.unit);
      case "flip":
        return flip(this.#ready, wish.pixels);
      case "report":
        return report(this.#ready, this.#data?.held ?? 0);
      case "images":
        return images(this.#ready, wish.rows);
      case "filters":
        return filters(this.#ready);
      case "learn":
        return this.#alone(() => this.#learn(wish.pixels, wish.label));
      default:
        return wish satisfies never;
    }
  }

  /** Does `work` once nothing runs, one such work at a time; it is told whether something did. */
  #alone(work: (running: boolean) => Promise<null> | null): Promise<null> {
    const before = this.#turn;
    const done = (async () => {
      await before;
      const { running } = this.#runner;
      await this.#runner.halt();
      return work(running);
    })();
    this.#turn = done.catch(() => null);
    return done;
  }

  get #ready(): Session {
    if (this.#session === null)
      throw new DownhillError("no-data", "there is no network yet: build one first");
    return this.#session;
  }

  /** The same session with other layers, so that pictures stay where they are; then a start as if it were new. */
  #build(model: DigitsModel): null {
    if (this.#engine === null) throw new DownhillError("load-failed", "the engine has not been loaded yet");
    const spec = { ...specOf(model), earlyStopping: { patience: this.#patience } };
    if (this.#session === null) {
      this.#session = this.#engine.createSession(spec);
    } else {
      const { layers, optimizer, batchSize, earlyStopping } = spec;
      this.#runner.leave();
      this.#session.update({ layers, optimizer, batchSize, earlyStopping });
      this.#session.reset({ seed: model.seed });
    }
    this.#rest();
    this.#spent = 0;
    this.#batchLoss = null;
    return null;
  }

  /** What the last run came to is no more said. */
  #rest(): void {
    this.#goal = this.#ready.step;
    this.#ended = null;
  }

  async #wait(epochs: number, running: boolean): Promise<null> {
    this.#runner.leave();
    this.#session?.update({ earlyStopping: { patience: epochs } });
    this.#patience = epochs;
    if (running) await this.#runner.go();
    return null;
  }

  async #want(device: DeviceWish, running: boolean): Promise<null> {
    this.#runner.wants(device);
    if (running) await this.#runner.go();
    return null;
  }

  /** One load at a time: another wish for one ends it. Errors: "cancelled" where it was ended. */
  async #loaded(wish: Extract<DigitsWish, { kind: "load" | "files" }>): Promise<readonly Pictures[]> {
    const { progress } = this.#options;
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    try {
      return wish.kind === "load"
        ? [ofPack(await fetched(wish.url, progress, signal), "the pack of digits")]
        : ofFiles(await filed(wish.files as readonly File[], progress, signal));
    } catch (error) {
      throw signal.aborted ? new Cancelled() : error;
    }
  }

  #taken(sets: readonly Pictures[], source: DigitsData["source"]): Promise<null> {
    return this.#alone(() => this.#take(sets, source));
  }

  #take(sets: readonly Pictures[], source: DigitsData["source"]): null {
    const [first, second] = sets;
    if (first === undefined || this.#engine === null) return null;
    const [learn, held] = second ? [first, second] : divided(this.#engine, first);
    this.#put(learn, held, { source, learn: learn.labels.length, held: held.labels.length, added: 0 });
    return null;
  }

  /** Errors: "too-large", and nothing has changed; without memory for them there are no pictures any more. */
  #put(learn: Pictures, held: Pictures, data: DigitsData): void {
    const session = this.#ready;
    checkSize(learn, held);
    this.#runner.leave();
    const before = this.#data;
    this.#data = null;
    if (before) setPictures(session, blank, blank); // the old ones go first, so that two sets never lie there at once
    setPictures(session, learn, held);
    this.#data = data;
    this.#rest();
  }

  #learn(pixels: Uint8Array, label: number): null {
    const data = this.#data;
    if (data === null) throw new DownhillError("no-data", "a drawing is added to pictures: load some first");
    const learn = picturesOf(this.#ready, 0, data.learn, kCopies);
    for (let i = data.learn; i < learn.labels.length; i++) {
      learn.pixels.set(pixels, i * kPixels);
      learn.labels[i] = label;
    }
    const held = picturesOf(this.#ready, data.learn, data.held);
    this.#put(learn, held, { ...data, learn: data.learn + kCopies, added: data.added + kCopies });
    return null;
  }

  get #stepsPerEpoch(): number {
    return Math.ceil((this.#data?.learn ?? 0) / (this.#session?.spec.batchSize ?? 1));
  }

  async #train(epochs: number): Promise<null> {
    if (this.#data === null) throw new DownhillError("no-data", "there is nothing to learn from yet");
    this.#rest();
    this.#goal = this.#ready.step + epochs * this.#stepsPerEpoch;
    await this.#runner.go();
    return null;
  }

  #walked(ms: number, { loss, diverged, stopped }: RunResult): void {
    this.#spent += ms;
    this.#batchLoss = loss;
    if (diverged) this.#goBack(this.#ready, "diverged");
    else if (stopped) this.#goBack(this.#ready, "patience");
  }

  /** To the weights that were best on what is held back, or to the last that had not run away. */
  #goBack(session: Session, why: DigitsEnd["why"]): void {
    const [epoch, history] = [session.epoch, historyOf(session)];
    session.recover(why === "diverged" ? "lastGood" : "bestValidation");
    this.#goal = session.step;
    this.#ended = { why, epoch, kept: session.epoch, history };
  }

  #tell(now: boolean): void {
    const { turns, tell } = this.#options;
    const session = this.#session;
    const ended = this.#ended;
    if (session === null || (!now && this.#runner.running && turns.now() - this.#told < kTellEvery)) return;
    this.#told = turns.now();
    tell({
      data: this.#data,
      running: this.#runner.running,
      step: session.step,
      goal: this.#goal,
      epoch: session.epoch,
      stepsPerEpoch: this.#stepsPerEpoch,
      batchLoss: this.#batchLoss,
      spent: this.#spent,
      parameters: parametersOf(session),
      patience: this.#patience,
      device: this.#runner.device,
      ended: ended && { why: ended.why, epoch: ended.epoch, kept: ended.kept },
      history: ended?.history ?? historyOf(session),
    });
  }
}
