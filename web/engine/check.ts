// Argument checks, so that nothing unchecked crosses into wasm: a release build of Embind turns a wrong value into NaN
// or 0 without a word. Each check takes the parameter's name and says what was expected and what came. No rule about
// models or data lives here; those belong to spec.ts and to core.

type Unknown = Readonly<Record<string, unknown>>;

/** How a wrong value is shown in a message: short, and never by calling into the value. */
export function show(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return value.length > 40 ? `"${value.slice(0, 40)}…"` : `"${value}"`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "symbol" || typeof value === "function") return `a ${typeof value}`;
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  const tag = kindOf(value);
  return tag === "" ? "an object" : `a ${tag} of ${(value as { length?: number }).length ?? 0}`;
}

const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
)?.get;

/** "Float32Array" and so on, or "" for anything else; true to the value's real kind, across realms too. */
export function kindOf(value: unknown): string {
  return (typedArrayTag?.call(value) as string | undefined) ?? "";
}

/** The nearest of `words`, when it is near enough to have been meant. */
function meant(wrong: string, words: readonly string[]): string {
  let best = "";
  let least = Math.min(3, Math.ceil(wrong.length / 2)) + 1;
  for (const word of words) {
    const distance = edits(wrong.slice(0, 40).toLowerCase(), word.toLowerCase());
    if (distance < least) {
      least = distance;
      best = word;
    }
  }
  return best === "" ? "" : `; did you mean "${best}"?`;
}

/** Levenshtein's distance, one row at a time. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A plain object with no keys but `keys`. Only own keys count, so a prototype brings nothing in. */
export function record(value: unknown, name: string, keys: readonly string[]): Unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) {
    throw new TypeError(`${name} must be an object, got ${show(value)}`);
  }
  for (const key of Object.keys(value)) {
    if (keys.includes(key)) continue;
    const known = keys.length > 12 ? "" : `; known: ${keys.join(", ")}`;
    throw new TypeError(`${name} has an unknown key ${show(key)}${meant(key, keys) || known}`);
  }
  return value as Unknown;
}

/** An own property of a checked record, or `fallback` where it is left out or undefined. */
export function own(object: Unknown, key: string, fallback?: unknown): unknown {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return value === undefined ? fallback : value;
}

/** Looks at a value by its name, and answers it as what it is. Errors: TypeError, RangeError. */
export type Check<T> = (value: unknown, name: string) => T;

/** A check for what may be left out. */
export const or =
  <T>(check: Check<T>, fallback: unknown): Check<T> =>
  (value, name) =>
    check(value === undefined ? fallback : value, name);

/** A plain object of these fields alone, each looked at under its path. */
export function fields<T>(
  value: unknown,
  name: string,
  checks: { readonly [Key in keyof T]: Check<T[Key]> },
  path = `${name}.`,
): T {
  const given = record(value, name, Object.keys(checks));
  const checked: Partial<T> = {};
  for (const key in checks) {
    const item = checks[key](own(given, key), path + key);
    if (item !== undefined) checked[key] = item;
  }
  return checked as T;
}

export interface Range {
  readonly min?: number;
  readonly max?: number;
  /** The lower end itself is not allowed. */
  readonly above?: number;
  /** The upper end itself is not allowed. */
  readonly below?: number;
}

function rangeText({ min, max, above, below }: Range): string {
  const low = min !== undefined ? `>= ${min}` : above !== undefined ? `> ${above}` : "";
  const high = max !== undefined ? `<= ${max}` : below !== undefined ? `< ${below}` : "";
  return [low, high].filter((part) => part !== "").join(" and ");
}

/** A finite number within `range`. NaN and infinities are range errors: their type is right. */
export function number(value: unknown, name: string, range: Range = {}): number {
  if (typeof value !== "number") throw new TypeError(`${name} must be a number, got ${show(value)}`);
  const { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity } = range;
  const fits = Number.isFinite(value) && value >= min && value <= max && value > above && value < below;
  if (!fits) {
    const ends = rangeText(range);
    throw new RangeError(`${name} must be a finite number${ends === "" ? "" : " "}${ends}, got ${value}`);
  }
  return value;
}

export const within =
  (range: Range): Check<number> =>
  (value, name) =>
    number(value, name, range);

/** A whole number from `min` to `max`. */
export function integer(value: unknown, name: string, min: number, max: number): number {
  if (typeof value !== "number") throw new TypeError(`${name} must be a whole number, got ${show(value)}`);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new RangeError(`${name} must be a whole number from ${min} to ${max}, got ${value}`);
  }
  return value;
}

export const whole =
  (min: number, max: number): Check<number> =>
  (value, name) =>
    integer(value, name, min, max);

export function boolean(value: unknown, name: string): boolean {
  if (typeof value !== "boolean") throw new TypeError(`${name} must be true or false, got ${show(value)}`);
  return value;
}

export function string(value: unknown, name: string): string {
  if (typeof value !== "string") throw new TypeError(`${name} must be a string, got ${show(value)}`);
  return value;
}

/** One of `words`. */
export function word<W extends string>(value: unknown, name: string, words: readonly W[]): W {
  const found = words.find((known) => known === value);
  if (found !== undefined) return found;
  if (typeof value !== "string")
    throw new TypeError(`${name} must be one of ${words.join(", ")}, got ${show(value)}`);
  throw new RangeError(
    `${name} must be one of ${words.join(", ")}, got ${show(value)}${meant(value, words)}`,
  );
}

export const among =
  <W extends string>(words: readonly W[]): Check<W> =>
  (value, name) =>
    word(value, name, words);

/** An array whose length lies between `min` and `max`, each item checked by `item`. */
export function list<T>(value: unknown, name: string, min: number, max: number, item: Check<T>): T[] {
  if (!Array.isArray(value)) throw new TypeError(`${name} must be an array, got ${show(value)}`);
  if (value.length < min || value.length > max) {
    throw new RangeError(`${name} must have from ${min} to ${max} entries, got ${value.length}`);
  }
  return Array.from(value, (entry: unknown, i) => item(entry, `${name}[${i}]`));
}

export const listOf =
  <T>(min: number, max: number, item: Check<T>): Check<T[]> =>
  (value, name) =>
    list(value, name, min, max, item);

/** A Float32Array of `length` numbers (any length if undefined). Data and weights are checked for NaN by core. */
export function floats(value: unknown, name: string, length?: number): Float32Array {
  if (kindOf(value) !== "Float32Array")
    throw new TypeError(`${name} must be a Float32Array, got ${show(value)}`);
  const array = value as Float32Array;
  if (length !== undefined && array.length !== length) {
    throw new RangeError(`${name} must have ${length} numbers, got ${array.length}`);
  }
  return array;
}

/** A Float32Array of finite numbers. */
export function finiteFloats(value: unknown, name: string, length?: number): Float32Array {
  const array = floats(value, name, length);
  const wrong = array.findIndex((item) => !Number.isFinite(item));
  if (wrong >= 0) throw new RangeError(`${name} must hold finite numbers, got ${array[wrong]} at ${wrong}`);
  return array;
}

/** A Uint32Array. */
export function wholes(value: unknown, name: string): Uint32Array {
  if (kindOf(value) === "Uint32Array") return value as Uint32Array;
  throw new TypeError(`${name} must be a Uint32Array, got ${show(value)}`);
}
