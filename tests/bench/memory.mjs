// M1's long form: a million steps of each lab's model, looked at as a page does, and no more wasm memory than at step
// 10,000.
//   ./lab bench memory [STEPS]
// The suite walks a tenth of it (tests/wasm/memory.test.mjs). Ends with an error where memory grew.

import { loadEngine } from "../wasm/support.mjs";
import { labs, lookAround } from "../wasm/walks.mjs";

const kEarly = 10_000;
const kStride = 1_000; // steps between two looks
const steps = Number(process.argv[2] ?? 1_000_000);
if (!Number.isInteger(steps) || steps <= kEarly)
  throw new RangeError(`STEPS must be a whole number above ${kEarly}, got "${process.argv[2]}"`);

function walkTo(session, end) {
  while (session.step < end) {
    session.run(Math.min(kStride, end - session.step));
    lookAround(session);
  }
}

let grew = false;
for (const [lab, [spec, data]] of Object.entries(labs)) {
  const engine = await loadEngine();
  const session = engine.createSession(spec);
  session.setData(engine.generate(data));
  walkTo(session, kEarly);
  const before = engine.memoryBytes;
  walkTo(session, steps);
  const after = engine.memoryBytes;
  grew ||= after !== before;
  console.log(`${lab.padEnd(10)}${before} bytes at step ${kEarly}, ${after} at step ${session.step}`);
}
if (grew) throw new Error("wasm memory grew while training");
