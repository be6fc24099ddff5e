// `<downhill-digits>`: the digits lab. It owns the worker, the drawing and the settings; views draw them
// (labs/digits). Pictures are fetched when the reader first presses play, never before.

import { html, type PropertyValues, type TemplateResult } from "lit";
import { labStyles } from "../labs/common/styles.ts";
import type { Closer } from "../labs/digits/closer.ts";
import { render, says } from "../labs/digits/digits.ts";
import type { Ask, DigitsActions, DigitsView, PanelId } from "../labs/digits/state.ts";
import { digitsStyles } from "../labs/digits/styles.ts";
import type { DigitsModel, DigitsState, PickedFile } from "../shared/digits.ts";
import type { DigitsSettings } from "../shared/digits-settings.ts";
import type { Failure } from "../shared/protocol.ts";
import { withWords } from "../view/dictionary.ts";
import { DigitsClient } from "../worker/digits/client.ts";
import { DigitsElement } from "./digits-element.ts";
import { Drawing } from "./drawing.ts";
import { Excuses } from "./excuses.ts";
import { Intake } from "./intake.ts";
import { Speech } from "./speech.ts";
import { hostStyles } from "./styles.ts";
import { Surroundings } from "./surroundings.ts";
import { failureOf, tell } from "./telling.ts";

/**
 * Attributes: `lang` (auto, en, zh), `theme` (auto, light, dark). Properties to look at: `state`, `reading`, `seen`.
 *
 * @fires downhill-ready the engine can read a drawing
 * @fires downhill-error detail: code, message, where
 */
export class DownhillDigits extends DigitsElement {
  static override styles = [...hostStyles, ...labStyles, ...digitsStyles];

  #client: DigitsClient | null = null;
  #closer: Closer | null = null;
  /** Grows when weights or drawing change, while nothing runs. */
  #version = 0;
  #settled: (() => void)[] = [];

  readonly #excuses = new Excuses(this);
  readonly #speech = new Speech(this);
  readonly #around = new Surroundings(this, {
    onLayout: () => this.requestUpdate(),
    onVisible: (visible) => {
      if (visible && this.stage === "poster") void this.#start();
      else if (this.stage === "ready") this.#look(visible);
    },
  });
  protected override readonly drawing = new Drawing(this, {
    ask: (wish) => this.ask(wish),
    ready: () => this.stage === "ready",
    onRead: () => void this.#speak(),
  });
  readonly #intake = new Intake(this, {
    ask: (wish) => this.ask(wish),
    lang: () => this.#speech.lang,
    put: (ink) => this.pad?.put(ink),
    brought: () => {
      this.loads++;
      this.#version++;
    },
  });

  /** Another network, from its start. */
  setModel(changes: Partial<DigitsModel>): void {
    this.#rebuild({ ...this.model, ...changes });
  }

  /** As a link has them: another network, from its start. */
  setSettings({ model, epochs, patience }: DigitsSettings): void {
    this.epochs = epochs;
    this.#actions.setPatience(patience);
    this.#rebuild(model);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#speech.ready().catch((error: unknown) => this.#fail(failureOf(error)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#shut();
    this.stage = "poster";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("theme")) this.#around.repaint();
  }

  protected override render(): TemplateResult {
    const { fluent, lang } = this.#speech;
    const excuse = this.#excuses.render(lang, () => void this.#start());
    if (!fluent) return html`${excuse}<slot></slot>`;
    const view = this.#view();
    if (this.panel !== null) this.#closer?.refresh(this.panel, view, String(this.#version));
    const panel = this.panel === null ? null : (this.#closer?.render(this.panel, view) ?? null);
    return html`${excuse}${render(view, this.#actions, panel)}<p class="sr" aria-live="polite">${this.spoken}</p>`;
  }

  #view(): DigitsView {
    return {
      ...this.shown,
      lang: this.#speech.lang,
      colours: this.#around.colours,
      layout: this.#around.layout,
      calm: this.#around.reducedMotion,
    };
  }

  readonly #actions: DigitsActions = {
    play: (on) => void (on ? this.#play(this.epochs) : this.#try(() => this.ask({ kind: "pause" }))),
    set: (changes) => this.setModel(changes),
    setEpochs: (epochs) => {
      this.epochs = epochs;
    },
    setPatience: (epochs) => {
      this.patience = epochs;
      if (this.stage === "ready") void this.#try(() => this.ask({ kind: "patience", epochs }));
    },
    cancel: () => void this.#try(() => this.ask({ kind: "cancel" })),
    device: (wish) => void this.#try(() => this.ask({ kind: "device", wish })),
    rewind: () => this.#rebuild(this.model),
    newStart: () =>
      this.#rebuild({ ...this.model, seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }),
    inked: (inked) => {
      if (inked.still) this.#version++;
      this.drawing.set(inked);
    },
    borrow: () => void this.#try(() => this.#borrow()),
    photo: (file) => void this.#intake.photo(file),
    files: (files) => void this.#files(files),
    choose: (layer, unit) => void this.drawing.choose(layer, unit),
    open: (panel) => void this.#open(panel),
  };

  protected override ask: Ask = (wish) => {
    if (this.#client === null) return Promise.reject(new Error("the lab has not started"));
    return this.#client.ask(wish);
  };

  /** What a wish's refusal comes to: a sentence. Whether it was done. */
  async #try(
    wish: () => Promise<unknown>,
    refuse = (failure: Failure): void => this.#excuses.note((words) => words.refused(failure)),
  ): Promise<boolean> {
    this.#excuses.note(null);
    this.refused = null;
    try {
      await wish();
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === "closed" || failure.code === "cancelled" || this.stage === "failed") return false;
      refuse(failure);
      tell(this, "downhill-error", failure);
      return false;
    }
  }

  /** Loads the engine and builds the model. Safe to call again after a failure. */
  async #start(): Promise<void> {
    if (this.stage === "starting" || this.stage === "ready") return;
    this.stage = "starting";
    this.#excuses.forget();
    const client = new DigitsClient({
      onState: (state) => this.#onState(state),
      onProgress: (done, total) => {
        if (this.progress) this.progress = { ...this.progress, done, total };
      },
      onBroken: (failure) => this.#fail(failure),
    });
    this.#client = client;
    try {
      await Promise.all([client.ask({ kind: "open" }), this.#speech.ready()]);
      // A link may change it meanwhile.
      for (let built: DigitsModel | null = null; built !== this.model; ) {
        built = this.model;
        await client.ask({ kind: "patience", epochs: this.patience });
        await client.ask({ kind: "build", model: built });
      }
      this.#look(this.#around.visible);
      if (client !== this.#client) return;
      this.stage = "ready";
      tell(this, "downhill-ready", {});
      this.drawing.read();
    } catch (error) {
      if (client === this.#client) this.#fail(failureOf(error));
    }
  }

  /** A run rests while nobody sees it. */
  #look(on: boolean): void {
    this.ask({ kind: "look", on }).catch(() => undefined); // a worker that broke has said so
  }

  async #play(epochs: number): Promise<void> {
    if (this.stage === "poster") await this.#start();
    if (this.stage !== "ready" || this.progress) return;
    await this.#try(async () => {
      await this.#intake.pack();
      await this.ask({ kind: "train", epochs });
    });
  }

  async #borrow(): Promise<void> {
    this.drawing.borrowed = await this.#intake.borrow();
  }

  async #files(files: readonly PickedFile[]): Promise<void> {
    if (this.stage !== "ready" || this.progress) return;
    await this.#try(
      () => this.#intake.files(files),
      (failure) => void this.#intake.refuse(failure),
    );
  }

  #rebuild(model: DigitsModel): void {
    this.model = model;
    this.drawing.unit = null;
    if (this.stage !== "ready") return;
    void this.#try(() => this.ask({ kind: "build", model })).then(() => this.#changed());
  }

  #onState(state: DigitsState): void {
    const ended = this.state?.running === true && !state.running;
    this.state = state;
    if (state.running || ended) this.drawing.read();
    if (!ended) return;
    this.#changed();
    for (const done of this.#settled.splice(0)) done();
  }

  /** Weights or drawing are others: what is shown of them is out of date. */
  #changed(): void {
    this.#version++;
    this.drawing.read();
  }

  async #speak(): Promise<void> {
    await this.updateComplete;
    if (!this.state?.running && this.#speech.fluent) this.spoken = says(this.#view());
  }

  async #open(panel: PanelId): Promise<void> {
    this.panel = this.panel === panel ? null : panel;
    if (this.#closer) return;
    const { Closer } = await import("../labs/digits/closer.ts");
    this.#closer ??= new Closer({
      ask: (wish) => this.ask(wish),
      changed: () => this.requestUpdate(),
      failed: (error) => void this.#try(() => Promise.reject(error)),
      teach: (label) => this.drawing.teach(label, this.#ended),
      bringData: this.#intake.pack,
      takeaway: () => withWords(import("../labs/digits/take/panel.ts")),
      inForce: ({ model, epochs, patience }) => {
        Object.assign(this, { model, epochs, patience });
        this.drawing.unit = null;
        this.#changed();
      },
      close: () => {
        this.panel = null;
      },
    });
    this.requestUpdate();
  }

  /** Waits for the end of a run that has begun. */
  readonly #ended = (): Promise<void> => new Promise((done) => this.#settled.push(done));

  /** The worker goes, and with it the network and its pictures; the drawing and the settings stay. */
  #shut(): void {
    this.#client?.close();
    this.#client = null;
    this.progress = this.state = null;
    this.drawing.forget();
    for (const done of this.#settled.splice(0)) done();
  }

  #fail(failure: Failure): void {
    this.#shut();
    this.#excuses.fail(failure);
    this.stage = "failed";
    tell(this, "downhill-error", failure);
  }
}
customElements.define("downhill-digits", DownhillDigits);

declare global {
  interface HTMLElementTagNameMap {
    "downhill-digits": DownhillDigits;
  }
}
