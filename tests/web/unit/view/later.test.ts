// Code that comes later: nothing until it is there, every owner told once and with its last wish, a failure tried again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { later } from "../../../../web/view/later.ts";

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("a look-up gives null, then calls each owner's last wish once, then gives the module", async () => {
  let resolve: (module: { name: string }) => void = () => undefined;
  const promise = new Promise<{ name: string }>((arrive) => {
    resolve = arrive;
  });
  let loads = 0;
  const module = later(() => {
    loads++;
    return promise;
  });
  const told: string[] = [];
  const [one, two] = [{}, {}];
  assert.equal(loads, 0);
  assert.equal(
    module(one, () => told.push("first")),
    null,
  );
  module(one, () => told.push("second"));
  module(two, () => told.push("other"));
  resolve({ name: "here" });
  await settled();
  assert.deepEqual(told, ["second", "other"]);
  assert.deepEqual(
    module(one, () => told.push("late")),
    { name: "here" },
  );
  await settled();
  assert.deepEqual([told.length, loads], [2, 1]);
});

test("a fetch that failed is tried again by the next look-up, and all who waited are told then", async () => {
  let loads = 0;
  const module = later(async () => {
    if (++loads === 1) throw new TypeError("no network");
    return loads;
  });
  const told: number[] = [];
  module.soon();
  module.soon();
  module({}, () => told.push(1));
  await settled();
  assert.deepEqual([loads, told], [1, []]);
  module({}, () => told.push(2));
  await settled();
  assert.deepEqual([loads, told], [2, [1, 2]]);
});
