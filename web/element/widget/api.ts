// What a page sees of `<downhill-lab>`: attributes and the properties that reflect them. Unknown values fall back to what
// the lab does by itself; nothing here throws.

import type { Action } from "../../labs/common/state.ts";
import type { DigitsSettings } from "../../shared/digits-settings.ts";
import type { AdvanceUnit, Point } from "../../shared/protocol.ts";
import type { SharedState } from "../lab-element.ts";

/** Of a lab's attributes, those that change what is learnt. */
export const given = ["preset", "seed", "learning-rate", "hidden", "state"] as const;
/** Those that only change how it is shown. */
export const looks = ["lang", "theme", "controls"] as const;

const labs = ["line", "boundary", "network", "titanic", "digits"] as const;
export type WidgetLab = (typeof labs)[number];

/** The element behind the poster, as far as the widget knows it. */
export interface Inner extends HTMLElement {
  lang: string;
  theme: "auto" | "light" | "dark";
  readonly stage: string;
  /** null until the first has been drawn; the digits lab has none at all. */
  readonly snapshot?: object | null;
  readonly updateComplete: Promise<boolean>;
  points?: readonly Point[];
  getState?(): SharedState;
  setState?(state: SharedState): void;
  setSettings?(settings: DigitsSettings): void;
  dispatch?(action: Action): void;
  play?(): void;
}

function oneOf<T extends string>(choices: readonly [T, ...T[]], value: string | null): T {
  return choices.find((choice) => choice === value) ?? choices[0];
}

export abstract class WidgetApi extends HTMLElement {
  /** Does it with the lab's own element, once that is there; fetches it if need be. */
  protected abstract later(act: (inner: Inner) => void, failed?: () => void): void;
  protected abstract readonly inner: Inner | null;

  #number(name: string, least: number): number | undefined {
    const text = this.getAttribute(name);
    const value = Number(text);
    return text !== null && text.trim() !== "" && value >= least && value < 1e300 ? value : undefined;
  }
  #reflect(name: string, value: unknown): void {
    if (value === undefined || value === null || value === false) this.removeAttribute(name);
    else this.setAttribute(name, value === true ? "" : String(value));
  }

  get lab(): WidgetLab {
    return oneOf(labs, this.getAttribute("lab"));
  }
  set lab(value: string) {
    this.#reflect("lab", value);
  }
  get preset(): string {
    return this.getAttribute("preset") ?? "";
  }
  set preset(value: string) {
    this.#reflect("preset", value);
  }
  get seed(): number | undefined {
    return this.#number("seed", 0);
  }
  set seed(value: number | undefined) {
    this.#reflect("seed", value);
  }
  get learningRate(): number | undefined {
    return this.#number("learning-rate", Number.MIN_VALUE);
  }
  set learningRate(value: number | undefined) {
    this.#reflect("learning-rate", value);
  }
  get hiddenLayers(): string | undefined {
    return this.getAttribute("hidden") ?? undefined;
  }
  set hiddenLayers(value: string | undefined) {
    this.#reflect("hidden", value);
  }
  /** What stands behind the # of a link. */
  get state(): string {
    return this.getAttribute("state") ?? "";
  }
  set state(value: string) {
    this.#reflect("state", value);
  }
  get theme(): "auto" | "light" | "dark" {
    return oneOf(["auto", "light", "dark"], this.getAttribute("theme"));
  }
  set theme(value: string) {
    this.#reflect("theme", value);
  }
  get loading(): "lazy" | "eager" {
    return oneOf(["lazy", "eager"], this.getAttribute("loading"));
  }
  set loading(value: string) {
    this.#reflect("loading", value);
  }
  get reveal(): "visible" | "interaction" {
    return oneOf(["visible", "interaction"], this.getAttribute("reveal"));
  }
  set reveal(value: string) {
    this.#reflect("reveal", value);
  }
  get controls(): boolean {
    return this.hasAttribute("controls");
  }
  set controls(value: boolean) {
    this.#reflect("controls", Boolean(value));
  }

  /** The points in force, in data units; none before the lab has come. */
  get points(): readonly Point[] {
    return this.inner?.points ?? [];
  }
  set points(points: readonly Point[]) {
    this.#do({ type: "points", points: Array.from(points) });
  }
  addPoint(point: Point): void {
    this.#do({ type: "add", point });
  }
  play(): void {
    this.later((inner) => inner.play?.());
  }
  pause(): void {
    this.#do({ type: "pause" });
  }
  step(n = 1): void {
    this.#do({ type: "step", count: n, unit: "step" });
  }
  advance(unit: AdvanceUnit): void {
    this.#do({ type: "step", count: 1, unit });
  }
  reset(): void {
    this.#do({ type: "rewind" });
  }
  /** Any part of it can be given to setState. Empty before the lab has come. */
  getState(): SharedState {
    return this.inner?.getState?.() ?? {};
  }
  setState(state: SharedState): void {
    this.later((inner) => inner.setState?.(state));
  }

  /**
   * What its pictures show, on one sheet: a PNG of twice the size, or with "image/svg+xml" a drawing. The lab comes if need
   * be; null where it can't, or draws nothing.
   */
  toBlob(type = "image/png"): Promise<Blob | null> {
    return new Promise((done) => {
      this.later(
        (inner) => {
          import("./picture.ts").then(({ pictureOf }) => pictureOf(inner, type)).then(done, () => done(null));
        },
        () => done(null),
      );
    });
  }

  #do(action: Action): void {
    this.later((inner) => inner.dispatch?.(action));
  }
}
