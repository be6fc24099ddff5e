// A model as one safetensors file. The weights stand under their own names, so that any reader of the format finds them;
// beside them, for whoever walks on: what the optimizer remembers, the data, the place in the walk and the spec, as JSON
// in the metadata with a schema number. A file without those is weights alone, for a model whose spec is known.

import {
  type CompleteSpec,
  fitted,
  type Model,
  modelOf,
  named,
  parameterShapes,
  refuse,
  shown,
  sizeOf,
  type Tensor,
  type WalkState,
} from "./model.ts";
import { type AnyTensor, readSafetensors, writeSafetensors } from "./safetensors.ts";

/** Grows when a field changes its meaning; every older one stays readable. */
export const kSchema = 1;

interface Note {
  readonly spec: unknown;
  readonly inputs: readonly string[];
  readonly walk: { step: number; epoch: number; cursor: number; updates: number; scale: number } | null;
}

export function toSafetensors(model: Model): Uint8Array<ArrayBuffer> {
  const { spec, parameters, standardization, inputs, walk } = model;
  const note: Note = { spec, inputs, walk: walk && noteOf(walk) };
  return writeSafetensors({
    tensors: [
      ...parameters,
      ...(standardization
        ? Object.entries(standardization).map(([key, data]: [string, Float64Array]) => ({
            name: `standardization/${key}`,
            shape: [data.length],
            data,
          }))
        : []),
      ...(walk ? [...walk.memory, ...dataTensors(walk, spec)] : []),
    ],
    metadata: { format: "downhill", schema: String(kSchema), model: JSON.stringify(note) },
  });
}

const noteOf = ({ step, epoch, cursor, updates, data: { scale } }: WalkState): Note["walk"] => ({
  step,
  epoch,
  cursor,
  updates,
  scale,
});

function dataTensors(
  { data: { features, targets, rows } }: WalkState,
  { inputShape }: CompleteSpec,
): AnyTensor[] {
  return [
    { name: "data/features", shape: [rows, ...inputShape], data: features },
    {
      name: "data/targets",
      shape: targets instanceof Int32Array ? [rows] : [rows, targets.length / rows],
      data: targets,
    },
  ];
}

/** A whole model from a file that toSafetensors made. Errors: DownhillError by name; "not-found" where it holds no spec. */
export function fromSafetensors(file: Uint8Array): Model {
  const { tensors, metadata } = readSafetensors(file);
  if (metadata["format"] !== "downhill")
    refuse("not-found", "__metadata__.format", '"downhill"', shown(metadata["format"]));
  const schema = Number(metadata["schema"]);
  if (!Number.isInteger(schema) || schema < 1 || schema > kSchema)
    refuse("unsupported", "__metadata__.schema", `1 to ${kSchema}`, shown(metadata["schema"]));
  const note = parseNote(metadata["model"]);
  const rest = tensors.filter(({ name }) => !/^(?:standardization|data)\//.test(name)).map(floats);
  const isMemory = ({ name }: Tensor): boolean => name.startsWith("memory_");
  const find = (name: string): AnyTensor | undefined => tensors.find((tensor) => tensor.name === name);
  return modelOf({
    spec: note.spec,
    parameters: rest.filter((tensor) => !isMemory(tensor)),
    standardization: standardizationOf(find),
    inputs: namesOf(note.inputs),
    walk: note.walk ? walkOf(note.walk, rest.filter(isMemory), find) : null,
  });
}

/** Weights for a model whose spec is known, strictly: what else a bundle holds is left aside. Errors: by name. */
export function weightsFrom(file: Uint8Array, spec: unknown): Tensor[] {
  const aside = /^(?:standardization|data|memory_\d+)\//;
  const tensors = readSafetensors(file).tensors.filter(({ name }) => !aside.test(name));
  return fitted(tensors.map(floats), parameterShapes(named(spec)));
}

function parseNote(text: string | undefined): Note {
  let note: unknown;
  try {
    note = JSON.parse(text ?? "");
  } catch {
    refuse("invalid-data", "__metadata__.model", "JSON", shown(text));
  }
  if (typeof note !== "object" || note === null)
    refuse("invalid-data", "__metadata__.model", "an object", shown(note));
  const { spec, inputs = [], walk = null } = note as Partial<Note>;
  return { spec, inputs, walk };
}

function namesOf(value: unknown): readonly string[] {
  const fine = Array.isArray(value) && value.every((name) => typeof name === "string");
  return fine ? (value as string[]) : refuse("invalid-data", "inputs", "a list of names", shown(value));
}

function floats({ name, shape, data }: AnyTensor): Tensor {
  if (!(data instanceof Float32Array)) refuse("unsupported", name, "32-bit floats", data.constructor.name);
  return { name, shape, data };
}

type Find = (name: string) => AnyTensor | undefined;

function standardizationOf(find: Find): Model["standardization"] {
  const [mean, deviation] = [find("standardization/mean")?.data, find("standardization/deviation")?.data];
  if (mean === undefined && deviation === undefined) return null;
  if (!(mean instanceof Float64Array && deviation instanceof Float64Array))
    refuse("invalid-data", "standardization", "mean and deviation in 64-bit floats", "something else");
  return { mean, deviation };
}

function walkOf(note: NonNullable<Note["walk"]>, memory: readonly Tensor[], find: Find): WalkState {
  if (typeof note !== "object") refuse("invalid-data", "walk", "an object", shown(note));
  const features =
    find("data/features") ?? refuse("not-found", "data/features", "the rows learnt from", "none");
  const targets = find("data/targets") ?? refuse("not-found", "data/targets", "the answers to them", "none");
  const [x, y] = [features.data, targets.data];
  if (!(x instanceof Float32Array || x instanceof Uint8Array))
    refuse("unsupported", "data/features", "F32 or U8", x.constructor.name);
  if (!(y instanceof Float32Array || y instanceof Int32Array))
    refuse("unsupported", "data/targets", "F32 or I32", y.constructor.name);
  const rows = features.shape[0] ?? 0;
  if (rows !== targets.shape[0] || sizeOf(features.shape) !== x.length)
    refuse("shape-mismatch", "data/targets", `${rows} rows`, `${targets.shape[0]}`);
  const { step, epoch, cursor, updates, scale } = note;
  return { step, epoch, cursor, updates, memory, data: { features: x, targets: y, rows, scale } };
}
