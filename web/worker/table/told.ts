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
import { printedOf } from "./printed.ts";
import type { AnswersOf, Asked } from "./tasks.ts";

const kMostDots = 600;
const kRest = 3; // times what telling took, between two tellings while a walk runs
const kLeast = 80; // ms between them

type Answered = Pick<
  TableTold,
  | "part"
  | "step"
  | "task"
  | "classes"
  | "numbers"
  | "counts"
  | "auc"
  | "rocX"
  | "rocY"
  | "calibration"
  | "scores"
  | "accuracy"
  | "heldAccuracy"
  | "printed"
  | "dots"
>;

/** What answers of yes or no do without. */
export type Tasks = Pick<typeof import("./tasks.ts"), "asClasses" | "asNumbers">;

/** Who looks for rows, and looks at one closely. */
export type Glass = Pick<typeof import("./search.ts"), "searched" | "rowTold">;

/** Code that is fetched when it is needed. */
export interface Called {
  /** There once a recipe has asked for it. */
  tasks(): Tasks;
  /** null: on its way, and what it tells is told when it comes. */
  glass(): Glass | null;
}

export class Teller {
  readonly #called: Called;
  #answered: {
    readonly told: Answered;
    readonly key: string;
    readonly of: TableMaterial;
    readonly until: number;
  } | null = null;
  #found: { readonly key: string; readonly of: Table; readonly found: readonly Found[] } | null = null;

  constructor(called: Called) {
    this.#called = called;
  }

  told(walk: Walk, probe: TableProbe, running: boolean, now: number): Omit<TableTold, "file"> {
    const material = walk.setup.material.table;
    if (material === undefined) throw new RangeError("there is no table to tell of");
    return {
      ...this.#answers(walk, material, probe, running, now),
      found: this.#search(material.table, probe.find),
      row: this.#row(walk.session, material, probe),
    };
  }

  #answers(walk: Walk, material: TableMaterial, probe: TableProbe, running: boolean, now: number): Answered {
    const last = this.#answered;
    const key = `${probe.part} ${probe.threshold}`;
    if (running && last?.key === key && last.of === material && now < last.until) return last.told;
    const begin = performance.now();
    const told = answersOf(walk, material, probe, this.#called);
    const rest = Math.max(kLeast, kRest * (performance.now() - begin));
    this.#answered = { told, key, of: material, until: now + rest };
    return told;
  }

  #row(session: Session, material: TableMaterial, { row }: TableProbe): RowTold | null {
    if (row === null || (typeof row === "number" && !(row >= 0 && row < material.table.rows))) return null;
    return this.#called.glass()?.rowTold(session, material, row) ?? null;
  }

  #search(table: Table, text: string): readonly Found[] {
    const key = text.trim().toLowerCase();
    const glass = key === "" ? null : this.#called.glass();
    if (glass === null) return [];
    if (this.#found?.key !== key || this.#found.of !== table)
      this.#found = { key, of: table, found: glass.searched(table, key) };
    return this.#found.found;
  }
}

function answersOf(
  walk: Walk,
  material: TableMaterial,
  { part, threshold }: TableProbe,
  { tasks }: Called,
): Answered {
  const { session } = walk;
  const history = walk.history();
  const of = { session, material, part };
  const { task } = material.facts;
  const { answers, truths, ...told } =
    task === "one"
      ? asOne(of, threshold)
      : task === "classes"
        ? tasks().asClasses(of)
        : tasks().asNumbers(of);
  return {
    ...{ part, task, step: walk.step, classes: null, numbers: null, ...nothingAtThresholds, ...told },
    scores: scoresOf(session, material.parts),
    accuracy: history.accuracy,
    heldAccuracy: history.validationAccuracy,
    printed: printedOf(history),
    dots: dotsOf(answers, truths, material.prepared.parts[part], material.prepared.rows),
  };
}

const kNone = new Float32Array(0);
const nothingAtThresholds = {
  counts: [
    [0, 0],
    [0, 0],
  ],
  auc: null,
  rocX: kNone,
  rocY: kNone,
  calibration: [],
} as const;

function asOne({ session, material, part }: Asked, threshold: number): AnswersOf {
  const rows = material.parts[part];
  const labels = (rows?.targets as Float32Array | undefined) ?? kNone;
  const scores = rows === null ? kNone : session.predict(rows.features as Float32Array);
  const { x, y, auc } = rocOf({ scores, labels });
  return {
    answers: scores,
    truths: labels,
    counts: countsAt({ scores, labels }, threshold),
    auc,
    rocX: x,
    rocY: y,
    calibration: calibrationOf({ scores, labels }),
  };
}

function scoresOf(session: Session, parts: TableMaterial["parts"]): Record<PartName, PartScore | null> {
  const score = (part: PartName): PartScore | null => {
    if (parts[part] === null) return null;
    const { loss, accuracy, r2 } = session.evaluate(part);
    return { loss, accuracy: accuracy ?? null, r2: r2 ?? null };
  };
  return { train: score("train"), validation: score("validation"), test: score("test") };
}

/** Evenly chosen. */
function dotsOf(
  answers: Float32Array,
  truths: ArrayLike<number>,
  places: Uint32Array,
  rows: Uint32Array,
): TableTold["dots"] {
  const n = Math.min(kMostDots, answers.length);
  const chosen = Uint32Array.from({ length: n }, (_, i) => Math.floor((i * answers.length) / n));
  return {
    answer: Float32Array.from(chosen, (i) => answers[i] as number),
    label: Float32Array.from(chosen, (i) => truths[i] as number),
    row: chosen.map((i) => rows[places[i] as number] as number),
  };
}
