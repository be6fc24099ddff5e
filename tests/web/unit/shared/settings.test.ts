import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { presets as boundaryPresets } from "../../../../web/labs/boundary/presets.ts";
import { presets as linePresets } from "../../../../web/labs/line/presets.ts";
import { presets as networkPresets } from "../../../../web/labs/network/presets.ts";
import { kRecipes, titanicPresets } from "../../../../web/labs/titanic/presets.ts";
import { presetIds, presetOf } from "../../../../web/shared/presets.ts";
import {
  clean,
  datasets,
  defaultsOf,
  hasSetting,
  isSettingId,
  labIds,
  type SettingId,
  settings,
} from "../../../../web/shared/settings.ts";

const ids = Object.keys(settings) as SettingId[];
const presets = {
  line: linePresets,
  boundary: boundaryPresets,
  network: networkPresets,
  titanic: titanicPresets,
};
const seed = 20261121;

test("every default is a value that the table itself allows", () => {
  for (const lab of labIds) {
    const all = defaultsOf(lab);
    for (const id of ids.filter((one) => hasSetting(lab, one))) {
      assert.deepEqual(clean(lab, id, all[id]), all[id], `${lab} ${id}`);
    }
  }
});

test(`whatever comes, what is let through lies in the table (seed ${seed})`, () => {
  const hostile = fc.oneof(
    fc.anything(),
    fc.double(),
    fc.constantFrom(0, -1, 1e308, Number.NaN, "", null, "__proto__", "constructor", Infinity, -Infinity),
    fc.array(fc.record({ units: fc.anything(), activation: fc.anything() }), { maxLength: 8 }),
  );
  const check = (lab: (typeof labIds)[number], id: SettingId, value: unknown): void => {
    const out = clean(lab, id, value);
    if (out === undefined) return;
    const row = settings[id];
    if (row.kind === "number") {
      if (typeof out === "string") assert.equal(out, (row as { word?: string }).word);
      else {
        const number = out as number;
        assert.ok(number >= row.min && number <= row.max, `${id} ${number}`);
        if ("above" in row) assert.ok(number > row.min, `${id} ${number}`);
        if ("whole" in row) assert.ok(Number.isInteger(number), `${id} ${number}`);
      }
    }
    if (row.kind === "choice") assert.ok((row.choices as readonly unknown[]).includes(out));
    if (id === "dataset") assert.ok((datasets[lab] as readonly unknown[]).includes(out));
    assert.deepEqual(clean(lab, id, out), out, "cleaning twice changes nothing");
  };
  fc.assert(fc.property(fc.constantFrom(...labIds), fc.constantFrom(...ids), hostile, check), {
    seed,
    numRuns: 3000,
  });
});

test("names from a link that every object has are no settings and no presets", () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    assert.equal(isSettingId(name), false);
    for (const lab of labIds) assert.equal(presetOf(presets[lab], name), undefined);
  }
});

test("every data set of a lab but the reader's own has a preset, with points inside the plane, a generator or a recipe", () => {
  for (const lab of labIds) {
    for (const id of presetIds(lab)) {
      const preset = presetOf(presets[lab], id);
      assert.ok(preset, `${lab} ${id}`);
      if (lab === "titanic") {
        assert.ok(kRecipes[id as keyof typeof kRecipes].inputs.length > 0, id);
        continue;
      }
      assert.equal((preset.generator === undefined) !== (preset.points === undefined), true, `${lab} ${id}`);
      for (const { x, y } of preset.points ?? [])
        assert.ok(Math.abs(x) <= 3 && Math.abs(y) <= 3, `${id} ${x} ${y}`);
    }
  }
});
