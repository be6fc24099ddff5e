// The page about products as a reader uses it: numbers are written over, a walk makes them one by one, three walks in
// tiles fetch what they say, and each way of multiplying is timed on this machine, or says why not. No time is judged.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

/** The value of `look(exhibit, ...args)`, run in the page. */
const exhibit = (page, look, ...args) => page.lab(look, ...args);

/** Waits until `probe(exhibit)` is true in the page. */
const until = (page, probe, ...args) => page.until(probe, ...args);

async function open(stage, t, options = {}) {
  const page = await stage.page(t, "matmul/", options);
  await page.reads(".sum", /c/);
  return page;
}

/** The numbers of a matrix as they stand on the page; null where there is none yet. */
const numbersOf = (page, matrix) =>
  exhibit(
    page,
    (element, letter) =>
      [...element.renderRoot.querySelectorAll(`.grid.${letter} .n`)].map((cell) => {
        const text = (cell.localName === "input" ? cell.value : cell.textContent).trim();
        return text === "" || text === "·" ? null : Number(text.replace("−", "-"));
      }),
    matrix,
  );

/** A · B with A [m, k] and B [k, n], by the definition. */
const product = (a, b, [m, k, n]) =>
  Array.from({ length: m * n }, (_, i) => {
    let sum = 0;
    for (let l = 0; l < k; l++) sum += a[Math.floor(i / n) * k + l] * b[l * n + (i % n)];
    return sum;
  });

const measure = (page, size) =>
  exhibit(
    page,
    (element, value) => {
      const choice = element.renderRoot.querySelector(".speed dh-value");
      choice.dispatchEvent(new CustomEvent("dh-change", { detail: { value } }));
    },
    String(size),
  ).then(() => page.clickOn(".measure"));

const results = (page, size) =>
  exhibit(page, (element, of) => ({ ...element.results.get(of), running: element.running }), size);

for (const stage of stages("chromium", "firefox")) {
  test(stage.title("a number that is written over changes its row, and no other"), stage.when, async (t) => {
    const page = await open(stage, t);
    const before = await numbersOf(page, "c");
    assert.deepEqual(before, product(await numbersOf(page, "a"), await numbersOf(page, "b"), [4, 3, 5]));
    await page.clickOn(".grid.a .n");
    await page.page.keyboard.type("-7.5");
    await page.page.keyboard.press("Tab");
    await until(page, ({ small }) => small.a[0] === -7.5);
    const [a, b, after] = [
      await numbersOf(page, "a"),
      await numbersOf(page, "b"),
      await numbersOf(page, "c"),
    ];
    assert.deepEqual(after, product(a, b, [4, 3, 5]));
    assert.deepEqual(after.slice(5), before.slice(5));
    assert.notDeepEqual(after.slice(0, 5), before.slice(0, 5));
    await page.clickOn(".grid.b .n");
    await page.page.keyboard.type("nothing");
    await page.page.keyboard.press("Tab");
    assert.deepEqual(await numbersOf(page, "b"), b, "what is no number is let go");
  });

  test(
    stage.title("by keyboard: another number of the product, its sum, and a walk step by step"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      await page.clickOn(".grid.c .n");
      await page.reads(".sum", /c₁₁ ?7 .*a₁₁b₁₁ ?2 · 1/);
      await page.page.keyboard.press("ArrowRight");
      await page.page.keyboard.press("ArrowDown");
      const sum = await page.reads(".sum", /c₂₂/);
      const [a, b] = [await numbersOf(page, "a"), await numbersOf(page, "b")];
      assert.match(sum, new RegExp(`c₂₂ ?${product(a, b, [4, 3, 5])[6]} `));
      await exhibit(page, (element) =>
        element.renderRoot.querySelector(".cells dh-button[icon=step]").focus(),
      );
      for (let step = 0; step < 4; step++) await page.page.keyboard.press("Enter");
      await until(page, ({ steps }) => steps === 4);
      const walking = await numbersOf(page, "c");
      assert.deepEqual(walking.slice(0, 2), [product(a, b, [4, 3, 5])[0], a[0] * b[1]]);
      assert.ok(
        walking.slice(2).every((value) => value === null),
        `${walking}`,
      );
    },
  );

  test(stage.title("all three walks in tiles come to the fetches they say"), stage.when, async (t) => {
    const page = await open(stage, t);
    await page.clickOn(".tiles dh-button[icon=step]");
    await until(page, ({ fetches }) => fetches === 16);
    await page.reads("[data-way=naive] .told", /^ ?16 ?of 8,192/);
    await page.reads("[data-way=workgroup] .told", /^ ?0 ?of 1,024/);
    await exhibit(page, (element) => {
      element.fetches = 8192;
    });
    await page.reads("[data-way=naive]", /done.*8,192 ?of 8,192.*= 32 fetches/);
    await page.reads("[data-way=registers]", /done.*2,048 ?of 2,048.*= 8 fetches/);
    await page.reads("[data-way=workgroup]", /done.*1,024 ?of 1,024.*= 4 fetches/);
  });

  test(
    stage.title("plain and SIMD wasm are timed, equal to the bit; without a GPU its bar says why"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      await measure(page, 64);
      await until(page, ({ results, running }) => results.get(64)?.complete && !running);
      const { rows, without } = await results(page, 64);
      assert.deepEqual(rows.map(({ way }) => way).sort(), ["naive", "simd"]);
      assert.ok(rows.every(({ ms, off }) => ms > 0 && off === 0));
      assert.match(without, /no-webgpu|no-adapter|software/);
      await page.reads("[data-bar=naive] .figure", /GFLOP\/s/);
      await page.reads("[data-bar=gpu] .why", /WebGPU|graphics card/);
      await page.reads(".verdict", /times as fast as three loops.*equal to the bit/);
    },
  );

  test(stage.title("measuring can be stopped, and begins again"), stage.when, async (t) => {
    const page = await open(stage, t);
    await measure(page, 1024);
    // In one go, in the page: seconds are left then, and no way between two processes takes part of them.
    await exhibit(page, async (element) => {
      while (element.underWay === null) await new Promise((done) => requestAnimationFrame(done));
      await element.updateComplete;
      element.renderRoot.querySelector(".stop").click();
    });
    await until(page, ({ running, underWay }) => !running && underWay === null);
    await measure(page, 64);
    await until(page, ({ results, running }) => results.get(64)?.complete && !running);
  });
}

for (const stage of stages("webgpu")) {
  test(
    stage.title("a GPU in software is measured when it is asked for, named, and called what it is"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      await measure(page, 64);
      await page.reads("[data-bar=gpu] .why", /program that imitates one/);
      await until(page, ({ running }) => !running);
      await page.clickOn("[data-bar=gpu] dh-button");
      await until(page, ({ results, running }) => results.get(64)?.complete && !running);
      const { rows } = await results(page, 64);
      const gpu = rows.filter(({ way }) => way === "gpu");
      assert.deepEqual(
        gpu.map(({ variant }) => variant),
        ["tiles4", "tiles8", "shared"],
      );
      assert.ok(
        gpu.every(({ ms, kernel, device }) => ms > 0 && kernel && device),
        JSON.stringify(rows),
      );
      assert.ok(
        gpu.every(({ off }) => off < 1e-5),
        JSON.stringify(gpu),
      );
      await page.reads(".verdict", /nothing of a GPU/);
    },
  );
}

for (const stage of stages("chromium"))
  test(
    stage.title("the shader's own text opens under the bars, and came with no byte before"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      const asked = [];
      page.page.on("request", (request) => asked.push(request.url()));
      await page.clickOn(".speed summary");
      const text = await page.reads("dh-shader >>> pre", /@compute @workgroup_size/);
      assert.match(text, /override FORM|4 x 4 neighbours/);
      assert.ok(asked.length > 0);
    },
  );
