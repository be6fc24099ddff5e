// The three panels under the walk, fetched together when a reader comes near them, with their words and styles.

import { html, type TemplateResult } from "lit";
import type { Context } from "../common/lab.ts";
import { filePanel } from "./file.ts";
import { rowPanel, typedPanel } from "./row.ts";

export const panels = (context: Context): TemplateResult =>
  html`${rowPanel(context)} ${typedPanel(context)} ${filePanel(context)}`;
