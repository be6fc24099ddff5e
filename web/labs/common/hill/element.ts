// `<dh-hill>`: the loss of Boundary and Network as a hill over two ways through the weights. It asks the worker while it
// is in view, draws what comes, and puts the walk where the reader clicks. What is computed is the worker's.

import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import "../../../view/controls/button.ts";
import type { HillAxes, HillProbe, ParameterChange, Snapshot } from "../../../shared/protocol.ts";
import { kFirstView, type Turn } from "../../../view/pictures/hill/relief-picture.ts";
import { count, loss, weight } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { chance } from "../transport.ts";
import { memoryOf } from "./memory.ts";
import { axisNames, lossHere, mapPicture, type Placed, reachOf, sidePicture } from "./picture.ts";
import { hillPanelStyles } from "./styles.ts";
import { isSameWeight, movedBy, type NamedWeight, namedWeights } from "./weights.ts";
import { type HillWords, hillWords } from "./words.ts";

const kKinds = ["pair", "random", "walk"] as const;
const kZoom = { least: 1 / 16, most: 64 };

/** Where the numbers were before a click, as long as the walk has not gone on. */
interface Before {
  readonly step: number;
  readonly changes: readonly ParameterChange[];
}

export class DhHill extends LitElement {
  static override styles = hillPanelStyles;
  static override properties: PropertyDeclarations = { context: { attribute: false } };

  context!: Context;
  #axes: HillAxes | null = null;
  #pair: Extract<HillAxes, { kind: "pair" }> | null = null;
  #seed = 1;
  #zoom = 1;
  #before: Before | null = null;
  #inView = false;
  #aside = false;
  readonly #turn: Turn = { view: kFirstView };
  #watcher: IntersectionObserver | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watcher = new IntersectionObserver((entries) => {
      this.#inView = entries.at(-1)?.isIntersecting ?? false;
      this.#ask();
    });
    this.#watcher.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watcher?.disconnect();
    this.#inView = false;
    queueMicrotask(() => this.#ask()); // the lab is being drawn now
  }

  protected override render(): TemplateResult {
    const { context } = this;
    const words = hillWords(context.lang);
    const all = namedWeights(context.snapshot ?? { parameters: [] }, context.lang);
    const axes = this.#axesNow(all);
    return html`<section aria-label=${words.title} @keydown=${this.#onKey}>
      <div class="left">${this.#head(words)} ${this.#kinds(words, axes)} ${this.#details(words, axes, all)}</div>
      <div class="middle">${this.#picture(words, axes, all)}</div>
      <div class="right">${this.#told(words, axes, all)}</div>
    </section>`;
  }

  #head(words: HillWords): TemplateResult {
    return html`<div class="head"><h2>${words.title}</h2><button class="quiet close" @click=${this.#close}>${words.close}</button></div>`;
  }

  #kinds(words: HillWords, axes: HillAxes | null): TemplateResult {
    return html`<p class="small">${words.cut}</p><div class="seg" role="radiogroup" aria-label=${words.cut}>
      ${kKinds.map(
        (kind) =>
          html`<button role="radio" data-kind=${kind} aria-checked=${kind === axes?.kind} class=${kind === axes?.kind ? "on" : ""}
            @click=${() => this.#cut(kind)}>${words.kinds[kind]}</button>`,
      )}
    </div>`;
  }

  #details(words: HillWords, axes: HillAxes | null, all: readonly NamedWeight[]): TemplateResult {
    return html`${axes?.kind === "pair" ? this.#pickers(words, axes, all) : nothing}
      <div class="row">
        ${axes?.kind === "random" ? html`<button class="quiet again" @click=${this.#reroll}>${words.reroll}</button>` : nothing}
        <button class="quiet aside" @click=${this.#toggle}>${this.#aside ? words.above : words.aside}</button>
        <button class="quiet" ?disabled=${this.#zoom >= kZoom.most} @click=${() => this.#zoomBy(2)}>${words.wider}</button>
        <button class="quiet" ?disabled=${this.#zoom <= kZoom.least} @click=${() => this.#zoomBy(0.5)}>${words.closer}</button>
      </div>`;
  }

  #pickers(
    words: HillWords,
    axes: Extract<HillAxes, { kind: "pair" }>,
    all: readonly NamedWeight[],
  ): TemplateResult {
    const chosen = this.context.state.ui.weight;
    const named = chosen && all.find((one) => isSameWeight(one, chosen));
    const take = (axis: "x" | "y", name: string): TemplateResult =>
      html`<button class="quiet" @click=${() => named && this.#choose({ ...axes, [axis]: named })}>${name}</button>`;
    return html`<div class="row">${picker(words.across, axes.x, all, words, (x) => this.#choose({ ...axes, x }))}
        ${picker(words.up, axes.y, all, words, (y) => this.#choose({ ...axes, y }))}</div>
      ${named ? html`<p class="small">${words.take(named.text)} ${take("x", words.across)}${take("y", words.up)}</p>` : nothing}`;
  }

  #picture(words: HillWords, axes: HillAxes | null, all: readonly NamedWeight[]): TemplateResult {
    const { context } = this;
    const hill = context.snapshot?.hill;
    if (axes === null || context.state.shown.length === 0)
      return html`<p class="empty">${words.states.none}</p>`;
    if (hill && hill.state !== "ready" && hill.slice === null)
      return html`<p class="empty">${words.states[hill.state]}</p>`;
    if (!hill?.slice || hill.axes.kind !== axes.kind)
      return html`<p class="empty">${words.states.coming}</p>`;
    const names = axisNames(axes, all);
    const shown = { ...hill, slice: hill.slice };
    const at = [weight(hill.here[0]), weight(hill.here[1])] as const;
    const label = words.label(axes.kind, ...at, loss(lossHere(context.snapshot)));
    const memory = memoryOf(context, axes, all, words);
    if (!this.#aside)
      return mapPicture(context, shown, { names, label, memory, onPlace: (by) => this.#move(by) });
    const again = (): void => this.requestUpdate();
    return sidePicture(context, shown, this.#turn, { names, label: `${label} ${words.turn}`, again });
  }

  #told(words: HillWords, axes: HillAxes | null, all: readonly NamedWeight[]): TemplateResult {
    const { context } = this;
    const hill = context.snapshot?.hill;
    const reach = hill?.slice ? reachOf(hill.slice) : null;
    const row = (name: string, value: number): TemplateResult =>
      html`<tr><th scope="row">${name}</th><td>${loss(value)}</td></tr>`;
    const memory = axes && !this.#aside ? memoryOf(context, axes, all, words) : null;
    const here = (context.snapshot?.penalty ?? 0) > 0 ? words.hereWithPenalty : words.here;
    return html`<table class="figures"><tbody>
        ${row(here, lossHere(context.snapshot))}${row(words.lowest, reach?.low ?? Number.NaN)}${row(words.highest, reach?.high ?? Number.NaN)}
      </tbody></table>
      <p class="prose">${axes ? words.says[axes.kind](count(all.length)) : nothing}${context.lang === "zh" ? nothing : " "}${this.#hint(words)}</p>
      ${memory ? html`<p class="small memory">${memory.said}</p>` : nothing}
      ${this.#canGoBack(context.snapshot) ? html`<dh-button word class="back" lang=${context.lang} label=${words.back} @click=${this.#goBack}></dh-button>` : nothing}
      <p class="sr" aria-live="polite">${context.state.running || !hill?.slice ? nothing : `${here} ${loss(lossHere(context.snapshot))}`}</p>`;
  }

  /** What can be done with the picture. */
  #hint(words: HillWords): string {
    const { snapshot, touch } = this.context;
    const slice = snapshot?.hill?.slice;
    if (!slice) return "";
    if (reachOf(slice).isFlat) return words.states.flat;
    if (this.#aside) return words.turn;
    return snapshot?.diverged ? "" : touch ? words.tap : words.click;
  }

  /** What is cut along now: the reader's choice, as far as it still exists; at first the first two numbers. */
  #axesNow(all: readonly NamedWeight[]): HillAxes | null {
    const [x, y] = all;
    if (x === undefined || y === undefined) return null;
    const place = ({ name, index }: NamedWeight) => ({ name, index });
    const known = (at: { name: string; index: number }): boolean => all.some((one) => isSameWeight(one, at));
    if (this.#pair === null || !known(this.#pair.x) || !known(this.#pair.y))
      this.#pair = { kind: "pair", x: place(x), y: place(y) };
    if (this.#axes === null) this.#axes = this.#pair;
    if (this.#axes.kind === "pair") this.#axes = this.#pair;
    return this.#axes;
  }

  protected override updated(): void {
    this.#ask();
  }

  /** Tells the worker what is wanted; nothing while the panel is out of sight. */
  #ask(): void {
    const wanted: HillProbe | null =
      this.#inView && this.#axes ? { axes: this.#axes, zoom: this.#zoom } : null;
    const { state, dispatch } = this.context;
    if (JSON.stringify(wanted) !== JSON.stringify(state.ui.hill))
      dispatch({ type: "ui", changes: { hill: wanted } });
  }

  #cut(kind: HillAxes["kind"]): void {
    this.#axes = kind === "pair" ? this.#pair : kind === "random" ? { kind, seed: this.#seed } : { kind };
    this.#zoom = 1;
    this.requestUpdate();
  }

  #choose(pair: Extract<HillAxes, { kind: "pair" }>): void {
    const place = ({ name, index }: { name: string; index: number }) => ({ name, index });
    if (isSameWeight(pair.x, pair.y)) return;
    this.#axes = this.#pair = { kind: "pair", x: place(pair.x), y: place(pair.y) };
    this.requestUpdate();
  }

  readonly #reroll = (): void => {
    this.#seed = chance();
    this.#cut("random");
  };

  readonly #toggle = (): void => {
    this.#aside = !this.#aside;
    this.requestUpdate();
  };

  #zoomBy(times: number): void {
    this.#zoom *= times;
    this.requestUpdate();
  }

  #move(by: Placed): void {
    const { snapshot, dispatch } = this.context;
    const slice = snapshot?.hill?.slice;
    if (!snapshot || !slice || snapshot.diverged) return;
    const changes = movedBy(snapshot.parameters, slice.directions, by);
    if (changes.length === 0) return;
    const was = (change: ParameterChange): ParameterChange => ({
      ...change,
      value: snapshot.parameters.find(({ name }) => name === change.name)?.data[change.index] ?? 0,
    });
    // One way back for a row of moves: to where the ball was before the first.
    if (!this.#canGoBack(snapshot))
      this.#before = { step: snapshot.step, changes: everything(snapshot).map(was) };
    dispatch({ type: "weights", changes });
  }

  #canGoBack(snapshot: Snapshot | null): boolean {
    const size = snapshot?.parameters.reduce((sum, { data }) => sum + data.length, 0);
    return (
      this.#before !== null && this.#before.step === snapshot?.step && this.#before.changes.length === size
    );
  }

  readonly #goBack = (): void => {
    if (this.#before === null) return;
    const { changes } = this.#before;
    this.#before = null;
    this.context.dispatch({ type: "weights", changes });
  };

  readonly #close = (): void => {
    this.context.dispatch({ type: "ui", changes: { panel: null, hill: null } });
  };

  /** Undo in here takes back what was done in here. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.#close();
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    if (!isUndo || !this.#canGoBack(this.context.snapshot)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#goBack();
  };
}

customElements.define("dh-hill", DhHill);

const everything = ({ parameters }: Snapshot): ParameterChange[] =>
  parameters.flatMap(({ name, data }) => Array.from(data, (value, index) => ({ name, index, value })));

/** One axis: any number of the model, by layer where there are several. */
function picker(
  label: string,
  now: { name: string; index: number },
  all: readonly NamedWeight[],
  words: HillWords,
  choose: (one: NamedWeight) => void,
): TemplateResult {
  const layers = [...new Set(all.map(({ layer }) => layer))];
  const options = (layer: number): TemplateResult[] =>
    all.flatMap((one, i) =>
      one.layer === layer
        ? [html`<option value=${i} .selected=${isSameWeight(one, now)}>${one.text}</option>`]
        : [],
    );
  const changed = (event: Event): void => {
    const one = all[Number((event.target as HTMLSelectElement).value)];
    if (one) choose(one);
  };
  return html`<label>${label} <select @change=${changed}>
    ${layers.length === 1 ? options(1) : layers.map((layer) => html`<optgroup label=${words.layer(count(layer))}>${options(layer)}</optgroup>`)}
  </select></label>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "dh-hill": DhHill;
  }
}
