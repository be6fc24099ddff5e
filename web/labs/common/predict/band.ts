// A guess before the run as a panel of a lab (labs/common/panels.ts): the element, and the sketch over the plot.

import { html, type TemplateResult } from "lit";
import type { Plane } from "../../../view/pictures/plane.ts";
import type { Context } from "../lab.ts";
import "./element.ts";
import { pad } from "./pad.ts";

export const panel = (context: Context): TemplateResult =>
  html`<dh-predict lang=${context.lang} data-layout=${context.layout} .context=${context}></dh-predict>`;

export const over = (context: Context, plane: Plane): TemplateResult | null => pad(context, plane);
