// The tables a worker has: the Titanic, fetched once, and the file the reader gave last. A file is read beside the walk, a
// piece a turn; it becomes a table in force only by a build or data that names "own", so a refused one changes nothing.

import titanicUrl from "../../data/titanic/passengers.csv?url";
import type { Engine } from "../../engine/index.ts";
import type { DataSpec, Intent, TableSource } from "../../shared/protocol.ts";
import type { FileTold, Table, TableProbe, TableRefusal, TableTold } from "../../shared/table.ts";
import { taskOf } from "../../shared/task.ts";
import type { Material } from "../material.ts";
import type { Walk } from "../walk.ts";
import { materialOf, type TableMaterial } from "./material.ts";
import { packed } from "./packed.ts";
import { type Glass, type Tasks, Teller } from "./told.ts";

export type { TableMaterial };

/** Lets other work go on. */
const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

export class Room {
  readonly #tables = new Map<TableSource["table"], Table>();
  #file: FileTold | null = null;
  /** Bumped by each file: what an older one still reads is let go. */
  #reading = 0;
  #tasks: Tasks | null = null;
  #glass: Glass | "coming" | null = null;
  #changed = (): void => undefined;
  readonly #teller = new Teller({
    tasks: () => this.#tasks as Tasks,
    glass: () => this.#glassNow(),
  });

  /** What an intent needs before it is done. Errors: a table that can't be fetched or read. */
  async bring(intent: Intent, changed: () => void): Promise<void> {
    this.#changed = changed;
    if (intent.type === "file") this.#begin(intent.file as File | null, changed);
    else if ("data" in intent && intent.data.source.kind === "table") {
      const { table, recipe } = intent.data.source;
      if (taskOf(recipe) !== "one") this.#tasks ??= await import("./tasks.ts");
      await this.#fetch(table);
    }
  }

  #glassNow(): Glass | null {
    if (this.#glass === null) {
      this.#glass = "coming";
      import("./search.ts").then(
        (glass) => {
          this.#glass = glass;
          this.#changed();
        },
        () => {
          this.#glass = null; // the next look asks again
        },
      );
    }
    return this.#glass === "coming" ? null : this.#glass;
  }

  async #fetch(table: TableSource["table"]): Promise<void> {
    if (table !== "titanic" || this.#tables.has(table)) return;
    const answer = await fetch(titanicUrl);
    if (!answer.ok) throw new Error(`the passengers' file did not arrive (${answer.status})`);
    this.keep(table, packed(await answer.text(), "Titanic"));
  }

  /** A table that has been read. */
  keep(id: TableSource["table"], table: Table): void {
    this.#tables.set(id, table);
  }

  /** Errors: RangeError where the recipe does not fit the table; the engine's. */
  materialOf(engine: Engine, spec: DataSpec, source: TableSource): Material {
    const table = this.#tables.get(source.table);
    if (table === undefined) throw new RangeError("the file has to be given once more");
    return materialOf(engine, spec, source, table);
  }

  told(walk: Walk, probe: TableProbe, running: boolean, now: number): TableTold {
    // While a file is read a telling is due with every piece; answers need not be worked out as often.
    const busy = running || this.#file?.state === "reading";
    return { ...this.#teller.told(walk, probe, busy, now), file: this.#file };
  }

  #begin(file: File | null, changed: () => void): void {
    const reading = ++this.#reading;
    this.#file = null;
    if (file === null) return;
    const isOld = (): boolean => reading !== this.#reading;
    const tell = (told: FileTold): void => {
      if (isOld()) return;
      this.#file = told;
      changed();
    };
    void this.#read(file, tell, isOld);
  }

  async #read(file: File, tell: (told: FileTold) => void, isOld: () => boolean): Promise<void> {
    const { name } = file;
    const progress = async (share: number, rows: number): Promise<void> => {
      tell({ state: "reading", name, share, rows });
      await turn();
      if (isOld()) throw new Stopped();
    };
    try {
      await progress(0, 0);
      // With PapaParse and all that a file may be: only for who brings one.
      const { fileToTable } = await import("./file.ts");
      const { table, recipe, choices } = await fileToTable(file, progress);
      if (isOld()) return;
      this.keep("own", table);
      tell({ state: "read", name, rows: table.rows, columns: table.columns.length, recipe, choices });
    } catch (error) {
      if (!(error instanceof Stopped)) tell({ state: "refused", name, refusal: refusalOf(error) });
    }
  }
}

/** Another file came, or the reader let go of this one. */
class Stopped extends Error {}

/** Refusals bring their place; all else is a file that can't be read (taken away meanwhile, no memory). */
function refusalOf(error: unknown): TableRefusal {
  if (error instanceof Error && "told" in error) return error.told as TableRefusal;
  return { code: "unreadable", line: 1, column: 1, found: String(error), expected: "" };
}
