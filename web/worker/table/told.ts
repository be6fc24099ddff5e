// What a snapshot tells of a table: how good the answers to one part are, some of its rows as dots, and one row looked at
// closely. All answers are the session's own. While a walk runs, what costs time is told again after three times that time.

import type { Session } from "../../engine/index.ts";
import type {
  Found,
  PartName,
  PartScore,
  RowTold,
  Table,
  TableProbe,
  TableTold,
} from "../../shared/table.ts";
import type { Walk } from "../walk.ts";
import type { TableMaterial } from "./material.ts";
import { calibrationOf, countsAt, rocOf } from "./metrics.ts";
import { cellOf, rowTold } from "./row.ts";

const kMostDots = 600;
const kMostFound = 8;
const kRest = 3; // times what telling took, between two tellings while a walk runs
const kLeast = 80; // ms between them

type Answered = Pick<
  TableTold,
  | "part"
  | "step"
  | "counts"
  | "auc"
  | "rocX"
  | "rocY"
  | "calibration"
  | "scores"
  | "accuracy"
  | "heldAccuracy"
  | "dots"
>;

export class Teller {
  #answered: {
    readonly told: Answered;
    readonly key: string;
    readonly of: TableMaterial;
    readonly until: number;
  } | null = null;
  #found: { readonly key: string; readonly of: Table; readonly found: readonly Found[] } | null = null;

  told(walk: Walk, probe: TableProbe, running: boolean, now: number): Omit<TableTold, "file"> {
    const material = walk.setup.material.table;
    if (material === undefined) throw new RangeError("there is no table to tell of");
    return {
      ...this.#answers(walk, material, probe, running, now),
      found: this.#search(material.table, probe.find),
      row: rowOf(walk.session, material, probe),
    };
  }

  #answers(walk: Walk, material: TableMaterial, probe: TableProbe, running: boolean, now: number): Answered {
    const last = this.#answered;
    const key = `${probe.part} ${probe.threshold}`;
    if (running && last?.key === key && last.of === material && now < last.until) return last.told;
    const begin = performance.now();
    const told = answersOf(walk, material, probe);
    const rest = Math.max(kLeast, kRest * (performance.now() - begin));
    this.#answered = { told, key, of: material, until: now + rest };
    return told;
  }

  #search(table: Table, text: string): readonly Found[] {
    const key = text.trim().toLowerCase();
    if (this.#found?.key !== key || this.#found.of !== table)
      this.#found = { key, of: table, found: key === "" ? [] : searched(table, key) };
    return this.#found.found;
  }
}

function answersOf(
  walk: Walk,
  { parts, prepared }: TableMaterial,
  { part, threshold }: TableProbe,
): Answered {
  const { session } = walk;
  const rows = parts[part];
  const labels = (rows?.targets as Float32Array | undefined) ?? new Float32Array(0);
  const scores = rows === null ? new Float32Array(0) : session.predict(rows.features as Float32Array);
  const { x, y, auc } = rocOf({ scores, labels });
  const { accuracy, validationAccuracy } = walk.history();
  return {
    part,
    step: walk.step,
    counts: countsAt({ scores, labels }, threshold),
    auc,
    rocX: x,
    rocY: y,
    calibration: calibrationOf({ scores, labels }),
    scores: scoresOf(session, parts),
    accuracy,
    heldAccuracy: validationAccuracy,
    dots: dotsOf(scores, labels, prepared.parts[part], prepared.rows),
  };
}

function scoresOf(session: Session, parts: TableMaterial["parts"]): Record<PartName, PartScore | null> {
  const score = (part: PartName): PartScore | null => {
    if (parts[part] === null) return null;
    const { loss, accuracy } = session.evaluate(part);
    return { loss, accuracy: accuracy ?? null };
  };
  return { train: score("train"), validation: score("validation"), test: score("test") };
}

/** Evenly chosen. */
function dotsOf(
  scores: Float32Array,
  labels: Float32Array,
  places: Uint32Array,
  rows: Uint32Array,
): TableTold["dots"] {
  const n = Math.min(kMostDots, scores.length);
  const chosen = Uint32Array.from({ length: n }, (_, i) => Math.floor((i * scores.length) / n));
  return {
    answer: Float32Array.from(chosen, (i) => scores[i] as number),
    label: Float32Array.from(chosen, (i) => labels[i] as number),
    row: chosen.map((i) => rows[places[i] as number] as number),
  };
}

/** The first rows whose text holds it, each by its first text, which is most often a name. */
function searched({ columns, rows }: Table, text: string): Found[] {
  const words = columns.filter(({ kind }) => kind === "text");
  const found: Found[] = [];
  for (let row = 0; row < rows && found.length < kMostFound; row++) {
    const cells = words.map((column) => cellOf(column, row));
    const cell = cells.find((one) => one.toLowerCase().includes(text));
    if (cell === undefined) continue;
    const [name = ""] = cells;
    found.push({ row, text: cell === name ? name : `${name} · ${cell}` });
  }
  return found;
}

function rowOf(session: Session, material: TableMaterial, { row }: TableProbe): RowTold | null {
  if (row === null || (typeof row === "number" && !(row >= 0 && row < material.table.rows))) return null;
  return rowTold(session, material, row);
}
