// The words of Line in English.

import type { LineWords } from "./words.ts";

export const words: LineWords = {
  fit: "Fit ",
  to: " to ",
  points: (n) => (n === "1" ? "1 point" : `${n} points`),
  pointsSuffix: " points",
  withNoise: " with noise ",
  by: " by ",
  atRate: " at rate ",
  startingFrom: ", starting from ",
  and: " and ",
  stop: ".",
  end: ".",
  pointsHead: "Points",
  pointsHint: "click to add, drag to move",
  pointsHintTouch: "tap to add, drag to move",
  pathHead: "The walk",
  pathHint: "click to put the line there",
  lossHead: "Loss",
  lossHint: "step by step",
  stepHead: "One step from here",
  stepHint: "loss by rate",
  now: "now",
  next: "next",
  stepLabel: (rate, now, next) =>
    `The loss after one step, by rate: a parabola. At rate ${rate} the loss goes from ${now} to ${next}.`,
  tryWord: "Try",
  here: "here",
  minimum: "minimum",
  slope: "slope",
  tooHigh: "too high",
  tooLow: "too low",
  exactLine: "exact",
  exactMinimum: "exact minimum",
  needPoint: "Nothing to learn yet. Click the picture for a first point.",
  plotHelp:
    "Arrow keys move between points, with Shift freely. Enter adds a point or picks one up and puts it down, Delete removes it, Escape lets go.",
  plotLabel: (points, line, loss) => `${points} and the line ŷ = ${line}, loss ${loss}.`,
  pathLabel: (steps, w, b) => `The walk so far, ${steps}, in the plane of w and b. Now at w ${w}, b ${b}.`,
  empty: "Nothing to learn yet. Click anywhere for a first point.",
  onePoint: "Through one point many lines fit exactly. The walk takes the nearest; a second point decides.",
  alike:
    "All points stand above each other, so the slope is free. The walk takes the nearest line that fits best.",
  valley: (times) => `The valley is ${times} times steeper across than along.`,
  round: "The valley is a round bowl: equally steep all ways.",
  arrived: "The lowest place. From here no step leads further down.",
  small: (percent) => `This rate is small: each step covers ${percent} % of the way left along the valley.`,
  good: (percent) =>
    `Each step covers ${percent} % of the way left along the valley and does not overshoot across it much.`,
  zigzag: "Each step jumps over the middle: that is the zigzag. It still arrives.",
  tooBig: "This rate is past the largest stable one: each step will land higher than the last.",
  otherWalk: "The marks for the fastest and the largest stable rate hold for plain gradient descent only.",
  says: (step, w, b, loss, least) =>
    `Step ${step}: ŷ = ${w} x + ${b}, loss ${loss}. The exact line has loss ${least}.`,
};
