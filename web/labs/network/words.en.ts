// The words of Network in English.

import { html, nothing } from "lit";
import { count } from "../../view/pictures/numbers.ts";
import { joined } from "./say.ts";
import { activations, type NetworkWords } from "./words.ts";

const kCounts = ["no", "one", "two", "three", "four", "five", "six"];

export const words: NetworkWords = {
  thumbs: {
    spiral: "spiral",
    rings: "rings",
    circle: "circle",
    xor: "corners",
    gaussian: "hills",
    moons: "moons",
    plane: "slope",
    wave: "bumps",
    points: "own",
  },
  nouns: {
    spiral: ["a ", "spiral"],
    rings: ["", "rings"],
    circle: ["a ", "circle"],
    xor: ["", "four corners"],
    gaussian: ["", "two hills"],
    moons: ["", "two moons"],
    plane: ["a ", "slope"],
    wave: ["a ", "hill and a hollow"],
    points: ["", "own points"],
  },
  say: {
    full: (s) => {
      const n = s.hidden;
      const layers = n === 1 ? " hidden layer of " : n === 0 ? " hidden layer" : " hidden layers, ";
      return html`Learn ${s.dataset} with ${s.layers}${layers}${n === 0 ? nothing : html`${s.neurons} neurons`}. Walk by
      ${s.optimizer} at rate ${s.rate}, looking at ${s.batch} points a step, with weights held back by ${s.l2}.`;
    },
    short: (s) =>
      html`Learn ${s.dataset} with ${s.hidden === 0 ? html`${s.layers} hidden layer` : html`${s.neurons} neurons`} at
      rate ${s.rate}.`,
    layers: (n) => kCounts[n] ?? count(n),
    all: (rows) => `all ${rows}`,
    list: (parts) => joined(parts, ", ", " then "),
    unit: "",
  },
  activations,
  short: { ...activations, leakyRelu: "leaky", sigmoid: "sigm." },
  features: {
    x1: "x₁",
    x2: "x₂",
    x1Squared: "x₁ squared",
    x2Squared: "x₂ squared",
    x1x2: "x₁ times x₂",
    sinX1: "sine of x₁",
    sinX2: "sine of x₂",
  },
  dataHint: "click to add a point",
  dataHintTouch: "tap to add a point",
  netHint: "click a link or a neuron",
  netHintTouch: "tap a link or a neuron",
  inputs: "Inputs",
  inputsShort: "in",
  output: "out",
  inputNames: "Inputs: what the network sees of a point",
  layers: (n) => (n === 1 ? "1 hidden layer" : `${n} hidden layers`),
  moreLayers: "Add a hidden layer",
  fewerLayers: "Remove the last hidden layer",
  unitsOf: (layer) => `neurons in hidden layer ${layer}`,
  moreUnits: (layer) => `Add a neuron to hidden layer ${layer}`,
  fewerUnits: (layer) => `Remove a neuron from hidden layer ${layer}`,
  activationOf: (layer) => `activation of hidden layer ${layer}`,
  learn: (n) => `${n} to learn from`,
  held: (n) => `${n} held back`,
  splitName: "Share of points held back",
  right: (right, rows, heldRight, held) =>
    held === null
      ? ["", right, ` of ${rows} right`]
      : ["", right, ` of ${rows} right, `, heldRight ?? "", ` of ${held} unseen`],
  fit: (r2, held) => (held === null ? ["R² ", r2] : ["R² ", r2, ", unseen ", held]),
  low: "sure: 0",
  middle: "line at 0.5",
  high: "sure: 1",
  showHeld: "show held-back points",
  discrete: "two colours only",
  plotLabel: (points, held) => `${points} points of two kinds, ${held} of them held back.`,
  heightsLabel: (points, held) => `${points} points with heights, ${held} of them held back.`,
  resultLabel: (right) => `What the network makes of the plane: ${right}.`,
  plotHelp:
    "Arrow keys move between points, with Shift freely. Enter adds a point or picks one up and puts it down, Delete removes it, Escape lets go.",
  netLabel: (layers, numbers) =>
    `The network, ${layers} neurons from input to output, ${numbers} numbers. Arrow keys move between neurons and links, Enter edits, Escape returns.`,
  describeInput: (name) => `input ${name}`,
  describeUnit: (layer, unit) => `neuron ${unit} of layer ${layer}`,
  describeBias: (unit, value) => `bias of ${unit}, ${value}`,
  describeLink: (from, to, value) => `weight from ${from} to ${to}, ${value}`,
  describeOut: "output",
  layer: (n) => `layer ${n}`,
  outputLayer: "the output",
  penalty: (n) => ` plus penalty ${n}`,
  epoch: ["epoch ", ""],
  thisWalk: (rate) => `this walk, rate ${rate}`,
  needPoint: "Nothing to learn yet. Click anywhere for a first point; it needs one of each kind to begin.",
  takeSpiral: "Take a spiral",
  start: (loss, guess) =>
    `The weights were drawn by chance, so the loss, ${loss}, is about that of guessing, ${guess}.`,
  next: (rows, all, numbers) =>
    `The next step looks at ${rows} of the ${all} points and moves all ${numbers} numbers a little downhill.`,
  nextAll: (all, numbers) =>
    `The next step looks at all ${all} points and moves all ${numbers} numbers a little downhill.`,
  numbersTitle: "In numbers",
  sidesTitle: "Right and wrong",
  parameters: "weights and biases",
  rateNow: "rate",
  heldLoss: "loss, held back",
  penaltyName: "penalty",
  isKind: "is",
  saysKind: "said to be",
  unseen: (n) => `${n} unseen`,
  offTitle: "How far off, on average",
  offLearnt: "points learnt from",
  offHeld: "points held back",
  needHeight: "Nothing to learn yet. Click anywhere for a first point: ● is high, ◆ is low.",
  says: (step, loss, right) => `Step ${step}, loss ${loss}, ${right}.`,
};
