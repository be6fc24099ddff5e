// The one error class of the package. Wrong kinds of arguments are TypeErrors and numbers out of range are RangeErrors
// (check.ts); whatever the engine itself refuses, by a rule it knows better, is a DownhillError.

/** What went wrong, as a word that code can switch on. */
export type ErrorCode =
  | "invalid-spec" // a model spec names something unknown or out of range
  | "invalid-data" // features or targets of the wrong size, type or range
  | "invalid-argument" // any other argument the engine refuses
  | "shape-mismatch" // tensors that don't fit each other or the model
  | "not-found" // a name that nothing carries
  | "too-large" // more cells, parameters or memory than the limits allow
  | "no-data" // asked for something that needs data before setData
  | "unsupported" // a combination that has no meaning here
  | "bad-checkpoint" // bytes that are no checkpoint, or another model's or data's
  | "disposed" // a session used after dispose()
  | "load-failed" // the .wasm could not be fetched or compiled
  | "crashed"; // the wasm instance trapped: load a new engine and restore a checkpoint

const codes: ReadonlySet<string> = new Set<ErrorCode>([
  "invalid-spec",
  "invalid-data",
  "invalid-argument",
  "shape-mismatch",
  "not-found",
  "too-large",
  "no-data",
  "unsupported",
  "bad-checkpoint",
  "disposed",
  "load-failed",
  "crashed",
]);

/** `message` names the thing, what was expected and what came; `where` is a path such as "layers[1].units" or "". */
export class DownhillError extends Error {
  override readonly name = "DownhillError";
  readonly code: ErrorCode;
  readonly where: string;

  constructor(code: ErrorCode, message: string, where = "", options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.where = where;
  }
}

/** The error that wasm returned as a value. A word this file does not list would be a fault of the bindings. */
export function fromWasm(failure: { code: string; message: string; where: string }): DownhillError {
  const code = codes.has(failure.code) ? (failure.code as ErrorCode) : "crashed";
  const place = failure.where === "" || failure.message.includes(failure.where) ? "" : `${failure.where}: `;
  return new DownhillError(code, place + failure.message, failure.where);
}
