// A file the reader gave to a table with a proposal of what to learn: decode, read, guess.

import type { Choice, Recipe, Table } from "../../shared/table.ts";
import { choicesOf } from "./choices.ts";
import { decode } from "./decode.ts";
import { guessRecipe } from "./guess.ts";
import { readTable } from "./read.ts";

const kDecoding = 0.25; // of the time that it takes

/** Errors: Refusal, and whatever `progress` throws. */
export async function fileToTable(
  file: File,
  progress: (share: number, rows: number) => Promise<void>,
): Promise<{ table: Table; recipe: Recipe; choices: readonly Choice[] }> {
  const text = await decode(file, (share) => progress(share * kDecoding, 0));
  const turn = (share: number, rows: number): Promise<void> =>
    progress(kDecoding + share * (1 - kDecoding), rows);
  const table = await readTable(text, file.name, { turn });
  return { table, recipe: guessRecipe(table), choices: choicesOf(table) };
}
