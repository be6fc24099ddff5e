// The way back in, as the panel shows it: files are picked or dropped, the walk is paused and what stands is kept, then they
// are put in force or refused with a reason. Undo brings back what was kept: settings, points and the walk to the bit.

import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Failure } from "../../../shared/protocol.ts";
import type { Lang } from "../../../view/dictionary.ts";
import { reasonIn } from "../reasons.ts";
import { OtherLab, type Picked } from "./picked.ts";
import type { Source, Taken } from "./source.ts";
import type { OutWords } from "./words.ts";

type Told =
  | { readonly kind: "brought"; readonly name: string; readonly whole: boolean }
  | { readonly kind: "refused"; readonly name: string; readonly error: unknown }
  | { readonly kind: "undone" };

export class Returns {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => Source;
  /** Waits for the walk to stand still, so that what stood here is known. */
  #waiting: readonly Picked[] | null = null;
  /** To what stood here before the last file came. */
  #back: (() => Promise<boolean>) | null = null;
  told: Told | null = null;
  /** Something is dragged over the place. */
  over = false;

  constructor(host: ReactiveControllerHost, source: () => Source) {
    this.#host = host;
    this.#source = source;
  }

  get canUndo(): boolean {
    return this.#back !== null;
  }

  async take(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    this.over = false;
    const source = this.#source();
    if (source.running) source.pause();
    this.#waiting = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    this.#host.requestUpdate();
  }

  /** After every drawing: puts in force what waits, once what stands has been kept. */
  goOn(): void {
    const [files, source] = [this.#waiting, this.#source()];
    if (files === null || source.running || source.taken === null || !source.fresh) return;
    this.#waiting = null;
    void this.#bring(files, source, source.taken);
  }

  async #bring(files: readonly Picked[], source: Source, taken: Taken): Promise<void> {
    const name = files.map((file) => file.name).join(", ");
    try {
      const act = source.brought(files);
      const back = source.standing(taken);
      await Promise.resolve(); // the lab is being drawn now
      const whole = await act();
      this.#back = back;
      this.told = { kind: "brought", name, whole };
    } catch (error) {
      this.told = { kind: "refused", name, error };
    }
    this.#host.requestUpdate();
  }

  async undo(): Promise<void> {
    const back = this.#back;
    if (back === null) return;
    this.#back = null;
    await back();
    this.told = { kind: "undone" };
    this.#host.requestUpdate();
  }

  toggle(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.#host.requestUpdate();
  }
}

export function returnsPart(returns: Returns, lang: Lang, words: OutWords): TemplateResult {
  const pick = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void returns.take([...(input.files ?? [])]);
    input.value = "";
  };
  const drag = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation(); // a lab may take other files
    returns.toggle(event.type !== "dragleave");
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    void returns.take([...(event.dataTransfer?.files ?? [])]);
  };
  return html`<div class="bring ${returns.over ? "over" : ""}" @dragover=${drag} @dragleave=${drag} @drop=${drop}>
    <h4>${words.bringHead}</h4>
    <p class="small">${words.bringHint}</p>
    <label class="pick"><input type="file" multiple accept=".json,.bin,.safetensors" @change=${pick} /><span>${words.pick}</span></label>
    <span class="small">${words.drop}</span>
    <p class="prose status ${returns.told?.kind ?? ""}" role="status">${said(returns.told, lang, words)}</p>
    ${returns.canUndo ? html`<button class="go undo" @click=${() => void returns.undo()}>${words.undo}</button>` : nothing}
  </div>`;
}

/** Errors of the formats and of workers carry what they are about. */
function reason(error: unknown, lang: Lang): string {
  const { failure = error } = error as { readonly failure?: unknown };
  const { code = "", message = String(error), where = "" } = failure as Partial<Failure>;
  return reasonIn(lang, { code, message, where });
}

function said(told: Told | null, lang: Lang, words: OutWords): string {
  if (told === null) return "";
  if (told.kind === "undone") return words.undone;
  if (told.kind === "brought") return told.whole ? words.brought(told.name) : words.broughtWeights(told.name);
  const { error } = told;
  const why = error instanceof OtherLab ? words.notHere(error.message) : words.sentence(reason(error, lang));
  return words.refused(told.name, why);
}
