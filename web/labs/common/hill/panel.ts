// The panel as a template: the element that shows it, with what it needs. Fetched when a reader opens the hill.

import { html, type TemplateResult } from "lit";
import type { Context } from "../lab.ts";
import "./element.ts";

export const hillPanel = (context: Context, close: () => void): TemplateResult =>
  html`<dh-hill lang=${context.lang} data-layout=${context.layout} .context=${context} @dh-close=${close}></dh-hill>`;
