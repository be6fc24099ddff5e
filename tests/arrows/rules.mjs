// The table of rooms and arrows (core/DESIGN.md, "Rooms and arrows") as data: which room may
// name which. A room always sees itself. Packages are listed for the rooms that may name them.

const coreRooms = ["base", "data", "graph", "kernels", "exec", "model", "exact", "train"].map(
  (r) => `core/${r}`,
);

/** Room → the rooms it may see. tests and tools may see anything and are not listed. */
export const arrows = {
  "core/base": [],
  "core/data": ["core/base"],
  "core/graph": ["core/base"],
  "core/kernels": ["core/base"],
  "core/exec": ["core/base", "core/graph", "core/kernels"],
  "core/model": ["core/base", "core/graph"],
  "core/exact": ["core/base", "core/data"],
  "core/train": coreRooms,
  // base and data besides train: the facade offers generators and features, which need no session. kernels for the
  // module of products alone (wasm/products), which the facade knows nothing of.
  wasm: ["core/train", "core/data", "core/base", "core/kernels"],
  "web/engine": ["wasm"],
  "web/gpu": ["web/engine"],
  // Its words, checks and errors; what runs wasm is never imported.
  "web/formats": ["web/engine"],
  "web/shared": [],
  // Data by its URL alone.
  "web/worker": ["web/engine", "web/formats", "web/gpu", "web/shared", "web/data"],
  "web/view": ["web/shared"],
  "web/labs": ["web/shared", "web/view", "web/formats", "web/gpu/texts"],
  "web/element": ["web/worker/client", "web/view", "web/labs", "web/shared"],
  "web/site": ["web/element", "web/labs", "web/view", "web/shared"],
  "web/data": [],
};

/** Single files that are a door of their own: others may be let in there and nowhere else. */
export const doors = {
  "web/worker/client.ts": "web/worker/client",
  "web/worker/digits/client.ts": "web/worker/client",
  "web/worker/products/client.ts": "web/worker/client",
  // What a GPU is given to compile, as text to be read, and which op it is of.
  "web/gpu/texts.ts": "web/gpu/texts",
};

/** Files that lie in a room but run in Node while the site is built: tools, which may see anything. */
export const buildTime = ["web/site/build/"];

/** Package (or its prefix) → the rooms that may name it. A package not listed here is nobody's. */
export const packages = {
  "xsimd/": ["core/base", "core/kernels"],
  "Eigen/": ["core/exact"],
  "emscripten/": ["wasm"],
  lit: ["web/view", "web/labs", "web/element", "web/site"],
  "d3-array": ["web/view", "web/labs"],
  "d3-contour": ["web/view", "web/labs"],
  "d3-scale": ["web/view", "web/labs"],
  "d3-shape": ["web/view", "web/labs"],
  papaparse: ["web/worker"],
  "downhill-digits-url": ["web/element"],
  "downhill-products-url": ["web/worker"],
  "downhill-tokens": ["web/element"],
  "node:": ["web/engine"],
};
