// How the number of a dh-value is changed: dragged sideways, moved by keys, typed into a field. Fetched when a reader
// first touches one (later.ts). It keeps what is under way; the value itself is the page's, asked for by events.

import { css, html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { viewWords } from "../words.ts";
import { addStyles } from "./later.ts";
import { parseNumber } from "./numbers.ts";
import { complaint, stepBy } from "./stepping.ts";
import type { DhValue } from "./value.ts";

const kDragStart = 4; // px before a press becomes a drag
const kDragStep = 7; // px per step of a drag

type Tell = (name: "dh-input" | "dh-change", value: number) => void;

export class ValueEditor implements ReactiveController {
  /** The value under a drag. */
  live: number | null = null;
  dragging = false;
  #text: string | null = null; // what stands in the field, while there is one
  #from: { x: number; value: number; id: number } | null = null;
  #host: DhValue;
  #tell: Tell;

  constructor(host: DhValue, tell: Tell) {
    this.#host = host;
    this.#tell = tell;
    addStyles(host, editorStyles);
    host.addController(this);
  }

  hostUpdated(): void {
    const field = this.#field;
    if (field) field.style.width = `${Math.max(2, field.value.length) + 0.6}ch`;
  }

  /** The field in place of the number; undefined while nothing is typed. */
  render(): TemplateResult | undefined {
    if (this.#text === null) return undefined;
    const bad = this.#complaint(parseNumber(this.#text));
    // What may be typed floats under the value, so that the sentence does not move while it is edited.
    return html`<span class="v ${bad ? "wrong" : "active"}"
      ><slot></slot
      ><input
        type="text"
        inputmode="decimal"
        enterkeyhint="done"
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.#host.label}
        aria-invalid=${bad ? "true" : nothing}
        aria-describedby="note"
        .value=${this.#text}
        @input=${(event: InputEvent) => this.#write((event.target as HTMLInputElement).value)}
        @keydown=${this.#onFieldKey}
        @blur=${this.#onBlur}
      /><span id="note" class="float ${bad ? "bad" : ""}" role=${bad ? "alert" : nothing}
        >${bad ?? viewWords(this.#host.lang).dragOrType}</span
      ></span
    >`;
  }

  /** A pointer event, click or keydown on the number; also one that had to wait for this module. */
  handle(event: Event): void {
    const field = this.#field;
    if (event instanceof KeyboardEvent) field ? this.#lateKey(event, field) : this.#key(event);
    else if (event.type === "click") this.#click();
    else if (event.type === "pointerdown") this.#down(event as PointerEvent);
    else if (event.type === "pointermove") this.#move(event as PointerEvent);
    else if (event.type === "pointerup") this.#up();
    else this.#cancel();
    this.#host.requestUpdate();
  }

  get #field(): HTMLInputElement | null {
    return this.#host.shadowRoot?.querySelector("input") ?? null;
  }

  #write(text: string | null): void {
    this.#text = text;
    this.#host.requestUpdate();
  }

  #complaint = (value: number | null): string | null =>
    complaint(value, this.#host.range, viewWords(this.#host.lang));

  #down(event: PointerEvent): void {
    if (this.#host.disabled || event.button !== 0) return;
    this.#from = { x: event.clientX, value: Number(this.#host.value), id: event.pointerId };
  }

  #move(event: PointerEvent): void {
    if (!this.#from || event.pointerId !== this.#from.id) return;
    if (event.buttons === 0)
      this.#cancel(); // let go where nobody heard it
    else this.#drag(event, this.#from);
  }

  #drag(event: PointerEvent, from: { x: number; value: number }): void {
    const way = event.clientX - from.x;
    if (!this.dragging && Math.abs(way) < kDragStart) return;
    this.dragging = true;
    // Null for an event that had to wait: it was captured then (value.ts), and its pointer may be up by now.
    (event.currentTarget as HTMLElement | null)?.setPointerCapture(event.pointerId);
    const steps = Math.trunc(way / kDragStep);
    const next = steps === 0 ? from.value : stepBy(from.value, steps, this.#host.range);
    if (next === this.live) return;
    this.live = next;
    this.#tell("dh-input", next);
  }

  #up(): void {
    const asked = this.dragging ? this.live : null;
    const before = this.#from?.value;
    this.#from = null;
    this.live = null;
    if (asked !== null && asked !== before) this.#tell("dh-change", asked);
  }

  #cancel(): void {
    const before = this.#from?.value;
    if (this.dragging && before !== undefined) this.#tell("dh-input", before);
    this.#from = null;
    this.live = null;
    this.dragging = false;
  }

  // A drag ends in a click too: only a press that did not move opens the field.
  #click(): void {
    if (this.dragging) this.dragging = false;
    else this.#edit(this.#plain());
  }

  #key(event: KeyboardEvent): void {
    if (this.#host.disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = kKeySteps[event.key];
    const { value, range } = this.#host;
    const { min, max, above } = range;
    if (steps) this.#ask(stepBy(Number(value), steps, range));
    else if (event.key === "Home" && min !== undefined && !above) this.#ask(min);
    else if (event.key === "End" && max !== undefined) this.#ask(max);
    else if (event.key === "Enter" || event.key === "F2") this.#edit(this.#plain());
    else if (/^[\d.−-]$/.test(event.key)) this.#edit(event.key, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Pressed on the number while this module was on its way, after what has opened the field.
  #lateKey(event: KeyboardEvent, field: HTMLInputElement): void {
    if (event.key.length === 1) {
      field.setRangeText(event.key, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
      this.#write(field.value);
    } else this.#onFieldKey(event);
  }

  #onFieldKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Enter") this.#commit();
    else if (event.key === "Escape") this.#leave();
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const now = parseNumber(this.#text ?? "") ?? Number(this.#host.value);
      this.#write(String(stepBy(now, event.key === "ArrowUp" ? 1 : -1, this.#host.range)));
    } else return;
    event.preventDefault();
  };

  #onBlur = (): void => {
    if (this.#text === null) return;
    const value = parseNumber(this.#text);
    this.#write(null);
    if (value !== null && this.#complaint(value) === null) this.#ask(value);
  };

  #plain = (): string => String(Number(Number(this.#host.value).toPrecision(7)));

  #edit(text: string, typed = false): void {
    if (this.#host.disabled) return;
    this.#write(text);
    void this.#host.updateComplete.then(() => {
      const field = this.#field;
      field?.focus();
      if (typed) field?.setSelectionRange(text.length, text.length);
      else field?.select();
    });
  }

  #commit(): void {
    const value = parseNumber(this.#text ?? "");
    if (value === null || this.#complaint(value) !== null) return;
    this.#leave();
    this.#ask(value);
  }

  #leave(): void {
    this.#write(null);
    void this.#host.updateComplete.then(() =>
      this.#host.shadowRoot?.querySelector<HTMLElement>(".v")?.focus(),
    );
  }

  #ask(value: number): void {
    if (value !== Number(this.#host.value)) this.#tell("dh-change", value);
  }
}

const kKeySteps: Record<string, number> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};

const editorStyles = css`
  input {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    max-width: 10em;
    user-select: text;
    -webkit-user-select: text;
  }
  input:focus-visible {
    outline: none;
  }
  .v:has(input:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .float {
    position: absolute;
    z-index: var(--z-tag);
    left: -4px;
    top: calc(100% + 6px);
    padding: 4px 8px;
    border-radius: var(--r-2);
    background: var(--raised);
    box-shadow:
      var(--shadow-pop),
      0 0 0 1px var(--hair);
    color: var(--muted);
    font: 400 var(--t-small) / var(--lh-ui) var(--sans);
    letter-spacing: normal;
    white-space: nowrap;
  }
`;
