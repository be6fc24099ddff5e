// One point under the microscope, used as a reader would. Every number that the panel shows is worked out again here, in
// double, from the weights and the point alone; and a walk that was looked at ends at the bits of one that was not.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { stages } from "./support.mjs";
import { place } from "./watched.mjs";

const axe = await readFile(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const panel = "dh-sample";

/** What stands in the panel, with what it was made of. */
const look = (lab) => {
  const { snapshot } = lab;
  const root = lab.shadowRoot.querySelector("dh-sample").shadowRoot;
  const rows = [...root.querySelectorAll(".pulls tbody tr")].map((tr) => ({
    ...tr.dataset,
    cells: [...tr.querySelectorAll("td")].map((td) => td.textContent.trim()),
  }));
  const lines = [...root.querySelectorAll(".line")].map((p) => ({
    key: p.dataset.key,
    text: p.textContent.replace(/\s+/g, " ").trim(),
  }));
  return {
    rows,
    lines,
    parameters: snapshot.parameters.map(({ name, shape, data }) => ({ name, shape, data: [...data] })),
    at: snapshot.sample.point,
    point: snapshot.points[snapshot.sample.point],
    rate: snapshot.learningRate,
    learnt: snapshot.train.rows,
  };
};

/** The step of one point by hand. `output`: sigmoid with cross-entropy, or linear with the squared error. */
function byHand({ parameters, point }, { inputs, wanted, output }) {
  const layers = [];
  for (let i = 0; i < parameters.length; i += 2) layers.push([parameters[i], parameters[i + 1]]);
  const zs = [];
  const as = [inputs(point)];
  for (const [kernel, bias] of layers) {
    const [n, units] = kernel.shape;
    const z = bias.data.map((b, j) => {
      let all = b;
      for (let i = 0; i < n; i++) all += as.at(-1)[i] * kernel.data[i * units + j];
      return all;
    });
    const isLast = zs.length === layers.length - 1;
    zs.push(z);
    as.push(z.map((v) => (!isLast ? Math.tanh(v) : output === "sigmoid" ? 1 / (1 + Math.exp(-v)) : v)));
  }
  const answer = as.at(-1)[0];
  const target = wanted(point);
  const loss =
    output === "sigmoid"
      ? -(target * Math.log(answer) + (1 - target) * Math.log(1 - answer))
      : (answer - target) ** 2;
  const deltas = [[output === "sigmoid" ? answer - target : 2 * (answer - target)]];
  for (let l = layers.length - 1; l > 0; l--) {
    const [{ data, shape }] = layers[l];
    const above = deltas[0];
    deltas.unshift(
      as[l].map((a, i) => above.reduce((sum, d, j) => sum + data[i * shape[1] + j] * d, 0) * (1 - a * a)),
    );
  }
  return { zs, as, deltas, answer, loss };
}

/** What is written, and one in its last digit. */
function read(text) {
  const [mantissa, power] = text.replaceAll("−", "-").replace("+", "").split(" × 10");
  if (power === undefined)
    return { value: Number(mantissa), unit: 10 ** -(mantissa.split(".")[1]?.length ?? 0) };
  const digits = [...power].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(d)).map((d) => (d < 0 ? "-" : d));
  const size = 10 ** Number(digits.join(""));
  return { value: Number(mantissa) * size, unit: 0.1 * size };
}

function agrees(text, expected, what) {
  const { value, unit } = read(text);
  // One in the last digit, and the float32 of the engine.
  assert.ok(
    Math.abs(value - expected) <= unit + 2e-6 * Math.abs(expected),
    `${what}: ${text}, by hand ${expected}`,
  );
}

/** Every row and line of the unit on show. */
function check(seen, lab) {
  const hand = byHand(seen, lab);
  const layer = Number(seen.rows[0].layer);
  const to = Number(seen.rows[0].to);
  const delta = hand.deltas[layer - 1][to];
  const batch = lab.batch === "full" ? seen.learnt : lab.batch;
  for (const { from, cells } of seen.rows) {
    const [kernel, bias] = seen.parameters.slice(2 * layer - 2, 2 * layer);
    const isBias = from === "bias";
    const value = isBias ? bias.data[to] : kernel.data[Number(from) * kernel.shape[1] + to];
    const local = isBias ? 1 : hand.as[layer - 1][Number(from)];
    agrees(cells[0], value, "weight");
    agrees(cells[1], local, "what it multiplies");
    agrees(cells[2], delta, "from above");
    agrees(cells[3], local * delta, "gradient");
    agrees(cells[4], (-seen.rate / batch) * local * delta, "pull");
  }
  const expected = {
    z: hand.zs[layer - 1][to],
    a: hand.as[layer][to],
    L: hand.loss,
    delta,
  };
  for (const { key, text } of seen.lines) {
    if (key in expected) agrees(text.split("=").at(-1).trim(), expected[key], text);
  }
  assert.ok(seen.lines.some(({ key }) => key === "z"));
}

const labs = {
  line: {
    inputs: ({ x }) => [x],
    wanted: ({ y }) => y,
    output: "linear",
    batch: "full",
    plot: ".points .dh-plot",
  },
  boundary: {
    inputs: ({ x, y }) => [x, y],
    wanted: ({ label }) => label,
    output: "sigmoid",
    batch: "full",
    plot: ".plane .dh-plot",
  },
  network: {
    inputs: ({ x, y }) => [x, y],
    wanted: ({ label }) => label,
    output: "sigmoid",
    batch: 10,
    plot: ".result .dh-plot",
  },
};

const open = async (page) => {
  await page.clickOn('[data-panel="sample"]');
  await page.until(
    (lab) => lab.shadowRoot.querySelector("dh-sample")?.shadowRoot?.querySelector("section") != null,
  );
};

/** The panel shows the chain of that point, as the last snapshot has it. */
const shows = (page, point) =>
  page.until((lab, wanted) => {
    const root = lab.shadowRoot.querySelector("dh-sample").shadowRoot;
    return lab.snapshot.sample?.point === wanted && root.querySelector(".pulls") !== null;
  }, point);

for (const stage of stages()) {
  for (const [id, lab] of Object.entries(labs)) {
    test(
      stage.title(`${id}: a point's forward pass, gradients and pulls are what they are by hand`),
      stage.when,
      async (t) => {
        const page = await stage.page(t, `${id}/`);
        await page.ready();
        await page.lab((element) => element.step(7));
        await page.until((element) => element.snapshot.step === 7);
        await open(page);
        await page.reads(panel, /Click a point in the picture/);
        const box = await page.box(lab.plot);
        const { x, y } = await page.lab((element) => element.snapshot.points[5]);
        await page.page.mouse.click(...place(box, x, y));
        await page.until((element) => element.snapshot.sample !== undefined);
        const { at } = await page.lab((element) => ({ at: element.snapshot.sample.point }));
        await shows(page, at);
        check(await page.lab(look), lab);
        if (id === "network") {
          await page.lab((element) => {
            const select = element.shadowRoot.querySelector("dh-sample").shadowRoot.querySelector("select");
            select.value = "1 2";
            select.dispatchEvent(new Event("change"));
          });
          await page.until(
            (element) =>
              element.shadowRoot.querySelector("dh-sample").shadowRoot.querySelector(".pulls tr[data-layer]")
                ?.dataset.layer === "1",
          );
          check(await page.lab(look), lab);
          await page.until((element) => element.shadowRoot.querySelectorAll(".net text.sampled").length > 10);
        }
        await page.until(
          (element) => element.shadowRoot.querySelector(".pushes path")?.getAttribute("d") !== "",
        );
      },
    );

    test(stage.title(`${id}: looking at points changes no bit of the walk`), stage.when, async (t) => {
      const page = await stage.page(t, `${id}/`);
      await page.ready();
      await page.lab((element) => element.step(40));
      await page.until((element) => element.snapshot.step === 40);
      const alone = await page.bits();
      await page.lab((element) => element.reset());
      await page.until((element) => element.snapshot.step === 0);
      await open(page);
      for (let i = 1; i <= 4; i++) {
        await page.clickOn(`${panel} >>> .pick button:last-child`);
        await shows(page, i - 1);
        await page.lab((element) => element.step(10));
        await page.until((element, step) => element.snapshot.step === step, 10 * i);
      }
      assert.deepEqual(await page.bits(), alone);
    });
  }

  test(
    stage.title("by keyboard alone: to a point, Space, the panel; axe finds nothing"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/", { lang: "zh", theme: "dark" });
      await page.ready();
      await page.tabTo(".points .dh-plot");
      await page.press("ArrowRight");
      await page.press(" ");
      await page.tabTo('[data-panel="sample"]');
      await page.press("Enter");
      await page.reads(panel, /这个点把/);
      await page.rested();
      await page.page.evaluate(axe);
      const violations = await page.page.evaluate(
        async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations,
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`),
        [],
      );
    },
  );

  test(stage.title("a lab without points says how to get one"), stage.when, async (t) => {
    const page = await stage.page(t, "boundary/");
    await page.ready();
    await page.lab((lab) => {
      lab.points = [];
    });
    await open(page);
    await page.reads(panel, /There is no point yet/);
  });
}
