// Our own waits where a worker takes its time: a condition that the picture from before the action meets already must not
// end a wait (errands.mjs). Each wait here has such a condition.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { lab, open, until } from "./digits_lab.mjs";
import { stages } from "./support.mjs";

/** Runs in the workers: each word of theirs leaves a third of a second late. */
const late = `{
  const send = globalThis.postMessage.bind(globalThis);
  globalThis.postMessage = (...how) => setTimeout(() => send(...how), 300);
}
`;

async function slowed(folder) {
  const names = (await readdir(folder)).filter((name) => /^worker-.*\.js$/.test(name));
  assert.ok(names.length >= 2, `the workers of the labs and of the digits: ${names}`);
  for (const name of names) {
    const file = path.join(folder, name);
    await writeFile(file, late + (await readFile(file, "utf8")));
  }
}

for (const stage of stages()) {
  test(
    stage.title("a lab's wait ends with what was asked for, not with what stood before"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/", { spoil: slowed });
      await page.ready();
      const before = await page.lab((it) => it.snapshot.points);
      await page.lab((it) => it.setState({ settings: { dataset: "clusters" } }));
      await page.until(
        (it) => it.snapshot.points.length === it.points.length && it.snapshot.exact.note === "unique",
      );
      assert.notDeepEqual(await page.lab((it) => it.snapshot.points), before);
      await page.lab((it) => it.step(3));
      await page.until((it) => !it.snapshot.running);
      assert.equal(await page.lab((it) => it.snapshot.step), 3);
      await page.lab((it) => it.play());
      await page.settled();
      assert.equal(await page.lab((it) => it.snapshot.running), true);
    },
  );

  test(stage.title("so does a wait for the digits"), stage.when, async (t) => {
    const page = await open(stage, t, { spoil: slowed });
    await lab(page, (digits) => digits.setModel({ hidden: [] }));
    await until(page, (digits) => digits.state.step === 0);
    assert.equal(await lab(page, (digits) => digits.state.parameters), 785 * 10);
  });
}
