import assert from "node:assert/strict";
import { test } from "node:test";
import { Loop, type Turns } from "../../../../web/worker/loop.ts";

/** A clock that only moves when told, and turns in order of their time. */
class Clock implements Turns {
  time = 0;
  #waiting: { at: number; order: number; call: () => void }[] = [];
  #order = 0;
  now(): number {
    return this.time;
  }
  after(ms: number, call: () => void): () => void {
    const turn = { at: this.time + ms, order: this.#order++, call };
    this.#waiting.push(turn);
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== turn);
    };
  }
  until(end: number): void {
    for (;;) {
      const [next] = this.#waiting
        .filter(({ at }) => at <= end)
        .sort((a, b) => a.at - b.at || a.order - b.order);
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((one) => one !== next);
      this.time = Math.max(this.time, next.at);
      next.call();
    }
    this.time = Math.max(this.time, end);
  }
  get idle(): boolean {
    return this.#waiting.length === 0;
  }
}

/** A walker whose steps take `ms` of the clock; at most `steps` of them. */
function walkerOf(clock: Clock, ms: number, steps = Number.POSITIVE_INFINITY) {
  const seen = { steps: 0, looks: 0, longest: 0 };
  const walker = {
    walk(n: number): boolean {
      const wanted = Math.min(n, steps - seen.steps);
      seen.steps += wanted;
      clock.time += wanted * ms;
      seen.longest = Math.max(seen.longest, wanted * ms);
      return seen.steps < steps;
    },
    changed(): void {
      seen.looks++;
    },
  };
  return { walker, seen };
}

test("the pace asked for is kept, the first step comes at once", () => {
  const clock = new Clock();
  const { walker, seen } = walkerOf(clock, 0.01);
  const loop = new Loop(walker, clock);
  loop.run(20);
  clock.until(0);
  assert.equal(seen.steps, 1);
  clock.until(10_000);
  assert.ok(Math.abs(seen.steps - 201) <= 1, `${seen.steps} steps in 10 s at 20 a second`);
});

test("as fast as it goes never holds the worker much longer than a slice", () => {
  const clock = new Clock();
  const { walker, seen } = walkerOf(clock, 0.05);
  new Loop(walker, clock).run("max");
  clock.until(2000);
  assert.ok(seen.longest <= 16, `${seen.longest} ms in one go`);
  assert.ok(seen.steps > 2000 / 0.05 / 2, `${seen.steps} steps`);
  assert.ok(seen.looks > 100);
});

test("a pace too high for the machine is lowered, not made up for later", () => {
  const clock = new Clock();
  const { walker, seen } = walkerOf(clock, 5);
  const loop = new Loop(walker, clock);
  loop.run(1000);
  clock.until(3000);
  loop.run(10);
  const before = seen.steps;
  clock.until(clock.time + 5000);
  assert.ok(Math.abs(seen.steps - before - 50) <= 2, `${seen.steps - before} steps in 5 s at 10 a second`);
});

test("pause stops at once, also from within, and the end of the walk stops by itself", () => {
  const clock = new Clock();
  const { walker, seen } = walkerOf(clock, 1, 50);
  const loop = new Loop(walker, clock);
  loop.run(100);
  clock.until(100);
  loop.pause();
  const { steps } = seen;
  clock.until(1000);
  assert.equal(seen.steps, steps);
  assert.ok(clock.idle);
  loop.run("max");
  clock.until(5000);
  assert.equal(seen.steps, 50);
  assert.equal(loop.running, false);
  assert.ok(clock.idle);
});
