// The microscope as a panel of a lab (labs/common/panels.ts): the element, and its arrows over the plot.

import { html, type TemplateResult } from "lit";
import type { Plane } from "../../../view/pictures/plane.ts";
import type { Context } from "../lab.ts";
import { arrowsOver } from "./arrows.ts";
import "./element.ts";

export const panel = (context: Context): TemplateResult =>
  html`<dh-sample lang=${context.lang} data-layout=${context.layout} .context=${context}></dh-sample>`;

export const over = (context: Context, plane: Plane): TemplateResult | null => arrowsOver(context, plane);
