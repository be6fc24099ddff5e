// Looking into parsed JSON that nobody has checked: own properties only, every surprise refused by its place.

import { refuse, shown } from "./model.ts";

export type Unknown = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A record's own record. Errors: "invalid-data". */
export function at(record: Unknown, place: string, key: string): Unknown {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return isRecord(value) ? value : refuse("invalid-data", place, "an object", shown(value));
}
