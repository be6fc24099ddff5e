// What the lab must know of files and of the page before the panels below are there: taking a file, and coming into view.

import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import type { Context } from "../common/lab.ts";

export const take = ({ dispatch }: Context, file: File | null | undefined): void => {
  if (file) dispatch({ type: "file", file });
};

/** A file dropped anywhere in the lab. */
export function drop(context: Context, event: DragEvent): void {
  const file = event.dataTransfer?.files[0];
  if (file === undefined) return;
  event.preventDefault();
  take(context, file);
}

class Near extends Directive {
  #watched = false;
  override render(_come: () => void): unknown {
    return noChange;
  }
  override update(part: ElementPart, [come]: [() => void]): unknown {
    if (this.#watched) return noChange;
    this.#watched = true;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      come();
    });
    watcher.observe(part.element);
    return noChange;
  }
}

/** `<div ${near(come)}>` calls once, when the element is first seen. */
export const near = directive(Near) as (come: () => void) => unknown;
