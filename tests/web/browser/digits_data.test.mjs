// The digits lab on pictures that a reader brings: files dropped, refused with a place, let go on the way; pictures and
// rates that no course shows (D1, D3); a run that ends early.

import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { draw, lab, open, play, read, seven, until } from "./digits_lab.mjs";
import { stages } from "./support.mjs";

const kPixels = 784;

const idx = (dims, bytes) => {
  const head = dims.flatMap((dim) => [dim >>> 24, (dim >> 16) & 255, (dim >> 8) & 255, dim & 255]);
  return Uint8Array.from([0, 0, 8, dims.length, ...head, ...bytes]);
};

const named = (name, bytes) => ({ name, bytes });

/** Images and labels of `count` pictures; `ink(row, pixel)` from 0 to 255. */
function pair(count, label, ink, name = "train") {
  const pixels = Array.from({ length: count * kPixels }, (_, i) => ink(Math.floor(i / kPixels), i % kPixels));
  const labels = Array.from({ length: count }, (_, row) => label(row));
  return [
    named(`${name}-images`, idx([count, 28, 28], pixels)),
    named(`${name}-labels`, idx([count], labels)),
  ];
}

/** A bar for each digit, which a few epochs tell apart. */
const bars = (count, name) =>
  pair(
    count,
    (row) => row % 10,
    (row, pixel) => (Math.floor(pixel / 56) === row % 10 ? 220 : (row * 7 + pixel * 13) % 60),
    name,
  );

/** Lets the files go over the lab, as a reader's mouse would. */
const give = (page, files) => page.drop("dh-pad", ...files.map(({ name, bytes }) => [name, bytes]));

const learnt = (page, rows) =>
  until(page, (digits, n) => digits.state?.data?.learn === n && digits.progress === null, rows);

const change = (page, label, value) =>
  lab(
    page,
    (digits, wanted, to) =>
      [...digits.shadowRoot.querySelectorAll("dh-value")]
        .find((one) => one.label === wanted)
        .dispatchEvent(new CustomEvent("dh-change", { detail: { value: to } })),
    label,
    value,
  );

const still = (page) => until(page, (digits) => digits.state?.running === false && digits.progress === null);

for (const stage of stages()) {
  test(stage.title("two files at once, one of them packed, are learnt from"), stage.when, async (t) => {
    const page = await open(stage, t);
    const [images, labels] = bars(60);
    await give(page, [labels, named("train-images.gz", gzipSync(Uint8Array.from(images.bytes)))]);
    await learnt(page, 48);
    assert.deepEqual(await lab(page, ({ state }) => state.data), {
      source: "files",
      learn: 48,
      held: 12,
      added: 0,
    });
    await play(page, 5);
    await page.reads(".told", /of 48 right, \d+ of 12 unseen/);
    await give(page, [...bars(50), ...bars(20, "t10k")]);
    await learnt(page, 50);
    assert.equal(await lab(page, ({ state }) => state.data.held), 20);
  });

  test(
    stage.title("files that are wrong are told with a place, and all stays as it was"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      await give(page, bars(60));
      await learnt(page, 48);
      await play(page, 5);
      const look = () =>
        lab(page, ({ state }) => JSON.stringify({ ...state, history: [...state.history.loss] }));
      const before = await look();
      const [images, labels] = bars(10);
      const packed = gzipSync(Uint8Array.from(images.bytes));
      const wrong = [
        [[named("cut", images.bytes.slice(0, 716)), labels], /cut, byte 716: the file ends too early/],
        [[images, named("other-images", images.bytes)], /2 of pictures and 0 of labels/],
        [[images], /1 of pictures and 0 of labels/],
        [[images, bars(9)[1]], /train-labels, byte 4: 9 labels for the 10 pictures of train-images/],
        [
          [images, named("l", idx([10], [0, 1, 2, 10, 4, 5, 6, 7, 8, 9]))],
          /l, label 4 \(byte 11\): 10; labels/,
        ],
        [[named("half.gz", packed.subarray(0, 99)), labels], /half\.gz: .* can't be unpacked/],
        [
          [named("notes.txt", new TextEncoder().encode("no pictures")), labels],
          /notes\.txt, byte 0: no IDX file/,
        ],
      ];
      for (const [files, pattern] of wrong) {
        await give(page, files);
        await page.reads(".notice", pattern);
      }
      assert.equal(await look(), before);
      await page.reads(".told", /of 48 right/);
    },
  );

  test(stage.title("a load is stopped by its word, and changes nothing"), stage.when, async (t) => {
    const page = await open(stage, t);
    await give(page, bars(60));
    await learnt(page, 48);
    await page.page.evaluate(() => {
      const digits = document.querySelector("downhill-digits");
      const stop = new MutationObserver(() => {
        const word = digits.shadowRoot.querySelector(".telling dh-button");
        if (!word) return;
        stop.disconnect();
        globalThis.told = digits.shadowRoot.querySelector(".told").textContent;
        word.click();
      });
      stop.observe(digits.shadowRoot, { childList: true, subtree: true });
      const head = Uint8Array.of(0, 0, 8, 3, 0, 0, 0xea, 0x60, 0, 0, 0, 28, 0, 0, 0, 28);
      const data = new DataTransfer();
      data.items.add(new File([head, new Uint8Array(60_000 * 784)], "images"));
      data.items.add(
        new File([Uint8Array.of(0, 0, 8, 1, 0, 0, 0xea, 0x60), new Uint8Array(60_000)], "labels"),
      );
      const drop = new DragEvent("drop", { dataTransfer: data, cancelable: true, bubbles: true });
      digits.shadowRoot.querySelector(".own").dispatchEvent(drop);
    });
    await until(page, () => globalThis.told !== undefined);
    await still(page);
    assert.match(await page.page.evaluate(() => globalThis.told), /Reading the files/);
    assert.deepEqual(await lab(page, ({ state }) => [state.data.learn, state.data.held]), [48, 12]);
    assert.equal(await page.text(".notice"), "");
  });

  test(
    stage.title("early stopping is set by keys, ends a run, and says what is kept"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      // Labels that have nothing to do with the pictures: what is learnt of them helps no unseen one.
      const ink = (row, pixel) => (row * 31 + pixel * 17 + ((row * pixel) % 23) * 9) % 256;
      await give(
        page,
        pair(100, (row) => (row * row * 31 + row) % 10, ink),
      );
      await learnt(page, 80);
      await page.reads(".early", /off\. It ends a run/);
      await page.tabTo("dh-value[label='early stopping']");
      await page.press("Enter");
      await until(page, (digits) =>
        digits.shadowRoot.querySelector(".early dh-value").shadowRoot.querySelector(".list:popover-open"),
      );
      await page.press("ArrowDown");
      await page.press("ArrowDown");
      await page.press("Enter");
      await page.reads(".early", /after 2 epochs without a lower unseen loss/);
      await change(page, "epochs a run", 100);
      await page.clickOn("dh-play");
      await until(page, (digits) => digits.state.ended?.why === "patience");
      const { ended, epoch, held } = await lab(page, ({ state }) => ({
        ended: state.ended,
        epoch: state.epoch,
        held: [...state.history.heldLoss],
      }));
      assert.equal(ended.kept, held.indexOf(Math.min(...held)));
      assert.deepEqual([epoch, ended.epoch, held.length], [ended.kept, ended.kept + 2, ended.epoch + 1]);
      await page.reads(".told", new RegExp(`Stopped by itself after epoch ${ended.epoch}\\. .* of 80 right`));
      await page.reads(".early", /allow more epochs or change something/);
      assert.match(await page.text(".curve"), new RegExp(`epoch ${ended.kept} kept`));
      await page.clickOn("dh-button[icon=dice]");
      await until(page, (digits) => digits.state.ended === null && digits.state.step === 0);
    },
  );

  test(stage.title("a run that has run away goes back and says so"), stage.when, async (t) => {
    const page = await open(stage, t);
    await give(page, bars(60));
    await learnt(page, 48);
    await draw(page, seven);
    await change(page, "optimizer", "sgd");
    await change(page, "learning rate", 10);
    await change(page, "layers", "256,128,64");
    await change(page, "epochs a run", 100);
    await until(page, (digits) => digits.model.learningRate === 10 && digits.state?.step === 0);
    await page.clickOn("dh-play");
    await until(page, (digits) => digits.state.ended?.why === "diverged");
    await page.reads(".told", /The loss has run away.*weights of .* are back\. Try a smaller rate/);
    await read(page);
    assert.doesNotMatch(await page.text("downhill-digits"), /NaN|Infinity|undefined/);
    await change(page, "learning rate", 0.1);
    await until(page, (digits) => digits.state.ended === null && digits.model.learningRate === 0.1);
    await page.clickOn("dh-play");
    await until(page, (digits) => digits.state.epoch === 100 && !digits.state.running);
    await page.reads(".told", /of 48 right/);
  });

  test(stage.title("one picture, one class, no ink: the lab stays whole"), stage.when, async (t) => {
    const page = await open(stage, t);
    const odd = [
      [
        pair(
          1,
          () => 4,
          (_, pixel) => pixel % 256,
        ),
        1,
        0,
      ],
      [
        pair(
          30,
          () => 7,
          (row, pixel) => (row + pixel) % 256,
        ),
        24,
        6,
      ],
      [
        pair(
          50,
          (row) => row % 10,
          () => 0,
        ),
        40,
        10,
      ],
    ];
    await draw(page, seven);
    for (const [files, rows, held] of odd) {
      await give(page, files);
      await learnt(page, rows);
      const step = await lab(page, ({ state }) => state.step);
      await page.clickOn("dh-play");
      await until(page, (digits, from) => digits.state.step > from && !digits.state.running, step);
      await page.reads(".told", held > 0 ? /unseen/ : /of 1 right\. Too few to keep any unseen/);
      for (let n = 0; n < 6; n++) {
        await lab(page, (digits, at) => digits.shadowRoot.querySelectorAll(".closer .word")[at].click(), n);
        await page.reads(".panel", held === 0 && n < 2 ? /too few pictures here/ : /^(?!.*Working)./);
        assert.doesNotMatch(await page.text("downhill-digits"), /NaN|Infinity|undefined/);
      }
    }
  });
}
