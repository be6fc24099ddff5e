// `<downhill-home>`: the walk on Home's slope. It stands on the recorded walk until the engine arrives, lets the engine
// walk to the same step (the same bits, so nothing jumps), and goes on from there. Only the site's first page has one.

import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { type HomeActions, type HomeState, render, says } from "../labs/home/home.ts";
import { type Curve, recorded, rightOf, spliced, walkData, walkSpec } from "../labs/home/record.ts";
import { homeStyles } from "../labs/home/styles.ts";
import type { Failure, History, Intent, Point, Snapshot } from "../shared/protocol.ts";
import type { PointTool } from "../view/controls/index.ts";
import type { MovePhase } from "../view/pictures/plot-hands.ts";
import { pictureStyles } from "../view/pictures/styles.ts";
import { Client } from "../worker/client.ts";
import { Excuses } from "./excuses.ts";
import { Speech } from "./speech.ts";
import { hostStyles } from "./styles.ts";
import { Surroundings } from "./surroundings.ts";
import { failureOf, tell } from "./telling.ts";

const kSpeed = 120; // steps a second: the slope takes most of a minute
const kField = 96; // cells a side
const kWide = 900; // px, LOOK: below, the field stands over the slope

/**
 * Attributes: `lang` (auto, en, zh), `theme` (auto, light, dark). Reflects `wide` where the field hangs over the slope,
 * and `drawn` once it stands.
 *
 * @fires downhill-ready the engine has reached the poster's step
 * @fires downhill-error detail: code, message, where
 */
export class DownhillHome extends LitElement {
  static override properties: PropertyDeclarations = {
    lang: {},
    theme: { reflect: true },
    wide: { type: Boolean, reflect: true },
    snapshot: { state: true },
    stage: { state: true },
    failure: { state: true },
    wanted: { state: true },
    held: { state: true },
    tool: { state: true },
    points: { state: true },
    spoken: { state: true },
  };
  static override styles = [...hostStyles, pictureStyles, homeStyles];

  override lang = "auto";
  theme: "auto" | "light" | "dark" = "auto";
  wide = innerWidth >= kWide;

  private snapshot: Snapshot | null = null;
  private stage: "poster" | "starting" | "ready" = "poster";
  private failure: Failure | null = null;
  /** What the reader wants; the walk may stand still for other reasons (off screen, held). */
  private wanted = true;
  private held = false;
  private tool: PointTool = "pos";
  private points: readonly Point[] | null = null;
  private spoken = "";
  #client: Client | null = null;
  #dragged = false;
  #trueTo = Number.POSITIVE_INFINITY;
  #spliced: { history: History; trueTo: number; curve: Curve } | null = null;
  #goal: number | null = null;
  #going = false;
  #frame = 0;
  #life = 0;

  readonly #excuses = new Excuses(this);
  readonly #speech = new Speech(this);
  readonly #around = new Surroundings(this, {
    onLayout: () => this.#measure(),
    onVisible: (visible) => this.#onVisible(visible),
  });

  /** The last snapshot drawn, for tests. */
  get shown(): Snapshot | null {
    return this.snapshot;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.wanted = !this.#around.reducedMotion;
    addEventListener("resize", this.#measure);
    this.#measure();
    this.#speech.ready().catch((error: unknown) => this.#fail(failureOf(error)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("resize", this.#measure);
    cancelAnimationFrame(this.#frame);
    this.#life++;
    this.#client?.close();
    this.#client = null;
    this.stage = "poster";
    this.snapshot = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("theme")) this.#around.repaint();
    this.toggleAttribute("drawn", this.#speech.fluent);
  }

  protected override render(): TemplateResult {
    if (!this.#speech.fluent) return html`<slot></slot>`;
    return html`${render(this.#state(), this.#actions)}<p class="sr" aria-live="polite">${this.spoken}</p>`;
  }

  #state(): HomeState {
    const { snapshot, points } = this;
    const { lang } = this.#speech;
    const shown = points ?? snapshot?.points ?? recorded.points;
    return {
      width: this.#around.width,
      wide: this.wide,
      step: this.#goal ?? snapshot?.step ?? recorded.poster.step,
      playing: this.#walks,
      starting: this.stage === "starting" && this.wanted,
      failure: (this.failure && this.#excuses.in(lang)?.why(this.failure)) ?? "",
      curve: this.#curve(),
      trueTo: this.#trueTo,
      field: snapshot?.field ?? recorded.poster.grid,
      points: shown,
      right: rightOf(snapshot),
      tool: this.tool,
      dragged: this.#dragged,
      lang,
      colours: this.#around.colours,
      dpr: this.#around.dpr,
    };
  }

  /** Until the points change, the recorded walk is the walk; then only what has been walked is known. */
  #curve(): Curve {
    const history = this.points === null ? undefined : this.snapshot?.history;
    if (!history) return recorded.curve;
    if (this.#spliced?.history !== history || this.#spliced.trueTo !== this.#trueTo)
      this.#spliced = { history, trueTo: this.#trueTo, curve: spliced(this.#trueTo, history) };
    return this.#spliced.curve;
  }

  get #walks(): boolean {
    return this.stage === "ready" && this.wanted && !this.held;
  }

  readonly #actions: HomeActions = {
    play: (on) => this.#play(on),
    choose: (tool) => {
      this.tool = tool;
    },
    add: (x, y, other) => {
      const label = (this.tool === "pos") === other ? 0 : 1;
      this.#setPoints([...this.#points, { x, y, label }]);
    },
    move: (index, x, y, phase: MovePhase) => {
      if (phase !== "start")
        this.#setPoints(this.#points.map((point, i) => (i === index ? { ...point, x, y } : point)));
    },
    remove: (index) => this.#setPoints(this.#points.filter((_, i) => i !== index)),
    hold: (step) => this.#hold(step),
    letGo: () => {
      this.held = false;
      if (!this.#around.reducedMotion) this.wanted = true;
      this.#walkOn();
    },
    retry: () => void this.#start(),
  };

  get #points(): readonly Point[] {
    return this.points ?? this.snapshot?.points ?? recorded.points;
  }

  readonly #measure = (): void => {
    this.wide = innerWidth >= kWide;
  };

  #onVisible(visible: boolean): void {
    if (visible && this.stage === "poster") void this.#start();
    else if (this.stage === "ready") visible ? this.#walkOn() : void this.#send({ type: "pause" });
  }

  async #start(): Promise<void> {
    if (this.stage !== "poster") return;
    const life = ++this.#life;
    this.stage = "starting";
    this.failure = null;
    this.#excuses.forget();
    try {
      this.#client = new Client({
        onSnapshot: (snapshot) => this.#onSnapshot(snapshot),
        onBroken: (failure, kept) => this.#onBroken(failure, kept),
      });
      await this.#client.open();
      await this.#build();
      if (life !== this.#life) return;
      this.stage = "ready";
      tell(this, "downhill-ready", {});
      this.#walkOn();
    } catch (error) {
      if (life === this.#life) this.#fail(failureOf(error));
    }
  }

  async #build(): Promise<void> {
    const probes = { field: { width: kField, height: kField } };
    await this.#client?.send({ type: "build", spec: walkSpec, data: walkData(this.points), probes });
    await this.#client?.send({ type: "advance", count: recorded.poster.step, unit: "step" });
  }

  #play(on: boolean): void {
    this.wanted = on;
    this.held = false;
    if (!on) {
      void this.#send({ type: "pause" });
      return;
    }
    if ((this.snapshot?.step ?? 0) >= recorded.last) void this.#send({ type: "reset" });
    this.#walkOn();
  }

  #walkOn(): void {
    if (!this.#walks || this.#goal !== null || !this.#around.visible) return;
    // After an edit another walk begins here: pictures taken further on are of a walk that will not be.
    if (this.points !== null) this.#trueTo = Math.min(this.#trueTo, this.snapshot?.step ?? 0);
    void this.#send({ type: "run", speed: kSpeed });
  }

  #setPoints(points: readonly Point[]): void {
    if (this.stage !== "ready") return;
    this.#trueTo = Math.min(this.#trueTo, this.snapshot?.step ?? 0);
    this.points = points;
    void this.#send({ type: "data", data: walkData(points) });
  }

  /** The ball is at this step now. One way at a time; the newest goal wins. */
  #hold(step: number): void {
    if (this.stage !== "ready") return;
    if (!this.held) void this.#send({ type: "pause" });
    this.held = true;
    if (step !== this.snapshot?.step) this.#dragged = true;
    // With other points nobody knows what lies ahead of what has been walked.
    const limit = this.points === null ? recorded.last : (this.snapshot?.walked ?? 0);
    this.#goal = Math.min(step, limit);
    if (!this.#going) void this.#go();
  }

  async #go(): Promise<void> {
    this.#going = true;
    while (this.#goal !== null) {
      const goal = this.#goal;
      const walked = this.snapshot?.walked ?? 0;
      await this.#send({ type: "scrub", step: Math.min(goal, walked) });
      if (goal > walked) await this.#send({ type: "advance", count: goal - walked, unit: "step" });
      if (this.#goal === goal) this.#goal = null;
    }
    this.#going = false;
    this.#walkOn();
  }

  async #send(intent: Intent): Promise<void> {
    try {
      await this.#client?.send(intent);
    } catch (error) {
      if (this.stage === "ready") tell(this, "downhill-error", failureOf(error));
    }
  }

  /** Snapshots of the way to the poster's step are not shown: the poster stands until the walk has caught up. */
  #onSnapshot(snapshot: Snapshot): void {
    if (this.stage === "ready" || snapshot.step >= recorded.poster.step) this.snapshot = snapshot;
    if (snapshot.running && snapshot.step >= recorded.last) {
      this.wanted = false;
      void this.#send({ type: "pause" });
    }
    if (snapshot.diverged) this.wanted = false;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => void this.#drawn(snapshot.running));
  }

  async #drawn(running: boolean): Promise<void> {
    await this.updateComplete;
    this.#client?.seen();
    if (!running && this.stage === "ready" && this.#speech.fluent) this.spoken = says(this.#state());
  }

  #onBroken(failure: Failure, kept: number | null): void {
    if (kept === null) this.#fail(failure);
    else this.#walkOn();
  }

  #fail(failure: Failure): void {
    this.#client?.close();
    this.#client = null;
    this.failure = failure;
    this.stage = "poster";
    this.snapshot = null;
    this.points = null;
    tell(this, "downhill-error", failure);
  }
}
customElements.define("downhill-home", DownhillHome);

declare global {
  interface HTMLElementTagNameMap {
    "downhill-home": DownhillHome;
  }
}
