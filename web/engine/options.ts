// Checks of the options of a session's methods: pictures to draw, ranges of history, tensors to set. Kinds, words and
// lengths only; whether a name exists is core's to say.

import {
  finiteFloats,
  floats,
  integer,
  kindOf,
  list,
  number,
  own,
  record,
  show,
  string,
  word,
} from "./check.ts";
import { DownhillError } from "./errors.ts";
import type { Axis, FieldOptions, HistoryRange, SurfaceOptions, Tensor } from "./results.ts";
import { featureWords } from "./spec.ts";
import type { FeatureWord } from "./types.ts";

const maxSide = 4096;
const maxMagnitude = 1e9;
const maxTensors = 256;
const finite = { min: -maxMagnitude, max: maxMagnitude };

/** [from, to], from below to. */
function interval(value: unknown, name: string): readonly [number, number] {
  const [low = 0, high = 0] = list(value, name, 2, 2, (end, at) => number(end, at, finite));
  if (low >= high)
    throw new RangeError(`${name} must run from the smaller number to the larger, got ${low}, ${high}`);
  return [low, high];
}

export function checkField(value: unknown): Required<FieldOptions> {
  const given = record(value, "options", ["x", "y", "width", "height", "features", "nodes"]);
  const y = own(given, "y");
  const feature = (item: unknown, name: string): FeatureWord => word(item, name, featureWords);
  return {
    x: interval(own(given, "x"), "x"),
    y: y === undefined ? [0, 0] : interval(y, "y"),
    width: integer(own(given, "width"), "width", 1, maxSide),
    height: integer(own(given, "height", 1), "height", 1, maxSide),
    features: list(own(given, "features", []), "features", 0, featureWords.length, feature),
    nodes: list(own(given, "nodes", []), "nodes", 0, maxTensors, string),
  };
}

export function checkSurface(value: unknown): SurfaceOptions {
  const given = record(value, "options", ["axes", "width", "height"]);
  const [first, second] = list(own(given, "axes"), "axes", 2, 2, checkAxis);
  return {
    axes: [first as Axis, second as Axis],
    width: integer(own(given, "width"), "width", 1, maxSide),
    height: integer(own(given, "height"), "height", 1, maxSide),
  };
}

function checkAxis(value: unknown, name: string): Axis {
  const given = record(value, name, ["parameter", "index", "direction", "from", "to"]);
  const ends = [own(given, "from"), own(given, "to")];
  const [from, to] = ends.map((end, i) => number(end, `${name}.${i === 0 ? "from" : "to"}`, finite));
  if (from === undefined || to === undefined || from >= to) {
    throw new RangeError(`${name}.from must be below ${name}.to, got ${from}, ${to}`);
  }
  if (own(given, "direction") !== undefined) {
    record(value, name, ["direction", "from", "to"]);
    return { direction: floats(own(given, "direction"), `${name}.direction`), from, to };
  }
  const index = integer(own(given, "index", 0), `${name}.index`, 0, Number.MAX_SAFE_INTEGER);
  return { parameter: string(own(given, "parameter"), `${name}.parameter`), index, from, to };
}

export function checkHistoryRange(value: unknown): Required<HistoryRange> {
  const given = record(value, "range", ["from", "to"]);
  return {
    from: number(own(given, "from", 0), "from"),
    to: number(own(given, "to", Number.MAX_VALUE), "to"),
  };
}

export function checkTensors(value: unknown): Tensor[] {
  return list(value, "list", 0, maxTensors, (item, at) => {
    const given = record(item, at, ["name", "shape", "data"]);
    const name = string(own(given, "name"), `${at}.name`);
    const size = (dim: unknown, where: string): number => integer(dim, where, 0, 2 ** 31 - 1);
    const shape = list(own(given, "shape"), `${at}.shape`, 0, 4, size);
    const count = shape.reduce((product, dim) => product * dim, 1);
    const data = floats(own(given, "data"), `${at}.data`);
    if (data.length !== count) {
      const shown = `[${shape.join(", ")}]`;
      throw new RangeError(
        `${at}.data must have ${count} numbers for shape ${shown} of ${show(name)}, got ${data.length}`,
      );
    }
    return { name, shape, data };
  });
}

export function bytesOf(value: unknown, name: string): Uint8Array {
  if (kindOf(value) !== "Uint8Array") throw new TypeError(`${name} must be a Uint8Array, got ${show(value)}`);
  return value as Uint8Array;
}

/** An axis as a direction over all parameters; a single weight's ends become distances from where it is now. */
export function along(
  axis: Axis,
  tensors: readonly Tensor[],
  name: string,
): { direction: Float32Array; from: number; to: number } {
  const total = tensors.reduce((sum, { data }) => sum + data.length, 0);
  if ("direction" in axis) {
    finiteFloats(axis.direction, `${name}.direction`, total);
    return axis;
  }
  let before = 0;
  for (const tensor of tensors) {
    if (tensor.name === axis.parameter) {
      const now = tensor.data[integer(axis.index, `${name}.index`, 0, tensor.data.length - 1)] ?? 0;
      const direction = new Float32Array(total);
      direction[before + axis.index] = 1;
      return { direction, from: axis.from - now, to: axis.to - now };
    }
    before += tensor.data.length;
  }
  const known = tensors.map((tensor) => tensor.name).join(", ");
  throw new DownhillError(
    "not-found",
    `${name}.parameter: no parameter "${axis.parameter}"; known: ${known}`,
    name,
  );
}
