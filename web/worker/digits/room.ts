// The digits lab's side of the worker: one network, one set of pictures, both in wasm alone. Trains in slices, answers
// wishes between them. Knows no messages (worker.ts) and no files' formats (pictures.ts, source.ts).

import { DownhillError, type Engine, type ModelSpec, type Session } from "../../engine/index.ts";
import {
  type DigitsAnswers,
  type DigitsData,
  type DigitsHistory,
  type DigitsModel,
  type DigitsReport,
  type DigitsState,
  type DigitsWish,
  type Filters,
  type Flip,
  type Images,
  kClasses,
  kPixels,
  type Reading,
} from "../../shared/digits.ts";
import { Loop, type Turns } from "../loop.ts";
import { best, flipped, type Network, toInput } from "./flip.ts";
import { ofFiles, ofPack, type Pictures } from "./pictures.ts";
import { fetched, filed, type Progress } from "./source.ts";
import { divided, kScale, picturesOf, setPictures } from "./store.ts";

export interface RoomOptions {
  load(): Promise<Engine>;
  tell(state: DigitsState): void;
  readonly progress: Progress;
  readonly turns: Turns;
}

const kTellEvery = 30; // ms
const kCopies = 20; // of a drawing that is to be learnt, so that an epoch notices it

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
  readonly #loop: Loop;
  #engine: Engine | null = null;
  #session: Session | null = null;
  #data: DigitsData | null = null;
  #goal = 0;
  #batchLoss: number | null = null;
  #spent = 0;
  #diverged = false;
  #told = 0;

  constructor(options: RoomOptions) {
    this.#options = options;
    const walk = (steps: number): boolean => this.#walk(steps);
    this.#loop = new Loop({ walk, changed: () => this.#tell(false) }, options.turns);
  }

  /** Errors: the engine's, RangeError for pictures that can't be read; then all is as it was. */
  async answer(wish: DigitsWish): Promise<DigitsAnswers[DigitsWish["kind"]]> {
    if (wish.kind === "open") {
      this.#engine ??= await this.#options.load();
      return null;
    }
    const answer = await this.#do(wish);
    this.#tell(true);
    return answer;
  }

  async #do(wish: Exclude<DigitsWish, { kind: "open" }>): Promise<DigitsAnswers[DigitsWish["kind"]]> {
    const { progress } = this.#options;
    switch (wish.kind) {
      case "build":
        return this.#build(wish.model);
      case "load":
        return this.#take([ofPack(await fetched(wish.url, progress), "the pack of digits")], "mnist");
      case "files":
        return this.#take(ofFiles(await filed(wish.files as readonly File[], progress)), "files");
      case "train":
        return this.#train(wish.epochs);
      case "pause":
        this.#loop.pause();
        return null;
      case "read":
        return this.#read(wish.pixels);
      case "slopes":
        return this.#slopes(wish.pixels, wish.layer, wish.unit);
      case "flip":
        return this.#flip(wish.pixels);
      case "report":
        return this.#report();
      case "images":
        return this.#images(wish.rows);
      case "filters":
        return this.#filters();
      case "learn":
        return this.#learn(wish.pixels, wish.label);
      default:
        return wish satisfies never;
    }
  }

  get #ready(): Session {
    if (this.#session === null)
      throw new DownhillError("no-data", "there is no network yet: build one first");
    return this.#session;
  }

  #build(model: DigitsModel): null {
    if (this.#engine === null) throw new DownhillError("load-failed", "the engine has not been loaded yet");
    const before = this.#session;
    const session = this.#engine.createSession(specOf(model));
    this.#loop.pause();
    if (before?.hasData) this.#handOver(before, session);
    before?.dispose();
    this.#session = session;
    this.#goal = this.#spent = 0;
    this.#batchLoss = null;
    this.#diverged = false;
    return null;
  }

  /** Pictures live in the session; another one gets them from it. Errors: then `to` is let go. */
  #handOver(from: Session, to: Session): void {
    try {
      const { learn = 0, held = 0 } = this.#data ?? {};
      setPictures(to, picturesOf(from, 0, learn), picturesOf(from, learn, held));
    } catch (error) {
      to.dispose();
      throw error;
    }
  }

  #take(sets: readonly Pictures[], source: DigitsData["source"]): null {
    const [first, second] = sets;
    if (first === undefined || this.#engine === null) return null;
    const [learn, held] = second ? [first, second] : divided(this.#engine, first);
    this.#loop.pause();
    setPictures(this.#ready, learn, held);
    this.#data = { source, learn: learn.labels.length, held: held.labels.length, added: 0 };
    this.#goal = this.#ready.step;
    return null;
  }

  #learn(pixels: Uint8Array, label: number): null {
    const data = this.#data;
    if (data === null) throw new DownhillError("no-data", "a drawing is added to pictures: load some first");
    const learn = picturesOf(this.#ready, 0, data.learn, kCopies);
    for (let i = data.learn; i < learn.labels.length; i++) {
      learn.pixels.set(pixels, i * kPixels);
      learn.labels[i] = label;
    }
    this.#loop.pause();
    setPictures(this.#ready, learn, picturesOf(this.#ready, data.learn, data.held));
    this.#data = { ...data, learn: data.learn + kCopies, added: data.added + kCopies };
    return null;
  }

  get #stepsPerEpoch(): number {
    return Math.ceil((this.#data?.learn ?? 0) / (this.#session?.spec.batchSize ?? 1));
  }

  #train(epochs: number): null {
    if (this.#data === null) throw new DownhillError("no-data", "there is nothing to learn from yet");
    const { step } = this.#ready;
    this.#goal = step + epochs * this.#stepsPerEpoch;
    this.#diverged = false;
    this.#loop.run("max");
    return null;
  }

  #walk(steps: number): boolean {
    const session = this.#ready;
    const left = this.#goal - session.step;
    const before = this.#options.turns.now();
    const { loss, diverged } = session.run(Math.min(steps, left));
    this.#spent += this.#options.turns.now() - before;
    this.#batchLoss = loss;
    this.#diverged = diverged !== undefined;
    return !this.#diverged && session.step < this.#goal;
  }

  /** The present weights' answers to one picture. */
  get #network(): Network {
    const session = this.#ready;
    const [kernel, bias] = session.parameters().slice(-2);
    const logits = (x: Float32Array): Float32Array => {
      const input = session.layers(x).at(-2)?.data ?? x;
      const sums = Float32Array.from(bias?.data ?? []);
      input.forEach((value, i) => {
        for (let k = 0; k < kClasses; k++)
          sums[k] = (sums[k] ?? 0) + value * (kernel?.data[i * kClasses + k] ?? 0);
      });
      return sums;
    };
    return { logits, slopes: (x) => session.jacobian(x) };
  }

  #read(pixels: Uint8Array): Reading {
    const layers = this.#ready.layers(toInput(pixels)).map(({ name, data }) => ({ name, values: data }));
    return { layers, probabilities: layers.at(-1)?.values ?? new Float32Array(kClasses) };
  }

  #slopes(pixels: Uint8Array, layer: string, unit: number): Float32Array {
    const all = this.#ready.jacobian(toInput(pixels), layer === "" ? {} : { layer });
    return all.slice(unit * kPixels, (unit + 1) * kPixels);
  }

  #flip(pixels: Uint8Array): Flip | null {
    const found = flipped(this.#network, pixels);
    if (found === null) return null;
    let square = 0;
    found.forEach((byte, i) => {
      const change = (byte - (pixels[i] ?? 0)) * kScale;
      square += change * change;
    });
    const probabilities = this.#ready.predict(toInput(found));
    return {
      pixels: found,
      from: best(this.#ready.predict(toInput(pixels))),
      to: best(probabilities),
      probabilities,
      size: Math.sqrt(square / kPixels),
    };
  }

  #report(): DigitsReport {
    const { rows, actual, predicted, losses, confusion, recall } = this.#ready.report("validation");
    return { rows, actual, predicted, losses, confusion, recall };
  }

  #images(rows: Uint32Array): Images {
    const { features, targets } = this.#ready.examples(rows);
    return { pixels: features as Uint8Array, labels: targets as Int32Array };
  }

  #filters(): Filters {
    const kernel = this.#ready.parameters()[0];
    const units = kernel?.shape[1] ?? 0;
    const values = new Float32Array(units * kPixels);
    for (let pixel = 0; pixel < kPixels; pixel++)
      for (let unit = 0; unit < units; unit++)
        values[unit * kPixels + pixel] = kernel?.data[pixel * units + unit] ?? 0;
    return { units, values };
  }

  #tell(now: boolean): void {
    const { turns, tell } = this.#options;
    const session = this.#session;
    if (session === null || (!now && this.#loop.running && turns.now() - this.#told < kTellEvery)) return;
    this.#told = turns.now();
    tell({
      data: this.#data,
      running: this.#loop.running,
      step: session.step,
      goal: this.#goal,
      epoch: session.epoch,
      stepsPerEpoch: this.#stepsPerEpoch,
      batchLoss: this.#batchLoss,
      spent: this.#spent,
      parameters: parametersOf(session),
      diverged: this.#diverged,
      history: historyOf(session),
    });
  }
}

function historyOf(session: Session): DigitsHistory {
  const { epoch, loss, validationLoss, accuracy, validationAccuracy } = session.history();
  return { epoch, loss, accuracy, heldLoss: validationLoss, heldAccuracy: validationAccuracy };
}

/** Dense layers alone have any: inputs x units and a bias each. */
function parametersOf({ spec }: Session): number {
  let [sum, inputs] = [0, kPixels];
  for (const layer of spec.layers) {
    if (layer.type !== "dense") continue;
    sum += (inputs + 1) * layer.units;
    inputs = layer.units;
  }
  return sum;
}
