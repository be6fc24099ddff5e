// What the panels under the walk say, in English and Chinese. A missing key is a type error.

import type { RefusalCode, TableRefusal } from "../../shared/table.ts";
import { dictionary } from "../../view/dictionary.ts";

export interface BelowWords {
  readonly rowHead: (passenger: boolean) => string;
  readonly rowEmpty: string;
  readonly searchLabel: string;
  readonly searchHint: string;
  readonly noneFound: string;
  readonly rowAnswer: (percent: string, yes: string) => string;
  readonly rowTruth: (truth: string, part: string) => string;
  readonly leftOut: string;
  readonly addsHead: string;
  readonly addsHint: string;
  readonly addsToNumber: (target: string) => string;
  readonly addsLabel: (name: string, value: string) => string;
  readonly typedHead: (passenger: boolean) => string;
  readonly typedHint: string;
  readonly usual: (value: string) => string;
  readonly number: (target: string, number: string) => string;
  readonly paid: (number: string) => string;

  readonly fileHead: string;
  readonly fileHint: string;
  readonly pick: string;
  readonly paste: string;
  readonly pasteLabel: string;
  readonly reading: (name: string, percent: string, rows: string) => string;
  readonly cancel: string;
  readonly fileRead: (name: string, rows: string, columns: string) => string;
  readonly learnIt: string;
  readonly noInputs: string;
  readonly refused: (name: string, why: string) => string;
  readonly place: (line: string, column: string) => string;
  readonly whyNot: Readonly<Record<RefusalCode, (refusal: TableRefusal) => string>>;
  readonly letGo: string;
}

export const belowWords = dictionary<BelowWords>({
  en: () => import("./below-words.en.ts"),
  zh: () => import("./below-words.zh.ts"),
});
