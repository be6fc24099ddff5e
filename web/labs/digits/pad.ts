// The pad: a box to draw in by mouse, finger, pen or keys. It says what ink there is, stroke by stroke, and shows what was
// cut out of it. Only the box itself keeps a finger from scrolling the page.

import {
  css,
  html,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { prepare } from "../../view/pictures/canvas.ts";
import { InkCanvas, kPad } from "./ink.ts";
import type { Ink, Seen } from "./mnist.ts";

export interface Inked {
  readonly ink: Ink;
  /** The pen has been lifted. */
  readonly still: boolean;
}

const kKeyStep = 7; // pad units an arrow moves the pen
const kKeyLeap = 21;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * `<dh-pad label="…" keys="…" .box=${seen?.box} .colour=${ink}>`. Methods clear(), undo(), put(ink), tell().
 *
 * @fires dh-ink detail: Inked.
 */
export class DhPad extends LitElement {
  static override properties: PropertyDeclarations = {
    label: {},
    keys: {},
    hint: {},
    box: { attribute: false },
    colour: { attribute: false },
    frame: { attribute: false },
  };
  label = "";
  /** How it is used by keys, for screen readers. */
  keys = "";
  /** What stands in the empty box. */
  hint = "";
  box: Seen["box"] | null = null;
  colour = "black";
  frame = "gray";
  readonly #ink = new InkCanvas();
  /** The pen of the keyboard: where it is, and whether it is down. */
  #pen = { x: kPad / 2, y: kPad / 4, down: false, shown: false };
  #pointer: number | null = null;
  /** When the pen was set down: a move may tell of the way there, too. */
  #since = 0;
  #frame = 0;

  get isEmpty(): boolean {
    return this.#ink.strokes.length === 0 && this.box === null;
  }

  clear(): void {
    this.#ink.clear();
    this.#pen.down = false;
    this.tell();
  }

  undo(): void {
    this.#ink.undo();
    this.tell();
  }

  /** A picture in place of what is drawn. */
  put(ink: Ink): void {
    this.#ink.put(ink);
    this.tell();
  }

  /** Says now what ink there is; else it is said once a frame while the pen moves. */
  tell(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const still = this.#pointer === null && !this.#pen.down;
    this.dispatchEvent(new CustomEvent<Inked>("dh-ink", { detail: { ink: this.#ink.read(), still } }));
    this.requestUpdate();
  }

  #tellSoon(): void {
    this.#frame ||= requestAnimationFrame(() => this.tell());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  protected override render(): TemplateResult {
    return html`<canvas
        tabindex="0"
        role="application"
        aria-label=${this.label}
        aria-describedby="keys"
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onUp}
        @keydown=${this.#onKey}
        @focus=${() => this.requestUpdate()}
        @blur=${this.#onBlur}
      ></canvas>
      ${this.isEmpty ? html`<p aria-hidden="true">${this.hint}</p>` : ""}
      <span id="keys" class="sr">${this.keys}</span>`;
  }

  protected override updated(_: PropertyValues<this>): void {
    this.#draw();
  }

  #draw(): void {
    const canvas = this.renderRoot.querySelector("canvas");
    const side = canvas?.clientWidth || kPad;
    const context = canvas && prepareSquare(canvas, side);
    const source = this.#ink.canvas;
    if (!context || !source) return;
    context.setTransform(canvas.width / kPad, 0, 0, canvas.height / kPad, 0, 0);
    context.drawImage(source, 0, 0);
    context.globalCompositeOperation = "source-in";
    context.fillStyle = this.colour;
    context.fillRect(0, 0, kPad, kPad);
    context.globalCompositeOperation = "source-over";
    context.strokeStyle = this.frame;
    context.lineWidth = kPad / side;
    if (this.box) {
      const [x, y, width, height] = this.box;
      context.setLineDash([4, 3]);
      context.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1);
      context.setLineDash([]);
    }
    if (!this.#pen.shown) return;
    context.beginPath();
    context.arc(this.#pen.x, this.#pen.y, 9, 0, 7);
    if (this.#pen.down) context.fill();
    else context.stroke();
  }

  #at({ clientX, clientY }: PointerEvent): [number, number] {
    const canvas = this.renderRoot.querySelector("canvas") as HTMLCanvasElement;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return [((clientX - left) / width) * kPad, ((clientY - top) / height) * kPad];
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#pointer !== null) return;
    this.#pointer = event.pointerId;
    this.#since = event.timeStamp;
    (event.target as Element).setPointerCapture(event.pointerId);
    this.#pen.shown = false;
    this.#ink.begin(...this.#at(event));
    this.#tellSoon();
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    const all = (event.getCoalescedEvents?.() ?? []).filter(({ timeStamp }) => timeStamp >= this.#since);
    for (const one of all.length > 0 ? all : [event]) this.#ink.to(...this.#at(one));
    this.#tellSoon();
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = null;
    this.#tellSoon();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    const pen = this.#pen;
    const undo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
    if (!move && !undo && ![" ", "Delete", "Backspace"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (undo) this.undo();
    else if (event.key === " ") {
      pen.down = !pen.down;
      if (pen.down) this.#ink.begin(pen.x, pen.y);
    } else if (!move) this.clear();
    else {
      const step = event.shiftKey ? kKeyLeap : kKeyStep;
      pen.x = Math.min(kPad, Math.max(0, pen.x + move[0] * step));
      pen.y = Math.min(kPad, Math.max(0, pen.y + move[1] * step));
      if (pen.down) this.#ink.to(pen.x, pen.y);
    }
    pen.shown = true;
    this.#tellSoon();
  };

  readonly #onBlur = (): void => {
    const { down } = this.#pen;
    this.#pen = { ...this.#pen, down: false, shown: false };
    if (down) this.#tellSoon();
    this.requestUpdate();
  };

  static override styles = css`
    :host {
      display: block;
      position: relative;
      aspect-ratio: 1;
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
      background: var(--sunk);
      outline: 1px solid var(--edge);
      cursor: crosshair;
      touch-action: none;
    }
    canvas:focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    p {
      position: absolute;
      inset: 0;
      display: grid;
      place-items: center;
      margin: 0;
      color: var(--muted);
      font-size: var(--t-body);
      text-align: center;
      pointer-events: none;
    }
    .sr {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `;
}
customElements.define("dh-pad", DhPad);

/** Sharp on this screen; the box keeps the size that its styles give it. */
function prepareSquare(canvas: HTMLCanvasElement, side: number): CanvasRenderingContext2D | null {
  const context = prepare(canvas, { width: side, height: side, dpr: Math.min(3, devicePixelRatio || 1) });
  canvas.style.width = canvas.style.height = "";
  return context;
}

declare global {
  interface HTMLElementTagNameMap {
    "dh-pad": DhPad;
  }
}
