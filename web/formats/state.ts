// A lab as a file of our own: what was set, the reader's points, the engine's checkpoint, and the weights once more by name,
// for a day when that checkpoint is no longer understood. JSON with a schema number; every older one loads for ever
// (tests/golden/states). What the settings mean is the lab's to check, as it does with every other stranger's.

import { isRecord, type Unknown } from "./json.ts";
import { refuse, shown, sizeOf, type Tensor } from "./model.ts";

/** Grows when a field changes its meaning. */
export const kStateSchema = 1;
const kMost = 64 * 2 ** 20; // characters
const kMostPoints = 1000;

export interface StatePoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

export interface LabFile {
  readonly lab: string;
  readonly settings: Unknown;
  /** null: as the settings generate them. */
  readonly points: readonly StatePoint[] | null;
  readonly step: number;
  readonly checkpoint: Uint8Array;
  readonly parameters: readonly Tensor[];
}

export function toState({ lab, settings, points, step, checkpoint, parameters }: LabFile): string {
  const file = {
    downhill: "lab",
    schema: kStateSchema,
    lab,
    settings,
    points: points === null ? null : points.map(({ x, y, label }) => [x, y, label]),
    step,
    checkpoint: toBase64(checkpoint),
    weights: parameters.map(({ name, shape, data }) => ({
      name,
      shape,
      numbers: toBase64(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
    })),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Whether a text says of itself that it is such a file, whatever else it says. */
export const looksLikeState = (text: string): boolean => /^\s*\{\s*"downhill"\s*:/.test(text);

/** Errors: DownhillError "invalid-data", "unsupported" or "too-large", with the field in `where`. */
export function fromState(text: string): LabFile {
  if (text.length > kMost) refuse("too-large", "file", `at most ${kMost} characters`, `${text.length}`);
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    refuse("invalid-data", "file", "JSON", error instanceof Error ? error.message : String(error));
  }
  if (!isRecord(file) || file["downhill"] !== "lab")
    refuse("invalid-data", "downhill", '"lab"', shown(isRecord(file) ? file["downhill"] : file));
  const { schema, lab, settings, points, step, checkpoint, weights } = file;
  if (!Number.isInteger(schema) || (schema as number) < 1 || (schema as number) > kStateSchema)
    refuse("unsupported", "schema", `1 to ${kStateSchema}`, shown(schema));
  if (typeof lab !== "string") refuse("invalid-data", "lab", "a lab's id", shown(lab));
  if (!isRecord(settings)) refuse("invalid-data", "settings", "an object", shown(settings));
  if (!Number.isSafeInteger(step) || (step as number) < 0)
    refuse("invalid-data", "step", "a whole number from 0", shown(step));
  return {
    lab,
    settings,
    points: pointsOf(points),
    step: step as number,
    checkpoint: fromBase64(checkpoint, "checkpoint"),
    parameters: weightsOf(weights),
  };
}

function pointsOf(value: unknown): readonly StatePoint[] | null {
  if (value === null) return null;
  if (!Array.isArray(value) || value.length > kMostPoints)
    refuse("invalid-data", "points", `null or at most ${kMostPoints} points`, shown(value));
  return value.map((point: unknown, i) => {
    const fine = Array.isArray(point) && point.length === 3 && point.every((n) => Number.isFinite(n));
    if (!fine) refuse("invalid-data", `points[${i}]`, "three numbers", shown(point));
    const [x, y, label] = point as [number, number, number];
    return { x, y, label };
  });
}

function weightsOf(value: unknown): readonly Tensor[] {
  if (!Array.isArray(value) || value.length > 256) refuse("invalid-data", "weights", "a list", shown(value));
  return value.map((item: unknown, i) => {
    const place = `weights[${i}]`;
    if (!isRecord(item)) refuse("invalid-data", place, "an object", shown(item));
    const { name, shape, numbers } = item;
    if (typeof name !== "string") refuse("invalid-data", `${place}.name`, "a name", shown(name));
    if (!Array.isArray(shape) || shape.length > 8 || !shape.every((n) => Number.isSafeInteger(n) && n >= 0))
      refuse("invalid-data", name, "a shape", shown(shape));
    const bytes = fromBase64(numbers, name);
    if (bytes.length !== 4 * sizeOf(shape))
      refuse("shape-mismatch", name, `${4 * sizeOf(shape)} bytes`, `${bytes.length}`);
    const data = new Float32Array(bytes.buffer);
    const wrong = data.findIndex((x) => !Number.isFinite(x));
    if (wrong >= 0) refuse("invalid-data", name, "finite numbers", `${data[wrong]} at ${wrong}`);
    return { name, shape, data };
  });
}

const toBase64 = (bytes: Uint8Array): string => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

function fromBase64(value: unknown, place: string): Uint8Array<ArrayBuffer> {
  if (typeof value !== "string") refuse("invalid-data", place, "base64", shown(value));
  try {
    return Uint8Array.from(atob(value), (letter) => letter.charCodeAt(0));
  } catch {
    return refuse("invalid-data", place, "base64", shown(value));
  }
}
