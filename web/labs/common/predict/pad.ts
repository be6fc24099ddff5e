// The sketch over the plot of the points. Line: drag a line, or move its two handles. Border: draw strokes; with keys the
// arrows move a cross, Enter sets a corner, Escape lifts the pen, Backspace takes the last stroke back. While a sketch is
// made the pad keeps every event from the plot below; afterwards only the dashed line is left.

import { html, noChange, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { clipLine } from "../../../view/pictures/line-plot.ts";
import { fixed } from "../../../view/pictures/numbers.ts";
import { clampToPlane, type Plane, pixelX, pixelY, pointerAt, toData } from "../../../view/pictures/plane.ts";
import type { Context } from "../lab.ts";
import { completed, type Spot, type Stroke } from "./score.ts";
import { type Guess, guessOf, isSketching, setGuess } from "./state.ts";
import { predictWords } from "./words.ts";

const kHandles = [-2, 2] as const;
const kStep = 0.1;
const kStride = 0.08; // data units between the points of a stroke
const kMostStrokes = 12;

const kDashed = { stroke: "var(--branch-2)", width: "2.25", dash: "7 5" };

export function pad(context: Context, plane: Plane): TemplateResult | null {
  const guess = guessOf(context);
  if (guess.what === "loss") return null;
  const drawn = guess.what === "line" ? lineOf(guess, plane) : strokesOf(guess, plane);
  if (!isSketching(context))
    return html`<svg class="sketch" pointer-events="none" fill="none" width=${plane.width} height=${plane.height} aria-hidden="true">${drawn}</svg>`;
  const words = predictWords(context.lang);
  const hand = handlers(context, plane);
  const keys = guess.what === "border";
  return html`<svg class="pad" width=${plane.width} height=${plane.height} role="application" fill="none"
    aria-label=${guess.what === "line" ? words.padLine : words.padBorder} tabindex=${keys ? "0" : "-1"} ${still()}
    @pointerdown=${hand.down} @pointermove=${hand.move} @pointerup=${hand.up} @pointercancel=${hand.up}
    @touchstart=${stop} @contextmenu=${stop} @keydown=${hand.key}
    @focus=${() => setGuess(context, { focused: true })} @blur=${() => setGuess(context, { focused: false, open: false })}>
    <rect width=${plane.width} height=${plane.height} fill="transparent"/>
    ${drawn} ${guess.what === "line" ? handles(context, guess, plane) : nothing}
    ${keys && guess.focused ? cross(guess, plane) : nothing}
  </svg>`;
}

const stop = (event: Event): void => event.stopPropagation();

class Still extends Directive {
  render(): unknown {
    return noChange;
  }
  override update({ element }: ElementPart): unknown {
    const { style } = element as SVGElement;
    style.touchAction = "none";
    style.cursor = "crosshair";
    style.zIndex = "1";
    return noChange;
  }
}

/** A finger on the pad draws; it does not scroll. */
const still = directive(Still) as () => unknown;

function lineOf({ line }: Guess, plane: Plane): SVGTemplateResult | typeof nothing {
  const segment = line && clipLine(plane, line);
  if (!segment) return nothing;
  return dashed(`M${segment[0]} ${segment[1]}L${segment[2]} ${segment[3]}`);
}

const dashed = (d: string): SVGTemplateResult =>
  svg`<path d=${d} fill="none" stroke="var(--paper)" stroke-width="5"/><path class="guess" d=${d} fill="none" stroke=${kDashed.stroke}
    stroke-width=${kDashed.width} stroke-dasharray=${kDashed.dash}/>`;

function strokesOf({ strokes }: Guess, plane: Plane): SVGTemplateResult {
  const path = (stroke: Stroke): string =>
    completed(stroke)
      .map(
        ([x, y], i) => `${i === 0 ? "M" : "L"}${pixelX(plane, x).toFixed(1)} ${pixelY(plane, y).toFixed(1)}`,
      )
      .join("");
  return dashed(strokes.map(path).join(""));
}

function cross({ cursor: [x, y] }: Guess, plane: Plane): SVGTemplateResult {
  return svg`<path d=${`M${pixelX(plane, x) - 10} ${pixelY(plane, y)}h20m-10 -10v20`} stroke="var(--focus)" stroke-width="2"/>`;
}

function handles(context: Context, { line }: Guess, plane: Plane): SVGTemplateResult[] {
  const words = predictWords(context.lang);
  return kHandles.map((x, i) => {
    const y = line ? line.w * x + line.b : 0;
    const at = Math.min(3, Math.max(-3, y));
    const key = (event: KeyboardEvent): void => {
      const by = { ArrowUp: kStep, ArrowDown: -kStep, PageUp: 10 * kStep, PageDown: -10 * kStep }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const [left, right] = kHandles.map((x2) => (line ? line.w * x2 + line.b : 0)) as [number, number];
      setGuess(context, { line: through([-2, left + (i === 0 ? by : 0)], [2, right + (i === 1 ? by : 0)]) });
    };
    return svg`<circle class="handle" role="slider" tabindex="0" aria-label=${i === 0 ? words.leftEnd : words.rightEnd} aria-orientation="vertical"
      aria-valuemin="-3" aria-valuemax="3" aria-valuenow=${at.toFixed(1)} aria-valuetext=${`y ${fixed(y, 1)}`} cx=${pixelX(plane, x)} cy=${pixelY(plane, at)} r="7"
      fill="var(--paper)" stroke=${kDashed.stroke} stroke-width="2" @keydown=${key}/>`;
  });
}

/** Null for a line that stands upright. */
const through = ([x1, y1]: Spot, [x2, y2]: Spot): Guess["line"] => {
  const w = (y2 - y1) / (x2 - x1);
  return Number.isFinite(w) ? { w, b: y1 - w * x1 } : null;
};

function handlers(context: Context, plane: Plane) {
  const place = (event: PointerEvent): Spot =>
    clampToPlane(plane, ...toData(plane, ...pointerAt(plane, event.currentTarget as SVGElement, event)));
  const drag = context.memory<{ from: Spot | null; end: number | null }>("guess drag", () => ({
    from: null,
    end: null,
  }));
  return {
    down(event: PointerEvent): void {
      event.stopPropagation();
      if (event.button !== 0) return;
      (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
      const guess = guessOf(context);
      drag.from = place(event);
      drag.end = null;
      if (guess.what === "border")
        setGuess(
          context,
          { strokes: [...guess.strokes, [drag.from]].slice(-kMostStrokes), open: false },
          true,
        );
      else if (guess.line) {
        // On a handle: that end alone moves.
        const near = kHandles.findIndex((x) => {
          const [px, py] = [x, (guess.line?.w ?? 0) * x + (guess.line?.b ?? 0)];
          return drag.from !== null && Math.hypot(px - drag.from[0], py - drag.from[1]) < 0.35;
        });
        drag.end = near < 0 ? null : near;
      }
    },
    move(event: PointerEvent): void {
      event.stopPropagation();
      if (drag.from === null) return;
      const to = place(event);
      const guess = guessOf(context);
      if (guess.what === "border") {
        const [stroke, rest] = [guess.strokes.at(-1) ?? [], guess.strokes.slice(0, -1)];
        const end = stroke.at(-1);
        if (end && Math.hypot(to[0] - end[0], to[1] - end[1]) < kStride) return;
        setGuess(context, { strokes: [...rest, [...stroke, to]] });
        return;
      }
      const fixedEnd = drag.end === null ? null : (kHandles[1 - drag.end] as number);
      const from: Spot =
        fixedEnd !== null && guess.line ? [fixedEnd, guess.line.w * fixedEnd + guess.line.b] : drag.from;
      if (Math.abs(to[0] - from[0]) < 0.3) return;
      setGuess(context, { line: through(from, to) });
    },
    up(event: PointerEvent): void {
      event.stopPropagation();
      drag.from = null;
      const guess = guessOf(context);
      setGuess(context, { strokes: guess.strokes.filter(({ length }) => length > 1) });
    },
    key(event: KeyboardEvent): void {
      event.stopPropagation();
      const guess = guessOf(context);
      const changes = guess.what === "border" ? keyed(guess, event.key) : null;
      if (changes === null) return;
      event.preventDefault();
      setGuess(context, changes);
    },
  };
}

const kArrows: Readonly<Record<string, Spot>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const kRoam = 0.2;

/** What a key does to a sketch of the border; null: nothing. */
function keyed({ cursor: [x, y], strokes, open }: Guess, key: string): Partial<Guess> | null {
  const arrow = Object.hasOwn(kArrows, key) ? kArrows[key] : undefined;
  if (arrow) {
    const into = (v: number): number => Math.min(3, Math.max(-3, v));
    return { cursor: [into(x + kRoam * arrow[0]), into(y + kRoam * arrow[1])] };
  }
  if (key === "Backspace") return { strokes: strokes.slice(0, -1), open: false };
  if (key === "Escape") return { open: false };
  if (key !== "Enter" && key !== " ") return null;
  const [before, last] = open ? [strokes.slice(0, -1), strokes.at(-1) ?? []] : [strokes, []];
  return { strokes: [...before, [...last, [x, y] as const]].slice(-kMostStrokes), open: true };
}
