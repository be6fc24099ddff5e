// The backward pass of the labs' networks line by line, each as it is written and as it is computed, so that one of them
// can be wrong on purpose. Starts from what the engine's layers answered (Check.whole); double from there on.
// Formulas: Rumelhart, Hinton & Williams 1986, in matrix form with a row an example.

import type { Whole } from "../../../../shared/check.ts";
import { type Anatomy, type Bug, type BugKind, isMerged } from "./bugs.ts";
import {
  type Matrix,
  map,
  matrixOf,
  plus,
  plusRow,
  product,
  reread,
  rowOf,
  sumRows,
  times,
  transposed,
} from "./matrix.ts";

export interface CodeLine {
  /** "dz2", "dW1", "db1", "da1", "step". */
  readonly key: string;
  readonly layer: number;
  /** As mathHtml takes it, with the bug if it has one. */
  readonly text: string;
  /** The parameter whose gradient it makes; null for what is on the way. */
  readonly makes: string | null;
}

export interface Pass {
  /** From the loss down to the first layer, then the step. */
  readonly lines: readonly CodeLine[];
  /** Which line the bug is in. */
  readonly broken: string;
  /** Gradients by parameter, as these lines have them. */
  readonly claims: ReadonlyMap<string, Float64Array>;
  /** How far a step goes, by parameter, given slopes. */
  readonly step: ((slopes: Float64Array, name: string) => Float64Array) | null;
}

export function anatomyOf({ spec, answers }: Whole): Anatomy {
  const dense = spec.layers.flatMap((layer) => (layer.type === "dense" ? [layer] : []));
  const { l1 = 0, l2 = 0 } = spec.regularization ?? {};
  return {
    // Softmax has no puzzles: the panel offers none there.
    loss: spec.loss === "meanSquaredError" ? spec.loss : "binaryCrossentropy",
    activations: dense.map(({ activation }) => activation ?? "linear"),
    sizes: answers.map(({ shape }) => shape.at(-1) ?? 1),
    l1,
    l2,
    momentum: spec.optimizer.type === "sgd" ? (spec.optimizer.momentum ?? 0) : null,
  };
}

/** All lines, the one of `bug` broken; null: none. */
export function backward(whole: Whole, bug: Bug | null): Pass {
  const pass = new Backward(whole, bug);
  pass.walk();
  const step = pass.step();
  return { lines: pass.lines, broken: pass.broken, claims: pass.claims, step };
}

class Backward {
  readonly lines: CodeLine[] = [];
  readonly claims = new Map<string, Float64Array>();
  broken = "";
  readonly #whole: Whole;
  readonly #bug: Bug | null;
  readonly #anatomy: Anatomy;
  readonly #answers: readonly Matrix[];
  readonly #parameters: readonly Matrix[];

  constructor(whole: Whole, bug: Bug | null) {
    this.#whole = whole;
    this.#bug = bug;
    this.#anatomy = anatomyOf(whole);
    this.#answers = whole.answers.map(matrixOf);
    this.#parameters = whole.parameters.map(matrixOf);
  }

  walk(): void {
    const layers = this.#anatomy.activations.length;
    let dz = this.#first(layers);
    for (let layer = layers; layer >= 1; layer--) {
      this.#kernel(layer, dz);
      this.#bias(layer, dz);
      if (layer > 1) dz = this.#throughSlope(layer - 1, this.#throughWeights(layer, dz));
    }
  }

  /** dz of the last layer. */
  #first(layer: number): Matrix {
    const { loss, activations } = this.#anatomy;
    const [a, y] = [this.#answer(layer), matrixOf(this.#whole.targets)];
    const [sign, batch, two] = [this.#is("sign", layer), this.#is("batch", layer), this.#is("two", layer)];
    const twice = this.#is("slopeTwice", layer);
    const mse = loss === "meanSquaredError";
    const difference = map(a, (x, i) => (sign ? -1 : 1) * (x - (y.data[i] ?? 0)));
    const scale = (mse && !two ? 2 : 1) / (batch ? 1 : a.rows);
    const slope = twice ? map(a, (x) => x * (1 - x)) : null;
    const d = map(slope ? times(difference, slope) : difference, (x) => x * scale);
    const merged = isMerged(this.#anatomy) || activations.at(-1) === "linear";
    const bare = sign ? `y − ${this.#letter(layer)}` : `${this.#letter(layer)} − y`;
    const brackets = batch && !twice && (!mse || two) ? bare : `(${bare})`;
    const text = `${mse && !two ? "2" : ""}${brackets}${twice ? ` ⊙ ${this.#slopeText(layer, "sigmoid", false)}` : ""}${batch ? "" : " / n"}`;
    const key = merged ? "dz" : "da";
    const is = sign || batch || two || twice;
    this.#write(key, layer, `${this.#at(key, layer)} = ${text}`, null, is);
    return merged ? d : this.#throughSlope(layer, d);
  }

  #kernel(layer: number, dz: Matrix): void {
    const { l1, l2 } = this.#anatomy;
    const below = this.#answer(layer - 1);
    const [w, name] = [this.#parameters[2 * layer - 2], this.#whole.parameters[2 * layer - 2]?.name];
    if (w === undefined || name === undefined) return;
    const [turned, bare, raw, plainly] = (
      ["transposeResult", "input", "preActivation", "penalty"] as const
    ).map((kind) => this.#is(kind, layer));
    const [x, z] = [this.#letter(layer - 1), this.#at("dz", layer)];
    const source = raw ? this.#before(layer - 1) : bare ? map(below, () => 1) : below;
    const dw = turned
      ? reread(product(transposed(dz), source), w.rows, w.columns)
      : product(transposed(source), dz);
    const penalty = map(w, (v) => 2 * l2 * v + l1 * Math.sign(v));
    const extra = `${l2 > 0 ? ` + 2λ ${this.#at("W", layer)}` : ""}${l1 > 0 ? ` + λ_1 sign ${this.#at("W", layer)}` : ""}`;
    const text = turned
      ? `${z}^T ${x}`
      : bare
        ? `Σ ${z}`
        : raw
          ? `${this.#at("z", layer - 1)}^T ${z}`
          : `${x}^T ${z}`;
    this.claims.set(name, (plainly ? dw : plus(dw, penalty)).data);
    const is = turned || bare || raw || plainly;
    this.#write("dW", layer, `${this.#at("dW", layer)} = ${text}${plainly ? "" : extra}`, name, is);
  }

  #bias(layer: number, dz: Matrix): void {
    const name = this.#whole.parameters[2 * layer - 1]?.name;
    if (name === undefined) return;
    const is = this.#is("bias", layer);
    this.claims.set(name, (is ? rowOf(dz, dz.rows - 1) : sumRows(dz)).data);
    const z = this.#at("dz", layer);
    this.#write("db", layer, `${this.#at("db", layer)} = ${is ? `${z}[n]` : `Σ ${z}`}`, name, is);
  }

  /** da of the layer below. */
  #throughWeights(layer: number, dz: Matrix): Matrix {
    const w = this.#parameters[2 * layer - 2] as Matrix;
    const is = this.#is("transposeWeights", layer);
    const text = `${this.#at("da", layer - 1)} = ${this.#at("dz", layer)} ${this.#at("W", layer)}${is ? "" : "^T"}`;
    this.#write("da", layer - 1, text, null, is);
    return product(dz, is ? reread(w, w.columns, w.rows) : transposed(w));
  }

  #throughSlope(layer: number, da: Matrix): Matrix {
    const activation = this.#anatomy.activations[layer - 1] ?? "linear";
    const [without, wrong] = [this.#is("slope", layer), this.#is("slopeWrong", layer)];
    const [z, a] = [this.#at("dz", layer), this.#at("da", layer)];
    const plainly = without || activation === "linear";
    const text = plainly ? `${z} = ${a}` : `${z} = ${a} ⊙ ${this.#slopeText(layer, activation, wrong)}`;
    this.#write("dz", layer, text, null, without || wrong);
    const answers = this.#answer(layer);
    return plainly
      ? da
      : times(
          da,
          map(answers, (x) => slopeAt(activation, x, wrong)),
        );
  }

  #slopeText(layer: number, activation: string, wrong: boolean): string {
    const a = this.#letter(layer);
    if (activation === "tanh") return wrong ? `(1 − ${a})` : `(1 − ${a}^2)`;
    if (activation === "sigmoid") return wrong ? `(1 − ${a})` : `${a}(1 − ${a})`;
    return `${activation}′(${this.#at("z", layer)})`;
  }

  /** What goes into a layer's activation. */
  #before(layer: number): Matrix {
    const [w, b] = [this.#parameters[2 * layer - 2], this.#parameters[2 * layer - 1]] as [Matrix, Matrix];
    return plusRow(product(this.#answer(layer - 1), w), b);
  }

  step(): Pass["step"] {
    const { momentum } = this.#anatomy;
    if (momentum === null) return null;
    const [back, up] = [this.#is("momentum", 0), this.#is("uphill", 0)];
    const remember = `v ← μv ${back ? "−" : "+"} dW, `;
    const text = `${momentum > 0 ? remember : ""}W ← W ${up ? "+" : "−"} α${momentum > 0 ? "v" : " dW"}`;
    this.#write("step", 0, text, null, back || up);
    const { memory, rate } = this.#whole;
    return (slopes, name) => {
      const v = memory.find((tensor) => tensor.name.endsWith(name))?.data;
      const remembered = (i: number): number => momentum * (v?.[i] ?? 0);
      return slopes.map((g, i) => (up ? rate : -rate) * (remembered(i) + (back ? -g : g)));
    };
  }

  #is(kind: BugKind, layer: number): boolean {
    return this.#bug?.kind === kind && this.#bug.layer === layer;
  }

  #write(name: string, layer: number, text: string, makes: string | null, broken: boolean): void {
    const key = layer === 0 ? name : `${name}${layer}`;
    if (broken) this.broken = key;
    this.lines.push({ key, layer, text, makes });
  }

  #answer(layer: number): Matrix {
    return this.#answers[layer] as Matrix;
  }

  /** A letter with its layer, where there is more than one. */
  #at(letter: string, layer: number): string {
    return this.#anatomy.activations.length === 1 ? letter : `${letter}_${layer}`;
  }

  #letter(layer: number): string {
    if (layer === 0) return "x";
    return layer === this.#anatomy.activations.length ? "ŷ" : this.#at("a", layer);
  }
}

/** The slope of an activation, from what it answered: Keras's, leakyRelu 0.2 below zero. */
function slopeAt(activation: string, a: number, wrong: boolean): number {
  switch (activation) {
    case "tanh":
      return wrong ? 1 - a : 1 - a * a;
    case "sigmoid":
      return wrong ? 1 - a : a * (1 - a);
    case "relu":
      return a > 0 ? 1 : 0;
    case "leakyRelu":
      return a > 0 ? 1 : 0.2;
    case "elu":
      return a > 0 ? 1 : a + 1;
    default:
      return 1;
  }
}
