// What opens under a lab when a reader wants to look closer, and the words that open it. A panel's code is fetched when it
// is first asked for; it may also draw over the lab's plot of the points.

import { html, nothing, type TemplateResult } from "lit";
import "../../view/controls/button.ts";
import { withWords } from "../../view/dictionary.ts";
import { type Later, later } from "../../view/later.ts";
import type { Plane } from "../../view/pictures/plane.ts";
import type { Context } from "./lab.ts";
import type { Panel } from "./state.ts";
import { commonWords } from "./words.ts";

export interface PanelModule {
  panel(context: Context): TemplateResult;
  /** Over the plot of the points, in its pixels. */
  over?(context: Context, plane: Plane): TemplateResult | null;
}

const modules: Readonly<Record<Panel, Later<PanelModule>>> = {
  sample: later(() => import("./sample/band.ts")),
  hill: later(() => import("./hill/panel.ts")),
  check: later(() => withWords(import("./check/band.ts"))),
  predict: later(() => import("./predict/band.ts")),
  race: later(() => withWords(import("./race/band.ts"))),
  take: later(() => withWords(import("./take/band.ts"))),
};

function open(context: Context): PanelModule | null {
  const { panel } = context.state.ui;
  if (panel === null) return null;
  const owner = context.memory(`panel ${panel}`, () => ({}));
  return modules[panel](owner, () => context.dispatch({ type: "ui", changes: {} }));
}

/** The ways in but for some (Line has its hill in sight anyway, a table has no points), and the panel that is open. */
export function panels(context: Context, ...but: readonly Panel[]): TemplateResult {
  const { lang, state, dispatch } = context;
  const words = commonWords(lang);
  const now = state.ui.panel;
  const choose = (id: Panel): void => {
    const panel = id === now ? null : id;
    dispatch({ type: "ui", changes: { panel, guessing: panel === "predict" } });
  };
  return html`<div class="tries closer">
      <span>${words.look}</span>
      ${(Object.keys(modules) as Panel[])
        .filter((id) => !but.includes(id))
        .map(
          (id) => html`<dh-button
          word
          lang=${lang}
          data-panel=${id}
          class=${id === now ? "on" : ""}
          label=${words.panels[id]}
          @pointerover=${modules[id].soon}
          @focusin=${modules[id].soon}
          @click=${() => choose(id)}
        ></dh-button>`,
        )}
    </div>
    ${open(context)?.panel(context) ?? nothing}`;
}

/** What the open panel draws over the plot; undefined while none is open. */
export function overlay(context: Context): ((plane: Plane) => TemplateResult | null) | undefined {
  return context.state.ui.panel === null
    ? undefined
    : (plane) => open(context)?.over?.(context, plane) ?? null;
}
