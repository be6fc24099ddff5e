// `<dh-stepping>`: the band of one step. Phases on the left, the active operation with its numbers in the middle, what it
// means on the right; slow motion, and the keys of the whole lab for op and phase. It asks for operations through the
// lab's context and shows what the snapshot's cursor brings.

import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import type { AdvanceUnit, Cursor } from "../../../shared/protocol.ts";
import { codeOf } from "../../../view/formula/code.ts";
import { numbers, type Ref, symbols } from "../../../view/formula/math.ts";
import { Operation, type Selection } from "../../../view/formula/operation.ts";
import { formula } from "../../../view/formula/render.ts";
import { meaningOf } from "../../../view/formula/symbols.ts";
import { isOpName, linesOf } from "../../../view/formula/templates.ts";
import { type FormulaWords, formulaWords } from "../../../view/formula/words.ts";
import { count } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { shaderDisclosure } from "../shader/disclosure.ts";
import type { Ui } from "../state.ts";
import { type Stepping, setStepping, steppingOf } from "./state.ts";
import { steppingStyles } from "./styles.ts";

const kPhases = ["batch", "forward", "loss", "backward", "update"] as const;
const kViews = ["formula", "plain", "code"] as const;
/** ms an operation, slowest first. */
const kPaces = [3200, 1600, 800, 400, 160];

export class DhStepping extends LitElement {
  static override styles = steppingStyles;
  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    now: { attribute: false },
    playing: { state: true },
  };

  context!: Context;
  /** The snapshot's cursor, apart: its change is what asks for a new picture of the example. */
  now: Cursor | null = null;
  private playing = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #host: EventTarget | null = null;

  /** The operation on show with its unrounded numbers; null before the first. */
  get operation(): Operation | null {
    const { snapshot } = this.context;
    if (!snapshot?.plan || !snapshot.cursor) return null;
    return new Operation(snapshot.plan, snapshot.cursor, steppingOf(this.context).selection);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    this.#host = root instanceof ShadowRoot ? root.host : this;
    this.#host.addEventListener("keydown", this.#onKey as EventListener);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#host?.removeEventListener("keydown", this.#onKey as EventListener);
    this.#hold();
  }

  /** The example looked at is circled in every picture. */
  protected override updated(changed: PropertyValues<this>): void {
    const { context, operation } = this;
    if (context.state.running && this.playing) this.#hold();
    if (!changed.has("now") || operation === null) return;
    this.#circle(operation);
  }

  protected override render(): TemplateResult {
    const words = formulaWords(this.context.lang);
    const { operation } = this;
    return html`<section aria-label=${words.title}>
      ${this.#phases(words, operation)}
      <div class="middle">${this.#head(words, operation)} ${this.#body(words, operation)}
        ${operation ? shaderDisclosure(operation.step.op, this.context.lang, words.shader) : nothing}</div>
      ${this.#says(words, operation)}
      <p class="sr" aria-live="polite">${operation && !this.context.state.running ? spoken(words, operation) : nothing}</p>
    </section>`;
  }

  #phases(words: FormulaWords, operation: Operation | null): TemplateResult {
    const phase = operation?.step.phase;
    return html`<div class="left"><ol>
      ${kPhases.map(
        (name) =>
          html`<li class=${name === phase ? "on" : ""} aria-current=${name === phase ? "step" : nothing}><span>${words.phases[name]}</span></li>`,
      )}
    </ol>
    <p class="small">${operation ? words.place(count(operation.cursor.index + 1), count(operation.cursor.count)) : nothing}</p></div>`;
  }

  #head(words: FormulaWords, operation: Operation | null): TemplateResult {
    const { view } = steppingOf(this.context);
    return html`<div class="bar">
      <div class="seg" role="radiogroup" aria-label=${words.viewName}>
        ${kViews.map(
          (name) =>
            html`<button role="radio" aria-checked=${name === view} class=${name === view ? "on" : ""} data-view=${name}
              @click=${() => setStepping(this.context, { view: name })}>${words.views[name]}</button>`,
        )}
      </div>
      ${operation ? this.#entry(words, operation) : nothing}
      <span class="end">${this.#motion(words)}
        <button class="quiet close" @click=${this.#close}>${words.close}</button></span>
    </div>`;
  }

  /** Which entry is looked at, and the ones beside it. */
  #entry(words: FormulaWords, o: Operation): TemplateResult {
    const { rows, columns } = o.size;
    const { row, column, parameter } = o.selection;
    const move = (axis: keyof Selection, n: number, text: string): TemplateResult | typeof nothing =>
      n <= 1
        ? nothing
        : html`<span class="pick"><button class="quiet" aria-label=${words.before[axis]} @click=${() => this.#select(axis, -1)}>‹</button
            ><span>${text}</span><button class="quiet" aria-label=${words.next[axis]} @click=${() => this.#select(axis, 1)}>›</button></span>`;
    const point = (o.cursor.batch[row] ?? 0) + 1;
    const example = o.step.batched || o.overInputs;
    const rowText = example
      ? words.example(count(row + 1), count(rows), count(point))
      : `${count(row + 1)} / ${count(rows)}`;
    return html`${o.isUpdate ? move("parameter", o.cursor.operands[0]?.length ?? 0, words.parameter(o.operand(0, parameter).name)) : nothing}
      ${move("row", rows, rowText)}${move("column", columns, words.entry(count(column + 1), count(columns)))}`;
  }

  #motion(words: FormulaWords): TemplateResult {
    const { pace } = steppingOf(this.context);
    return html`<button class="quiet run" aria-pressed=${this.playing} @click=${this.#toggle}>${this.playing ? words.stop : words.start}</button>
      <span class="paces" role="radiogroup" aria-label=${words.slow}>${kPaces.map(
        (_, i) =>
          html`<button role="radio" aria-checked=${i === pace} aria-label=${words.speeds[i] ?? ""} title=${words.speeds[i] ?? ""}
            class=${i === pace ? "on" : ""} @click=${() => this.#setPace(i)}>${i + 1}</button>`,
      )}</span>`;
  }

  #body(words: FormulaWords, o: Operation | null): TemplateResult {
    if (o === null) return html`<p class="prose">${words.waiting}</p>`;
    const { view } = steppingOf(this.context);
    const name = o.step.op;
    if (view === "plain")
      return html`<p class="prose plain">${isOpName(name) ? words.ops[name] : nothing}</p>`;
    if (view === "code" && isOpName(name)) {
      const { numpy, torch } = codeOf(o, name);
      return html`<dl class="code"><dt>NumPy</dt><dd><pre>${numpy}</pre></dd><dt>PyTorch</dt><dd><pre>${torch}</pre></dd></dl>`;
    }
    const { pointed } = steppingOf(this.context);
    return html`<div class="formula" tabindex="0" role="group" aria-label=${words.views.formula} @keydown=${this.#onArrow}>
      ${formula(linesOf(o), {
        lit: (ref) => isSame(ref, pointed) || isShown(o, ref, this.context.state.ui),
        onPoint: (ref) => this.#point(ref),
      })}</div>`;
  }

  #says(words: FormulaWords, o: Operation | null): TemplateResult {
    if (o === null) return html`<p class="right prose">${nothing}</p>`;
    const { phase, op } = o.step;
    return html`<div class="right"><p class="prose"><b>${words.opening(words.phases[phase])}</b>${words.phaseSays[phase]}</p>
      <p class="prose second">${isOpName(op) ? words.ops[op] : nothing}</p><p class="small">${words.keys}</p></div>`;
  }

  #point(ref: Stepping["pointed"]): void {
    const { pointed } = steppingOf(this.context);
    if (ref?.name === pointed?.name && ref?.index === pointed?.index) return;
    setStepping(this.context, { pointed: ref });
    this.requestUpdate();
  }

  #select(axis: keyof Selection, by: number): void {
    const o = this.operation;
    if (o === null) return;
    setStepping(this.context, { selection: { ...o.selection, [axis]: o.selection[axis] + by } });
    this.requestUpdate();
    const next = this.operation;
    if (next) this.#circle(next);
  }

  #circle(o: Operation): void {
    const example = o.step.batched || o.overInputs;
    const { context } = this;
    if (context.snapshot?.facts) return; // a table has no points to circle
    const picked = example ? (o.cursor.batch[o.selection.row] ?? null) : null;
    if (context.state.ui.picked !== picked) context.dispatch({ type: "ui", changes: { picked } });
  }

  #advance(unit: AdvanceUnit): void {
    const { context } = this;
    if (context.stage === "ready" && context.state.shown.length > 0)
      context.dispatch({ type: "step", count: 1, unit });
  }

  readonly #toggle = (): void => (this.playing ? this.#hold() : this.#go());

  #go(): void {
    this.playing = true;
    this.#advance("op");
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#advance("op"), kPaces[steppingOf(this.context).pace]);
  }

  #hold(): void {
    clearInterval(this.#timer);
    this.playing = false;
  }

  #setPace(pace: number): void {
    setStepping(this.context, { pace });
    this.requestUpdate();
    if (this.playing) this.#go();
  }

  readonly #close = (): void => {
    this.#hold();
    this.context.dispatch({ type: "ui", changes: { byOperation: false, picked: null } });
  };

  readonly #onArrow = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, readonly [keyof Selection, number]>> = {
      ArrowLeft: ["column", -1],
      ArrowRight: ["column", 1],
      ArrowUp: ["row", -1],
      ArrowDown: ["row", 1],
    };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#select(move[0], move[1]);
  };

  /** Anywhere in the lab but text fields. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const inText = event.composedPath()[0] instanceof HTMLInputElement;
    if (inText || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key !== "." && event.key !== ",") return;
    event.preventDefault();
    this.#advance(event.key === "." ? "op" : "phase");
  };
}

customElements.define("dh-stepping", DhStepping);

const isSame = (a: Ref, b: Ref | null): boolean => a.name === b?.name && a.index === b.index;

/** The number of the weight that is chosen in a picture, or of the unit under the pointer there. */
function isShown(o: Operation, ref: Ref, { weight, tile }: Ui): boolean {
  if (weight !== null && isSame(ref, weight)) return true;
  const { letter, layer } = meaningOf(ref.name, o.layers);
  if (tile === null || letter === "w" || layer !== tile.layer + 1 || (layer === 0 && letter !== "x"))
    return false;
  const columns = o.plan.find(({ name }) => name === ref.name)?.shape.at(-1) ?? Number.POSITIVE_INFINITY;
  return ref.index % columns === tile.unit;
}

/** The phase, what the operation does, and its formula as one reads it aloud. */
function spoken(words: FormulaWords, o: Operation): string {
  const { phase, op } = o.step;
  const line = linesOf(o)[0];
  const written = line ? ` ${symbols(line)}; ${numbers(line)}` : "";
  return words.spoken(words.phases[phase], isOpName(op) ? words.ops[op] : op, written);
}

declare global {
  interface HTMLElementTagNameMap {
    "dh-stepping": DhStepping;
  }
}
