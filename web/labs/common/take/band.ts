// "Take it with you" as a panel under a lab: one part below the other, each an element of its own that is given the
// context. Fetched when a reader asks for it.

import { html, type TemplateResult } from "lit";
import type { Context } from "../lab.ts";
import "./element.ts";

export const panel = (context: Context): TemplateResult =>
  html`<dh-take lang=${context.lang} data-layout=${context.layout} .context=${context}></dh-take>`;
