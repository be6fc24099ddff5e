// Which of the two binaries is loaded. Both are the same sources; turbo was compiled with relaxed SIMD, whose multiply-add
// may round once instead of twice, so its bits hang on the machine. It is taken only when it is asked for and can run.

import { turboUrl as urlBeside } from "downhill-turbo-url";
import { own, record, show, word } from "./check.ts";

/** "strict": the same bits everywhere. "turbo": equal within rounding, faster where the machine fuses a·b + c. */
export type Variant = "strict" | "turbo";

export interface LoadOptions {
  /**
   * "strict" (default): bit-identical weights everywhere. "turbo": fused products where the machine has relaxed SIMD,
   * equal within rounding; elsewhere strict runs, and `engine.variantNote` says why.
   */
  readonly variant?: Variant;
  /** Where downhill.wasm lies, if not beside the module. */
  readonly wasmUrl?: string | URL;
  /** The bytes of downhill.wasm, if you have them already. */
  readonly wasmBinary?: ArrayBuffer | Uint8Array;
  /** Where downhill-turbo.wasm lies, if not beside the module. Fetched only for a turbo that can run. */
  readonly turboUrl?: string | URL;
  /** The bytes of downhill-turbo.wasm, if you have them already. */
  readonly turboBinary?: ArrayBuffer | Uint8Array;
}

const variants: readonly Variant[] = ["strict", "turbo"];

export interface Choice {
  readonly variant: Variant;
  /** Why this is not the variant that was asked for, or "". */
  readonly note: string;
}

/** The smallest module with a relaxed multiply-add: (param v128) (result v128), all three operands the parameter. */
const probe = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // "\0asm", version 1
  ...[0x01, 0x06, 0x01, 0x60, 0x01, 0x7b, 0x01, 0x7b], // types: v128 -> v128
  ...[0x03, 0x02, 0x01, 0x00], // functions: one, of type 0
  ...[0x0a, 0x0d, 0x01, 0x0b, 0x00], // code: one body of 11 bytes, no locals
  ...[0x20, 0x00, 0x20, 0x00, 0x20, 0x00, 0xfd, 0x85, 0x02, 0x0b], // local.get 0, thrice; f32x4.relaxed_madd; end
]);

const runsRelaxedSimd = (): boolean => typeof WebAssembly === "object" && WebAssembly.validate(probe);

/** For Emscripten's loader. */
export interface Place {
  readonly locateFile?: () => string;
  readonly wasmBinary?: Uint8Array;
}

/** What runs for these options, and where its binary is to be found. Errors: TypeError, RangeError. */
export function choose(options: LoadOptions): { readonly choice: Choice; readonly place: Place } {
  const known = ["variant", "wasmUrl", "wasmBinary", "turboUrl", "turboBinary"];
  const given = record(options, "options", known);
  const asked = word(own(given, "variant", "strict"), "variant", variants);
  const strict = placeOf(given, "wasmUrl", "wasmBinary", "downhill.wasm");
  const turbo = placeOf(given, "turboUrl", "turboBinary", "downhill-turbo.wasm");
  if (asked === "strict") return { choice: { variant: "strict", note: "" }, place: strict };
  const note = against(turbo);
  if (note !== "") return { choice: { variant: "strict", note }, place: strict };
  const beside = { locateFile: () => String(urlBeside?.()) };
  return { choice: { variant: "turbo", note: "" }, place: { ...beside, ...turbo } };
}

/** What stands in turbo's way, as a sentence; "" where nothing does. */
function against(turbo: Place): string {
  if (!runsRelaxedSimd()) return "turbo needs WebAssembly's relaxed SIMD, which is missing here";
  const known = urlBeside !== undefined || turbo.locateFile !== undefined || turbo.wasmBinary !== undefined;
  return known ? "" : "this build of the engine was shipped without its turbo binary";
}

/** Where a variant's binary is to be found, by the two options that say so. */
function placeOf(given: ReturnType<typeof record>, url: string, binary: string, file: string): Place {
  return { ...location(own(given, url), url, file), ...bytes(own(given, binary), binary) };
}

function location(url: unknown, name: string, file: string): Place {
  if (url === undefined) return {};
  if (typeof url !== "string" && !(url instanceof URL)) {
    throw new TypeError(`${name} must be a string or a URL, got ${show(url)}`);
  }
  if (url === "") throw new RangeError(`${name} must say where ${file} lies, got ""`);
  return { locateFile: () => String(url) };
}

function bytes(value: unknown, name: string): Place {
  if (value === undefined) return {};
  if (value instanceof Uint8Array) return { wasmBinary: value };
  if (value instanceof ArrayBuffer) return { wasmBinary: new Uint8Array(value) };
  throw new TypeError(`${name} must be an ArrayBuffer or a Uint8Array, got ${show(value)}`);
}
