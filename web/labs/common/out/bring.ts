// What comes back: files that were picked or dropped, as the actions that put them in force. Everything is looked at before
// the first action; what is refused changes nothing. A lab's own file brings all of it, a model of another kind its layers
// and weights, where this lab can hold them.

import { weightsFrom } from "../../../formats/bundle.ts";
import { fitted, type Model, named, parameterShapes, refuse, type Tensor } from "../../../formats/model.ts";
import type { LabFile } from "../../../formats/state.ts";
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
import { heldBy, OtherLab, type Picked } from "./picked.ts";

/** Errors: DownhillError with a place, OtherLab. */
export function brought(context: Context, files: readonly Picked[]): readonly Action[] {
  const held = heldBy(files);
  if (held.kind === "lab") return labActions(context, held.file);
  if (held.kind === "model") return modelActions(context, held.model);
  const inputs = context.snapshot?.parameters[0]?.shape[0] ?? 1;
  return [resume(weightsFrom(held.bytes, specOf(context, context.state.settings, inputs)))];
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
