// A part that comes later: gestures before it comes are acted on in order, and a fetch that failed is tried again.

import assert from "node:assert/strict";
import test from "node:test";
import { Later } from "../../../../web/view/controls/later.ts";

/** A host that notes when it is asked to draw itself again. */
function host(done: string[]) {
  return { requestUpdate: () => void done.push("drawn"), updateComplete: Promise.resolve(true) };
}

test("what is asked before the part is there waits, in order; then it is acted on at once", async () => {
  const done: string[] = [];
  let come: (part: string) => void = () => assert.fail("nobody asked");
  let asked = 0;
  const later = new Later(host(done), () => {
    asked++;
    return new Promise<string>((resolve) => {
      come = resolve;
    });
  });
  later.fetch();
  for (const name of ["press", "key"]) later.use((part) => done.push(`${name} ${part}`));
  assert.deepEqual([later.ready, later.now, done], [false, undefined, []]);
  come("field");
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(done, ["drawn", "press field", "key field"]);
  assert.ok(later.ready);
  later.use((part) => done.push(`now ${part}`));
  assert.equal(done.at(-1), "now field");
  assert.equal(asked, 1);
});

test("a fetch ahead of time that fails is tried again by the first gesture", async () => {
  const done: string[] = [];
  let asked = 0;
  const later = new Later(host(done), async () => {
    if (++asked === 1) throw new Error("offline");
    return "list";
  });
  later.fetch();
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(later.now, undefined);
  later.use((part) => done.push(part));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(done, ["drawn", "list"]);
});
