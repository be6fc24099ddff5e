// The digits lab's side of the worker: one network, one set of pictures, both in wasm alone. Trains in slices, answers
// wishes between them; pictures are read beside all that. Knows no messages (worker.ts) and no files' formats
// (pictures.ts, source.ts).

import { DownhillError, type Engine, type RunResult, type Session } from "../../engine/index.ts";
import type {
  DeviceWish,
  DigitsAnswers,
  DigitsData,
  DigitsEnd,
  DigitsHistory,
  DigitsModel,
  DigitsState,
  DigitsTaken,
  DigitsWish,
} from "../../shared/digits.ts";
import type { Turns } from "../loop.ts";
import { filters, flip, historyOf, images, parametersOf, read, report, slopes } from "./answers.ts";
import { Loads } from "./loads.ts";
import type { Pictures } from "./pictures.ts";
import { Runner } from "./runner.ts";
import type { Progress } from "./source.ts";
import { specOf } from "./spec.ts";
import { blank, checkSize, divided, picturesOf, setPictures, withCopies } from "./store.ts";
import { checkedWeights, resume, taken } from "./take.ts";

export interface RoomOptions {
  load(): Promise<Engine>;
  tell(state: DigitsState): void;
  readonly progress: Progress;
  readonly turns: Turns;
  /** navigator.gpu, where there is one. */
  readonly gpu?: GPU | undefined;
}

type Resume = Extract<DigitsWish, { kind: "resume" }>;

const kTellEvery = 30; // ms
const kCopies = 20; // of a drawing that is to be learnt, so that an epoch notices it

export class Room {
  readonly #options: RoomOptions;
  readonly #runner: Runner;
  readonly #loads: Loads;
  /** Until nobody changes the session any more. */
  #turn: Promise<unknown> = Promise.resolve();
  #engine: Engine | null = null;
  #session: Session | null = null;
  #data: DigitsData | null = null;
  #goal = 0;
  #batchLoss: number | null = null;
  #spent = 0;
  #patience = 0;
  /** Somebody looks; and a run that waits for it. */
  #seen = true;
  #waits = false;
  /** Of a run that ended by itself: the session has gone back since, to `kept`; `history` is of all that was walked. */
  #ended: (DigitsEnd & { readonly history: DigitsHistory }) | null = null;
  #told = 0;

  constructor(options: RoomOptions) {
    this.#options = options;
    this.#loads = new Loads(options.progress);
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
        return this.#read(await this.#loads.of(wish), "mnist");
      case "files":
        return this.#read(await this.#loads.of(wish), "files");
      case "cancel":
        this.#loads.end();
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
      case "look":
        this.#seen = wish.on;
        return this.#alone((running) => (running ? this.#go() : null));
      case "take":
        return this.#taken();
      case "resume":
        return this.#resume(wish);
      default:
        return wish satisfies never;
    }
  }

  /** Does `work` once nothing runs, one such work at a time; it is told whether something did. */
  #alone<T>(work: (running: boolean) => Promise<T> | T): Promise<T> {
    const before = this.#turn;
    const done = (async () => {
      await before;
      const running = this.#runner.running || this.#waits;
      this.#waits = false;
      await this.#runner.halt();
      return work(running);
    })();
    this.#turn = done.catch(() => null);
    return done;
  }

  /** On to the goal, or once somebody looks. */
  async #go(): Promise<null> {
    if (this.#seen) await this.#runner.go();
    else this.#waits = true;
    return null;
  }

  #taken(): Promise<DigitsTaken> {
    return this.#alone(async (running) => {
      const found = taken(this.#ready, this.#data);
      if (running) await this.#go();
      return found;
    });
  }

  async #resume({ model, checkpoint, weights }: Resume): Promise<DigitsAnswers["resume"]> {
    const checked = checkedWeights(specOf(model), weights);
    return this.#alone(() => {
      this.#build(model);
      const whole = resume(this.#ready, checkpoint, checked);
      this.#rest();
      return { whole };
    });
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
    return running ? this.#go() : null;
  }

  async #want(device: DeviceWish, running: boolean): Promise<null> {
    this.#runner.wants(device);
    return running ? this.#go() : null;
  }

  #read(sets: readonly Pictures[], source: DigitsData["source"]): Promise<null> {
    return this.#alone(() => this.#accept(sets, source));
  }

  #accept(sets: readonly Pictures[], source: DigitsData["source"]): null {
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
    const learn = withCopies(picturesOf(this.#ready, 0, data.learn, kCopies), kCopies, pixels, label);
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
    return this.#go();
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
      running: this.#runner.running || this.#waits,
      resting: this.#waits,
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
