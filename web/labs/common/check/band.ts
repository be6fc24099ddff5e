// The gradient check as a panel under a lab. Fetched when a reader asks for it.

import { html, type TemplateResult } from "lit";
import type { Context } from "../lab.ts";
import "./element.ts";

export const panel = (context: Context): TemplateResult =>
  html`<dh-gradient-check lang=${context.lang} data-layout=${context.layout} .context=${context}></dh-gradient-check>`;

export const over = (): null => null;
