// The ways out: what each is made of, as files and, for programs, as text to read. Everything is made from what the worker
// handed over, when it is looked at.

import { toSafetensors } from "../../../formats/bundle.ts";
import { toCpp } from "../../../formats/code/cpp.ts";
import { toKeras } from "../../../formats/code/keras.ts";
import { toPytorch } from "../../../formats/code/pytorch.ts";
import { shortest, toCsv } from "../../../formats/csv.ts";
import { toOnnx } from "../../../formats/onnx.ts";
import { toState } from "../../../formats/state.ts";
import { toTensorflow } from "../../../formats/tensorflow.ts";
import type { Context } from "../lab.ts";
import { picturesOf } from "./pictures.ts";
import type { Taken } from "./state.ts";

/** In groups, as the panel shows them. */
export const groups = {
  code: ["pytorch", "keras", "cpp"],
  model: ["tensorflow", "onnx", "safetensors"],
  lab: ["lab", "data", "history", "picture"],
} as const;
export type GroupId = keyof typeof groups;
export type WayId = (typeof groups)[GroupId][number];

export interface OutFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer> | string;
}

export interface Way {
  readonly files: readonly OutFile[];
  /** A program, to be read on the page. */
  readonly code?: string;
}

/** Why a way is closed. */
export type Closed = "no-points" | "own-table" | "no-picture";

const bytes = "application/octet-stream";

/** `area`: what holds the lab's pictures. */
export function wayOf(id: WayId, context: Context, taken: Taken, area: Element | null): Way | Closed {
  const { model } = taken;
  const name = `downhill-${context.lab.id}`;
  switch (id) {
    case "pytorch":
    case "keras":
    case "cpp":
      return model.walk === null ? "no-points" : program(id, name, taken);
    case "tensorflow": {
      const { json, weights } = toTensorflow(model);
      return {
        files: [
          { name: "model.json", type: "application/json", content: json },
          { name: "weights.bin", type: bytes, content: weights },
        ],
      };
    }
    case "onnx":
      return { files: [{ name: `${name}.onnx`, type: bytes, content: toOnnx(model) }] };
    case "safetensors":
      return { files: [bundle(name, taken)] };
    case "lab":
      return labFile(name, context, taken);
    case "data":
      return { files: [{ name: `${name}-data.csv`, type: "text/csv", content: dataCsv(context, taken) }] };
    case "history":
      return { files: [{ name: `${name}-history.csv`, type: "text/csv", content: historyCsv(context) }] };
    case "picture":
      return pictureFiles(name, area);
    default:
      return id satisfies never;
  }
}

const bundle = (name: string, { model }: Taken): OutFile => ({
  name: `${name}.safetensors`,
  type: bytes,
  content: toSafetensors(model),
});

const programs = {
  pytorch: { write: toPytorch, ending: ".py" },
  keras: { write: toKeras, ending: "-keras.py" },
  cpp: { write: toCpp, ending: ".cpp" },
} as const;

/** A program and the file it reads. */
function program(id: keyof typeof programs, name: string, taken: Taken): Way {
  const { write, ending } = programs[id];
  const code = write(taken.model, `${name}.safetensors`);
  return { files: [{ name: name + ending, type: "text/plain", content: code }, bundle(name, taken)], code };
}

/** A table of the reader's own stays with the reader; the lab can't bring it back. */
function labFile(name: string, { lab, state }: Context, { step, checkpoint, model }: Taken): Way | Closed {
  if (lab.id === "titanic" && state.settings.dataset === "points") return "own-table";
  const content = toState({
    lab: lab.id,
    settings: state.settings as unknown as Record<string, unknown>,
    points: state.points,
    step,
    checkpoint,
    parameters: model.parameters,
  });
  return { files: [{ name: `${name}.json`, type: "application/json", content }] };
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

function historyCsv({ snapshot }: Context): string {
  const { step, loss, heldLoss } = snapshot?.history ?? { step: [], loss: [], heldLoss: [] };
  const rows = Array.from(step, (at, i) => [at, loss[i] ?? Number.NaN, heldLoss[i] ?? Number.NaN]);
  return toCsv(["step", "loss", "validation_loss"], rows);
}

function pictureFiles(name: string, area: Element | null): Way | Closed {
  const pictures = area && picturesOf(area);
  if (!pictures) return "no-picture";
  return {
    files: [
      { name: `${name}.png`, type: "image/png", content: pictures.png },
      { name: `${name}.svg`, type: "image/svg+xml", content: pictures.svg },
    ],
  };
}

export const sizeOf = ({ content }: OutFile): number =>
  typeof content === "string" ? new TextEncoder().encode(content).length : content.length;

/** Hands a file to the browser, which asks the reader or puts it where downloads go. */
export function download({ name, type, content }: OutFile): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
