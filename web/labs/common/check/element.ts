// `<dh-gradient-check>`: the gradient check under a lab's pictures. One view nudges a number and lays what was measured beside
// backprop's claim, the other asks for the one wrong line of a backward pass (puzzle/view.ts). The worker measures; what
// is asked of it goes through the lab's context.

import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Check, Place } from "../../../shared/check.ts";
import type { Snapshot } from "../../../shared/protocol.ts";
import "../../../view/controls/slider.ts";
import { count, scientific } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { errorChart, kLeast } from "./chart.ts";
import type { Sides } from "./digits.ts";
import { isBias, layerOf, letterOf } from "./names.ts";
import { Puzzles } from "./puzzle/state.ts";
import { puzzleView } from "./puzzle/view.ts";
import { figures, verdict } from "./says.ts";
import { checkStyles } from "./styles.ts";
import { type CheckWords, checkWords } from "./words.ts";

const kViews = ["nudge", "find"] as const;
const kSides = ["both", "one"] as const;

export class DhGradientCheck extends LitElement {
  static override styles = checkStyles;
  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    view: { state: true },
    sides: { state: true },
  };

  context!: Context;
  private view: (typeof kViews)[number] = "nudge";
  private sides: Sides = "both";
  #of: Place | null = null;
  #epsilon = 0.01;
  /** A number chosen in a picture that was taken over. */
  #seen: Place | null = null;
  #shown: Check | null = null;

  /** What stands on the page, unrounded; null while nothing is measured. */
  get check(): Check | null {
    return this.#shown;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { snapshot, state } = this.context;
    const { weight } = state.ui;
    if (weight !== this.#seen) {
      this.#seen = weight;
      if (weight !== null) this.#of = weight;
    }
    if (snapshot && !isThere(snapshot, this.#of)) this.#of = firstOf(snapshot);
    const check = snapshot?.check;
    if (check?.one && isSame(check.wish.of, this.#of)) this.#shown = check;
    else if (snapshot?.train == null || !isSame(this.#shown?.wish.of, this.#of)) this.#shown = null;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.view === "find") this.#puzzles.take(this.context);
    const wish =
      this.view === "find" ? this.#puzzles.wish : this.#of && { of: this.#of, epsilon: this.#epsilon };
    const { dispatch, state } = this.context;
    if (JSON.stringify(wish) === JSON.stringify(state.ui.check)) return;
    // After this update: the lab draws again, and with it this element.
    queueMicrotask(() => dispatch({ type: "ui", changes: { check: wish } }));
  }

  get #puzzles(): Puzzles {
    return this.context.memory("check puzzles", () => new Puzzles());
  }

  protected override render(): TemplateResult {
    const words = checkWords(this.context.lang);
    return html`<section aria-label=${words.title}>
      <div class="bar">
        <h3>${words.title}</h3>
        ${choice(words.title, this.#views(), this.view, words.views, (view) => this.#show(view))}
        <button class="quiet end" @click=${this.#close}>${words.close}</button>
      </div>
      ${this.view === "find" ? puzzleView(this.context, this.#puzzles, () => this.requestUpdate()) : this.#nudge(words)}
    </section>`;
  }

  /** The puzzle knows the backward pass of one output. */
  #views(): readonly (typeof kViews)[number][] {
    const { lab, state } = this.context;
    return lab.spec(state).loss === "sparseCategoricalCrossentropy" ? ["nudge"] : kViews;
  }

  #nudge(words: CheckWords): TemplateResult {
    const { snapshot, state, lang } = this.context;
    if (snapshot?.train == null || this.#of === null) return html`<p class="prose">${words.empty}</p>`;
    const check = this.#shown;
    const said = check?.one ? verdict(this.context, check, this.sides, words) : words.waiting;
    const join = lang === "zh" ? "" : " ";
    const notes = [
      words.about(count(snapshot.train.rows)),
      (state.settings.dropout ?? 0) > 0 ? words.noDropout : "",
      check ? words.atStep(count(check.step)) : "",
    ];
    return html`<div class="columns">
      <div class="left">${this.#controls(words, snapshot)}</div>
      <div class="middle">
        <p class="prose">${words.how}</p>
        ${check?.one ? figures(this.context, check, this.sides, words) : html`<div class="room"></div>`}
      </div>
      <div class="right">${check?.one ? this.#chart(check, words) : html`<div class="room"></div>`}</div>
      <p class="prose said" aria-live=${state.running ? "off" : "polite"}>${said}</p>
      <p class="small">${notes.filter((text) => text !== "").join(join)}</p>
    </div>`;
  }

  #controls(words: CheckWords, snapshot: Snapshot): TemplateResult {
    const of = this.#of;
    const { lang } = this.context;
    return html`<label>${words.weight}
        <select @change=${this.#onSelect}>${snapshot.parameters.map(
          ({ name, data }) =>
            html`<optgroup label=${this.#group(words, snapshot, name)}>${Array.from(data, (_, index) => {
              const place = { name, index };
              return html`<option value="${name} ${index}" ?selected=${isSame(place, of)}>${letterOf(snapshot, place, lang)}</option>`;
            })}</optgroup>`,
        )}</select></label>
      <div class="epsilon"><span aria-hidden="true">${words.epsilon}</span><output>${written(this.#epsilon)}</output>
        <dh-slider lang=${this.context.lang} label=${words.epsilon} min=${kLeast} max="1" scale="log" .value=${this.#epsilon}
          .format=${written}
          @dh-input=${this.#onSlide} @dh-change=${this.#onSlide}></dh-slider></div>
      ${choice(words.sidesName, kSides, this.sides, words.sides, (sides) => {
        this.sides = sides;
      })}`;
  }

  #group(words: CheckWords, { parameters }: Snapshot, name: string): string {
    const layer = count(layerOf(parameters, name));
    return isBias(name) ? words.biasOf(layer) : words.kernelOf(layer);
  }

  #chart(check: Check, words: CheckWords): TemplateResult {
    if (!check.one) return html``;
    return html`<p class="small head">${words.chartHead}</p>
      ${errorChart(check.one, check.loss, this.sides, { words, onPick: (epsilon) => this.#setEpsilon(epsilon) })}`;
  }

  #show(view: (typeof kViews)[number]): void {
    this.view = view;
    if (view === "find") this.#puzzles.askAgain();
  }

  #setEpsilon(value: number): void {
    this.#epsilon = Math.min(1, Math.max(kLeast, Number(value.toPrecision(2))));
    this.requestUpdate();
  }

  readonly #onSlide = ({ detail }: CustomEvent<{ value: number }>): void => this.#setEpsilon(detail.value);

  readonly #onSelect = (event: Event): void => {
    const [name = "", index] = (event.target as HTMLSelectElement).value.split(" ");
    this.#of = { name, index: Number(index) };
    this.requestUpdate();
  };

  readonly #close = (): void => this.context.dispatch({ type: "ui", changes: { panel: null, check: null } });
}

customElements.define("dh-gradient-check", DhGradientCheck);

/** A row of words of which one is chosen. */
function choice<T extends string>(
  name: string,
  all: readonly T[],
  chosen: T,
  labels: Record<T, string>,
  choose: (one: T) => void,
): TemplateResult {
  return html`<div class="seg" role="radiogroup" aria-label=${name}>${all.map(
    (one) =>
      html`<button role="radio" data-value=${one} aria-checked=${one === chosen} class=${one === chosen ? "on" : ""}
        @click=${() => choose(one)}>${labels[one]}</button>`,
  )}</div>`;
}

/** 1.0 × 10⁻⁵, 0.25. */
const written = (epsilon: number): string => (epsilon >= 0.1 ? String(epsilon) : scientific(epsilon));

const isSame = (a: Place | null | undefined, b: Place | null): boolean =>
  a?.name === b?.name && a?.index === b?.index;

const isThere = ({ parameters }: Snapshot, of: Place | null): boolean =>
  of !== null && parameters.find(({ name }) => name === of.name)?.data[of.index] !== undefined;

const firstOf = ({ parameters }: Snapshot): Place | null =>
  parameters[0] === undefined ? null : { name: parameters[0].name, index: 0 };

declare global {
  interface HTMLElementTagNameMap {
    "dh-gradient-check": DhGradientCheck;
  }
}
