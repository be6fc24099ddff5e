// `<downhill-matmul>`: the page about products. It owns the two small matrices, the walks and the worker that times real
// ones; views draw them (labs/matmul). The worker is started when the reader first measures, never before.

import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { labStyles } from "../labs/common/styles.ts";
import { render } from "../labs/matmul/matmul.ts";
import {
  type ExampleId,
  examples,
  type Place,
  resized,
  type Small,
  stepsOf,
} from "../labs/matmul/product.ts";
import type { MatmulActions, MatmulView, SizeResult } from "../labs/matmul/state.ts";
import { matmulStyles } from "../labs/matmul/styles.ts";
import { kLongest } from "../labs/matmul/tiles.ts";
import type { ProductsReply, ProductWay } from "../shared/products.ts";
import { ProductsClient } from "../worker/products/client.ts";
import { Frames } from "./frames.ts";
import { Speech } from "./speech.ts";
import { hostStyles } from "./styles.ts";
import { Surroundings } from "./surroundings.ts";

/** ms a multiplication of the small walk; fetches a ms of the walks in tiles, and those of one step. */
const kTerm = 420;
const kFetchesAMs = 0.6;
const kFetchesAStep = 16;

const data: PropertyDeclarations[string] = { state: true };
const nothingKnown: SizeResult = { rows: [], without: null, complete: false };

/** Attributes: `lang` (auto, en, zh), `theme` (auto, light, dark). Properties to look at: `results`, `running`. */
export class DownhillMatmul extends LitElement {
  static override styles = [...hostStyles, ...labStyles, ...matmulStyles];
  static override properties: PropertyDeclarations = {
    lang: {},
    theme: { reflect: true },
    small: data,
    example: data,
    steps: data,
    looked: data,
    registers: data,
    workgroup: data,
    fetches: data,
    size: data,
    results: data,
    underWay: data,
    running: data,
    failed: data,
  };
  override lang = "auto";
  theme: "auto" | "light" | "dark" = "auto";
  small: Small = examples.numbers;
  example: ExampleId | null = "numbers";
  steps = stepsOf(examples.numbers);
  looked: Place = { row: 1, column: 2 };
  registers = 4;
  workgroup = 8;
  fetches = 0;
  size = 256;
  results: ReadonlyMap<number, SizeResult> = new Map();
  underWay: ProductWay | null = null;
  running = false;
  failed = false;

  readonly #speech = new Speech(this);
  readonly #around = new Surroundings(this, {
    onLayout: () => this.requestUpdate(),
    onVisible: (visible) => {
      if (!visible) this.#pause();
    },
  });
  readonly #walk = new Frames(this, (ms) => this.#walkOn(ms));
  readonly #race = new Frames(this, (ms) => this.#raceOn(ms));
  readonly #client = new ProductsClient({ onReply: (reply) => this.#hear(reply) });
  /** ms of the small walk that have not come to a multiplication yet. */
  #rest = 0;

  /** Two other matrices to multiply. */
  take(id: ExampleId): void {
    this.#walk.stop();
    this.example = id;
    this.small = examples[id];
    this.steps = stepsOf(this.small);
    this.looked = { row: 0, column: 0 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#speech.ready().catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("theme")) this.#around.repaint();
  }

  protected override render(): TemplateResult {
    if (!this.#speech.fluent) return html`<slot></slot>`;
    return render(this.#view(), this.#actions);
  }

  #view(): MatmulView {
    const { colours, layout } = this.#around;
    return {
      lang: this.#speech.lang,
      colours,
      layout,
      walking: this.#walk.running,
      racing: this.#race.running,
      small: this.small,
      example: this.example,
      steps: this.steps,
      looked: this.looked,
      registers: this.registers,
      workgroup: this.workgroup,
      fetches: this.fetches,
      size: this.size,
      results: this.results,
      underWay: this.underWay,
      running: this.running,
      failed: this.failed,
    };
  }

  readonly #actions: MatmulActions = {
    resize: (sizes) => this.#put(resized(this.small, { ...this.small, ...sizes })),
    edit: (matrix, index, value) =>
      this.#put({ ...this.small, [matrix]: this.small[matrix].with(index, value) }),
    example: (id) => this.take(id),
    look: (place) => {
      this.looked = place;
    },
    walk: (on) => {
      if (!on) return this.#walk.stop();
      this.#begin();
      this.#rest = 0;
      if (this.#around.reducedMotion) this.steps = stepsOf(this.small);
      else this.#walk.start();
    },
    step: () => {
      this.#walk.stop();
      this.#begin();
      this.#multiply(1);
    },
    rewind: () => {
      this.#walk.stop();
      this.steps = 0;
      this.looked = { row: 0, column: 0 };
    },
    tile: (which, side) => {
      this[which] = side;
    },
    race: (on) => {
      if (!on) return this.#race.stop();
      if (this.fetches >= kLongest) this.fetches = 0;
      if (this.#around.reducedMotion) this.fetches = kLongest;
      else this.#race.start();
    },
    raceStep: () => {
      this.#race.stop();
      this.#fetch(kFetchesAStep);
    },
    raceRewind: () => {
      this.#race.stop();
      this.fetches = 0;
    },
    setSize: (size) => {
      this.size = size;
    },
    measure: (software) => this.#measure(software),
    stop: () => this.#stop(),
  };

  #put(small: Small): void {
    const walking = this.steps < stepsOf(this.small);
    this.#walk.stop();
    this.example = null;
    this.small = small;
    this.steps = walking ? 0 : stepsOf(small);
    const { row, column } = this.looked;
    this.looked = { row: Math.min(row, small.m - 1), column: Math.min(column, small.n - 1) };
  }

  /** A walk that is over begins again. */
  #begin(): void {
    if (this.steps >= stepsOf(this.small)) this.steps = 0;
  }

  #multiply(count: number): void {
    const { small } = this;
    this.steps = Math.min(stepsOf(small), this.steps + count);
    const cell = Math.floor((this.steps - 1) / small.k);
    this.looked = { row: Math.floor(cell / small.n), column: cell % small.n };
    if (this.steps === stepsOf(small)) this.#walk.stop();
  }

  #walkOn(ms: number): void {
    this.#rest += ms;
    const count = Math.floor(this.#rest / kTerm);
    if (count === 0) return;
    this.#rest -= count * kTerm;
    this.#multiply(count);
  }

  #raceOn(ms: number): void {
    this.#fetch(ms * kFetchesAMs);
  }

  #fetch(count: number): void {
    this.fetches = Math.min(kLongest, this.fetches + count);
    if (this.fetches === kLongest) this.#race.stop();
  }

  #pause(): void {
    this.#walk.stop();
    this.#race.stop();
  }

  #measure(software: boolean): void {
    this.failed = false;
    this.running = true;
    this.#know(this.size, nothingKnown);
    this.#client.ask({ size: this.size, software });
  }

  #stop(): void {
    this.#client.stop();
    this.running = false;
    this.underWay = null;
  }

  #know(size: number, changes: Partial<SizeResult>): void {
    this.results = new Map(this.results).set(size, {
      ...(this.results.get(size) ?? nothingKnown),
      ...changes,
    });
  }

  #hear(reply: ProductsReply): void {
    const rows = this.results.get(this.size)?.rows ?? [];
    switch (reply.kind) {
      case "under-way":
        this.underWay = reply.way;
        break;
      case "measured":
        this.#know(reply.size, { rows: [...rows, reply.measured] });
        break;
      case "without":
        this.#know(this.size, { without: reply.why });
        break;
      case "done":
        this.#know(this.size, { complete: true });
        this.#stop();
        break;
      case "failed":
        this.failed = true;
        this.#stop();
        break;
      default:
        reply satisfies never;
    }
  }
}
customElements.define("downhill-matmul", DownhillMatmul);

declare global {
  interface HTMLElementTagNameMap {
    "downhill-matmul": DownhillMatmul;
  }
}
