// Files that were picked or dropped: read whole, told apart, and turned into what they hold. What a lab makes of it is the
// lab's own business.

import { fromSafetensors } from "../../../formats/bundle.ts";
import { type Model, refuse } from "../../../formats/model.ts";
import { readSafetensors } from "../../../formats/safetensors.ts";
import { fromState, type LabFile, looksLikeState } from "../../../formats/state.ts";
import { fromTensorflow, weightFiles } from "../../../formats/tensorflow-read.ts";

export interface Picked {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of another lab; told in the reader's language. */
export class OtherLab extends Error {}

/** A lab's own file; a model with its layers; or tensors without any layers, for a model that is known. */
export type Held =
  | { readonly kind: "lab"; readonly file: LabFile }
  | { readonly kind: "model"; readonly model: Model }
  | { readonly kind: "tensors"; readonly bytes: Uint8Array };

/** Errors: DownhillError with a place. */
export function heldBy(files: readonly Picked[]): Held {
  const tensors = files.find(({ name }) => name.toLowerCase().endsWith(".safetensors"));
  if (tensors) {
    const { bytes } = tensors;
    const isOurs = readSafetensors(bytes).metadata["format"] === "downhill";
    return isOurs ? { kind: "model", model: fromSafetensors(bytes) } : { kind: "tensors", bytes };
  }
  const json = files.find(({ name }) => name.toLowerCase().endsWith(".json"));
  if (json === undefined)
    refuse(
      "unsupported",
      "files",
      "a .json or a .safetensors file",
      files.map(({ name }) => name).join(", ") || "none",
    );
  const text = textOf(json);
  if (looksLikeState(text)) return { kind: "lab", file: fromState(text) };
  return { kind: "model", model: fromTensorflow(text, joined(weightFiles(text), files)) };
}

function textOf({ name, bytes }: Picked): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("invalid-data", name, "text in UTF-8", "other bytes");
  }
}

/** The files that a model.json names, one behind the other. */
function joined(paths: readonly string[], files: readonly Picked[]): Uint8Array {
  const parts = paths.map((path) => {
    const base = path.split("/").at(-1);
    return (
      files.find(({ name }) => name === base)?.bytes ??
      refuse("not-found", path, "this file beside model.json", "none")
    );
  });
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
