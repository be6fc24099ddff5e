// "Take it with you" as a reader uses it: every way out gives its files, code is copied, and what was taken comes back:
// a lab to the bit, a model's layers and weights; a file that is none changes nothing; Undo brings back what stood here.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { stages } from "./support.mjs";
import { drawn, drop, inPanel, keepDownloads, save, saved } from "./takeaway.mjs";

const axe = await readFile(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const panel = "dh-out";

async function opened(stage, t, lab, options = {}) {
  const page = await stage.page(t, `${lab}/`, { before: keepDownloads, ...options });
  await page.ready();
  // Titanic's part below the walk comes when a reader comes near it.
  if (lab === "titanic") await page.lab((it) => it.shadowRoot.querySelector(".below").scrollIntoView());
  await page.reads("dh-button[data-panel=take]", /take|带走/);
  await page.clickOn("dh-button[data-panel=take]");
  await page.reads(`${panel} >>> .now`, /after|走了/);
  return page;
}

const step = async (page, by) => {
  await page.settled();
  const from = await page.lab((lab) => lab.snapshot.step);
  await page.lab((lab, n) => lab.step(n), by);
  await page.until((lab, to) => lab.snapshot.step === to, from + by);
};

/** The panel holds what stands now. */
const packed = (page, steps) => page.reads(`${panel} >>> .now`, new RegExp(`after ${steps} steps`));

for (const stage of stages()) {
  test(
    stage.title("Network: every way out gives its files, and the lab's own brings all back to the bit"),
    stage.when,
    async (t) => {
      const page = await opened(stage, t, "network");
      await page.lab((lab) => lab.setState({ settings: { optimizer: "adam", learningRate: 0.01 } }));
      await step(page, 40);
      await packed(page, 40);
      assert.deepEqual(await save(page, "pytorch"), ["downhill-network.py", "downhill-network.safetensors"]);
      const code = (await saved(page, "downhill-network.py")).toString();
      assert.match(code, /torch\.optim\.Adam/);
      assert.equal(await inPanel(page, (root) => root.querySelector("pre").textContent), code);
      await save(page, "tensorflow");
      const topology = JSON.parse((await saved(page, "model.json")).toString());
      assert.equal(topology.format, "layers-model");
      await save(page, "onnx");
      assert.equal((await saved(page, "downhill-network.onnx"))[1], 8, "IR 8");
      await save(page, "data");
      const rows = (await saved(page, "downhill-network-data.csv")).toString().trim().split("\n");
      assert.deepEqual([rows.length, rows[0]], [201, "x1,x2,label,part"]);
      await save(page, "history");
      assert.match(
        (await saved(page, "downhill-network-history.csv")).toString(),
        /^step,loss,validation_loss\n0,0\.\d+/,
      );

      await save(page, "picture");
      const png = await saved(page, "downhill-network.png");
      assert.equal(png.subarray(1, 4).toString(), "PNG");
      assert.ok(png.readUInt32BE(16) > 2 * 1000, "twice the size of the pictures");
      assert.deepEqual(await drawn(page, (await saved(page, "downhill-network.svg")).toString()), {
        root: "svg",
        strange: [],
        canvases: 4,
        links: true,
      });

      await save(page, "lab");
      const file = await saved(page, "downhill-network.json");
      const there = await page.bits();
      await step(page, 25);
      const later = await page.bits();
      await page.lab((lab) =>
        lab.setState({ settings: { dataset: "xor", hidden: [{ units: 3, activation: "relu" }], seed: 9 } }),
      );
      await page.until((lab) => lab.snapshot.step === 0);
      await step(page, 7);
      await packed(page, 7);
      const before = await page.bits();
      await drop(page, [["downhill-network.json", file]]);
      await page.reads(`${panel} >>> .status`, /is in/);
      await page.until((lab) => lab.snapshot.step === 40 && !lab.snapshot.running);
      assert.deepEqual(await page.bits(), there, "as it stood");
      await step(page, 25);
      assert.deepEqual(await page.bits(), later, "and it walks on as it did");
      await page.clickOn(`${panel} >>> .undo`);
      await page.until((lab) => lab.snapshot.step === 7 && lab.getState().settings.dataset === "xor");
      assert.deepEqual(await page.bits(), before, "Undo brings back what stood here");
    },
  );

  test(
    stage.title("a model comes back with its layers and weights; what is no model changes nothing"),
    stage.when,
    async (t) => {
      const page = await opened(stage, t, "network");
      await page.lab((lab) =>
        lab.setState({ settings: { hidden: [{ units: 5, activation: "leakyRelu" }], dropout: 0.2 } }),
      );
      await step(page, 30);
      await packed(page, 30);
      await save(page, "tensorflow");
      await save(page, "safetensors");
      const [json, weights] = [await saved(page, "model.json"), await saved(page, "weights.bin")];
      const tensors = await saved(page, "downhill-network.safetensors");
      const there = await page.bits();
      await page.lab((lab) =>
        lab.setState({ settings: { hidden: [{ units: 2, activation: "tanh" }], dropout: 0 } }),
      );
      await step(page, 3);
      await packed(page, 33);
      const before = await page.bits();
      for (const [files, why] of [
        [[["model.json", json]], /weights\.bin: expected this file beside model\.json, got none/],
        [
          [
            ["model.json", json],
            ["weights.bin", weights.subarray(4)],
          ],
          /weights: expected \d+ bytes, got \d+/,
        ],
        [[["notes.txt", Buffer.from("hello")]], /notes\.txt/],
        [[["cut.safetensors", tensors.subarray(0, 900)]], /expected/],
        [
          [
            [
              "other.json",
              Buffer.from(
                '{"downhill":"lab","schema":1,"lab":"line","settings":{},"points":null,"step":0,"checkpoint":"","weights":[]}',
              ),
            ],
          ],
          /another lab \(line\)/,
        ],
      ]) {
        await drop(page, files);
        assert.match(await page.reads(`${panel} >>> .status`, why), /nothing has changed/);
        assert.deepEqual(await page.bits(), before, String(why));
      }
      await drop(page, [
        ["model.json", json],
        ["weights.bin", weights],
      ]);
      await page.until((lab) => lab.snapshot.step === 0);
      assert.deepEqual(await page.bits(), there, "TensorFlow.js's files");
      await step(page, 2);
      await packed(page, 2);
      await drop(page, [["downhill-network.safetensors", tensors]]);
      await page.until((lab) => lab.snapshot.step === 0);
      assert.deepEqual(await page.bits(), there, "safetensors");
    },
  );

  test(
    stage.title("Titanic: rows leave as the model sees them, and the lab's file brings its recipe back"),
    stage.when,
    async (t) => {
      const page = await opened(stage, t, "titanic");
      const recipe = async (dataset, scaling) => {
        await page.lab((lab, id) => lab.setState({ settings: { dataset: id } }), dataset);
        await page.until((lab, how) => lab.snapshot.facts.recipe.scaling === how, scaling);
      };
      await recipe("scaled", "standard");
      await step(page, 20);
      await packed(page, 20);
      await save(page, "data");
      const rows = (await saved(page, "downhill-titanic-data.csv")).toString().trim().split("\n");
      assert.match(rows[0], /^pclass,.*,target,part$/);
      assert.ok(rows.length > 1000 && rows.some((row) => row.endsWith(",test")), String(rows.length));
      await save(page, "lab");
      const file = await saved(page, "downhill-titanic.json");
      const there = await page.bits();
      await recipe("tutorial", "none");
      await step(page, 3);
      await packed(page, 3);
      await drop(page, [["downhill-titanic.json", file]]);
      await page.until((lab) => lab.snapshot.step === 20 && lab.snapshot.facts.recipe.scaling === "standard");
      assert.deepEqual(await page.bits(), there);
    },
  );

  test(
    stage.title(
      "by keyboard from Line: a way is chosen, the code is copied, axe finds nothing, Escape leaves",
    ),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/", { before: keepDownloads, lang: "zh" });
      await page.ready();
      await page.tabTo("dh-button[data-panel=take]");
      await page.press("Enter");
      await page.reads(`${panel} >>> .now`, /走了 0 步/);
      await page.tabTo("[data-way=onnx]");
      await page.press("Enter");
      await page.reads(`${panel} >>> .files`, /downhill-line\.onnx/);
      await page.tabTo("[data-way=pytorch]", true);
      await page.press("Enter");
      await page.tabTo(".copy");
      await page.press("Enter");
      await page.reads(`${panel} >>> .copy`, /已复制|已选中/);
      await page.rested();
      await page.page.evaluate(axe);
      const broken = await page.page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`);
      });
      assert.deepEqual(broken, []);
      await page.press("Escape");
      await page.until((lab) => lab.shadowRoot.querySelector("dh-take") === null);
    },
  );
}
