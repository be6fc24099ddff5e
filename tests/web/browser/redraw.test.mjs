// Digits the network has never seen, drawn again on the real pad with a real mouse: each run of ink in a row of pixels is
// one stroke of the pen, enlarged and shifted, differently for each digit. What is told is how many are read right, which
// is the drawing, the pad's ink, the crop, the scale, the centre of mass and the network in one figure. In Chromium:
// its protocol takes the events of a whole digit at a time.

import assert from "node:assert/strict";
import test from "node:test";
import { lab, open, play } from "./digits_lab.mjs";
import { stages } from "./support.mjs";

const kDigits = 200;
const kWanted = 0.9;

/** Runs of ink pixels above 127: row, first and last column. */
function runs(pixels) {
  const found = [];
  for (let i = 0; i < pixels.length; i++) {
    if (pixels[i] <= 127) continue;
    const row = Math.floor(i / 28);
    const from = i;
    while ((i + 1) % 28 > 0 && pixels[i + 1] > 127) i++;
    found.push([row, from % 28, i % 28]);
  }
  return found;
}

/** How the n-th digit lies on the pad: 7.5 to 9 of the pad's 280 units a pixel, up to 6 px off the middle. */
function placing({ left, top, width }, n) {
  const unit = ((7.5 + (n % 4) * 0.5) * width) / 280;
  const corner = width / 2 - 14 * unit;
  return { unit, x0: left + corner + (n % 5) * 3 - 6, y0: top + corner + (n % 7) * 2 - 6 };
}

/** The mouse's way along all runs, as events of the browser's protocol. */
function* events(pixels, { unit, x0, y0 }) {
  for (const [row, from, to] of runs(pixels)) {
    const y = y0 + (row + 0.5) * unit;
    const start = { x: x0 + (from + 0.5) * unit, y };
    const end = { x: x0 + (to + 0.5) * unit, y };
    yield { type: "mouseMoved", ...start };
    yield { type: "mousePressed", button: "left", buttons: 1, clickCount: 1, ...start };
    yield { type: "mouseMoved", button: "left", buttons: 1, ...end };
    yield { type: "mouseReleased", button: "left", clickCount: 1, ...end };
  }
}

/** What each of these pictures is read as when it has been drawn. */
async function redrawn(page, pictures) {
  const box = await page.box("dh-pad >>> canvas");
  const client = await page.page.createCDPSession();
  const said = [];
  for (const [n, { pixels }] of pictures.entries()) {
    await lab(page, (digits) => digits.shadowRoot.querySelector("dh-pad").clear());
    await Promise.all(
      [...events(pixels, placing(box, n))].map((event) => client.send("Input.dispatchMouseEvent", event)),
    );
    said.push(await lab(page, (digits) => digits.settled()));
  }
  await client.detach();
  return said;
}

for (const stage of stages("chromium"))
  test(
    stage.title(`${kDigits} unseen digits, drawn again with a mouse: 9 of 10 are read right`),
    stage.when,
    async (t) => {
      const page = await open(stage, t, { calm: true });
      await play(page, 5);
      const pictures = await lab(
        page,
        (digits, count) =>
          digits.pictures(Array.from({ length: count }, (_, i) => digits.state.data.learn + 10 * i)),
        kDigits,
      );
      const said = await redrawn(page, pictures);
      const wrong = pictures.flatMap(({ label }, n) => (said[n] === label ? [] : [`${label} as ${said[n]}`]));
      t.diagnostic(`${kDigits - wrong.length} of ${kDigits}; ${wrong.join(", ")}`);
      assert.ok(
        wrong.length <= (1 - kWanted) * kDigits,
        `${wrong.length} of ${kDigits} are misread: ${wrong.join(", ")}`,
      );
    },
  );
