// What stands under the walk, fetched together when a reader comes near it, with words and styles: one row, the form, the
// reader's own table, and the ways to look closer.

import { html, type TemplateResult } from "lit";
import type { Context } from "../common/lab.ts";
import { panels as ways } from "../common/panels.ts";
import { filePanel } from "./file.ts";
import { rowPanel, typedPanel } from "./row.ts";
import { withRows } from "./rows.ts";

export const panels = (context: Context): TemplateResult =>
  html`${rowPanel(context)} ${typedPanel(context)} ${filePanel(context)}`;

/** A table has no points of the plane: nothing to put under the microscope, nothing to sketch before. What is taken away has none. */
export const closer = (context: Context): TemplateResult =>
  ways(context.state.ui.panel === "take" ? context : withRows(context), "sample", "predict");
