// What the table lab says, in English and Chinese. Numbers come in written; a missing key is a type error.

import type { Encoding, Kind, Missing, PartName, Scaling, Task } from "../../shared/table.ts";
import { dictionary } from "../../view/dictionary.ts";

export interface TitanicWords {
  readonly presets: Readonly<Record<"tutorial" | "scaled" | "onehot" | "hidden", string>>;
  readonly presetsHead: string;
  readonly ownTable: string;
  /** The sentence, in pieces around its values. */
  readonly tell: Readonly<Record<Task, readonly [before: string, between: string]>>;
  readonly each: (classes: string) => string;
  readonly asNumber: string;
  readonly fromColumns: (n: string) => string;
  readonly gaps: string;
  readonly categories: string;
  readonly scaledBy: string;
  readonly walkBy: string;
  readonly atRate: string;
  readonly lookAt: string;
  readonly some: (n: string) => string;
  readonly aStep: string;
  readonly behind: string;
  readonly penalty: string;
  readonly stop: string;
  readonly missing: Readonly<Record<Missing, string>>;
  readonly encodings: Readonly<Record<Encoding, string>>;
  readonly scalings: Readonly<Record<Scaling, string>>;
  readonly hidden: (units: readonly number[]) => string;
  readonly labels: Readonly<
    Record<"target" | "positive" | "missing" | "encoding" | "scaling" | "hidden" | "part", string>
  >;

  readonly columnsHead: string;
  readonly columnsHint: (single: boolean) => string;
  /** Before the class whose weights are shown. */
  readonly pull: string;
  readonly pullLabel: string;
  readonly filled: (count: string, how: Missing, withWhat: string) => string;
  readonly odd: (count: string) => string;
  readonly levelIs: (level: string) => string;
  readonly codeIs: (levels: readonly string[]) => string;
  readonly missingIs: string;
  readonly unused: string;
  readonly rowsKept: (rows: string, dropped: string | null) => string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly kindLabel: (column: string) => string;
  readonly bias: string;

  readonly answersHead: string;
  readonly parts: Readonly<Record<PartName, string>>;
  readonly partRows: (part: PartName, rows: string) => string;
  readonly answersHint: string;
  readonly threshold: string;
  readonly score: string;
  readonly answersLabel: (part: string, rows: string) => string;
  readonly died: string;
  readonly survived: string;
  readonly no: (target: string, positive: string) => string;
  readonly yes: (target: string, positive: string) => string;

  readonly countsHead: string;
  readonly countsLabel: string;
  readonly says: string;
  readonly really: string;
  readonly right: (right: string, rows: string) => string;
  readonly precision: string;
  readonly recall: string;
  readonly auc: string;
  readonly loss: string;
  readonly share: string;
  readonly partsHead: string;
  readonly hundred: string;

  readonly starting: string;
  readonly rawRemark: string;
  readonly scaledRemark: string;
  readonly leakRemark: string;
  readonly spoken: (step: string, loss: string, right: string) => string;
}

export const titanicWords = dictionary<TitanicWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
