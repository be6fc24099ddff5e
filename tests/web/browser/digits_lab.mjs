// The digits lab under test: what its suites look at, wait for and do with a pen.

/** The value of `look(lab, ...args)`, run in the page. */
export const lab = (page, look, ...args) => page.lab(look, ...args);

/** Waits until all that was asked stands on the screen and `probe(lab, ...args)` is true in the page. */
export const until = (page, probe, ...args) => page.until(probe, ...args);

export const ready = (page) => until(page, (digits) => digits?.stage === "ready");
export const trained = (page, epochs) =>
  until(page, (digits, n) => digits.state?.epoch >= n && !digits.state.running, epochs);

export async function open(stage, t, options = {}) {
  const page = await stage.page(t, "digits/", options);
  await ready(page);
  return page;
}

export async function play(page, epochs = 5) {
  await page.clickOn("dh-play");
  await trained(page, epochs);
}

/** A pen's way over the pad, in shares of its side. */
export async function draw(page, points) {
  const { left, top, width, height } = await page.box("dh-pad >>> canvas");
  const at = ([x, y]) => [left + x * width, top + y * height];
  const { mouse } = page.page;
  await mouse.move(...at(points[0]));
  await mouse.down();
  for (const point of points.slice(1)) await mouse.move(...at(point), { steps: 4 });
  await mouse.up();
}

export const seven = [
  [0.3, 0.22],
  [0.66, 0.2],
  [0.58, 0.5],
  [0.48, 0.82],
];
export const one = [
  [0.5, 0.15],
  [0.5, 0.5],
  [0.5, 0.85],
];

/** The likeliest digit and its share, of all the ink on the pad: what it says of a stroke half drawn is let go. */
export async function read(page) {
  await lab(page, (digits) => digits.settled());
  await until(page, (digits) => digits.reading !== null && digits.seen !== null);
  return lab(page, (digits) => {
    const shares = [...digits.reading.probabilities];
    const most = Math.max(...shares);
    return { digit: shares.indexOf(most), share: most };
  });
}
