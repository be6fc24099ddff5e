// The hill as a panel of a lab (labs/common/panels.ts): the element that shows it, with what it needs.

import { html, type TemplateResult } from "lit";
import type { Context } from "../lab.ts";
import "./element.ts";

export const panel = (context: Context): TemplateResult =>
  html`<dh-hill lang=${context.lang} data-layout=${context.layout} .context=${context}></dh-hill>`;
