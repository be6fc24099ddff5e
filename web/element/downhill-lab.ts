// `<downhill-lab>`: a whole lab as one tag. It owns what lives (worker, state, sizes, visibility) and lets the lab draw.
// Attributes in, events out; nothing is loaded before it is near the viewport, and all is freed when it leaves the page.

import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Context, Lab, Stage } from "../labs/common/lab.ts";
import { type Action, initialState, isOpening, type LabState, reduce } from "../labs/common/store.ts";
import type { Failure, Intent, Snapshot } from "../shared/protocol.ts";
import { count } from "../view/pictures/numbers.ts";
import { type Lang, viewWords } from "../view/words.ts";
import { givenSettings } from "./attributes.ts";
import { EngineRoom } from "./engine-room.ts";
import { Excuses } from "./excuses.ts";
import { LabElement } from "./lab-element.ts";
import { loadLab } from "./registry.ts";
import type { Rewind } from "./rewind.ts";
import { Speech } from "./speech.ts";
import { hostStyles } from "./styles.ts";
import { Surroundings } from "./surroundings.ts";
import { failureOf, tell } from "./telling.ts";

/**
 * Attributes: `lab` (line, boundary, network), `preset`, `seed`, `learning-rate`, `hidden` ("8,6": units of the hidden
 * layers), `lang` (auto, en, zh), `theme` (auto, light, dark), `loading` (lazy, eager), `reveal` (visible, interaction),
 * `controls` (without it there are only pictures,
 * driven by methods). Its tokens are the custom properties of view/tokens.css, set on the element; `--dh-margin` is how far the bar
 * that sticks to the bottom may reach beyond it on narrow screens (default 0).
 *
 * @fires downhill-ready the engine runs and the first picture stands
 * @fires downhill-step at most once a frame; detail: step, epoch, loss
 * @fires downhill-pause the run has stopped
 * @fires downhill-diverged detail: step, reason, layer
 * @fires downhill-error detail: code, message, where
 */
export class DownhillLab extends LabElement {
  static override properties: PropertyDeclarations = {
    stage: { state: true },
    spoken: { state: true },
  };
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: false };
  static override styles = hostStyles;

  stage: Stage = "poster";
  private spoken = "";
  #lab: Lab | null = null;
  override labState: LabState | null = null;
  /** The root's sheets without any lab's. */
  #ownSheets: CSSStyleSheet[] | null = null;
  readonly #excuses = new Excuses(this);
  /** Comes with the first way back. */
  #rewind: Rewind | null = null;
  #memory = new Map<string, object>();
  /** Whoever holds the lab shows something in its place until it is ready: then it needs no poster of its own. */
  protected readonly covered: boolean = false;
  /** Whether the lab can be seen: from the engine's first snapshot on, or before, where that is late. */
  #shown = false;
  #poster: Snapshot | null = null;
  /** What the worker was asked for before its engine had come. */
  #asked: LabState | null = null;
  /** Bumped by each start and by leaving the page: whatever an older start still awaits is let go. */
  #life = 0;

  readonly room = new EngineRoom(this, {
    onSnapshot: (snapshot, before) => this.#onSnapshot(snapshot, before),
    onDrawn: (snapshot, before) => this.#onDrawn(snapshot, before),
    onRefused: (failure, intent) => {
      this.#excuses.note((words) => words.refused(failure));
      tell(this, "downhill-error", failure);
      import("./withdraw.ts").then(
        ({ withdraw }) => withdraw(this, intent),
        () => {},
      );
    },
    onBroken: (failure, kept) => this.#onBroken(failure, kept),
  });
  readonly #speech = new Speech(this);
  readonly #around = new Surroundings(this, {
    onLayout: (layout) => this.dispatch({ type: "layout", layout }),
    onVisible: (visible) => this.#onVisible(visible),
  });

  /** The last snapshot drawn, for tests and pages that show more. */
  get snapshot(): Snapshot | null {
    return this.room.drawn;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("keydown", this.#onKey);
    if (this.loading === "eager") void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("keydown", this.#onKey);
    this.#rewind?.drop();
    this.#life++;
    this.room.close();
    this.#memory.clear();
    this.#shown = false;
    this.stage = "poster";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("lab") && this.#lab !== null && changed.get("lab") !== undefined) this.#restart();
    if (changed.has("theme")) this.#around.repaint();
  }

  protected override render(): TemplateResult {
    const context = this.#context();
    const excuse = this.#excuses.render(this.#lang, () => void this.#start());
    if (context === null) return html`${excuse}<slot></slot>`;
    return html`${excuse}
      <div class="lab" lang=${context.lang} data-layout=${context.layout} ?data-waiting=${!this.#shown}>${context.lab.render(context)}</div>
      <p class="sr" aria-live="polite">${this.spoken}</p>`;
  }

  get #lang(): Lang {
    return this.#speech.lang;
  }

  #context(): Context | null {
    const lab = this.#lab;
    if (this.labState === null || lab === null) return null;
    const { width, layout, colours, dpr, touch, reducedMotion } = this.#around;
    const lang = this.#lang;
    return {
      lab,
      state: this.labState,
      snapshot: this.room.snapshot ?? (isOpening(lab, this.labState) ? this.#poster : null),
      stage: this.stage,
      lang,
      words: viewWords(lang),
      width,
      layout,
      colours,
      dpr,
      touch,
      reducedMotion,
      dispatch: (action) => this.dispatch(action),
      memory: (key, make) => this.#remember(key, make),
    };
  }

  #remember<T extends object>(key: string, make: () => T): T {
    const known = this.#memory.get(key) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.#memory.set(key, made);
    return made;
  }

  #onVisible(visible: boolean): void {
    if (visible && this.stage === "poster")
      void (this.reveal === "visible" ? this.#start() : this.#showPoster());
    if (this.stage !== "ready" || !this.labState?.running) return;
    if (!visible) this.room.send({ type: "pause" });
    else this.dispatch({ type: "play" });
  }

  #restart(): void {
    this.room.close();
    this.#lab = this.labState = this.#poster = null;
    this.#shown = false;
    this.stage = "poster";
    this.#memory.clear();
    void this.#start();
  }

  /** Loads the lab and the engine, then builds the model. Safe to call again after a failure. */
  async #start(): Promise<void> {
    if (this.stage === "starting" || this.stage === "ready") return;
    const life = ++this.#life;
    this.stage = "starting";
    this.#asked = null;
    this.#excuses.forget();
    try {
      // Side by side: the worker comes, and builds, while the page fetches and draws the lab.
      await Promise.all([this.room.open(), this.#bringLab()]);
      if (life !== this.#life) return;
      this.stage = "ready";
      if (this.labState !== this.#asked) this.dispatch({ type: "open" });
    } catch (error) {
      if (life === this.#life) this.#fail(failureOf(error));
    }
  }

  /** The lab without its engine; Play starts it. */
  async #showPoster(): Promise<void> {
    const life = this.#life;
    await this.#bringLab().catch((error: unknown) => {
      if (life === this.#life) this.#fail(failureOf(error));
    });
  }

  async #bringLab(): Promise<void> {
    if (this.#lab === null) {
      const [lab] = await Promise.all([loadLab(this.lab), this.#speech.ready()]);
      await this.#speech.ready();
      const root = this.shadowRoot;
      if (root) {
        this.#ownSheets ??= root.adoptedStyleSheets;
        root.adoptedStyleSheets = [...this.#ownSheets, ...sheetsOf(lab)];
      }
      this.#lab = lab;
      this.labState = { ...initialState(lab, givenSettings(lab.presets, this)), layout: this.#around.layout };
    }
    this.#ask();
    // Unseen, while the engine comes: then there is only to be drawn what it says.
    this.requestUpdate();
  }

  /** The worker builds while its engine still comes; its first snapshot is the first picture, if it does not tarry. */
  #ask(): void {
    const { labState: state } = this;
    const lab = this.#lab;
    if (lab === null || state === null || state === this.#asked) return;
    const starting = this.stage === "starting";
    if (!starting || !this.covered) setTimeout(() => void this.#standIn(), starting ? kLate : 0);
    if (!starting) return;
    this.#asked = state;
    for (const intent of reduce(lab, state, { type: "open" }).intents) this.#send(intent, state);
  }

  /** The engine is late, was not asked for, or will not come: the lab shows what it opens with. */
  async #standIn(): Promise<void> {
    const { labState: state } = this;
    const lab = this.#lab;
    if (lab === null || state === null || this.room.snapshot !== null) return;
    const poster = isOpening(lab, state) ? await lab.poster?.().catch(() => null) : null;
    if (lab !== this.#lab || this.room.snapshot !== null) return;
    this.#poster = poster ?? null;
    this.#shown = true;
    if (poster) this.dispatch({ type: "shown", points: poster.points });
    if (this.#asked === state) this.#asked = this.labState;
    this.requestUpdate();
  }

  override dispatch(action: Action): void {
    const lab = this.#lab;
    if (lab === null || this.labState === null) return;
    if (action.type === "rewind" && action.walking && this.#walkBack()) return;
    if (!quiet.has(action.type)) this.#endRewind(action);
    const before = this.labState;
    const { state: next, intents } = reduce(lab, before, action);
    this.labState = next;
    if (this.stage === "ready") for (const intent of intents) this.#send(intent, next);
    else if (this.stage === "poster" && action.type === "play") void this.#start();
    if (before.running && !next.running)
      tell(this, "downhill-pause", { step: this.room.snapshot?.step ?? 0 });
    if (next !== before) this.requestUpdate();
  }

  /** False where there is no motion to show. */
  #walkBack(): boolean {
    const from = this.room.snapshot?.step ?? 0;
    if (from === 0 || this.#around.reducedMotion || this.stage !== "ready") return false;
    this.dispatch({ type: "rewinding" });
    const show = (step: number): Promise<unknown> => this.room.ask({ type: "scrub", step });
    const end = (): void => this.dispatch({ type: "rewind" });
    import("./rewind.ts").then(({ Rewind }) => {
      if (!this.labState?.rewinding) return;
      this.#rewind ??= new Rewind();
      this.#rewind.start(from, show, end);
    }, end);
    return true;
  }

  /** Whatever comes meanwhile finds the walk at its start. */
  #endRewind({ type }: Action): void {
    this.#rewind?.finish();
    if (type !== "rewind" && this.labState?.rewinding) this.dispatch({ type: "rewind" });
  }

  /** The worker keeps the settings behind what it walks with, for when a branch is gone back to. */
  #send(intent: Intent, { settings }: LabState): void {
    this.#excuses.note(null);
    this.room.send(
      "spec" in intent || "data" in intent || "learningRate" in intent ? { ...intent, settings } : intent,
    );
  }

  #onSnapshot(snapshot: Snapshot, before: Snapshot | null): void {
    this.#shown = true;
    if (snapshot.points !== before?.points) this.dispatch({ type: "shown", points: snapshot.points });
    const ended = !snapshot.running && (snapshot.diverged !== undefined || snapshot.train === null);
    if (ended && this.labState?.running) this.dispatch({ type: "stopped" });
    if (snapshot.diverged && !before?.diverged) tell(this, "downhill-diverged", snapshot.diverged);
  }

  #onDrawn(snapshot: Snapshot, before: Snapshot | null): void {
    if (before === null) tell(this, "downhill-ready", {});
    if (snapshot.step !== before?.step) {
      const { step, epoch, train } = snapshot;
      tell(this, "downhill-step", { step, epoch, loss: train?.loss ?? null });
    }
    const context = this.#context();
    if (!snapshot.running && this.#lab && context) this.spoken = this.#lab.says(context);
  }

  #onBroken(failure: Failure, kept: number | null): void {
    tell(this, "downhill-error", failure);
    if (this.labState) this.labState = { ...this.labState, running: false };
    if (kept === null) this.#fail(failure);
    else this.#excuses.note((words) => words.restarted(count(kept)));
  }

  #fail(failure: Failure): void {
    this.room.close();
    this.#excuses.fail(failure);
    this.stage = "failed";
    void this.#standIn();
    tell(this, "downhill-error", failure);
  }

  /** Undo and redo from anywhere in the lab but text fields. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const inText = event.composedPath()[0] instanceof HTMLInputElement;
    if (inText || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const redo = key === "y" || (key === "z" && event.shiftKey);
    if (!redo && key !== "z") return;
    event.preventDefault();
    this.dispatch({ type: redo ? "redo" : "undo" });
  };
}
/** How long the first picture waits for the engine, ms. */
const kLate = 600;

/** Actions that leave a rewind under way alone. */
const quiet = new Set<string>(["ui", "shown", "layout", "rewinding", "stopped"] satisfies Action["type"][]);

const sheetsOf = ({ styles }: Lab): CSSStyleSheet[] =>
  styles.flatMap(({ styleSheet }) => (styleSheet ? [styleSheet] : []));

// Last, since an element that stands in the page already starts here and now.
// (In somebody's page the widget has that name, and this is inside of it.)
if (!customElements.get("downhill-lab")) customElements.define("downhill-lab", DownhillLab);

declare global {
  interface HTMLElementTagNameMap {
    "downhill-lab": DownhillLab;
  }
}
