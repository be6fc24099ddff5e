// What comes back to the digits lab: files as settings and weights, all looked at before anything changes. A lab's own file
// brings its walk, too; a model of another kind its layers and weights, if they are layers as this lab has them.

import { weightsFrom } from "../../../formats/bundle.ts";
import { fitted, type Model, named, parameterShapes, refuse, type Tensor } from "../../../formats/model.ts";
import type { LabFile } from "../../../formats/state.ts";
import { type DigitsModel, kClasses, kPixels } from "../../../shared/digits.ts";
import {
  changed,
  cleanDigits,
  type DigitsSettings,
  digitsSettingIds,
  firstSettings,
  layersOf,
} from "../../../shared/digits-settings.ts";
import { heldBy, OtherLab, type Picked } from "../../common/out/picked.ts";

export interface Brought {
  readonly settings: DigitsSettings;
  readonly weights: readonly Tensor[];
  /** Empty: weights alone. */
  readonly checkpoint: Uint8Array;
  /** It is of the pictures that the page brings. */
  readonly isOfPack: boolean;
}

const nothing = new Uint8Array(0);

/** Errors: DownhillError with a place, OtherLab. */
export function brought(now: DigitsSettings, files: readonly Picked[]): Brought {
  const held = heldBy(files);
  if (held.kind === "lab") return ofFile(held.file);
  if (held.kind === "model") return ofModel(now, held.model);
  const weights = weightsFrom(held.bytes, specOf(now.model));
  return { settings: now, weights, checkpoint: nothing, isOfPack: false };
}

const specOf = (model: DigitsModel): ReturnType<typeof named> =>
  named({
    inputShape: [kPixels],
    layers: layersOf(model, kClasses),
    loss: "sparseCategoricalCrossentropy",
    optimizer: { type: "sgd" },
  });

function ofFile({ lab, settings, parameters, checkpoint }: LabFile): Brought {
  if (lab !== "digits") throw new OtherLab(lab);
  const found = digitsSettingIds.map((id) => {
    const clean = cleanDigits(id, settings[id]);
    if (clean === undefined)
      refuse("invalid-data", `settings.${id}`, "a value of the lab", JSON.stringify(settings[id]) ?? "none");
    return [id, clean] as const;
  });
  const own = changed(firstSettings, Object.fromEntries(found));
  return {
    settings: own,
    weights: fitted(parameters, parameterShapes(specOf(own.model))),
    checkpoint,
    isOfPack: settings["pictures"] === "mnist",
  };
}

/** How it is trained stays as it is set here. */
function ofModel(now: DigitsSettings, model: Model): Brought {
  if (model.standardization)
    refuse(
      "unsupported",
      "standardization",
      "inputs as the lab has them",
      "a model that standardizes its own",
    );
  const settings = changed(now, shapeOf(model));
  const spec = specOf(settings.model);
  const [wanted, got] = [
    [`${kPixels} inputs`, ...spec.layers.map(told)],
    [`${inputsOf(model)} inputs`, ...model.spec.layers.map(told)],
  ];
  for (let i = 0; i < Math.max(wanted.length, got.length); i++)
    if (wanted[i] !== got[i])
      refuse(
        "unsupported",
        i === 0 ? "inputs" : `layers[${i - 1}]`,
        wanted[i] ?? "no more layers",
        got[i] ?? "no more layers",
      );
  const shapes = parameterShapes(spec);
  const weights = model.parameters.map((tensor, i) => ({ ...tensor, name: shapes[i]?.name ?? tensor.name }));
  return { settings, weights: fitted(weights, shapes), checkpoint: nothing, isOfPack: false };
}

const inputsOf = ({ spec }: Model): number => spec.inputShape.reduce((product, n) => product * n, 1);

function shapeOf({ spec }: Model): { readonly hidden: readonly number[]; readonly dropout: number } {
  const dense = spec.layers.flatMap((layer) => (layer.type === "dense" ? [layer.units] : []));
  const hidden = cleanDigits("hidden", dense.slice(0, -1));
  if (hidden === undefined)
    refuse("unsupported", "layers", "at most 4 hidden layers of at most 512 neurons", dense.join("-"));
  const rate = spec.layers.find((layer) => layer.type === "dropout")?.rate ?? 0;
  const dropout = cleanDigits("dropout", rate);
  if (dropout === undefined) refuse("unsupported", "dropout", "a rate up to 0.9", String(rate));
  return { hidden: hidden as readonly number[], dropout: dropout as number };
}

function told(layer: Model["spec"]["layers"][number]): string {
  if (layer.type === "dropout") return `dropout ${layer.rate}`;
  if (layer.type !== "dense") return layer.type;
  return `dense ${layer.units} ${layer.activation ?? "linear"}${layer.useBias === false ? " without bias" : ""}`;
}
