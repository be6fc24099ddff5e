// What went wrong, as a page is told it.

import { DownhillError } from "../engine/index.ts";
import type { Failure } from "../shared/protocol.ts";

export function failureOf(error: unknown): Failure {
  if (error instanceof DownhillError) return { code: error.code, message: error.message, where: error.where };
  const wrong = error instanceof RangeError || error instanceof TypeError;
  return {
    code: wrong ? "invalid-argument" : "internal",
    message: error instanceof Error ? error.message : String(error),
    where: "",
  };
}
