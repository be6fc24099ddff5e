// 矩阵乘法页的中文。

import { html } from "lit";
import type { MatmulWords } from "./words.ts";

/** 52 万、3360 万、21.5 亿 */
function many(millions: number): string {
  if (millions >= 100) return `${Number((millions / 100).toPrecision(3))} 亿`;
  return `${Math.round(millions * 100)} 万`;
}

export const words: MatmulWords = {
  say: (m, k, n) => html`A 有 ${m} 行 ${k} 列，B 的行数和 A 的列数相同，有 ${n} 列。每个数都可以改。`,
  sides: { m: "A 的行数", k: "A 的列数，也是 B 的行数", n: "B 的列数" },
  examplesLabel: "换成",
  examples: { numbers: "一些数", identity: "对角线上的 1", turn: "转四分之一圈", batch: "一层网络" },
  exampleSays: {
    numbers: "",
    identity: "乘以 B 什么也不变：A 的每一行都还是自己。",
    turn: "A 的每一行是正方形的一个角，B 把它转 90°。",
    batch: "A 的每一行是一个样本，B 的每一列是一个神经元的权重：一层网络读完整批样本，只要一次乘法。",
  },
  cellsHead: "一个数一个数地乘",
  matrix: (letter) => `矩阵 ${letter}`,
  entry: (letter, row, column) => `${letter} 第 ${row} 行第 ${column} 列`,
  entryIs: (letter, row, column, value) => `${letter} 第 ${row} 行第 ${column} 列：${value}`,
  notYet: "还没有算",
  range: "−999 到 999 之间的数",
  productKeys: "方向键在各个数之间移动。",
  sumSays: (row, column, numbers, terms, all) =>
    `A 的第 ${row} 行遇上 B 的第 ${column} 列：两两相乘，再加起来。这样的和一共 ${numbers} 个，每个 ${terms} 项，共 ${all} 次乘法。`,
  walk: "把乘法走一遍",
  walked: (steps, all) => `${all} 次乘法，做了 ${steps} 次`,
  rewind: "回到起点",
  step: "走一步",
  tilesHead: "取数要花多少",
  tilesSays:
    "乘起来很快，等数取来才慢。同一个 16 × 16 的乘法有三种走法，每秒能取的数一样多。A 和 B 里墨色越浓的数，被取的次数越多；结果里墨色越浓的，离算完越近。",
  race: "三种走法一起走",
  raceSays: "三种走法每秒取的数一样多",
  ways: { naive: "一个一个算", registers: "寄存器里的一块", workgroup: "共享内存里的一块" },
  waySays: {
    naive: () => "结果的每个数都把自己的整行、整列取一遍，什么也不留下。",
    registers: (side, numbers) =>
      `每个执行单元一次算 ${numbers} 个数。从 A 取 ${side} 个、从 B 取 ${side} 个，就够做 ${numbers} 次乘法。`,
    workgroup: (side, numbers) =>
      `一个工作组一起算 ${numbers} 个数。A 和 B 各取一块 ${side} × ${side}，只取一次，整组都从那里拿来乘。`,
  },
  tileLabel: (way) => `块的大小：${way}`,
  fetchedOf: (all) => `共 ${all} 次取数`,
  through: "走完了",
  heat: (letter, way) => `${way}：${letter} 的每个数被取了多少次`,
  madeSoFar: (way) => `${way}：结果的每个数算到了哪里`,
  counts: (side, each, all, work) =>
    `2 · 16 / ${side} = ${each}：结果的每个数要取 ${each} 次，共 ${all} 次；每取一次，做 ${work} 次乘法。`,
  speedHead: "在这台机器上",
  speedSay: (size, mega) => html`在这里乘两个 ${size} 的矩阵：每次要做 ${many(mega)}次乘法和加法。`,
  sizeLabel: "矩阵的大小",
  measure: "测一测",
  again: "再测一次",
  measuring: "正在测",
  stop: "停下",
  stopped: "还没测完就停下了。",
  failed: "测到一半断了：有个文件没有传到，或者内存不够。再试一次，或换小一点的。",
  bars: { naive: "朴素 wasm", simd: "SIMD wasm", gpu: "WebGPU" },
  hints: { naive: "三重循环，一次一个数", simd: "引擎自己的：分块，一次四个数", gpu: "每个执行单元算一块数" },
  variants: { tiles4: "寄存器 4 × 4", tiles8: "寄存器 8 × 8", shared: "共享内存" },
  without: {
    "no-webgpu": "这个浏览器在这里没有 WebGPU。",
    "no-adapter": "浏览器没有提供显卡。",
    software: "这里唯一的显卡是在处理器上用软件模拟的。",
    "too-small": "这块显卡的上限太低。",
    "too-large": "这么大的矩阵，显卡放不下。",
    lost: "显卡断开了。",
    failed: "显卡没能用起来。",
  },
  anyway: "照样测一测",
  each: (ms, times, rounds) =>
    rounds === 1 ? `${ms} 毫秒，只乘一次` : `每次 ${ms} 毫秒，一口气乘 ${times} 次`,
  untold: "还没有测。要花几秒钟，页面照常能用。",
  untoldSize: (size) => `${size} × ${size} 还没有测。`,
  gain: (times) => `引擎的乘法是三重循环的 ${times} 倍快：乘的次数一样，取的数更少，一次乘四个。`,
  gpuGain: (times, software, slower) =>
    software
      ? `这里自称显卡的是一个程序：是 SIMD 的 ${times} 倍，说的是这个程序，和真正的显卡无关。`
      : slower
        ? `WebGPU 只有 SIMD 的 ${times} 倍：这点活对显卡来说太少，或者显卡不强。`
        : `WebGPU 又快 ${times} 倍，几千个数同时在算。`,
  agree: (gpu, bits) =>
    `${bits ? "两种 wasm 的结果每一位都相同" : "两种 wasm 的结果不同"}${gpu === null ? "。" : gpu === "0" ? "，显卡的也相同。" : `；显卡的最多差最大那个数的 ${gpu}。`}`,
  how: "1 GFLOP/s 是每秒十亿次乘法和加法。wasm 只用一个核。每种做法先热身，再一口气乘上约七分之一秒，重复三遍，取最快的一遍。显卡一次提交整批乘法，只读回几个字节。机器在忙别的，三种都会变慢。",
  shader: "显卡是这样算的",
};
