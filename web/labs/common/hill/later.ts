// The door to the hill of Boundary and Network: a word that opens it. Its panel is fetched then, and the worker asked.

import { html, type TemplateResult } from "lit";
import { withWords } from "../../../view/dictionary.ts";
import { later } from "../../../view/later.ts";
import type { Context } from "../lab.ts";
import { commonWords } from "../words.ts";

const panel = later(() => withWords(import("./panel.ts")));

export function hill(context: Context): TemplateResult {
  const kept = context.memory("hill", () => ({ open: false }));
  const set = (open: boolean): void => {
    kept.open = open;
    context.dispatch({ type: "ui", changes: {} });
  };
  return (
    (kept.open && panel(kept, () => set(true))?.hillPanel(context, () => set(false))) ||
    html`<p class="hill-door"><dh-button word lang=${context.lang} label=${commonWords(context.lang).hill} @click=${() => set(true)}></dh-button></p>`
  );
}
