// The labs of points and tables as the panel meets them (source.ts): their own file, data and losses, and when it is time to
// ask the worker for the model anew: whenever the lab stands still as something else than what was taken.

import { shortest, toCsv } from "../../../formats/csv.ts";
import { type LabFile, toState } from "../../../formats/state.ts";
import type { Context } from "../lab.ts";
import { brought, labActions } from "./bring.ts";
import { type Closed, modelFiles, pictureFiles, textFile, type Way, type WayId } from "./files.ts";
import type { Picked } from "./picked.ts";
import type { Source, Taken } from "./source.ts";

interface Kept {
  way: WayId;
  taken: Taken | null;
  /** What was asked for last, and of what. */
  id: number;
  asked: string;
}

export class PointsSource implements Source {
  readonly own = "points";
  readonly #context: Context;
  readonly #kept: Kept;

  constructor(context: Context) {
    this.#context = context;
    this.#kept = context.memory<Kept>("take", () => ({ way: "pytorch", taken: null, id: 0, asked: "" }));
  }

  get lang(): Source["lang"] {
    return this.#context.lang;
  }
  get running(): boolean {
    return this.#context.state.running;
  }
  get taken(): Taken | null {
    return this.#kept.taken;
  }
  get fresh(): boolean {
    return this.#kept.taken?.id === this.#kept.id;
  }
  get way(): WayId {
    return this.#kept.way;
  }
  set way(way: WayId) {
    this.#kept.way = way;
  }

  follow(): void {
    const kept = this.#kept;
    const { snapshot, stage, state, dispatch } = this.#context;
    // The worker's Model; shared/ has no word for it.
    if (snapshot?.take?.id === kept.id && kept.id > 0) kept.taken = snapshot.take as Taken;
    if (snapshot === null || stage !== "ready" || state.running) return;
    const now = standing(this.#context);
    if (now === kept.asked) return;
    kept.asked = now;
    const id = ++kept.id;
    // After this update: the lab is being drawn now.
    queueMicrotask(() => dispatch({ type: "ui", changes: { take: { id } } }));
  }

  leave(): void {
    const { dispatch } = this.#context;
    this.#kept.asked = "";
    queueMicrotask(() => dispatch({ type: "ui", changes: { take: null } }));
  }

  pause(): void {
    this.#context.dispatch({ type: "pause" });
  }

  files(id: WayId, taken: Taken, area: Element | null): Way | Closed {
    const { lab, snapshot } = this.#context;
    const name = `downhill-${lab.id}`;
    switch (id) {
      case "lab":
        return labFile(name, this.#context, taken);
      case "data":
        return textFile(`${name}-data.csv`, "text/csv", dataCsv(this.#context, taken));
      case "history":
        return textFile(`${name}-history.csv`, "text/csv", historyCsv(snapshot));
      case "picture":
        return pictureFiles(name, area);
      default: {
        const isProgram = id === "pytorch" || id === "keras" || id === "cpp";
        return isProgram && taken.model.walk === null ? "no-points" : modelFiles(id, name, taken.model);
      }
    }
  }

  brought(files: readonly Picked[]): () => Promise<boolean> {
    return this.#doing(brought(this.#context, files));
  }

  standing(taken: Taken): () => Promise<boolean> {
    return this.#doing(labActions(this.#context, fileOf(this.#context, taken)));
  }

  #doing(actions: ReturnType<typeof brought>): () => Promise<boolean> {
    const { dispatch } = this.#context;
    return async () => {
      actions.forEach(dispatch);
      return true;
    };
  }
}

/** What stands now, as a text that differs when anything of it does. */
function standing({ state, snapshot }: Context): string {
  const { settings, points } = state;
  return JSON.stringify([
    snapshot?.step,
    snapshot?.parameters.map(({ data }) => data.join()),
    settings,
    points,
  ]);
}

/** What stands now, as a file holds it. */
function fileOf({ lab, state }: Context, { step, checkpoint, model }: Taken): LabFile {
  const settings = state.settings as unknown as Record<string, unknown>;
  return { lab: lab.id, settings, points: state.points, step, checkpoint, parameters: model.parameters };
}

/** A table of the reader's own stays with the reader; the lab can't bring it back. */
function labFile(name: string, context: Context, taken: Taken): Way | Closed {
  if (context.lab.id === "titanic" && context.state.settings.dataset === "points") return "own-table";
  return textFile(`${name}.json`, "application/json", toState(fileOf(context, taken)));
}

/** Points as they were clicked, where a lab has them; else the rows as the model sees them. */
function dataCsv({ lab, snapshot }: Context, { parts, model }: Taken): string {
  if (lab.id === "titanic") {
    const width = model.inputs.length;
    const rows = parts.flatMap(({ part, rows: count, features, targets }) =>
      Array.from({ length: count }, (_, i) => [
        ...Array.from(features.subarray(i * width, (i + 1) * width), shortest),
        shortest(targets[i] ?? 0),
        part,
      ]),
    );
    return toCsv([...model.inputs, "target", "part"], rows);
  }
  const [points, split] = [snapshot?.points ?? [], snapshot?.split];
  const part = (i: number): string => (split?.[i] === 1 ? "validation" : "train");
  return lab.id === "line"
    ? toCsv(
        ["x", "y", "part"],
        points.map(({ x, y }, i) => [x, y, part(i)]),
      )
    : toCsv(
        ["x1", "x2", "label", "part"],
        points.map(({ x, y, label }, i) => [x, y, label, part(i)]),
      );
}

function historyCsv(snapshot: Context["snapshot"]): string {
  const { step, loss, heldLoss } = snapshot?.history ?? { step: [], loss: [], heldLoss: [] };
  const rows = Array.from(step, (at, i) => [at, loss[i] ?? Number.NaN, heldLoss[i] ?? Number.NaN]);
  return toCsv(["step", "loss", "validation_loss"], rows);
}
