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

/** The error that wasm returned as a value; the bindings know no other words than those above. */
export function fromWasm(failure: { code: string; message: string; where: string }): DownhillError {
  const place = failure.where === "" || failure.message.includes(failure.where) ? "" : `${failure.where}: `;
  return new DownhillError(failure.code as ErrorCode, place + failure.message, failure.where);
}
