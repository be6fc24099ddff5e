// Checks of the options of a session's methods: pictures to draw, ranges of history, tensors to set. Kinds, words and
// lengths only; whether a name exists is core's to say.

import {
  among,
  fields,
  finiteFloats,
  floats,
  integer,
  kindOf,
  list,
  listOf,
  number,
  or,
  own,
  record,
  show,
  string,
  whole,
  within,
} from "./check.ts";
import { DownhillError } from "./errors.ts";
import type { Axis, FieldOptions, HistoryRange, SurfaceOptions, Tensor } from "./results.ts";
import { featureWords } from "./spec.ts";

const maxSide = 4096;
const maxMagnitude = 1e9;
const maxTensors = 256;
const finite = within({ min: -maxMagnitude, max: maxMagnitude });

/** [from, to], from below to. */
function interval(value: unknown, name: string): readonly [number, number] {
  const [low = 0, high = 0] = list(value, name, 2, 2, finite);
  if (low >= high)
    throw new RangeError(`${name} must run from the smaller number to the larger, got ${low}, ${high}`);
  return [low, high];
}

const side = whole(1, maxSide);

export const checkField = (value: unknown): Required<FieldOptions> =>
  fields(
    value,
    "options",
    {
      x: interval,
      y: (ends, name) => (ends === undefined ? [0, 0] : interval(ends, name)),
      width: side,
      height: or(side, 1),
      features: or(listOf(0, featureWords.length, among(featureWords)), []),
      nodes: or(listOf(0, maxTensors, string), []),
    },
    "",
  );

export const checkSurface = (value: unknown): SurfaceOptions =>
  fields(
    value,
    "options",
    {
      axes: (axes, name) => list(axes, name, 2, 2, checkAxis) as [Axis, Axis],
      width: side,
      height: side,
    },
    "",
  );

const ends = { from: finite, to: finite };
const wayChecks = { direction: floats, ...ends };
const weightChecks = { parameter: string, index: or(whole(0, Number.MAX_SAFE_INTEGER), 0), ...ends };

function checkAxis(value: unknown, name: string): Axis {
  const given = record(value, name, Object.keys({ ...weightChecks, ...wayChecks }));
  const axis: Axis =
    own(given, "direction") === undefined
      ? fields(value, name, weightChecks)
      : fields(value, name, wayChecks);
  if (axis.from < axis.to) return axis;
  throw new RangeError(`${name}.from must be below ${name}.to, got ${axis.from}, ${axis.to}`);
}

export const checkHistoryRange = (value: unknown): Required<HistoryRange> =>
  fields(value, "range", { from: or(number, 0), to: or(number, Number.MAX_VALUE) }, "");

export function checkTensors(value: unknown): Tensor[] {
  return list(value, "list", 0, maxTensors, (item, at) => {
    const size = whole(0, 2 ** 31 - 1);
    const tensor = fields<Tensor>(item, at, { name: string, shape: listOf(0, 4, size), data: floats });
    const { name, shape, data } = tensor;
    const count = shape.reduce((product, dim) => product * dim, 1);
    if (data.length !== count) {
      const shown = `[${shape.join(", ")}]`;
      throw new RangeError(
        `${at}.data must have ${count} numbers for shape ${shown} of ${show(name)}, got ${data.length}`,
      );
    }
    return tensor;
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
