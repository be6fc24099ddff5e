// The table of all ops: what each is, what runs it on the CPU and what on a GPU. Read from the sources that decide it
// (core/graph/op.cpp, core/exec/kernel_table.cpp, web/gpu/ops.ts), never written by hand.
//   node tools/docs/ops.mjs            writes core/OPS.md
//   node tools/docs/ops.mjs --check    says whether that page is current

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const page = path.join(root, "core/OPS.md");
const read = (file) => readFileSync(path.join(root, file), "utf8");

const kinds = {
  source: "source",
  plain: "has a gradient rule",
  terminal: "of the way back; first order only",
  fused: "fused, in run plans only",
  update: "update, in plans only",
};

/** The rows of core/graph/op.cpp, in their order: [{ name, arity, kind }]. */
export function rowsOf(source) {
  const rows = [...source.matchAll(/\{"(\w+)", (\d+), (\w+)\}/g)];
  return rows.map(([, name, arity, kind]) => {
    if (!(kind in kinds))
      throw new Error(`op ${name} is of the kind ${kind}, which this table has no words for`);
    return { name, arity: Number(arity), kind };
  });
}

/** For each op the kernels that its line of core/exec/kernel_table.cpp calls, by name. null: no plan runs it. */
export function kernelsOf(source) {
  const bodies = new Map(
    [...source.matchAll(/^(?:void|bool) (\w+)\(C<R> c[^)]*\) noexcept \{([\s\S]*?)^\}/gm)].map(
      ([, name, body]) => [name, body],
    ),
  );
  const called = (text) => [...new Set([...text.matchAll(/\bk::(\w+)<R>/g)].map(([, name]) => name))];
  const lines = [...source.matchAll(/case Op::(\w+):\s*return (nullptr|entry<R, ([\s\S]*?)>);/g)];
  return new Map(
    lines.map(([, op, , line]) => {
      if (line === undefined) return [op, null];
      const inLine = called(line);
      return [op, inLine.length > 0 ? inLine : called(bodies.get(/^\w+/.exec(line)?.[0]) ?? "")];
    }),
  );
}

/** For each op the kernel in web/gpu/wgsl that runs it, "constant" or "none". */
export function shadersOf(source) {
  const table = /export const runsAs[^{]*\{([^}]*)\}/.exec(source)?.[1] ?? "";
  return new Map([...table.matchAll(/(\w+): "(\w+)"/g)].map(([, op, kernel]) => [op, kernel]));
}

/** Kernel name -> the header that declares it. */
function headers() {
  const found = new Map();
  for (const file of readdirSync(path.join(root, "core/kernels")).filter((name) => name.endsWith(".hpp")))
    for (const [, name] of read(`core/kernels/${file}`).matchAll(/^(?:void|Real|bool) (\w+)\(/gm))
      if (!found.has(name)) found.set(name, file);
  return found;
}

/** The header of the kernel that an op's line calls first; what a fused one calls after it is not named. */
function onCpu(op, kernels, declared) {
  if (kernels === null) return "none: its numbers are there";
  if (kernels.length === 0) return "written in place";
  const [first] = kernels;
  const file = declared.get(first);
  if (file === undefined) throw new Error(`no header of core/kernels declares ${first}, which ${op} runs`);
  const more = kernels.length > 1 ? " and what follows it" : "";
  return `[\`${first}\`](kernels/${file})${more}`;
}

function onGpu(op, kernel) {
  if (kernel === undefined) return "**CPU only**";
  if (kernel === "none") return "none: its numbers are there";
  if (kernel === "constant") return "written with the arena";
  const file = `web/gpu/wgsl/${kernel}.wgsl`;
  if (!existsSync(path.join(root, file))) throw new Error(`${op} runs as ${file}, which is not there`);
  return `[\`${kernel}.wgsl\`](../${file})`;
}

/** The whole page. Errors: where the sources disagree. */
export function opsPage() {
  const rows = rowsOf(read("core/graph/op.cpp"));
  const kernels = kernelsOf(read("core/exec/kernel_table.cpp"));
  const shaders = shadersOf(read("web/gpu/ops.ts"));
  const declared = headers();
  const lines = rows.map(({ name, arity, kind }) => {
    if (!kernels.has(name)) throw new Error(`op ${name} has no line in core/exec/kernel_table.cpp`);
    return `| \`${name}\` | ${kinds[kind]} | ${arity} | ${onCpu(name, kernels.get(name), declared)} | ${onGpu(name, shaders.get(name))} |`;
  });
  const alone = rows.filter(({ name }) => !shaders.has(name)).length;
  return `# Every op, and what runs it

Made by \`node tools/docs/ops.mjs\` from the tables themselves; a test says when it is out of date. What an op is and what
adding one takes: [\`DESIGN.md\`](DESIGN.md), sections 2 and 8. Both devices run the same plan, and one row of tests holds
each op's GPU kernel against its CPU kernel. An op without a GPU kernel would say **CPU only** here. Products have
several kernels, for different shapes and cards (\`matmul*.wgsl\`).

${rows.length} ops, ${alone} of them on the CPU only.

| op | what it is | inputs | CPU kernel | GPU kernel |
|---|---|---|---|---|
${lines.join("\n")}
`;
}

if (process.argv[1] === import.meta.filename) {
  const made = opsPage();
  if (process.argv[2] === "--check") {
    const current = existsSync(page) && readFileSync(page, "utf8") === made;
    console.log(current ? "core/OPS.md is current" : "core/OPS.md is out of date: node tools/docs/ops.mjs");
    process.exitCode = current ? 0 : 1;
  } else writeFileSync(page, made);
}
