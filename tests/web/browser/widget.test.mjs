// The widget in strangers' pages: from another origin, under a strict policy, in a page whose styles mean no good, many at
// a time, in a scrolled article.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, evaluate, folder, host, open, server, stand, until } from "./strangers.mjs";
import { stages } from "./support.mjs";

for (const stage of stages()) {
  test(
    stage.title("three labs from another origin walk under a strict policy, in one worker"),
    stage.when,
    async (t) => {
      const opened = await open(stage, t, "three.html", { height: 3000 });
      await until(opened, stand);
      await opened.page.evaluate(() => {
        for (const lab of document.querySelectorAll("downhill-lab")) lab.step(5);
      });
      await until(opened, "(all) => all.every((lab) => lab.snapshot.step === 5)");
      const names = asked.map(([name]) => name);
      for (const file of [/lanes-/, /\.wasm$/])
        assert.equal(names.filter((name) => file.test(name)).length, 1, `${file}`);
      assert.deepEqual(
        asked.filter(([, status]) => status !== 200 && status !== 304),
        [],
      );
    },
  );

  test(stage.title("a page's styles don't reach in"), stage.when, async (t) => {
    const look = `([lab]) => {
      const words = lab.shadowRoot.querySelector(".say");
      const { color, letterSpacing, textTransform, fontSize, direction } = getComputedStyle(words);
      const { width, height } = lab.getBoundingClientRect();
      return [color, letterSpacing, textTransform, fontSize, direction, Math.round(width / 40), Math.round(height / 40)];
    }`;
    // One after the other: a tab that another one hides starts no lab.
    const seen = async (name) => {
      const opened = await open(stage, t, name);
      await until(opened, stand);
      return evaluate(opened, look);
    };
    const [a, b] = [await seen("plain.html"), await seen("hostile.html")];
    assert.deepEqual(b.slice(0, 5), a.slice(0, 5));
  });

  test(
    stage.title("twenty labs: one worker, one module; one that leaves takes none along"),
    stage.when,
    async (t) => {
      const opened = await open(stage, t, "many.html");
      await until(opened, "(all) => all.length === 20 && all.every((lab) => lab?.stage === 'ready')");
      const names = asked.map(([name]) => name);
      for (const file of [/lanes-/, /\.wasm$/, /core-/])
        assert.equal(names.filter((name) => file.test(name)).length, 1, `${file}`);
      await opened.page.evaluate(() => document.querySelector("downhill-lab").remove());
      await opened.page.evaluate(() => document.querySelector("downhill-lab").scrollIntoView());
      await opened.page.evaluate(() => document.querySelector("downhill-lab").step(7));
      await until(opened, "([lab]) => lab.snapshot?.step === 7");
    },
  );

  test(
    stage.title("a lab that waits for a click asks for nothing, then comes without moving what is above it"),
    stage.when,
    async (t) => {
      const opened = await open(stage, t, "click.html");
      await opened.page.evaluate(() =>
        document.querySelector("downhill-lab").scrollIntoView({ block: "center", behavior: "instant" }),
      );
      await opened.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      assert.equal(asked.filter(([name]) => /core-|\.wasm/.test(name)).length, 0);
      await opened.clickOn("[part=start]");
      await until(opened, stand);
      const y = await opened.page.evaluate(() => scrollY);
      const { left, top, width } = await opened.page.evaluate(() =>
        document.querySelector("downhill-lab").getBoundingClientRect().toJSON(),
      );
      await opened.page.mouse.move(left + width / 3, Math.max(top, 0) + 200);
      await opened.page.mouse.wheel({ deltaY: 240 });
      const look = (from) =>
        new Promise((done) => {
          const give = performance.now() + 60_000;
          const again = () => {
            if (scrollY > from || performance.now() > give) done(scrollY > from);
            else setTimeout(again, 50);
          };
          again();
        });
      assert.ok(await opened.page.evaluate(look, y), "the wheel does not scroll the article");
    },
  );

  test(
    stage.title(
      "a second copy of the script is harmless; attributes that make no sense fall back and are reflected",
    ),
    stage.when,
    async (t) => {
      const twice = await open(stage, t, "twice.html");
      await until(twice, stand);
      const opened = await open(stage, t, "attributes.html");
      await until(opened, stand);
      const seen = await opened.page.evaluate(() => {
        const lab = document.querySelector("downhill-lab");
        const before = [lab.lab, lab.seed ?? null, lab.learningRate ?? null, lab.theme, lab.loading];
        lab.lab = "boundary";
        lab.seed = 7;
        return [...before, lab.getAttribute("lab"), lab.getAttribute("seed")];
      });
      assert.deepEqual(seen, ["line", null, null, "auto", "lazy", "boundary", "7"]);
      await until(opened, "([lab]) => lab?.lab === 'boundary' && lab.getState().settings?.seed === 7");
      await opened.page.evaluate(() => {
        const lab = document.querySelector("downhill-lab");
        lab.preset = "xor";
        lab.setAttribute("state", "v=1&dataset=points&points=cAAAAAAAAA&learningRate=0.3");
      });
      await until(opened, "([lab]) => lab.getState().settings.learningRate === 0.3");
    },
  );

  test(stage.title("the recipe's page, and the frame that tells its height"), stage.when, async (t) => {
    const options = { host: { ...host(), csp: null } };
    const opened = await stage.page(t, `${server.url}recipes/html/index.html`, options);
    await until(opened, stand);
    assert.equal(await evaluate(opened, "([lab]) => lab.points.length"), 9);
    await opened.page.goto(`${server.url}recipes/html/frame.html`);
    const framed = `document.querySelector("iframe")`;
    const give = performance.now() + 60_000;
    while (
      !(await opened.page.evaluate(
        `Number(${framed}.height) !== 1180 && ${framed}.contentDocument.querySelector("downhill-lab")?.inner?.snapshot?.points.length === 18`,
      ))
    )
      if (performance.now() > give) assert.fail("the frame never stood or never told its height");
  });

  test(stage.title("one file from a disk"), stage.when, async (t) => {
    const opened = await open(stage, t, "plain.html");
    await opened.page.goto(`file://${folder}/offline.html`);
    await until(opened, stand);
    await opened.page.evaluate(() => document.querySelector("downhill-lab").step(3));
    await until(opened, "([lab]) => lab.snapshot.step === 3");
  });
}
