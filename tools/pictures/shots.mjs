// What the README shows: on which page, after what a reader did, and of which parts of the page the picture is. Nothing is
// drawn for the README alone; every number in a picture was computed while it was taken.

const inLab = (selector) => `:is(downhill-lab, downhill-matmul) >>> ${selector}`;

/** Waits until the lab in the page is as `test` asks, a function of the lab that runs there. */
const until = (page, test, ...given) =>
  page.waitForFunction(`(${test})(document.querySelector("downhill-lab"), ...${JSON.stringify(given)})`);

const walk = async (page, steps) => {
  const to = steps + (await page.$eval("downhill-lab", (lab) => lab.snapshot?.step ?? 0));
  await page.$eval("downhill-lab", (lab, n) => lab.step(n), steps);
  await until(page, (lab, n) => lab.snapshot?.step === n, to);
};

/** In sight, so that it is looked for every frame: what happens in a shadow tree tells nobody. */
export const found = (page, selector) => page.waitForSelector(inLab(selector), { visible: true });

const click = async (page, selector) => (await found(page, selector)).click();

/** Opens a panel; what is not in sight is not computed, so it is brought into view. */
const panel = async (page, id, name, inside) => {
  await click(page, `[data-panel="${id}"]`);
  const opened = await found(page, name);
  await opened.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await found(page, `${name} >>> ${inside}`);
};

const choose = (page, selector, value) =>
  page.$eval(
    inLab(selector),
    (select, chosen) => {
      select.value = chosen;
      select.dispatchEvent(new Event("change"));
    },
    value,
  );

/** By mouse from one place to another, as shares of the box. */
async function drag(page, selector, [x0, y0], [x1, y1]) {
  const box = await (await found(page, selector)).boundingBox();
  await page.mouse.move(box.x + x0 * box.width, box.y + y0 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + x1 * box.width, box.y + y1 * box.height, { steps: 8 });
  await page.mouse.up();
}

/** file; page; act: what the reader does there; of: the parts that are in the picture, null: the whole window. */
export const shots = [
  {
    file: "matmul.png",
    page: "matmul/",
    of: [".cells", ".tiles .ways"],
    act: async (page) => {
      for (let step = 0; step < 23; step++) await click(page, ".cells dh-button[icon=step]");
      for (let step = 0; step < 56; step++) await click(page, ".tiles dh-button[icon=step]");
    },
  },
  { file: "network.png", page: "network/", height: 860, of: null, act: (page) => walk(page, 1180) },
  { file: "line.png", page: "line/", height: 800, of: null, act: (page) => walk(page, 3) },
  {
    file: "stepping.png",
    page: "network/",
    of: [".columns", "dh-stepping"],
    act: async (page) => {
      await walk(page, 40);
      for (let i = 0; i < 22; i++) await page.$eval("downhill-lab", (lab) => lab.advance("op"));
      await until(page, (lab) => lab.snapshot.cursor?.index >= 21);
    },
  },
  {
    file: "formula.png",
    page: "line/",
    of: ["dh-stepping"],
    act: async (page) => {
      await walk(page, 2);
      for (let i = 0; i < 5; i++) await page.$eval("downhill-lab", (lab) => lab.advance("op"));
      await until(page, (lab) => lab.snapshot.cursor?.index >= 4);
    },
  },
  {
    file: "hill.png",
    page: "network/",
    of: ["dh-hill"],
    act: async (page) => {
      await walk(page, 600);
      await panel(page, "hill", "dh-hill", ".map svg");
    },
  },
  {
    file: "one-point.png",
    page: "network/",
    of: ["dh-sample"],
    act: async (page) => {
      await walk(page, 300);
      await panel(page, "sample", "dh-sample", "section");
      await click(page, "dh-sample >>> .pick button:last-child");
      await found(page, "dh-sample >>> .pulls");
    },
  },
  {
    file: "check.png",
    page: "network/",
    of: ["dh-gradient-check"],
    act: async (page) => {
      await walk(page, 20);
      await panel(page, "check", "dh-gradient-check", "[data-row=backprop] td");
      await until(page, (lab) => lab.snapshot.check?.one?.curve.length === 33);
    },
  },
  {
    file: "guess.png",
    page: "line/",
    of: [".points", ".walk"],
    act: async (page) => {
      await panel(page, "predict", "dh-predict", ".go");
      await drag(page, "svg.pad", [0.1, 0.75], [0.9, 0.3]);
      await choose(page, "dh-predict >>> select", "20");
      await click(page, "dh-predict >>> .go");
      await until(page, (lab) => lab.snapshot.step === 20 && lab.snapshot.exact != null);
    },
  },
  {
    file: "doctor.png",
    page: "line/",
    of: [".trouble", ".doctor"],
    act: async (page) => {
      const settings = { learningRate: 0.4, speed: 1000 };
      await page.$eval("downhill-lab", (lab, all) => lab.setState({ settings: all }), settings);
      await until(page, (lab) => lab.snapshot.learningRate > 0.3);
      await click(page, "dh-play");
      await until(page, (lab) => lab.snapshot.diverged !== undefined && !lab.snapshot.running);
      await found(page, ".doctor");
    },
  },
  {
    file: "ways.png",
    page: "network/",
    of: [".transport", ".time"],
    act: async (page) => {
      const rate = async (learningRate) => {
        const settings = { learningRate };
        await page.$eval("downhill-lab", (lab, all) => lab.setState({ settings: all }), settings);
        await until(page, (lab, is) => Math.abs(lab.snapshot.learningRate - is) < 1e-6, learningRate);
      };
      const back = async (step) => {
        await page.$eval("downhill-lab", (lab, to) => lab.scrub(to), step);
        await until(page, (lab, to) => lab.snapshot.step === to, step);
      };
      await walk(page, 1600);
      await back(320);
      await rate(0.3);
      await walk(page, 1280);
      await back(800);
      await rate(0.03);
      await walk(page, 800);
    },
  },
  {
    file: "race.png",
    page: "boundary/",
    of: ["dh-race"],
    act: async (page) => {
      await panel(page, "race", "dh-race", ".go");
      await click(page, "dh-race >>> .go");
      await until(page, (lab) => {
        const { shadowRoot } = lab.shadowRoot.querySelector("dh-race");
        return /First there|Together at|Nobody gets down/.test(
          shadowRoot.querySelector(".verdict")?.textContent,
        );
      });
    },
  },
];
