// What the digits lab's page and its worker say to each other: wishes that are each answered once, and the state of the
// training, told while it changes. The worker keeps pictures and model; the page asks for the few that it shows. Types
// and two sizes only; labs on points speak protocol.ts.

import type { Failure, OptimizerType } from "./protocol.ts";

/** Pictures are kSide x kSide bytes, row by row from the top, 0 paper to 255 ink. */
export const kSide = 28;
export const kPixels = kSide * kSide;
export const kClasses = 10;

export interface DigitsModel {
  /** Units of the hidden layers, relu; dropout stands behind the first. */
  readonly hidden: readonly number[];
  readonly dropout: number;
  readonly optimizer: Extract<OptimizerType, "sgd" | "adam" | "rmsprop">;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly seed: number;
}

/** What is trained on: `learn` rows, of which `added` are drawings; `held` rows are only looked at. */
export interface DigitsData {
  readonly source: "mnist" | "files";
  readonly learn: number;
  readonly held: number;
  readonly added: number;
}

/** One entry a check: at the start and when an epoch ends. NaN where there is none. */
export interface DigitsHistory {
  readonly epoch: Float64Array;
  readonly loss: Float64Array;
  readonly heldLoss: Float64Array;
  readonly accuracy: Float64Array;
  readonly heldAccuracy: Float64Array;
}

export type DeviceWish = "auto" | "cpu" | "gpu";

/** Who computes the steps, and why. */
export interface DigitsDevice {
  readonly wish: DeviceWish;
  /** The GPU's name; null: wasm computes. */
  readonly gpu: string | null;
  /**
   * Why not the GPU; "" where it computes, or before anything was. "asked": the reader wants it so; "slower": than wasm
   * for this network, or not clearly faster; the others are web/gpu's.
   */
  readonly why:
    | ""
    | "asked"
    | "slower"
    | "no-webgpu"
    | "no-adapter"
    | "software"
    | "too-small"
    | "too-large"
    | "lost"
    | "failed";
  /** What a step was reckoned to take on either, ms; null where nobody had to. */
  readonly costs: { readonly cpu: number; readonly gpu: number } | null;
}

export interface DigitsState {
  /** null: nothing has been loaded yet. */
  readonly data: DigitsData | null;
  /** Until its goal is reached or somebody stops it; while nobody looks it rests. */
  readonly running: boolean;
  readonly resting: boolean;
  readonly step: number;
  /** Where the present run ends. */
  readonly goal: number;
  readonly epoch: number;
  readonly stepsPerEpoch: number;
  /** Of the last batch, before its update. */
  readonly batchLoss: number | null;
  /** Time the engine has trained for since the start, ms. */
  readonly spent: number;
  readonly parameters: number;
  /** Epochs that a run goes on without a lower loss on what is held back; 0: to its end. */
  readonly patience: number;
  readonly device: DigitsDevice;
  /** While set, the history goes on to where the run ended; step, epoch and weights are those kept. */
  readonly ended: DigitsEnd | null;
  readonly history: DigitsHistory;
}

/** A run that ended by itself: unseen pictures were told no better for as long as it has patience, or it ran away. */
export interface DigitsEnd {
  readonly why: "patience" | "diverged";
  /** Epochs finished when it ended. */
  readonly epoch: number;
  /** Whose weights are in force: the epoch that was best on what is held back, or the last before it ran away. */
  readonly kept: number;
}

/** The answers of every layer to one picture, first hidden layer to output. */
export interface Reading {
  readonly layers: readonly { readonly name: string; readonly values: Float32Array }[];
  /** Of the ten classes; they add up to 1. */
  readonly probabilities: Float32Array;
}

/** The least change found that makes the network read another digit. */
export interface Flip {
  readonly pixels: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly probabilities: Float32Array;
  /** Root of the mean square change of a pixel, 0 to 1. */
  readonly size: number;
}

/** The held-back pictures: what each is, what it is taken for, and what that costs. */
export interface DigitsReport {
  readonly rows: Uint32Array;
  readonly actual: Uint32Array;
  readonly predicted: Uint32Array;
  readonly losses: Float32Array;
  /** [digit it is][digit it is taken for]. */
  readonly confusion: Uint32Array;
  readonly recall: readonly (number | null)[];
}

/** Pictures one behind the other. */
export interface Images {
  readonly pixels: Uint8Array;
  readonly labels: Int32Array;
}

/** The first layer's kernel as pictures: [units][kPixels]. */
export interface Filters {
  readonly units: number;
  readonly values: Float32Array;
}

/** The network as it stood when it was asked for: copies, the page's own. */
export interface DigitsTaken {
  readonly step: number;
  /** A Model of web/formats, which this room can't see; without its walk where there are no pictures. */
  readonly model: object;
  /** Of the engine: brings the very state back, on the same pictures. */
  readonly checkpoint: Uint8Array;
}

/** Numbers of a layer, by name. */
export interface NamedNumbers {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A File, as far as this room knows one. */
export interface PickedFile {
  readonly name: string;
}

/** Each wish and what it is answered. */
export interface DigitsAnswers {
  open: null;
  /** A new network from its seed, at step 0; the pictures stay. */
  build: null;
  /** The pack at this address; progress is told in bytes. Replaces the pictures; weights stay. */
  load: null;
  /** IDX files, plain or gzipped: images and labels, and if there are two pairs, the smaller one is held back. */
  files: null;
  /** No more pictures are waited for: the load under way fails with "cancelled" and changes nothing. */
  cancel: null;
  /** Runs end early from now on, or no more. */
  patience: null;
  /** Goes on for so many epochs; answered when the run has begun. */
  train: null;
  pause: null;
  /** From now on; a run under way goes on there. */
  device: null;
  read: Reading;
  /** d unit / d pixel at this picture; layer "": the logits. */
  slopes: Float32Array;
  /** null where none was found. */
  flip: Flip | null;
  report: DigitsReport;
  images: Images;
  filters: Filters;
  /** Adds a drawing to what is learnt from. */
  learn: null;
  /** A run rests while nobody looks, and goes on by itself. */
  look: null;
  take: DigitsTaken;
  /** This network with these weights. `whole`: at the checkpoint's step; else at step 0, since it was of other pictures. */
  resume: { readonly whole: boolean };
}

export type DigitsWish =
  | { readonly kind: "open" }
  | { readonly kind: "build"; readonly model: DigitsModel }
  | { readonly kind: "load"; readonly url: string }
  | { readonly kind: "files"; readonly files: readonly PickedFile[] }
  | { readonly kind: "cancel" }
  | { readonly kind: "patience"; readonly epochs: number }
  | { readonly kind: "train"; readonly epochs: number }
  | { readonly kind: "pause" }
  | { readonly kind: "device"; readonly wish: DeviceWish }
  | { readonly kind: "read"; readonly pixels: Uint8Array }
  | { readonly kind: "slopes"; readonly pixels: Uint8Array; readonly layer: string; readonly unit: number }
  | { readonly kind: "flip"; readonly pixels: Uint8Array }
  | { readonly kind: "report" }
  | { readonly kind: "images"; readonly rows: Uint32Array }
  | { readonly kind: "filters" }
  | { readonly kind: "learn"; readonly pixels: Uint8Array; readonly label: number }
  | { readonly kind: "look"; readonly on: boolean }
  | { readonly kind: "take" }
  | {
      readonly kind: "resume";
      readonly model: DigitsModel;
      readonly checkpoint: Uint8Array;
      readonly weights: readonly NamedNumbers[];
    };

export interface DigitsRequest {
  readonly id: number;
  readonly wish: DigitsWish;
}

export type DigitsReply =
  | { readonly kind: "answer"; readonly id: number; readonly answer: DigitsAnswers[DigitsWish["kind"]] }
  | { readonly kind: "failed"; readonly id: number; readonly failure: Failure }
  | { readonly kind: "state"; readonly state: DigitsState }
  /** Of what is being loaded; `total` 0: nobody knows. */
  | { readonly kind: "progress"; readonly done: number; readonly total: number };
