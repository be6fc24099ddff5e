// Everything asked of a lab in any order, by fast-check with a fixed seed (W2, D3): nothing is thrown, nothing is written to
// the console, and afterwards the lab still walks, with finite numbers.

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { stages } from "./support.mjs";

const kSeed = 20251122;
const kRuns = 12;

const place = fc.double({ min: -3, max: 3, noNaN: true });
const point = fc.record({ x: place, y: place, label: fc.constantFrom(0, 1) });
const strange = fc.constantFrom(0, -1, 1e308, Number.NaN, "", null, "auto", "spiral", 0.1, 1000);
const action = fc.oneof(
  fc.record({ call: fc.constantFrom("play", "pause", "reset"), args: fc.constant([]) }),
  fc.record({ call: fc.constant("step"), args: fc.tuple(fc.integer({ min: 1, max: 200 })) }),
  fc.record({ call: fc.constant("scrub"), args: fc.tuple(fc.integer({ min: -5, max: 500 })) }),
  fc.record({ call: fc.constant("advance"), args: fc.tuple(fc.constantFrom("step", "epoch")) }),
  fc.record({ call: fc.constant("addPoint"), args: fc.tuple(point) }),
  fc.record({ call: fc.constant("points"), args: fc.tuple(fc.array(point, { maxLength: 30 })) }),
  fc.record({
    call: fc.constant("setState"),
    args: fc.tuple(
      fc.record({
        settings: fc.dictionary(
          fc.constantFrom(
            "learningRate",
            "rows",
            "noise",
            "held",
            "l2",
            "seed",
            "batchSize",
            "dataset",
            "speed",
            "momentum",
          ),
          strange,
          { maxKeys: 3 },
        ),
      }),
    ),
  }),
  fc.record({ call: fc.constant("width"), args: fc.tuple(fc.constantFrom(300, 600, 900, 1200)) }),
  fc.record({ call: fc.constant("key"), args: fc.tuple(fc.constantFrom("z", "y")) }),
  fc.record({ call: fc.constant("leave"), args: fc.constant([]) }),
);

/** Does all of it, a frame or none between two; then the lab must still walk, with finite numbers. */
async function bear(page, actions) {
  await page.lab(async (lab, all) => {
    for (const [i, { call, args }] of all.entries()) {
      if (call === "points") lab.points = args[0];
      else if (call === "width") lab.style.width = `${args[0]}px`;
      else if (call === "key")
        lab.dispatchEvent(new KeyboardEvent("keydown", { key: args[0], ctrlKey: true }));
      else if (call === "leave") lab.parentNode.insertBefore(lab, lab.nextSibling);
      else lab[call](...args);
      if (i % 3 === 0) await new Promise((done) => requestAnimationFrame(done));
    }
  }, actions);
  await page.until((lab) => lab.snapshot !== null);
  await page.lab((lab) => {
    lab.pause();
    lab.reset();
    lab.points = [
      { x: -1, y: -1, label: 0 },
      { x: 1, y: 1, label: 1 },
      { x: 0, y: 1, label: 1 },
    ];
    lab.setState({ settings: { learningRate: 0.01 } });
    lab.reset();
    lab.step(3);
  });
  await page.until(
    (lab) => lab.snapshot.points.length === 3 && lab.snapshot.step === 3 && !lab.snapshot.running,
  );
  const finite = await page.lab((lab) =>
    lab.snapshot.parameters.every(({ data }) => data.every(Number.isFinite)),
  );
  assert.ok(finite, "finite weights");
}

for (const stage of stages()) {
  for (const where of ["line/", "boundary/", "network/"])
    test(
      stage.title(`/${where} survives ${kRuns} random walks through its controls (seed ${kSeed})`),
      stage.when,
      async (t) => {
        const page = await stage.page(t, where);
        await page.ready();
        const asked = fc.array(action, { minLength: 5, maxLength: 25 });
        const property = fc.asyncProperty(asked, (actions) => bear(page, actions));
        await fc.assert(property, { seed: kSeed, numRuns: kRuns, endOnFailure: true });
      },
    );
}
