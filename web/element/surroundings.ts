// What lies around the element and changes by itself: its width, whether anyone can see it, the theme, the pointer.
// A Lit controller; it watches while the element is in the page and asks for an update when something changed.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Layout } from "../labs/common/lab.ts";
import { type Colours, readColours } from "../view/colour/colours.ts";

/** LOOK's grid table, page margins taken off. */
export function layoutOf(width: number): Layout {
  return width >= 1136 ? "wide" : width >= 836 ? "medium" : width >= 568 ? "narrow" : "phone";
}

export interface Heeds {
  onLayout(layout: Layout): void;
  /** In a visible tab and near the viewport. */
  onVisible(visible: boolean): void;
}

const kNear = "200px"; // how far below the viewport counts as about to be seen

export class Surroundings implements ReactiveController {
  width = 1216;
  visible = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #heeds: Heeds;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  readonly #coarse = matchMedia("(pointer: coarse)");
  readonly #calm = matchMedia("(prefers-reduced-motion: reduce)");
  #near = false;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #colours: Colours | null = null;
  #resizes: ResizeObserver | null = null;
  #meets: IntersectionObserver | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, heeds: Heeds) {
    this.#host = host;
    this.#heeds = heeds;
    host.addController(this);
  }

  get layout(): Layout {
    return layoutOf(this.width);
  }
  get touch(): boolean {
    return this.#coarse.matches;
  }
  get reducedMotion(): boolean {
    return this.#calm.matches;
  }
  get dpr(): number {
    return Math.min(3, devicePixelRatio || 1);
  }
  get colours(): Colours {
    this.#colours ??= readColours(this.#host);
    return this.#colours;
  }

  /** The theme may be another one. */
  readonly repaint = (): void => {
    this.#colours = null;
    this.#host.requestUpdate();
  };

  hostConnected(): void {
    this.#resizes = new ResizeObserver(([entry]) => entry && this.#measure(entry.contentRect.width));
    this.#resizes.observe(this.#host);
    this.#meets = new IntersectionObserver(
      (entries) => {
        this.#near = entries.at(-1)?.isIntersecting ?? false;
        this.#see();
      },
      { rootMargin: kNear },
    );
    this.#meets.observe(this.#host);
    // What stands in view already need not wait for a frame. To know that costs a page its first layout, and until that
    // is done no worker of its can come: so there is a turn in between.
    this.#soon = setTimeout(() => {
      const { top, bottom, width } = this.#host.getBoundingClientRect();
      this.#measure(width);
      this.#near = top < innerHeight && bottom > 0;
      this.#see();
    });
    document.addEventListener("visibilitychange", this.#see);
    for (const query of [this.#dark, this.#coarse, this.#calm])
      query.addEventListener("change", this.repaint);
  }

  hostDisconnected(): void {
    clearTimeout(this.#soon);
    this.#resizes?.disconnect();
    this.#meets?.disconnect();
    document.removeEventListener("visibilitychange", this.#see);
    for (const query of [this.#dark, this.#coarse, this.#calm])
      query.removeEventListener("change", this.repaint);
    this.#near = false;
    this.#see();
  }

  readonly #see = (): void => {
    const visible = this.#near && document.visibilityState === "visible";
    if (visible === this.visible) return;
    this.visible = visible;
    this.#heeds.onVisible(visible);
  };

  #measure(width: number): void {
    if (width <= 0 || width === this.width) return;
    const before = this.layout;
    this.width = width;
    if (this.layout !== before) this.#heeds.onLayout(this.layout);
    this.#host.requestUpdate();
  }
}
