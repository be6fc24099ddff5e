// What is said where numbers or classes are told, in English and Chinese. A missing key is a type error.

import { dictionary } from "../../view/dictionary.ts";

export interface TasksWords {
  readonly nothing: string;
  /** Why threshold, ROC and calibration are not here. */
  readonly noThreshold: string;
  readonly noValue: string;
  /** Numbers. */
  readonly said: (target: string) => string;
  readonly was: (target: string) => string;
  readonly tooHigh: string;
  readonly tooLow: string;
  readonly againstLabel: (target: string, rows: string) => string;
  readonly offHead: string;
  readonly spreadLabel: (width: string) => string;
  readonly r2: string;
  readonly r2Short: string;
  readonly off: string;
  readonly guessOff: string;
  readonly rms: string;
  readonly better: (percent: string) => string;
  readonly noBetter: string;
  readonly allAlike: string;
  readonly learntAs: (target: string, shift: string, scale: string) => string;
  readonly about: (off: string) => string;
  /** Classes. */
  readonly takenLabel: string;
  readonly takenHint: string;
  readonly corner: string;
  readonly cell: (rows: string, truth: string, said: string) => string;
  readonly rowsOf: (truth: string, said: string) => string;
  readonly row: (n: string) => string;
  readonly eachHead: string;
  readonly precision: string;
  readonly recall: string;
  readonly eachHint: string;
}

export const tasksWords = dictionary<TasksWords>({
  en: () => import("./tasks-words.en.ts"),
  zh: () => import("./tasks-words.zh.ts"),
});
