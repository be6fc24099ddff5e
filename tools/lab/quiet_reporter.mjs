// A reporter for `node --test` that says nothing while tests pass: failures with a line to
// rerun each, and at the end the counts line that ./lab test adds up.

import path from "node:path";

// A test whose subtest failed is reported too; the subtest has been counted already.
const isEcho = (error) => error?.failureType === "subtestsFailed";

function describeFailure({ name, file, details }) {
  const where = file ? path.relative(process.cwd(), file) : "?";
  const error = details.error?.cause ?? details.error;
  let text = error instanceof Error || error?.stack ? error.stack : String(error?.message ?? error);
  // A property test says what was tried; what went wrong is its cause.
  if (error?.cause) text += `\n  because: ${error.cause.stack ?? error.cause}`;
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/'/g, ".");
  const rerun =
    path.resolve(name) === file
      ? `node --test ${where}`
      : `node --test --test-name-pattern='${pattern}' ${where}`;
  return `FAILED ${where}: ${name}\n${text.replace(/^/gm, "    ")}\n  rerun: ${rerun}\n`;
}

export default async function* quietReporter(source) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for await (const { type, data } of source) {
    const isTest = data?.details?.type !== "suite";
    if (type === "test:pass" && isTest) {
      if (data.skip !== undefined || data.todo !== undefined) skipped += 1;
      else passed += 1;
    } else if (type === "test:fail" && data.todo === undefined && !isEcho(data.details.error)) {
      failed += 1;
      yield describeFailure(data);
    } else if (type === "test:stderr") {
      yield data.message;
    }
  }
  yield `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}\n`;
}
