// "Take it with you" as a panel under a lab of points or tables: one part below the other, each told of the lab by what it
// asks. Fetched when a reader asks for it.

import { html, type TemplateResult } from "lit";
import type { Context } from "../lab.ts";
import { PointsSource } from "../out/points.ts";
import "./element.ts";
import { pointsLinks } from "./points.ts";

export function panel(context: Context): TemplateResult {
  const { lang, layout, dispatch } = context;
  const close = (): void => dispatch({ type: "ui", changes: { panel: null } });
  return html`<dh-take lang=${lang} data-layout=${layout} .source=${new PointsSource(context)} .link=${pointsLinks(context)} .close=${close}></dh-take>`;
}
