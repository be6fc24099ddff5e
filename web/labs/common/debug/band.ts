// The step by operations as a template: the element that shows it, with what it needs. Fetched with the first operation.

import { html, type TemplateResult } from "lit";
import type { Context } from "../lab.ts";
import "./element.ts";

export const stepBand = (context: Context): TemplateResult =>
  html`<dh-stepping lang=${context.lang} data-layout=${context.layout} .context=${context} .now=${context.snapshot?.cursor ?? null}></dh-stepping>`;
