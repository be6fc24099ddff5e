// `<downhill-lab>` in somebody's page: a poster that weighs little, in a box that is as high as the lab will be, and
// behind it, once a reader is near or presses the button, the lab's own element. Attributes and methods reach it there.

import { resolveLang } from "../attributes.ts";
import { given, type Inner, looks, WidgetApi } from "./api.ts";
import { heightOf } from "./heights.ts";
import { posterOf } from "./posters.ts";
import { sheet } from "./styles.ts";
import { posterWords } from "./words.ts";

const kNear = "200px"; // how far from the viewport a lab begins to come
const kParts = "sentence, pictures, transport, panels";

let sheets: CSSStyleSheet[] | null = null;
function ownSheets(): CSSStyleSheet[] {
  if (sheets === null) {
    sheets = [new CSSStyleSheet()];
    sheets[0]?.replaceSync(sheet);
  }
  return sheets;
}

/**
 * Attributes: lab, preset, seed, learning-rate, hidden, state, lang, theme, loading, reveal, controls. Its children are
 * shown where there are no scripts. Themed by the properties of view/tokens.css and ::part: poster, start, sentence,
 * pictures, transport, panels.
 *
 * @fires downhill-ready, downhill-step, downhill-pause, downhill-diverged, downhill-error (as in web/element/downhill-lab.ts)
 */
export class DownhillWidget extends WidgetApi {
  static observedAttributes = ["lab", ...given, ...looks, "loading"];

  protected override inner: Inner | null = null;
  readonly #box: HTMLElement;
  #coming: Promise<Inner> | null = null;
  #near: IntersectionObserver | null = null;
  #sizes: ResizeObserver | null = null;
  #failed = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = ownSheets();
    this.#box = document.createElement("div");
    this.#box.className = "box";
    root.append(this.#box);
  }

  connectedCallback(): void {
    for (const name of ["lab", "preset", "seed", "points", "state", "theme", "controls"]) this.#upgrade(name);
    this.#drawPoster();
    this.#sizes = new ResizeObserver(() => this.#reserve());
    this.#sizes.observe(this);
    if (this.loading === "eager") this.#bring();
    else if (this.reveal === "visible") this.#watch();
  }

  disconnectedCallback(): void {
    this.#near?.disconnect();
    this.#sizes?.disconnect();
    this.#leave();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected) return;
    if (name === "lab") {
      const was = this.#coming !== null;
      this.#leave();
      this.#drawPoster();
      if (was) this.#bring();
    } else if (name === "loading") {
      if (this.loading === "eager") this.#bring();
    } else if (this.inner === null) this.#drawPoster();
    else void this.#core().then(({ tell }) => this.inner && tell(this.inner, this, name));
  }

  protected override later(act: (inner: Inner) => void, failed = (): void => undefined): void {
    if (this.#coming === null) this.#bring();
    this.#coming?.then(act, failed);
  }

  /** A property set before the script had come. */
  #upgrade(name: string): void {
    if (!Object.hasOwn(this, name)) return;
    const self = this as unknown as Record<string, unknown>;
    const value = self[name];
    delete self[name];
    self[name] = value;
  }

  #watch(): void {
    this.#near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#bring(), {
      rootMargin: kNear,
    });
    this.#near.observe(this);
  }

  readonly #core = () => import("./core.ts");

  #bring(): void {
    this.#near?.disconnect();
    this.#failed = false;
    this.#reserve(true);
    const coming = this.#core()
      .then(({ bring }) => bring(this, kParts))
      .then((inner) => {
        if (coming !== this.#coming) throw new Error("the widget has become another lab");
        this.inner = inner;
        this.#cover(inner);
        this.#reserve(true);
        return inner;
      });
    this.#coming = coming;
    coming
      .then((inner) => this.#core().then(({ begin }) => begin(inner, this)))
      .catch((error: unknown) => {
        if (coming === this.#coming) this.#onFailed(error);
      });
    this.#drawPoster();
  }

  /** The lab stands under its poster until it has something to show, or to say of what went wrong. */
  #cover(inner: Inner): void {
    const poster = this.#box.firstElementChild;
    this.#box.prepend(inner);
    for (const name of ["downhill-ready", "downhill-error"])
      inner.addEventListener(name, () => poster?.remove(), { once: true });
  }

  #onFailed(error: unknown): void {
    this.#coming = null;
    this.#failed = true;
    this.#drawPoster();
    const detail = { code: "load-failed", message: String(error), where: "" };
    this.dispatchEvent(new CustomEvent("downhill-error", { detail, bubbles: true, composed: true }));
  }

  #leave(): void {
    this.#coming = this.inner = null;
    this.#box.replaceChildren();
  }

  /** The lab's height, so that nothing below moves when it comes. A poster that waits for a click is as high as it is. */
  #reserve(now = false): void {
    const waits = !now && this.#coming === null && (this.reveal === "interaction" || this.#failed);
    const height = waits ? 0 : heightOf(this.lab, this.clientWidth, this.controls);
    this.#box.style.minHeight = `${height}px`;
  }

  #drawPoster(): void {
    if (this.inner !== null) return;
    const { lab } = this;
    const words = posterWords(resolveLang(this.lang, this));
    const poster = make("div", "poster");
    const still = make("div", "still");
    const text = make("div");
    text.append(
      make("p", "name", words.names[lab]),
      make("p", "", this.#failed ? words.failed : words.about[lab]),
    );
    if (this.reveal === "interaction" || this.#failed) {
      const button = make("button", "", this.#failed ? words.again : words.start);
      button.setAttribute("part", "start");
      if (this.#coming !== null) button.ariaBusy = "true";
      button.addEventListener("click", () => this.#coming ?? this.#bring());
      text.append(button);
    } else text.append(make("p", "soon", this.#coming === null ? words.soon : words.coming));
    still.append(posterOf(lab, words.names[lab]), text);
    poster.append(still);
    this.#box.replaceChildren(poster);
    this.#reserve();
  }
}

function make(name: string, kind = "", text = ""): HTMLElement {
  const made = document.createElement(name);
  if (kind !== "") made.className = kind;
  made.textContent = text;
  return made;
}
