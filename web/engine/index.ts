// What the package "downhill" exports.

export type { Engine } from "./engine.ts";
export { loadEngine } from "./engine.ts";
export type { ErrorCode } from "./errors.ts";
export { DownhillError } from "./errors.ts";
export type * from "./results.ts";
export type { Session } from "./session.ts";
export type { CompleteSpec } from "./spec.ts";
export type * from "./types.ts";
export type { LoadOptions, Variant } from "./variant.ts";
