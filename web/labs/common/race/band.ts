// The race as a panel under a lab. Fetched when a reader asks for it.

import { html, type TemplateResult } from "lit";
import type { Context } from "../lab.ts";
import "./element.ts";

export const panel = (context: Context): TemplateResult =>
  html`<dh-race lang=${context.lang} data-layout=${context.layout} .context=${context}></dh-race>`;
