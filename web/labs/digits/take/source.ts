// The digits lab as the panel "take it with you" meets it (common/out/source.ts): pictures as IDX files, losses epoch by
// epoch, and when it is time to ask the worker for the network anew: whenever it stands still as something else.

import { toCsv } from "../../../formats/csv.ts";
import { toState } from "../../../formats/state.ts";
import { type DigitsState, kSide } from "../../../shared/digits.ts";
import { type DigitsSettings, flat } from "../../../shared/digits-settings.ts";
import {
  type Closed,
  modelFiles,
  pictureFiles,
  textFile,
  type Way,
  type WayId,
} from "../../common/out/files.ts";
import type { Picked } from "../../common/out/picked.ts";
import type { Source, Taken } from "../../common/out/source.ts";
import type { Ask, DigitsView } from "../state.ts";
import { type Brought, brought } from "./bring.ts";
import { idx } from "./idx.ts";

export interface TakeOptions {
  readonly ask: Ask;
  changed(): void;
  failed(error: unknown): void;
  /** Fetches the page's own pictures where there are none. */
  bringData(): Promise<void>;
  /** They are in force in the worker. */
  inForce(settings: DigitsSettings): void;
  close(): void;
}

/** What is remembered between two drawings. */
export interface Kept {
  way: WayId;
  taken: Taken | null;
  /** What was asked for last, and of what. */
  id: number;
  asked: string;
}

const kName = "downhill-digits";

export class DigitsSource implements Source {
  readonly own = "digits";
  readonly #view: DigitsView;
  readonly #kept: Kept;
  readonly #options: TakeOptions;

  constructor(view: DigitsView, kept: Kept, options: TakeOptions) {
    this.#view = view;
    this.#kept = kept;
    this.#options = options;
  }

  get lang(): DigitsView["lang"] {
    return this.#view.lang;
  }
  get running(): boolean {
    return this.#view.state?.running ?? false;
  }
  get taken(): Taken | null {
    return this.#kept.taken;
  }
  get fresh(): boolean {
    const { taken, id, asked } = this.#kept;
    return taken?.id === id && asked === this.#standing;
  }
  get way(): WayId {
    return this.#kept.way;
  }
  set way(way: WayId) {
    this.#kept.way = way;
  }

  get #settings(): DigitsSettings {
    const { model, epochs, patience } = this.#view;
    return { model, epochs, patience };
  }

  /** What stands now, as a text that differs when the network or its pictures do. */
  get #standing(): string {
    const { model, state, loads } = this.#view;
    return JSON.stringify([model, state?.step, state?.data, loads]);
  }

  follow(): void {
    const { stage, state, progress } = this.#view;
    const kept = this.#kept;
    const now = this.#standing;
    if (stage !== "ready" || state === null || progress || now === kept.asked) return;
    // While it runs once is enough: that stops it for a moment, and stands for it until it rests.
    if (state.running && kept.asked !== "") return;
    kept.asked = now;
    const id = ++kept.id;
    const { ask, changed, failed } = this.#options;
    ask({ kind: "take" }).then(({ step, checkpoint, model }) => {
      if (id !== kept.id) return;
      kept.taken = { id, step, checkpoint, model: model as Taken["model"], parts: [] };
      changed();
    }, failed);
  }

  leave(): void {
    this.#kept.asked = "";
    this.#kept.taken = null; // some megabytes
  }

  pause(): void {
    this.#options.ask({ kind: "pause" }).catch(this.#options.failed);
  }

  files(id: WayId, taken: Taken, area: Element | null): Way | Closed {
    switch (id) {
      case "lab":
        return textFile(`${kName}.json`, "application/json", this.#file(taken));
      case "data":
        return pictures(taken);
      case "history":
        return textFile(`${kName}-history.csv`, "text/csv", historyCsv(this.#view.state));
      case "picture":
        return pictureFiles(kName, area);
      default: {
        const isProgram = id === "pytorch" || id === "keras" || id === "cpp";
        return isProgram && taken.model.walk === null ? "no-data" : modelFiles(id, kName, taken.model);
      }
    }
  }

  #file({ step, checkpoint, model }: Taken): string {
    const data = this.#view.state?.data;
    // Pictures of the reader's own, and drawings, stay on this machine.
    const isPack = data?.source === "mnist" && data.added === 0;
    const settings = { ...flat(this.#settings), pictures: isPack ? "mnist" : "own" };
    return toState({ lab: "digits", settings, points: null, step, checkpoint, parameters: model.parameters });
  }

  brought(files: readonly Picked[]): () => Promise<boolean> {
    const found = brought(this.#settings, files);
    return () => this.#put(found);
  }

  standing({ checkpoint, model }: Taken): () => Promise<boolean> {
    const settings = this.#settings;
    return () => this.#put({ settings, weights: model.parameters, checkpoint, isOfPack: false });
  }

  async #put({ settings, weights, checkpoint, isOfPack }: Brought): Promise<boolean> {
    const { ask, bringData, inForce } = this.#options;
    if (isOfPack) await bringData();
    await ask({ kind: "patience", epochs: settings.patience });
    const { whole } = await ask({ kind: "resume", model: settings.model, checkpoint, weights });
    this.#kept.asked = ""; // the same step may have other weights now
    inForce(settings);
    return whole || checkpoint.length === 0;
  }
}

function pictures({ model: { walk } }: Taken): Way | Closed {
  if (!(walk?.data.features instanceof Uint8Array)) return "no-data";
  const { features, targets, rows } = walk.data;
  const file = (part: string, content: Uint8Array<ArrayBuffer>) => ({
    name: `${kName}-${part}-ubyte`,
    type: "application/octet-stream",
    content,
  });
  return {
    files: [
      file("images-idx3", idx([rows, kSide, kSide], features)),
      file("labels-idx1", idx([rows], Uint8Array.from(targets))),
    ],
  };
}

function historyCsv(state: DigitsState | null): string {
  const { epoch = [], loss, heldLoss, accuracy, heldAccuracy } = state?.history ?? {};
  const columns = [loss, heldLoss, accuracy, heldAccuracy];
  const rows = Array.from(epoch, (at, i) => [at, ...columns.map((column) => column?.[i] ?? Number.NaN)]);
  return toCsv(["epoch", "loss", "validation_loss", "accuracy", "validation_accuracy"], rows);
}
