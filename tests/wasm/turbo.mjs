// Loads the turbo variant, trains the same spiral on both variants and prints what came of it as JSON. turbo.test.mjs
// calls it in processes of their own: relaxed SIMD is a matter of node's flags, and "without" takes it away.

import { classifier, dense, engine, loadEngine, spiral } from "./support.mjs";

if (process.argv.includes("without")) WebAssembly.validate = () => false;

const steps = 200;
const spec = classifier({ layers: [dense(8, "tanh"), dense(8, "tanh"), dense(1, "sigmoid")] });
const data = spiral();

function predictions(on) {
  const session = on.createSession(spec);
  session.setData(data);
  session.run(steps);
  return [...session.predict(data.features)];
}

const turbo = await loadEngine({ variant: "turbo" });
const { variant, variantNote } = turbo;
console.log(
  JSON.stringify({ variant, variantNote, strict: predictions(engine), actual: predictions(turbo) }),
);
