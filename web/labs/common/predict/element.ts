// `<dh-predict>`: a guess before the run. What is guessed, how to sketch it, the walk that shows it, and how far the sketch
// was from what came. The sketch itself is drawn on the plot (pad.ts) or on the chart here (chart.ts).

import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { count, fixed } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { lossPad } from "./chart.ts";
import { type Guess, guessOf, hasSketch, kindsOf, scoreNow, setGuess, type What } from "./state.ts";
import { predictStyles } from "./styles.ts";
import { type PredictWords, predictWords } from "./words.ts";

const kSteps = [20, 100, 500, 2000];
const kShows = 60; // pictures of one walk

export class DhPredict extends LitElement {
  static override styles = predictStyles;
  static override properties: PropertyDeclarations = { context: { attribute: false } };

  context!: Context;
  /** The step at which the last stretch was asked for, so that no snapshot asks twice. */
  #asked = -1;

  /** Each time it is opened it begins with an empty pad. */
  override connectedCallback(): void {
    super.connectedCallback();
    Object.assign(guessOf(this.context), { target: null, done: false, ...kClean });
  }

  protected override updated(): void {
    this.#walkOn();
  }

  /** A stretch a snapshot, until the walk is where it was to end. */
  #walkOn(): void {
    const { snapshot, dispatch } = this.context;
    const { target, steps, done } = guessOf(this.context);
    if (!snapshot || target === null || done || snapshot.step <= this.#asked) return;
    if (snapshot.step >= target || snapshot.diverged) {
      setGuess(this.context, { done: true });
      this.requestUpdate();
      return;
    }
    this.#asked = snapshot.step;
    const next = Math.min(target - snapshot.step, Math.ceil(steps / kShows));
    dispatch({ type: "step", count: next, unit: "step" });
  }

  protected override render(): TemplateResult {
    const { lang, state } = this.context;
    const words = predictWords(lang);
    const guess = guessOf(this.context);
    return html`<section aria-label=${words.title}>
      <div class="bar"><h3>${words.title}</h3>${this.#whats(words, guess)}
        <span class="end"><button class="quiet close" @click=${this.#close}>${words.close}</button></span></div>
      ${state.shown.length === 0 ? html`<p class="prose">${words.noPoints}</p>` : this.#body(words, guess)}
    </section>`;
  }

  #whats(words: PredictWords, { what, target }: Guess): TemplateResult {
    const choose = (next: What): void =>
      setGuess(this.context, { what: next, target: null, ...kClean }, true);
    return html`<span class="ways" role="radiogroup" aria-label=${words.whatName}>${kindsOf(this.context).map(
      (
        kind,
      ) => html`<button role="radio" aria-checked=${kind === what} class=${kind === what ? "on" : ""} data-what=${kind}
        ?disabled=${target !== null && kind !== what} @click=${() => choose(kind)}>${words.whats[kind]}</button>`,
    )}</span>`;
  }

  #body(words: PredictWords, guess: Guess): TemplateResult {
    const { what, target } = guess;
    return html`<div class="columns">
      <div>${target === null ? this.#sketching(words, guess) : this.#told(words, guess, target)}</div>
      <div>${what === "loss" ? lossPad(this.context, words) : nothing}</div>
    </div>`;
  }

  #sketching(words: PredictWords, guess: Guess): TemplateResult {
    const ready = hasSketch(guess);
    const choose = (event: Event): void => {
      const steps = Number((event.target as HTMLSelectElement).value);
      setGuess(this.context, { steps, loss: guess.loss && { ...guess.loss, steps } });
    };
    return html`<p class="prose">${words.howTo[guess.what]}</p>
      <p class="acts">
        <label>${words.stepsName} <select @change=${choose}>${kSteps.map((n) => html`<option value=${n} .selected=${n === guess.steps}>${count(n)}</option>`)}</select></label>
        <button class="go" ?disabled=${!ready} @click=${this.#go}>${words.go(count(guess.steps))}</button>
        <button class="word wipe" ?disabled=${!ready} @click=${() => setGuess(this.context, kClean)}>${words.wipe}</button>
      </p>
      <p class="small">${ready ? nothing : words.sketchFirst}</p>`;
  }

  #told(words: PredictWords, { what, done }: Guess, target: number): TemplateResult {
    const { snapshot } = this.context;
    const step = snapshot?.step ?? 0;
    const score = scoreNow(this.context);
    const value = score === null ? null : written(what, score);
    return html`<p class="prose score" aria-live="polite" data-value=${score ?? nothing}>${
      done
        ? html`${snapshot?.diverged ? words.stopped : nothing} ${value === null ? nothing : words.score[what](count(step), value)}`
        : words.walking(count(step), count(target))
    }</p>
      <p class="small">${words.means[what]}</p>
      <p class="acts"><button class="word again" @click=${this.#again}>${words.again}</button></p>`;
  }

  readonly #go = (): void => {
    const { snapshot } = this.context;
    const { steps, loss } = guessOf(this.context);
    const from = snapshot?.step ?? 0;
    this.#asked = -1;
    setGuess(this.context, { target: from + steps, done: false, loss: loss && { ...loss, from } }, false);
  };

  readonly #again = (): void => {
    this.context.dispatch({ type: "rewind" });
    setGuess(this.context, { target: null, ...kClean }, true);
  };

  readonly #close = (): void =>
    this.context.dispatch({ type: "ui", changes: { panel: null, guessing: false } });
}

const kClean = { line: null, strokes: [], loss: null, open: false } as const;

/** y units, a share of the plane, a factor. */
const written = (what: What, score: number): string =>
  what === "border" ? `${fixed(100 * score, 1)} %` : fixed(what === "loss" ? 10 ** score : score, 2);

customElements.define("dh-predict", DhPredict);

declare global {
  interface HTMLElementTagNameMap {
    "dh-predict": DhPredict;
  }
}
