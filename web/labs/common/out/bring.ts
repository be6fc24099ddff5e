// What comes back: files that were picked or dropped, as the actions that put them in force. Everything is looked at before
// the first action; what is refused changes nothing. A lab's own file brings all of it, a model of another kind its layers
// and weights, where this lab can hold them.

import { fromSafetensors, weightsFrom } from "../../../formats/bundle.ts";
import { fitted, type Model, named, parameterShapes, refuse, type Tensor } from "../../../formats/model.ts";
import { readSafetensors } from "../../../formats/safetensors.ts";
import { fromState, type LabFile, looksLikeState } from "../../../formats/state.ts";
import { fromTensorflow, weightFiles } from "../../../formats/tensorflow-read.ts";
import type { LayerSpec, ParameterChange, Point } from "../../../shared/protocol.ts";
import {
  clean,
  defaultsOf,
  featureWords,
  hasSetting,
  isSettingId,
  type Settings,
} from "../../../shared/settings.ts";
import type { Context } from "../lab.ts";
import type { Action } from "../state.ts";

export interface Picked {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of another lab; told in the reader's language. */
export class OtherLab extends Error {}

/** Errors: DownhillError with a place, OtherLab. */
export function brought(context: Context, files: readonly Picked[]): readonly Action[] {
  const tensors = files.find(({ name }) => name.toLowerCase().endsWith(".safetensors"));
  if (tensors) return fromTensors(context, tensors.bytes);
  const json = files.find(({ name }) => name.toLowerCase().endsWith(".json"));
  if (json === undefined)
    refuse(
      "unsupported",
      "files",
      "a .json or a .safetensors file",
      files.map(({ name }) => name).join(", ") || "none",
    );
  const text = textOf(json);
  if (looksLikeState(text)) return labActions(context, fromState(text));
  return modelActions(context, fromTensorflow(text, joined(weightFiles(text), files)));
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

function fromTensors(context: Context, bytes: Uint8Array): readonly Action[] {
  if (readSafetensors(bytes).metadata["format"] === "downhill")
    return modelActions(context, fromSafetensors(bytes));
  const inputs = context.snapshot?.parameters[0]?.shape[0] ?? 1;
  const spec = specOf(context, context.state.settings, inputs);
  return [resume(weightsFrom(bytes, spec))];
}

/** The lab's model under these settings, with the names that the engine gives its layers. */
function specOf({ lab, state }: Context, settings: Settings, inputs: number): ReturnType<typeof named> {
  const { layers, loss } = lab.spec({ ...state, settings });
  return named({ inputShape: [inputs], layers, loss, optimizer: { type: "sgd" } });
}

const nothing = new Uint8Array(0);

/** To the state of a checkpoint, or where it is none of ours any more to these weights. */
function resume(parameters: readonly Tensor[], checkpoint: Uint8Array = nothing): Action {
  const start = parameters.flatMap(({ name, data }) =>
    Array.from(data, (value, index): ParameterChange => ({ name, index, value })),
  );
  return { type: "send", intent: { type: "resume", checkpoint, start } };
}

/** A whole lab: what was set, the points, the walk. */
export function labActions(context: Context, file: LabFile): readonly Action[] {
  const { id } = context.lab;
  if (file.lab !== id) throw new OtherLab(file.lab);
  const changes = Object.fromEntries(
    Object.entries(file.settings).flatMap(([key, value]) => {
      if (!isSettingId(key) || !hasSetting(id, key)) return [];
      const cleaned = clean(id, key, value);
      return cleaned === undefined
        ? refuse("invalid-data", `settings.${key}`, "a value of the lab", JSON.stringify(value))
        : [[key, cleaned]];
    }),
  ) as Partial<Settings>;
  const settings: Settings = { ...defaultsOf(id), ...changes };
  const spec = specOf(context, settings, file.parameters[0]?.shape[0] ?? 1);
  const parameters = fitted(file.parameters, parameterShapes(spec));
  const isOwn = settings.dataset === "points";
  const points: readonly Point[] = file.points ?? [];
  return [
    ...(isOwn ? [] : [{ type: "preset", id: settings.dataset } as const]),
    ...(isOwn && file.points ? [{ type: "points", points } as const] : []),
    { type: "set", changes },
    resume(parameters, file.checkpoint),
  ];
}

/** Layers and weights; how it is trained stays as it is set here. */
function modelActions(context: Context, model: Model): readonly Action[] {
  if (model.standardization)
    refuse(
      "unsupported",
      "standardization",
      "inputs as the lab has them",
      "a model that standardizes its own",
    );
  const changes = shapeOf(context, model);
  const settings = { ...context.state.settings, ...changes };
  const inputs = model.parameters[0]?.shape[0] ?? 1;
  const here = inputsOf(context, settings);
  if (inputs !== here) refuse("shape-mismatch", "inputs", `${here} as this lab has them`, `${inputs}`);
  const spec = specOf(context, settings, inputs);
  const [wanted, got] = [spec.layers.map(told), model.spec.layers.map(told)];
  const at = wanted.findIndex((layer, i) => layer !== got[i]);
  if (at >= 0 || wanted.length !== got.length) {
    const i = at >= 0 ? at : wanted.length;
    refuse("unsupported", `layers[${i}]`, wanted[i] ?? "no more layers", got[i] ?? "no more layers");
  }
  const shapes = parameterShapes(spec);
  const parameters = model.parameters.map((tensor, i) => ({
    ...tensor,
    name: shapes[i]?.name ?? tensor.name,
  }));
  const sets: Action[] = Object.keys(changes).length > 0 ? [{ type: "set", changes }] : [];
  return [...sets, resume(fitted(parameters, shapes))];
}

function told(layer: LayerSpec | Model["spec"]["layers"][number]): string {
  if (layer.type === "dropout") return `dropout ${layer.rate}`;
  if (layer.type !== "dense") return layer.type;
  return `dense ${layer.units} ${layer.activation ?? "linear"}${layer.useBias === false ? " without bias" : ""}`;
}

/** Another table's inputs are made by its recipe, which no model brings. */
function inputsOf({ lab, state, snapshot }: Context, settings: Settings): number {
  if (lab.id === "titanic") return snapshot?.parameters[0]?.shape[0] ?? 0;
  return lab.data({ ...state, settings }).features.length;
}

/** What the lab must be set to for these layers; a lab without layers of its own has nothing to set. */
function shapeOf({ lab: { id } }: Context, { spec, inputs }: Model): Partial<Settings> {
  if (!hasSetting(id, "hidden")) return {};
  const dense = spec.layers.flatMap((layer) => (layer.type === "dense" ? [layer] : []));
  const hidden = dense.slice(0, -1).map(({ units, activation = "linear" }) => ({ units, activation }));
  const kept = clean(id, "hidden", hidden);
  if (kept === undefined || JSON.stringify(kept) !== JSON.stringify(hidden))
    refuse(
      "unsupported",
      "layers",
      "hidden layers as this lab has them (units, activation)",
      JSON.stringify(hidden),
    );
  const words = featureWords.filter((word) => inputs.includes(word));
  const isNamed = words.length > 0 && words.length === inputs.length;
  const rate = spec.layers.find((layer) => layer.type === "dropout")?.rate ?? 0;
  return {
    hidden: kept,
    ...(hasSetting(id, "dropout") && { dropout: rate }),
    ...(hasSetting(id, "features") && { features: isNamed ? words : ["x1", "x2"] }),
    ...(hasSetting(id, "task") && { task: dense.at(-1)?.activation === "sigmoid" ? "classify" : "regress" }),
  };
}
