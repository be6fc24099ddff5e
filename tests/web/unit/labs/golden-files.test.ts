// Files of our own load for ever: those of tests/golden/states were saved with the schema in their name, and are read, put in
// force and walked on from today, to the very weights that were written beside them when they were made. A new schema adds
// files here; none is ever made anew. (Made by DOWNHILL_GOLDEN=<n>: this test then writes what does not exist yet.)

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fromSafetensors, toSafetensors } from "../../../../web/formats/bundle.ts";
import { modelFrom, positionOf } from "../../../../web/formats/session.ts";
import { fromState, kStateSchema, toState } from "../../../../web/formats/state.ts";
import { boundary } from "../../../../web/labs/boundary/boundary.ts";
import type { Context, Lab } from "../../../../web/labs/common/lab.ts";
import { labActions } from "../../../../web/labs/common/out/bring.ts";
import { type Action, initialState, type LabState, reduce } from "../../../../web/labs/common/store.ts";
import { line } from "../../../../web/labs/line/line.ts";
import { network } from "../../../../web/labs/network/network.ts";
import type { Settings } from "../../../../web/shared/settings.ts";
import { sessionData } from "../../../../web/worker/material.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { engine } from "../worker/support.ts";

const folder = "tests/golden/states"; // tests run from the root
const labs: readonly Lab[] = [line, boundary, network];
const kMore = 30; // steps walked on

/** The page and its worker, as far as a file needs them. */
class Page {
  readonly lab: Lab;
  state: LabState;
  walk: Walk | null = null;

  constructor(lab: Lab) {
    this.lab = lab;
    this.state = initialState(lab);
    this.act({ type: "open" });
  }
  get there(): Walk {
    return this.walk as Walk;
  }
  act(...actions: readonly Action[]): void {
    for (const action of actions) {
      const { state, intents } = reduce(this.lab, this.state, action);
      this.state = state;
      for (const intent of intents) {
        if (intent.type === "build")
          this.walk = new Walk(engine, intent.spec, intent.data, intent.start, state.settings);
        else if (intent.type === "data") this.there.setData(intent.data);
        else if (intent.type === "update") this.there.update(intent.spec);
        else if (intent.type === "reset") this.there.reset(intent.seed, intent.start);
        else if (intent.type === "resume") this.there.resume(intent.checkpoint, intent.start);
      }
    }
  }
  get weights(): string {
    return this.there.session
      .parameters()
      .map(({ data }) => Buffer.from(data.buffer).toString("hex"))
      .join(" ");
  }
  file(): string {
    const { session } = this.there;
    return toState({
      lab: this.lab.id,
      settings: this.state.settings as unknown as Record<string, unknown>,
      points: this.state.points,
      step: session.step,
      checkpoint: session.checkpoint(),
      parameters: session.parameters(),
    });
  }
  /** As the panel brings a file. */
  bring(text: string): void {
    const context = { lab: this.lab, state: this.state, snapshot: null } as unknown as Context;
    this.act(...labActions(context, fromState(text)));
  }
}

const changes: Readonly<Record<string, Partial<Settings>>> = {
  line: { learningRate: 0.03, momentum: 0.8 },
  boundary: { dataset: "xor", batchSize: 7, optimizer: "adam", learningRate: 0.01, l2: 0.01 },
  network: {
    features: ["x1", "x2", "sinX1"],
    hidden: [
      { units: 5, activation: "leakyRelu" },
      { units: 3, activation: "elu" },
    ],
    dropout: 0.2,
    optimizer: "rmsprop",
    schedule: "cosine",
    learningRate: 0.01,
  },
};

function madePage(lab: Lab): Page {
  const page = new Page(lab);
  page.act({ type: "set", changes: changes[lab.id] ?? {} });
  page.act({
    type: "points",
    points: [...page.there.setup.material.points.slice(0, 30), { x: 1, y: -2, label: 1 }],
  });
  page.there.walk(25);
  return page;
}

/** Writes what is missing of the schema in use. */
function make(): void {
  mkdirSync(folder, { recursive: true });
  for (const lab of labs) {
    const name = `${folder}/schema-${kStateSchema}-${lab.id}`;
    if (existsSync(`${name}.json`)) continue;
    const page = madePage(lab);
    writeFileSync(`${name}.json`, page.file());
    const { session, setup } = page.there;
    const data = { ...sessionData(setup.material), scale: 1 };
    const { features, targets, rows } = data;
    const model = modelFrom(session, {
      data: { features, targets, rows, scale: 1 },
      inputs: setup.material.spec.features,
    });
    writeFileSync(`${name}.safetensors`, toSafetensors(model));
    page.there.walk(kMore);
    writeFileSync(`${name}.after.txt`, `${page.weights}\n`);
    page.there.dispose();
  }
}
if (process.env["DOWNHILL_GOLDEN"] === String(kStateSchema)) make();

const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

test("there are files of every schema there has been, of every lab", () => {
  for (let schema = 1; schema <= kStateSchema; schema++)
    for (const { id } of labs) assert.ok(files.includes(`schema-${schema}-${id}.json`), `${schema} ${id}`);
});

for (const file of files) {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  const after = readFileSync(`${folder}/${file.replace(".json", ".after.txt")}`, "utf8").trim();
  const lab = labs.find(({ id }) => file.includes(`-${id}.`)) as Lab;

  test(`${file} comes back and walks on to the same bits`, () => {
    const page = new Page(lab);
    page.bring(text);
    assert.equal(page.there.step, 25);
    assert.equal(page.file(), text, "saved again it is the same file");
    page.there.walk(kMore);
    assert.equal(page.weights, after);
    page.there.dispose();
  });

  test(`${file} brings its weights where its checkpoint is no longer understood`, () => {
    const page = new Page(lab);
    const old = JSON.parse(text);
    page.bring(JSON.stringify({ ...old, checkpoint: btoa("DHCP of another time") }));
    assert.equal(page.there.step, 0);
    const wanted = fromState(text).parameters.map(({ data }) => Buffer.from(data.buffer).toString("hex"));
    assert.equal(page.weights, wanted.join(" "));
    page.there.walk(1);
    page.there.reset();
    assert.equal(page.weights, wanted.join(" "), "rewound it stands at these weights again");
    page.there.dispose();
  });

  test(`${file.replace(".json", ".safetensors")} is read whole`, () => {
    const model = fromSafetensors(readFileSync(`${folder}/${file.replace(".json", ".safetensors")}`));
    const state = fromState(text);
    assert.deepEqual(model.parameters, state.parameters);
    assert.deepEqual(
      { ...model.walk, memory: 0, data: 0 },
      { ...positionOf(state.checkpoint), memory: 0, data: 0 },
    );
  });
}
