// The ways out: what each is made of, as files and, for programs, as text to read. What only one kind of lab knows of (its own
// file, its data, its losses) that lab makes itself (source.ts).

import { toSafetensors } from "../../../formats/bundle.ts";
import { toCpp } from "../../../formats/code/cpp.ts";
import { toKeras } from "../../../formats/code/keras.ts";
import { toPytorch } from "../../../formats/code/pytorch.ts";
import type { Model } from "../../../formats/model.ts";
import { toOnnx } from "../../../formats/onnx.ts";
import { toTensorflow } from "../../../formats/tensorflow.ts";
import { picturesOf } from "./pictures.ts";

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
export type Closed = "no-points" | "no-data" | "own-table" | "no-picture";

/** Those that a lab makes itself. */
export type OwnWay = "lab" | "data" | "history";

const bytes = "application/octet-stream";

/** A model as it leaves any lab; files are called `name`. */
export function modelFiles(id: Exclude<WayId, OwnWay | "picture">, name: string, model: Model): Way {
  switch (id) {
    case "pytorch":
    case "keras":
    case "cpp":
      return program(id, name, model);
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
      return { files: [bundle(name, model)] };
    default:
      return id satisfies never;
  }
}

const bundle = (name: string, model: Model): OutFile => ({
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
function program(id: keyof typeof programs, name: string, model: Model): Way {
  const { write, ending } = programs[id];
  const code = write(model, `${name}.safetensors`);
  return { files: [{ name: name + ending, type: "text/plain", content: code }, bundle(name, model)], code };
}

/** A text of a lab's own. */
export const textFile = (name: string, type: string, content: string): Way => ({
  files: [{ name, type, content }],
});

/** What is drawn in `area`. */
export function pictureFiles(name: string, area: Element | null): Way | Closed {
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
