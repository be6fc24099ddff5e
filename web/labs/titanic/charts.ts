// What the walk has come to over time: the loss, which can be dragged.

import type { TemplateResult } from "lit";
import type { Context } from "../common/lab.ts";
import { lossChart } from "../common/time/chart.ts";
import { guessing } from "./maths.ts";
import { withRows } from "./rows.ts";

export function lossPicture(
  context: Context,
  width: number,
  height: number,
  size: "full" | "strip",
): TemplateResult {
  const { snapshot } = context;
  return lossChart(withRows(context), {
    width,
    height,
    size,
    guess: snapshot?.table ? guessing(snapshot.table) : null,
  });
}
