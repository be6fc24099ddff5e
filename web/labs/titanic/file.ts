// A table of the reader's own: dropped, picked or pasted. The worker reads it beside the walk; nothing changes before the
// reader says so, and a refused file says where it is wrong.

import { html, nothing, type TemplateResult } from "lit";
import "../../view/controls/button.ts";
import type { FileTold } from "../../shared/table.ts";
import { count, fixed } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { type BelowWords, belowWords } from "./below-words.ts";
import { drop, take } from "./drop.ts";
import { titanicWords } from "./words.ts";

export function filePanel(context: Context): TemplateResult {
  const { lang, snapshot } = context;
  const words = belowWords(lang);
  const file = snapshot?.table?.file ?? null;
  return html`<section class="file" aria-labelledby="file" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${(event: DragEvent) => drop(context, event)}>
    <div class="head"><h2 id="file">${words.fileHead}</h2></div>
    <div role="status">${file === null ? html`<p class="prose">${words.fileHint}</p>` : told(context, file, words)}</div>
    ${file?.state === "reading" ? nothing : ways(context, words)}
  </section>`;
}

function ways(context: Context, words: BelowWords): TemplateResult {
  const pick = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    take(context, input.files?.[0]);
    input.value = "";
  };
  const paste = (event: Event): void => {
    const area = (event.currentTarget as HTMLElement).parentElement?.querySelector("textarea");
    if (area?.value.trim()) take(context, new File([area.value], titanicWords(context.lang).ownTable));
  };
  return html`<label class="pick"><input type="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values" @change=${pick} /><span>${words.pick}</span></label>
    <textarea class="field" rows="3" aria-label=${words.pasteLabel} placeholder=${words.pasteLabel} spellcheck="false"></textarea>
    <dh-button word lang=${context.lang} label=${words.paste} @click=${paste}></dh-button>`;
}

function told(context: Context, file: FileTold, words: BelowWords): TemplateResult {
  const letGo = (): void => context.dispatch({ type: "file", file: null });
  const go = (label: string): TemplateResult =>
    html`<dh-button word lang=${context.lang} label=${label} @click=${letGo}></dh-button>`;
  switch (file.state) {
    case "reading":
      return html`<p class="prose">${words.reading(file.name, `${fixed(100 * file.share, 0)} %`, count(file.rows))}</p>
        <progress max="1" .value=${file.share} aria-label=${words.reading(file.name, "", "")}></progress> ${go(words.cancel)}`;
    case "refused": {
      const { refusal } = file;
      const why =
        words.place(count(refusal.line), count(refusal.column)) + words.whyNot[refusal.code](refusal);
      return html`<p class="prose wrong">${words.refused(file.name, why)}</p> ${go(words.letGo)}`;
    }
    case "read":
      return html`<p class="prose">${words.fileRead(file.name, count(file.rows), count(file.columns))}
        ${file.recipe.inputs.length === 0 ? words.noInputs : ""}</p>
        ${file.recipe.inputs.length === 0 ? nothing : learn(context, file, words)} ${go(words.letGo)}`;
    default:
      return file satisfies never;
  }
}

/** Taken with the guessed recipe; sentence and columns are where it is corrected. */
function learn(
  { lang, state, dispatch }: Context,
  file: Extract<FileTold, { state: "read" }>,
  words: BelowWords,
): TemplateResult {
  const take = (event: Event): void => {
    // What changes stands above, and so does the reason where it can't be learnt; the button itself is gone then.
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    root.host.scrollIntoView({ block: "start" });
    root.querySelector<HTMLElement>(".say dh-value")?.focus({ preventScroll: true });
    dispatch({
      type: "ui",
      changes: { table: { ...(state.ui.table?.part && { part: state.ui.table.part }) } },
    });
    dispatch({ type: "set", changes: { dataset: "points", recipe: file.recipe } });
    dispatch({ type: "file", file: null });
  };
  return html`<dh-button word lang=${lang} class="learn" label=${words.learnIt} @click=${take}></dh-button>`;
}
