// A lab as the part of an address behind the #: only what differs from the preset, the preset and a version; if wished the
// weights, or the whole walk (what was changed after which step), which replays to the bit. Pure. Reading never throws:
// what makes no sense there is left out, numbers are drawn into their ranges.
//
//   #v=1&dataset=points&learningRate=0.3&hidden=4tanh,2relu&points=c…&weights=…&step=120&edits=60:learningRate=1;p=m3.…

import { readFloats, readPoints, writeFloats, writePoints } from "./packing.ts";
import { type Presets, presetOf } from "./presets.ts";
import type { ParameterChange, Point } from "./protocol.ts";
import { readRecipe, writeRecipe } from "./recipe.ts";
import {
  clean,
  defaultsOf,
  type HiddenLayer,
  hasSetting,
  isSettingId,
  type LabId,
  type SettingId,
  type Settings,
  settings as table,
} from "./settings.ts";
import type { Recipe } from "./table.ts";

/** What is in force: settings, and the reader's own points or null for the preset's. */
export interface LinkDoc {
  readonly settings: Settings;
  readonly points: readonly Point[] | null;
}

/**
 * What was changed after a step. `rate`: what the rate "auto" had come to then. `again`: the same data was set once more,
 * which begins an epoch.
 */
export type LinkEdit = { readonly step: number } & (
  | (LinkDoc & { readonly rate: number | null; readonly again?: true })
  | { readonly weights: readonly ParameterChange[] }
);

/** From the start in `doc` through all edits, in their order, to a step. */
export interface LinkWalk {
  readonly step: number;
  readonly rate: number | null;
  readonly edits: readonly LinkEdit[];
}

export interface Link {
  readonly doc: LinkDoc;
  /** All parameters, in the order of Snapshot.parameters. */
  readonly weights?: readonly number[];
  readonly walk?: LinkWalk;
}

export const kLinkVersion = 1;
/** Longer texts are not read. */
export const kLongestLink = 8192;
const kMostEdits = 500;
const kMostChanges = 4096;
const kMostSteps = 1e9;

interface Home {
  readonly id: LabId;
  readonly presets: Presets;
}

/** What a data set starts from: the lab's defaults and what the preset sets along with it. */
function baseOf({ id, presets }: Home, dataset: Settings["dataset"]): Settings {
  return withTexts(
    id,
    { ...defaultsOf(id), dataset },
    Object.entries(presetOf(presets, dataset)?.settings ?? {}),
  );
}

function withTexts(lab: LabId, base: Settings, given: readonly (readonly [string, unknown])[]): Settings {
  const found = given.flatMap(([id, value]) => {
    if (!isSettingId(id) || !hasSetting(lab, id)) return [];
    const cleaned = clean(lab, id, value);
    return cleaned === undefined ? [] : [[id, cleaned] as const];
  });
  return found.length === 0 ? base : { ...base, ...Object.fromEntries(found) };
}

/** The text behind the #; "v=1" alone is the lab as it opens. */
export function writeLink(home: Home, { doc, weights, walk }: Link): string {
  const { settings, points } = doc;
  const base = baseOf(home, settings.dataset);
  const exact = walk !== undefined;
  return [
    `v=${kLinkVersion}`,
    ...(settings.dataset === defaultsOf(home.id).dataset ? [] : [`dataset=${settings.dataset}`]),
    ...differences(home.id, base, settings),
    ...(points === null ? [] : [`points=${writePoints(points, exact)}`]),
    ...(weights === undefined ? [] : [`weights=${writeFloats(weights)}`]),
    ...(walk === undefined ? [] : writeWalk(home.id, doc, walk)),
  ].join("&");
}

function differences(lab: LabId, from: Settings, to: Settings): string[] {
  return (Object.keys(table) as SettingId[]).flatMap((id) => {
    if (id === "dataset" || !hasSetting(lab, id)) return [];
    const text = written(to[id]);
    return text === written(from[id]) ? [] : [`${id}=${text}`];
  });
}

const isList = (value: unknown): value is readonly (string | HiddenLayer)[] => Array.isArray(value);

function written(value: Settings[SettingId]): string {
  if (isList(value))
    return value.map((one) => (typeof one === "string" ? one : `${one.units}${one.activation}`)).join(",");
  if (typeof value === "object")
    return value === null ? "" : encodeURIComponent(writeRecipe(value as Recipe)).replaceAll("!", "%21");
  return String(value);
}

/** A text as a value of the setting's kind; still to be cleaned. undefined: no such value. */
export function readValue(id: SettingId, text: string): unknown {
  const parts = text === "" ? [] : text.split(",");
  switch (table[id].kind) {
    case "number":
      return /^[-+\d.]/.test(text) ? Number(text) : text;
    case "flag":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "features":
      return parts;
    case "layers":
      return parts.map((part) => {
        const [, units, activation] = /^(\d{1,9})([a-zA-Z]*)$/.exec(part) ?? [];
        return { units: Number(units), activation: activation || "tanh" };
      });
    case "recipe":
      return readRecipe(text) ?? undefined;
    default:
      return text;
  }
}

function writeWalk(lab: LabId, doc: LinkDoc, { step, rate, edits }: LinkWalk): string[] {
  let before = doc;
  const texts = edits.map((edit) => {
    if ("weights" in edit)
      return `${edit.step}:${edit.weights.map(({ name, index, value }) => `w=${name},${index},${value}`).join(";")}`;
    const parts = [
      ...(edit.settings.dataset === before.settings.dataset ? [] : [`dataset=${edit.settings.dataset}`]),
      ...differences(lab, before.settings, edit.settings),
      ...writePointsEdit(before.points, edit.points),
      ...(edit.rate === null ? [] : [`r=${edit.rate}`]),
      ...(edit.again ? ["d"] : []),
    ];
    before = edit;
    return `${edit.step}:${parts.join(";")}`;
  });
  return [
    `step=${step}`,
    ...(rate === null ? [] : [`rate=${rate}`]),
    ...(texts.length === 0 ? [] : [`edits=${texts.join("!")}`]),
  ];
}

const isSame = (a: Point | undefined, b: Point | undefined): boolean =>
  a?.x === b?.x && a?.y === b?.y && a?.label === b?.label;

/** One point added (a), moved (m), deleted (d); else all of them (s), or the preset's again (n). */
function writePointsEdit(before: readonly Point[] | null, after: readonly Point[] | null): string[] {
  if (before === after) return [];
  if (after === null) return ["p=n"];
  if (before !== null) {
    const at = after.findIndex((point, i) => !isSame(point, before[i]));
    const rest = (from: number, shift: number): boolean =>
      after.slice(from).every((point, i) => isSame(point, before[from + i + shift]));
    const [grown, last] = [after.length - before.length, after.at(-1)];
    if (grown === 0 && at < 0) return [];
    if (grown === 1 && at === before.length && last) return [`p=a${writePoints([last], true)}`];
    if (grown === 0 && rest(at + 1, 0)) return [`p=m${at}.${writePoints(after.slice(at, at + 1), true)}`];
    const gone = at < 0 ? after.length : at;
    if (grown === -1 && rest(gone, 1)) return [`p=d${gone}`];
  }
  return [`p=s${writePoints(after, true)}`];
}

type Fields = readonly (readonly [string, string])[];

function fieldsOf(text: string, between: string): Fields {
  return text.split(between).map((part) => {
    const at = part.indexOf("=");
    return at < 0 ? ([part, ""] as const) : ([part.slice(0, at), decoded(part.slice(at + 1))] as const);
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a text behind the # asks for, with or without the #; null: nothing that is a link. */
export function readLink(home: Home, text: string): Link | null {
  const body = text.replace(/^#/, "");
  if (body.length > kLongestLink) return null;
  const fields = fieldsOf(body, "&");
  const field = (name: string): string | undefined => fields.find(([id]) => id === name)?.[1];
  const version = Number(field("v"));
  if (!(Number.isInteger(version) && version >= 1)) return null;
  const dataset = clean(home.id, "dataset", field("dataset")) ?? defaultsOf(home.id).dataset;
  const settings = readSettings(home.id, baseOf(home, dataset), fields, "dataset");
  const own = dataset === "points" ? (readPoints(field("points") ?? "l") ?? []) : null;
  const doc: LinkDoc = { settings, points: own };
  const weights = readFloats(field("weights") ?? "");
  const walk = readWalk(home, doc, field("step"), field("rate"), field("edits"));
  return { doc, ...(weights && weights.length > 0 && { weights }), ...(walk && { walk }) };
}

function readSettings(lab: LabId, base: Settings, fields: Fields, but = ""): Settings {
  const given = fields.flatMap(([id, value]) =>
    id !== but && isSettingId(id) ? [[id, readValue(id, value)] as const] : [],
  );
  return withTexts(lab, base, given);
}

const whole = (text: string | undefined, most: number): number | null =>
  text !== undefined && /^\d{1,10}$/.test(text) && Number(text) <= most ? Number(text) : null;

function rateOf(text: string | undefined): number | null {
  const rate = Number(text);
  return text !== undefined && rate > 0 && rate <= table.learningRate.max ? rate : null;
}

function readWalk(home: Home, doc: LinkDoc, to?: string, rate?: string, text?: string): LinkWalk | null {
  const step = whole(to, kMostSteps);
  if (step === null) return null;
  const edits: LinkEdit[] = [];
  let before = doc;
  for (const part of (text ?? "").split("!").slice(0, kMostEdits)) {
    const colon = part.indexOf(":");
    const at = whole(part.slice(0, Math.max(0, colon)), step);
    if (at === null || at < (edits.at(-1)?.step ?? 0)) continue;
    const fields = fieldsOf(part.slice(colon + 1), ";");
    const weights = readChanges(fields);
    if (weights.length > 0) {
      edits.push({ step: at, weights });
      continue;
    }
    const edit = { step: at, ...readDoc(home, before, fields) };
    before = edit;
    edits.push(edit);
  }
  return { step, rate: rateOf(rate), edits };
}

function readDoc(
  home: Home,
  before: LinkDoc,
  fields: Fields,
): LinkDoc & { readonly rate: number | null; readonly again?: true } {
  const settings = readSettings(home.id, before.settings, fields);
  const points = readPointsEdit(before.points, fields.find(([id]) => id === "p")?.[1]);
  const dataset =
    points === null && settings.dataset === "points" ? before.settings.dataset : settings.dataset;
  const rate = rateOf(fields.find(([id]) => id === "r")?.[1]);
  const again = fields.some(([id]) => id === "d");
  const own = points === null ? dataset : "points";
  return { settings: { ...settings, dataset: own }, points, rate, ...(again && { again }) };
}

function readPointsEdit(before: readonly Point[] | null, text: string | undefined): readonly Point[] | null {
  const [, kind, place = "", packed = ""] = /^([amdsn])(?:(\d{1,4})\.?)?(.*)$/.exec(text ?? "") ?? [];
  const now = before ?? [];
  const index = Number(place);
  const points = readPoints(packed) ?? [];
  switch (kind) {
    case "n":
      return null;
    case "s":
      return points;
    case "a":
      return [...now, ...points].slice(0, 1000);
    case "m":
      return now.map((point, i) => (i === index && points[0] ? points[0] : point));
    case "d":
      return now.filter((_, i) => i !== index || place === "");
    default:
      return before;
  }
}

function readChanges(fields: Fields): readonly ParameterChange[] {
  return fields.slice(0, kMostChanges).flatMap(([id, text]) => {
    const [, name = "", index = "", value = ""] =
      id === "w" ? (/^([\w/]{1,64}),(\d{1,7}),(.+)$/.exec(text) ?? []) : [];
    const number = Number(value);
    return name !== "" && Number.isFinite(number) ? [{ name, index: Number(index), value: number }] : [];
  });
}
