// Words that labs share beside those of the controls: names of settings and of their choices, data sets, states that
// any walk can be in. A missing key is a type error. What one lab says of its own model stands in its own words.ts.

import type { OptimizerType } from "../../shared/protocol.ts";
import type { datasets, LabId, SettingId } from "../../shared/settings.ts";
import { dictionary } from "../../view/dictionary.ts";
import type { Panel } from "./state.ts";

export interface CommonWords {
  readonly settings: Record<SettingId, string>;
  readonly optimizers: Record<OptimizerType, string>;
  readonly datasets: Record<(typeof datasets)[Exclude<LabId, "titanic">][number], string>;
  readonly steps: (n: number) => string;
  readonly epochOne: string;
  readonly batchOne: string;
  readonly opShort: string;
  readonly opOne: string;
  readonly phaseShort: string;
  readonly phaseOne: string;
  readonly stepBefore: string;
  readonly stepAfter: string;
  readonly lossChart: (step: string, loss: string) => string;
  readonly full: string;
  readonly train: string;
  readonly empty: string;
  /** What opens under the lab, and the words before them. */
  readonly panels: Record<Panel, string>;
  readonly look: string;
}

export const commonWords = dictionary<CommonWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
