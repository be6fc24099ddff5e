// The gradient check in English.

import type { CheckWords } from "./words.ts";

export const words: CheckWords = {
  title: "Gradient check",
  views: { nudge: "Nudge a weight", find: "Find the wrong line" },
  close: "Close",
  weight: "which number",
  epsilon: "how far, ε",
  sides: { both: "both sides", one: "one side" },
  sidesName: "where J is read",
  kernelOf: (layer) => `weights of layer ${layer}`,
  biasOf: (layer) => `biases of layer ${layer}`,
  how: "Move one number by ε, see how far J moves, divide: that is a slope found without any calculus. Backprop claims to know the same number.",
  cancels: "grey digits cancel",
  difference: "difference",
  measured: "measured",
  backprop: "backprop",
  noValue: "no value",
  empty: "Nothing to measure yet: there are no points to learn from.",
  waiting: "Measuring",
  good: (digits) => `Measured and backprop agree to ${digits} digits.`,
  none: "J has no value here, so it has no slope either. Rewind, or take a smaller ε.",
  still: (name, value, step) =>
    `Near ${name} = ${value} neighbouring float32 numbers lie ${step} apart. ${name} + ε is ${name} itself: nothing was nudged.`,
  flat: "The number moved, but too little for J: both losses are the same float32 number, every digit cancels, and the slope reads 0.",
  rounded: (step, over, error) =>
    `J comes in steps of ${step}. Over ${over} one such step is ${error} of slope: what is left after the digits cancel is rounding.`,
  bent: (sides) =>
    sides === "both"
      ? "ε is too large: between w − ε and w + ε the hill bends, and the two ends no longer tell how it slopes in the middle."
      : "ε is too large: up to w + ε the hill bends, and that bend is in the measurement. Reading both sides lets most of it cancel.",
  parabola: (sides) =>
    sides === "both"
      ? "Along one number J is a parabola here, and two sides measure a parabola's slope exactly: only rounding is left, at every ε."
      : "Along one number J is a parabola here: one side is off by half its curvature times ε.",
  about: (rows) =>
    `J is the engine's own, in float32, over all ${rows} points learnt from, penalty included.`,
  noDropout: "Both without dropout.",
  atStep: (step) => `At step ${step}.`,
  chart: (error, epsilon, best) =>
    `How far the measured slope is from backprop's, by ε. At ε = ${epsilon} it is ${error}; it is least at ε = ${best}.`,
  chartHead: "How far off, by ε. Dotted: what one step of J makes",
  intro:
    "One line of this backward pass is wrong. Every number was nudged; a light tells whether what the lines claim agrees with what was measured. Choose the line.",
  measuring: (done, of) => `Measuring: ${done} of ${of} numbers.`,
  place: (at, of, found) => `${at} of ${of}, ${found} found`,
  before: "Puzzle before",
  next: "Next puzzle",
  again: "Measure here",
  measuredAt: (step) => `Measured at step ${step}. The numbers of a line are those of its largest entry.`,
  nothing:
    "No puzzle stands out here: either the slopes are nearly 0, or a kink lies within the nudge. Rewind, or take another start.",
  agrees: "agrees",
  differs: (how) => `differs, ${how}`,
  times: (factor) => `${factor} times what was measured`,
  off: (percent) => `off by ${percent} %`,
  notMeasured: "on the way: nothing to nudge",
  numbers: (claimed, measured) => `claimed ${claimed}, measured ${measured}`,
  clearedBy: (of) => `Not this one: ${of} comes from it, and agrees.`,
  elsewhere: (of) => `Not this one: ${of} differs too, and nothing of it comes from this line.`,
  allowed: "The lights allow this line, but it is as it should be. Which other line do they allow?",
  stepName: "the step",
  found: {
    sign: () =>
      "Found: y and ŷ have changed places. Every gradient is −1 times what was measured, and a step along it climbs.",
    batch: (rows) =>
      `Found: J is a mean, and the 1/n is missing. Every gradient is ${rows} times too large; at a small rate that even looks like learning.`,
    two: () =>
      "Found: the 2 that a square's slope has is missing. Every gradient is half of what was measured.",
    slopeTwice: () =>
      "Found: with log loss the sigmoid's slope has already cancelled in ŷ − y. Here it is taken once more, and sure but wrong answers hardly pull.",
    slope: () =>
      "Found: the activation's slope is missing between da and dz. All that was made before it agrees, all that comes after differs, by no single factor.",
    slopeWrong: () =>
      "Found: that is not the slope of this activation. All that was made before it agrees, all that comes after differs, by no single factor.",
    input: () =>
      "Found: a weight's share is its input times dz. Without the input each weight gets the slope of the bias, which agrees.",
    preActivation: () =>
      "Found: the weight multiplied a, what the layer answered, not z. Only this dW differs; its db agrees, so dz is right.",
    transposeWeights: () =>
      "Found: on the way back the weights are read turned over, and here they were not: each unit is blamed for another's work. The layer itself agrees, all below it differs.",
    transposeResult: () =>
      "Found: the product lies on its side. It holds the right numbers in the wrong places; db agrees, so dz is right.",
    bias: (rows) =>
      `Found: the bias is added to all ${rows} rows, so its slope is the sum over them. Here only the last row counts.`,
    penalty: () =>
      "Found: the penalty is part of J, and its slope is missing. Biases have no penalty, and theirs agrees.",
    momentum: () =>
      "Found: all gradients agree, so backprop is right. But v takes the gradient in with the wrong sign, and the step leads uphill.",
    uphill: () =>
      "Found: all gradients agree, so backprop is right. The step is not: it adds what it should take away, and climbs.",
  },
};
