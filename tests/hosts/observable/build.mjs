// A notebook of three cells: the recipe's, the preset, and the lab. Observable's own parser reads them; they are written
// out as the definitions that its runtime takes.

import { readFileSync, writeFileSync } from "node:fs";
import { parseCell } from "@observablehq/parser";
import { build } from "esbuild";

const sources = [
  readFileSync("cell.js", "utf8"),
  'preset = "xor"',
  'lab = downhill(new URL("widget/", document.baseURI).href, { lab: "network", preset })',
];
const cells = sources.map((source) => ({ source, ...parseCell(source) }));
const names = new Set(cells.map(({ id }) => id.name));

/** `name` is what the cell defines; of what it refers to, other cells are its inputs, the rest is the browser's. */
function definitionOf({ source, id, body, references }) {
  const inputs = references.map(({ name }) => name).filter((name) => names.has(name));
  const name = JSON.stringify(id.name);
  const value = source.slice(body.start, body.end);
  return `main.variable(watch(${name})).define(${name}, ${JSON.stringify(inputs)}, (${inputs}) => (${value}));`;
}

writeFileSync(
  "notebook.js",
  `import { Runtime } from "@observablehq/runtime";
const watch = (name) => ({
  fulfilled: (value) => document.querySelector("#" + name)?.replaceChildren(value),
  rejected: (error) => console.error(error),
});
const main = new Runtime().module();
globalThis.main = main;
${cells.map(definitionOf).join("\n")}`,
);
await build({ entryPoints: ["notebook.js"], outfile: "notebook.out.js", bundle: true, format: "esm" });
