// The few places where a template needs to touch its element: painting a canvas, putting something at a pixel
// position (the strict CSP forbids style attributes), and moving keyboard focus inside a picture.
// Element directives only; they hold no state beyond what they need to skip work.

import { noChange } from "lit";
import { Directive, directive, type ElementPart, type PartInfo, PartType } from "lit/directive.js";

abstract class ElementDirective extends Directive {
  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT)
      throw new TypeError("this directive stands on an element, not in an attribute or a child");
  }
  render(..._values: unknown[]): unknown {
    return noChange;
  }
}

const same = (a: readonly unknown[] | undefined, b: readonly unknown[] | undefined) =>
  a !== undefined && b !== undefined && a.length === b.length && a.every((v, i) => Object.is(v, b[i]));

class Paint extends ElementDirective {
  #painted: readonly unknown[] | undefined;
  override update(part: ElementPart, [draw, inputs]: [(canvas: HTMLCanvasElement) => void, unknown[]?]) {
    if (!same(this.#painted, inputs)) draw(part.element as HTMLCanvasElement);
    this.#painted = inputs;
    return noChange;
  }
}

/**
 * `<canvas ${paint((canvas) => drawField(canvas, …), [values, colours])}>` paints on every render, or, where the
 * inputs are listed, only when one of them is another object or number than before.
 */
export const paint = directive(Paint) as (
  draw: (canvas: HTMLCanvasElement) => void,
  inputs?: readonly unknown[],
) => unknown;

class Place extends ElementDirective {
  override update(part: ElementPart, [x, y]: [number, number]) {
    const { style } = part.element as HTMLElement;
    style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    return noChange;
  }
}

/** Moves an absolutely positioned element to x, y CSS pixels in its containing picture. */
export const place = directive(Place) as (x: number, y: number) => unknown;

class FocusWhen extends ElementDirective {
  #had = false;
  override update(part: ElementPart, [wanted]: [boolean]) {
    const element = part.element as HTMLElement;
    if (wanted && !this.#had) queueMicrotask(() => element.focus({ preventScroll: true }));
    this.#had = wanted;
    return noChange;
  }
}

/** Gives the element keyboard focus at the moment the condition becomes true. */
export const focusWhen = directive(FocusWhen) as (wanted: boolean) => unknown;
