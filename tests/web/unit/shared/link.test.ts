import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { boundary } from "../../../../web/labs/boundary/boundary.ts";
import type { Lab } from "../../../../web/labs/common/lab.ts";
import { line } from "../../../../web/labs/line/line.ts";
import { network } from "../../../../web/labs/network/network.ts";
import { titanic } from "../../../../web/labs/titanic/titanic.ts";
import { kLongestLink, type Link, type LinkDoc, readLink, writeLink } from "../../../../web/shared/link.ts";
import { presetIds } from "../../../../web/shared/presets.ts";
import type { Point } from "../../../../web/shared/protocol.ts";
import {
  clean,
  defaultsOf,
  hasSetting,
  type SettingId,
  type Settings,
  settings as table,
} from "../../../../web/shared/settings.ts";

const seed = 20261122;
const labs: readonly Lab[] = [line, boundary, network, titanic];
const opening = (lab: Lab): LinkDoc => ({ settings: defaultsOf(lab.id), points: null });
const chance = (i: number): number => ((i * 2654435761) % 2 ** 32) / 2 ** 32;
const scattered = (n: number, label = (i: number): number => i % 2): Point[] =>
  Array.from({ length: n }, (_, i) => ({
    x: 6 * chance(i + 1) - 3,
    y: 6 * chance(7 * i + 3) - 3,
    label: label(i),
  }));

test("a lab as it opens is a version and nothing else, whichever lab it is", () => {
  for (const lab of labs) {
    assert.equal(writeLink(lab, { doc: opening(lab) }), "v=1");
    assert.deepEqual(readLink(lab, "#v=1"), { doc: opening(lab) });
  }
});

test("only what differs from the preset is written, and every preset comes back", () => {
  const settings = { ...defaultsOf("network"), dataset: "plane" as const };
  const preset = { ...settings, ...network.presets["plane"]?.settings };
  assert.equal(writeLink(network, { doc: { settings: preset, points: null } }), "v=1&dataset=plane");
  const mine = { ...preset, learningRate: 0.3, hidden: [{ units: 4, activation: "relu" as const }] };
  const text = writeLink(network, { doc: { settings: mine, points: null } });
  assert.equal(text, "v=1&dataset=plane&hidden=4relu&learningRate=0.3");
  assert.deepEqual(readLink(network, text)?.doc.settings, mine);
  for (const lab of labs)
    for (const id of presetIds(lab.id)) {
      const doc = readLink(lab, `v=1&dataset=${id}`)?.doc;
      assert.equal(doc?.settings.dataset, id);
      assert.ok(writeLink(lab, { doc: doc as LinkDoc }).length < 30, `${lab.id} ${id}`);
    }
});

test("sixty points are far below 2,000 characters, each within half a notch of its place; to the bit below 2,000, too", () => {
  const settings = { ...defaultsOf("network"), dataset: "points" as const };
  for (const label of [(i: number) => i % 2, () => 0, (i: number) => Math.sin(i) * 2]) {
    const points = scattered(60, label);
    const text = writeLink(network, { doc: { settings, points } });
    assert.ok(text.length <= 500, `${text.length}`);
    const read = readLink(network, text)?.doc.points ?? [];
    assert.equal(read.length, 60);
    read.forEach((point, i) => {
      for (const key of ["x", "y", "label"] as const)
        assert.ok(Math.abs(point[key] - (points[i]?.[key] ?? 9)) <= 0.5 / 1024 + 1e-12, `${key} of ${i}`);
    });
    const exact = writeLink(network, { doc: { settings, points }, walk: { step: 5, rate: null, edits: [] } });
    assert.ok(exact.length <= 2000, `${exact.length}`);
    const whole = (list: readonly Point[]): number[] =>
      list.flatMap(({ x, y, label: l }) => [x, y, l]).map(Math.fround);
    assert.deepEqual(whole(readLink(network, exact)?.doc.points ?? []), whole(points));
  }
});

test("weights come back to the bit", () => {
  const weights = [0, -0, 1.5, Math.fround(0.1), -3.4e38, 1e-45, Math.fround(Math.PI)];
  const text = writeLink(line, { doc: opening(line), weights });
  const read = readLink(line, text)?.weights ?? [];
  assert.deepEqual(
    new Uint32Array(Float32Array.from(read).buffer),
    new Uint32Array(Float32Array.from(weights).buffer),
  );
});

const place = fc.float({ min: -3, max: 3, noNaN: true });
const point = fc.tuple(place, place, fc.constantFrom(0, 1)).map(([x, y, label]): Point => ({ x, y, label }));
type Change = (doc: LinkDoc) => LinkDoc;
const own = (doc: LinkDoc, points: readonly Point[]): LinkDoc => ({
  settings: { ...doc.settings, dataset: "points" },
  points,
});
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.double({ min: 1e-4, max: 10, noNaN: true }).map((learningRate): Change => {
    return (doc) => ({ ...doc, settings: { ...doc.settings, learningRate } });
  }),
  fc.constantFrom("sgd" as const, "adam" as const).map((optimizer): Change => {
    return (doc) => ({ ...doc, settings: { ...doc.settings, optimizer } });
  }),
  point.map(
    (p): Change =>
      (doc) =>
        own(doc, [...(doc.points ?? []), p]),
  ),
  fc.tuple(fc.nat(9), point).map(([at, p]): Change => {
    return (doc) =>
      own(
        doc,
        (doc.points ?? [p]).map((old, i) => (i === at ? p : old)),
      );
  }),
  fc.nat(9).map(
    (at): Change =>
      (doc) =>
        own(
          doc,
          (doc.points ?? []).filter((_, i) => i !== at),
        ),
  ),
  fc.array(point, { maxLength: 5 }).map(
    (points): Change =>
      (doc) =>
        own(doc, points),
  ),
);

test("a walk's changes come back in their order, step by step, whatever they are", () => {
  const walks = fc.tuple(fc.array(fc.tuple(fc.nat(50), change), { maxLength: 12 }), fc.nat(100));
  fc.assert(
    fc.property(walks, ([changes, on]) => {
      let doc = opening(network);
      let step = 0;
      const edits = changes.map(([more, make], i) => {
        step += more;
        if (i % 4 === 3) return { step, weights: [{ name: "dense_1/kernel", index: i, value: -0.25 * i }] };
        doc = make(doc);
        return { step, ...doc, rate: i % 2 ? 0.3 : null, ...(i % 3 === 2 && { again: true as const }) };
      });
      const link: Link = { doc: opening(network), walk: { step: step + on, rate: 0.1, edits } };
      assert.deepEqual(readLink(network, writeLink(network, link)), link);
    }),
    { seed, numRuns: 500 },
  );
});

test("a recipe for a table comes back, a broken one is left out", () => {
  const recipe = {
    target: "survived",
    positive: "yes",
    inputs: ["age", "__proto__", "a!b;c&d=e"],
    kinds: [{ name: "age", kind: "number" as const }],
    ...{ missing: "own" as const, encoding: "onehot" as const, scaling: "standard" as const },
    ...{ validation: 0.2, test: 0.1 },
  };
  const doc = { settings: { ...defaultsOf("titanic"), recipe }, points: null };
  const text = writeLink(titanic, { doc });
  assert.deepEqual(readLink(titanic, text)?.doc.settings.recipe, recipe);
  const classes = { ...recipe, positive: null, classes: ["1", "<b>", "3"] };
  const kinds = { settings: { ...defaultsOf("titanic"), recipe: classes }, points: null };
  assert.deepEqual(readLink(titanic, writeLink(titanic, { doc: kinds }))?.doc.settings.recipe, classes);
  for (const bad of ["null", "{}", "[1,2,3]", "[[[[", '["a",null,["b"],[],"own","onehot","none",0.9,0.9]'])
    assert.equal(readLink(titanic, `v=1&recipe=${encodeURIComponent(bad)}`)?.doc.settings.recipe, null);
});

/** Every value allowed for its setting and lab, and finite. */
function assertSound(lab: Lab, doc: LinkDoc): void {
  for (const id of Object.keys(table) as SettingId[]) {
    if (!hasSetting(lab.id, id) || id === "recipe") continue;
    assert.deepEqual(clean(lab.id, id, doc.settings[id]), doc.settings[id], id);
  }
  assert.equal(doc.points === null, doc.settings.dataset !== "points");
  assert.ok((doc.points ?? []).length <= 1000);
  for (const { x, y, label } of doc.points ?? [])
    assert.ok([x, y, label].every((value) => Math.abs(value) <= 1e6));
}

const word = fc.constantFrom(
  ...Object.keys(table),
  "v",
  "points",
  "weights",
  "step",
  "rate",
  "edits",
  "__proto__",
  "p",
);
const piece = fc.constantFrom(
  ...["=", "&", ";", "!", ":", ",", "%", "%41", "%zz", ".", "v=1", "&v=1&", "&step=900&", "&edits=5:p=s"],
  ...[
    "points",
    "p=m3.cAAAA",
    "p=ahAAAAAAA",
    "w=dense_1/kernel,0,",
    "NaN",
    "1e999",
    "-1",
    "auto",
    "8tanh",
    "<img onerror=x>",
  ],
);
const hash = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc
    .array(fc.oneof(word, piece, fc.string({ maxLength: 8 })), { maxLength: 30 })
    .map((all) => `v=1&${all.join("")}`),
  fc
    .array(fc.tuple(word, fc.oneof(piece, fc.double().map(String), fc.base64String({ maxLength: 60 }))), {
      maxLength: 12,
    })
    .map((all) => `#v=1&${all.map(([id, value]) => `${id}=${value}`).join("&")}`),
);

test("10,000 random hashes never throw, and whatever they come to is in range", () => {
  let links = 0;
  fc.assert(
    fc.property(hash, fc.constantFrom(...labs), (text, lab) => {
      const link = readLink(lab, text);
      if (link === null) return;
      links++;
      assertSound(lab, link.doc);
      let before = 0;
      for (const edit of link.walk?.edits ?? []) {
        assert.ok(edit.step >= before && edit.step <= (link.walk?.step ?? 0));
        before = edit.step;
        if ("settings" in edit) assertSound(lab, edit);
      }
    }),
    { seed, numRuns: 10_000 },
  );
  assert.ok(links > 3000, `${links} of them were links`);
});

test("what is no link, too long or from nowhere is null; a later version's known words are still understood", () => {
  for (const text of [
    "",
    "#",
    "#main",
    "v=0",
    "v=x",
    "dataset=circle",
    `v=1&points=${"c".repeat(kLongestLink)}`,
  ])
    assert.equal(readLink(network, text), null, text.slice(0, 20));
  const later = readLink(network, "v=2&dataset=circle&colour=green&learningRate=0.3")?.doc
    .settings as Settings;
  assert.deepEqual([later.dataset, later.learningRate], ["circle", 0.3]);
});
