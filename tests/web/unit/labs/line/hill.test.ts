import assert from "node:assert/strict";
import { test } from "node:test";
import { initialState } from "../../../../../web/labs/common/store.ts";
import { line } from "../../../../../web/labs/line/line.ts";
import { ratesOf } from "../../../../../web/labs/line/maths.ts";
import type { Settings } from "../../../../../web/shared/settings.ts";
import { bowlOf, heightOf } from "../../../../../web/view/pictures/hill/bowl.ts";
import { Walk } from "../../../../../web/worker/walk.ts";
import { engine } from "../../worker/support.ts";

function walkWith(settings: Partial<Settings>): Walk {
  const state = initialState(line, settings);
  return new Walk(engine, line.spec(state), line.data(state), line.start?.(state.settings));
}

/** Largest eigenvalue of the Hessian of mean (wx + b − y)² + l2·w²: 2 [[mean x² + l2, mean x], [mean x, 1]]. */
function steepest(points: readonly { x: number }[], l2: number): number {
  const mean = (f: (x: number) => number): number =>
    points.reduce((sum, { x }) => sum + f(x), 0) / points.length;
  const [a, c] = [mean((x) => x * x) + l2, mean((x) => x)];
  return a + 1 + Math.hypot(a - 1, 2 * c);
}

const lossNow = (walk: Walk): number => walk.score("train")?.loss ?? Number.POSITIVE_INFINITY;

test("the bowl's height at 100 random places is the loss that the engine computes there", () => {
  const walk = walkWith({ dataset: "clusters" });
  const bowl = bowlOf(walk.setup.material.points);
  assert.ok(bowl);
  let seed = 12345;
  const chance = (): number => {
    seed = (seed * 48271) % 2147483647;
    return (seed / 2147483647 - 0.5) * 12;
  };
  for (let i = 0; i < 100; i++) {
    const [w, b] = [Math.fround(chance()), Math.fround(chance())];
    walk.setParameters([
      { name: "dense_1/kernel", index: 0, value: w },
      { name: "dense_1/bias", index: 0, value: b },
    ]);
    const [high, here] = [heightOf(bowl, { w, b }), lossNow(walk)];
    assert.ok(Math.abs(high - here) <= 1e-5 * here, `w ${w}, b ${b}: ${high} and ${here}`);
  }
});

test("the mark is 2(1 + μ) / λmax, whatever the points, momentum and L2", () => {
  for (const dataset of ["line", "outlier", "clusters", "far"] as const)
    for (const momentum of [0, 0.5, 0.9])
      for (const l2 of [0, 0.1, 1]) {
        const walk = walkWith({ dataset, momentum, l2 });
        const mark = ratesOf(walk.exact() ?? undefined, momentum)?.stable ?? Number.NaN;
        const wanted = (2 * (1 + momentum)) / steepest(walk.setup.material.points, l2);
        assert.ok(
          Math.abs(mark - wanted) < 1e-6 * wanted,
          `${dataset} ${momentum} ${l2}: ${mark}, ${wanted}`,
        );
      }
});

for (const dataset of ["line", "outlier", "clusters", "far"] as const)
  for (const momentum of [0, 0.8]) {
    const at = (part: number): Walk => {
      const plain = walkWith({ dataset, momentum });
      const mark = ratesOf(plain.exact() ?? undefined, momentum)?.stable ?? Number.NaN;
      plain.dispose();
      return walkWith({ dataset, momentum, learningRate: part * mark });
    };

    test(`${dataset}, momentum ${momentum}: 2 % above the mark the loss grows tenfold within 2,000 steps`, () => {
      const walk = at(1.02);
      const first = lossNow(walk);
      let most = first;
      for (let i = 0; i < 2000 && most <= 10 * first; i++) {
        walk.walk(1);
        most = Math.max(most, lossNow(walk));
      }
      assert.ok(most > 10 * first, `from ${first} to ${most}`);
    });

    test(`${dataset}, momentum ${momentum}: 2 % below the mark it never does, and arrives`, () => {
      const walk = at(0.98);
      const [first, least] = [lossNow(walk), walk.exact()?.loss ?? Number.NaN];
      for (let i = 0; i < 5000; i++) {
        walk.walk(1);
        // With momentum the way down may first lead over a rise; plain descent never climbs.
        if (momentum === 0)
          assert.ok(lossNow(walk) <= first, `step ${walk.step}: ${lossNow(walk)} over ${first}`);
      }
      assert.ok(lossNow(walk) - least <= 1e-3 * (first - least), `${lossNow(walk)}, least ${least}`);
    });
  }
