// What is said of a walk once it has begun, in English.

import type { WalkedWords } from "./walked-words.ts";

export const words: WalkedWords = {
  rocHead: "All thresholds",
  rocLabel: (auc) => `ROC curve: true alarms against false ones as the threshold falls. Area ${auc}.`,
  rocX: "false alarms",
  rocY: "found",
  calibrationHead: "Said and came true",
  calibrationLabel:
    "For answers in ten steps from 0 to 1: the share that really is 1. On the diagonal, answers mean what they say.",
  calibrationX: "said",
  calibrationY: "was",
  accuracyHead: "Share right",
  accuracyLabel: (train, held) => `Share right by step: train ${train}, cross-validation ${held}.`,
  printedHead: "Printed every 10 epochs",
  printedSoon: "After 10 epochs the first line is printed here: loss and accuracy over whole parts.",
  epoch: (n) => `epoch ${n}`,
  loss: "loss",
  accuracy: "accuracy",
  heldLoss: "val loss",
  heldAccuracy: "val accuracy",
};
