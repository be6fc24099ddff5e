// The page about products in English.

import { html } from "lit";
import type { MatmulWords } from "./words.ts";

/** 0.52, 33.6, 2,147 */
const millions = (value: number): string =>
  value < 1 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString("en");

export const words: MatmulWords = {
  say: (m, k, n) =>
    html`A has ${m} rows and ${k} columns; B has a row for each column of A, and ${n} columns. Write over any of their numbers.`,
  sides: { m: "rows of A", k: "columns of A, rows of B", n: "columns of B" },
  examplesLabel: "Take",
  examples: {
    numbers: "some numbers",
    identity: "ones on a diagonal",
    turn: "a quarter turn",
    batch: "a layer",
  },
  exampleSays: {
    numbers: "",
    identity: "B changes nothing: each row of A picks itself.",
    turn: "Each row of A is a corner of a square; B turns it by 90°.",
    batch:
      "Each row of A is an example, each column of B the weights of a neuron: a layer reads its whole batch in one product.",
  },
  cellsHead: "The product, number by number",
  matrix: (letter) => `Matrix ${letter}`,
  entry: (letter, row, column) => `${letter}, row ${row}, column ${column}`,
  entryIs: (letter, row, column, value) => `${letter}, row ${row}, column ${column}: ${value}`,
  notYet: "not made yet",
  range: "a number from −999 to 999",
  productKeys: "Arrow keys move from number to number.",
  sumSays: (row, column, numbers, terms, all) =>
    `Row ${row} of A meets column ${column} of B: multiply them in pairs and add up. ${numbers === "1" ? "One such sum" : `${numbers} such sums`} of ${terms === "1" ? "one product" : `${terms} products`} each: ${all === "1" ? "1 multiplication" : `${all} multiplications`}.`,
  walk: "Walk through the product",
  walked: (steps, all) => `${steps} of ${all} multiplications`,
  rewind: "Back to the start",
  step: "Step",
  tilesHead: "What it fetches",
  tilesSays:
    "Multiplying is quick; waiting for numbers is not. Three ways through the same 16 × 16 product, each allowed the same number of fetches a second. The more ink on a number of A or B, the more often it was fetched; in the product, ink is how far it has come.",
  race: "Walk all three",
  raceSays: "the same number of fetches a second for all three",
  ways: { naive: "One by one", registers: "A block in registers", workgroup: "A block in shared memory" },
  waySays: {
    naive: () => "Every number of the result fetches its whole row and its whole column, and keeps nothing.",
    registers: (side, numbers) =>
      `An invocation makes ${numbers} numbers at once. ${side} numbers of A and ${side} of B, fetched once, make all ${numbers} products.`,
    workgroup: (side, numbers) =>
      `${numbers} numbers are made by a workgroup together. It fetches a ${side} × ${side} block of A and of B once, and all of it multiplies from there.`,
  },
  tileLabel: (way) => `size of the block: ${way}`,
  fetchedOf: (all) => `of ${all} fetched`,
  through: "done",
  heat: (letter, way) => `${way}: how often each number of ${letter} has been fetched`,
  madeSoFar: (way) => `${way}: how far each number of the product is`,
  counts: (side, each, all, work) =>
    `2 · 16 / ${side} = ${each} fetches for each number of the result, ${all} in all; ${work} multiplications a fetch.`,
  speedHead: "On this machine",
  speedSay: (size, mega) =>
    html`Multiply two matrices of ${size} here: ${millions(mega)} million multiplications and additions a product.`,
  sizeLabel: "size of the matrices",
  measure: "Measure",
  again: "Measure again",
  measuring: "measuring",
  stop: "Stop",
  stopped: "It was stopped before all were measured.",
  failed:
    "The measuring broke off: a file did not arrive, or there is too little memory. Try again, or a smaller size.",
  bars: { naive: "Naive wasm", simd: "SIMD wasm", gpu: "WebGPU" },
  hints: {
    naive: "three loops, one number at a time",
    simd: "the engine’s own: tiles, four at a time",
    gpu: "a block of numbers an invocation",
  },
  variants: { tiles4: "4 × 4 in registers", tiles8: "8 × 8 in registers", shared: "shared memory" },
  without: {
    "no-webgpu": "This browser has no WebGPU here.",
    "no-adapter": "The browser offers no graphics card.",
    software: "The only graphics card here is a program that imitates one on the processor.",
    "too-small": "This graphics card’s limits are too low.",
    "too-large": "These matrices are too large for the graphics card.",
    lost: "The graphics card was lost.",
    failed: "The graphics card could not be used.",
  },
  anyway: "Measure it anyway",
  each: (ms, times, rounds) =>
    rounds === 1
      ? `${ms} ms, one product`
      : `${ms} ms each, ${times === "1" ? "one at a time" : `${times} in one go`}`,
  untold: "Nothing measured yet. It takes some seconds and the page stays free.",
  untoldSize: (size) => `Not measured yet at ${size} × ${size}.`,
  gain: (times) =>
    `The engine’s product is ${times} times as fast as three loops: the same multiplications, fewer fetches, four at a time.`,
  gpuGain: (times, software, slower) =>
    software
      ? `What calls itself a graphics card is a program here: ${times} times SIMD says something of that program and nothing of a GPU.`
      : slower
        ? `WebGPU comes to ${times} of SIMD: too little work for a graphics card, or a weak one.`
        : `WebGPU is ${times} times as fast again, with thousands of numbers made at once.`,
  agree: (gpu, bits) =>
    `${bits ? "Both wasm results are equal to the bit" : "The wasm results differ"}${gpu === null ? "." : gpu === "0" ? ", and the GPU’s too." : `; the GPU’s differ by at most ${gpu} of the largest number.`}`,
  how: "1 GFLOP/s is a thousand million multiplications and additions a second. One core does wasm. Each way is warmed up, then makes as many products in one go as fill a seventh of a second, three times over; the best counts. The GPU gets all of a go in one submit and a few bytes are read back. Other work of the machine slows all of them.",
  shader: "As the GPU runs it",
};
