// The way back in, as the panel shows it: files are picked or dropped, the walk is paused and what stands is kept, then they
// are put in force or refused with a reason. Undo brings back what was kept: settings, points and the walk to the bit.

import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { LabFile } from "../../../formats/state.ts";
import type { Context } from "../lab.ts";
import { brought, labActions, OtherLab, type Picked } from "./bring.ts";
import { keptOf } from "./state.ts";
import type { OutWords } from "./words.ts";

type Told =
  | { readonly kind: "brought"; readonly name: string }
  | { readonly kind: "refused"; readonly name: string; readonly error: unknown }
  | { readonly kind: "undone" };

export class Returns {
  readonly #host: ReactiveControllerHost;
  readonly #context: () => Context;
  /** Waits for the walk to stand still, so that what stood here is known. */
  #waiting: readonly Picked[] | null = null;
  /** What stood here before the last file came. */
  #before: LabFile | null = null;
  told: Told | null = null;
  /** Something is dragged over the place. */
  over = false;

  constructor(host: ReactiveControllerHost, context: () => Context) {
    this.#host = host;
    this.#context = context;
  }

  get canUndo(): boolean {
    return this.#before !== null;
  }

  async take(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    this.over = false;
    const context = this.#context();
    if (context.state.running) context.dispatch({ type: "pause" });
    this.#waiting = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    this.#host.requestUpdate();
  }

  /** After every drawing: puts in force what waits, once what stands has been kept. */
  goOn(): void {
    const [files, context] = [this.#waiting, this.#context()];
    if (files === null || context.state.running) return;
    const kept = keptOf(context);
    if (kept.taken === null || kept.taken.id !== kept.id) return;
    this.#waiting = null;
    const name = files.map((file) => file.name).join(", ");
    try {
      const actions = brought(context, files);
      this.#before = standing(context);
      this.told = { kind: "brought", name };
      queueMicrotask(() => actions.forEach(context.dispatch));
    } catch (error) {
      this.told = { kind: "refused", name, error };
    }
    this.#host.requestUpdate();
  }

  undo(): void {
    const [before, context] = [this.#before, this.#context()];
    if (before === null) return;
    this.#before = null;
    this.told = { kind: "undone" };
    labActions(context, before).forEach(context.dispatch);
    this.#host.requestUpdate();
  }

  toggle(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.#host.requestUpdate();
  }
}

/** What stands now, as a file would hold it. */
function standing(context: Context): LabFile | null {
  const { taken } = keptOf(context);
  const { lab, state } = context;
  if (taken === null) return null;
  const { step, checkpoint, model } = taken;
  const settings = state.settings as unknown as Record<string, unknown>;
  return { lab: lab.id, settings, points: state.points, step, checkpoint, parameters: model.parameters };
}

export function returnsPart(returns: Returns, words: OutWords): TemplateResult {
  const pick = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void returns.take([...(input.files ?? [])]);
    input.value = "";
  };
  const drag = (event: DragEvent): void => {
    event.preventDefault();
    returns.toggle(event.type !== "dragleave");
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void returns.take([...(event.dataTransfer?.files ?? [])]);
  };
  return html`<div class="bring ${returns.over ? "over" : ""}" @dragover=${drag} @dragleave=${drag} @drop=${drop}>
    <h4>${words.bringHead}</h4>
    <p class="small">${words.bringHint}</p>
    <label class="pick"><input type="file" multiple accept=".json,.bin,.safetensors" @change=${pick} /><span>${words.pick}</span></label>
    <span class="small">${words.drop}</span>
    <p class="prose status ${returns.told?.kind ?? ""}" role="status">${said(returns.told, words)}</p>
    ${returns.canUndo ? html`<button class="go undo" @click=${() => returns.undo()}>${words.undo}</button>` : nothing}
  </div>`;
}

function said(told: Told | null, words: OutWords): string {
  if (told === null) return "";
  if (told.kind === "undone") return words.undone;
  if (told.kind === "brought") return words.brought(told.name);
  const { error } = told;
  const why =
    error instanceof OtherLab
      ? words.notHere(error.message)
      : error instanceof Error
        ? error.message
        : String(error);
  return words.refused(told.name, why);
}
