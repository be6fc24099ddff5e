// What is said about a step by operations: phases, one sentence an operation, the switches. Both languages; a missing key
// is a type error.

import type { Phase } from "../../shared/protocol.ts";
import { dictionary } from "../dictionary.ts";
import type { OpName } from "./templates.ts";

export interface FormulaWords {
  readonly title: string;
  readonly phases: Record<Phase, string>;
  /** What happens in the phase, one sentence. */
  readonly phaseSays: Record<Phase, string>;
  /** One sentence an operation, on what its numbers mean. */
  readonly ops: Record<OpName, string>;
  /** The phase's name as the beginning of a sentence. */
  readonly opening: (phase: string) => string;
  readonly views: Record<"formula" | "plain" | "code", string>;
  readonly viewName: string;
  /** "operation 7 of 31" */
  readonly place: (at: string, count: string) => string;
  readonly example: (at: string, count: string, point: string) => string;
  readonly entry: (at: string, count: string) => string;
  readonly parameter: (name: string) => string;
  readonly next: Record<"row" | "column" | "parameter", string>;
  readonly before: Record<"row" | "column" | "parameter", string>;
  readonly slow: string;
  readonly speeds: readonly [string, string, string, string, string];
  readonly start: string;
  readonly stop: string;
  readonly close: string;
  readonly keys: string;
  /** The line that opens the operation's shader. */
  readonly shader: string;
  /** Before the first operation, or when whole steps have been walked since. */
  readonly waiting: string;
  /** Screen readers hear this at each operation. */
  readonly spoken: (phase: string, op: string, formula: string) => string;
}

export const formulaWords = dictionary<FormulaWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
