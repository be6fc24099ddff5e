// The digits lab in English.

import { html } from "lit";
import type { DigitsWords } from "./words.ts";

export const words: DigitsWords = {
  say: ({ layers, dropout, rows, optimizer, rate, batch }) =>
    html`A network of ${layers} neurons${dropout ? html`, dropout ${dropout},` : ", no hidden layer,"} learns ${rows} handwritten digits with
    ${optimizer}, rate ${rate}, ${batch} digits a step.`,
  layersLabel: "layers",
  dropoutLabel: "dropout",
  optimizerLabel: "optimizer",
  rateLabel: "learning rate",
  batchLabel: "digits a step",
  epochsLabel: "epochs a run",
  epochs: (value) => html`${value} epochs`,
  draw: "Draw a digit",
  pad: "Pad to draw a digit on",
  padHint: "draw here",
  padKeys:
    "Arrow keys move the pen, Shift moves it further, Space sets it down or lifts it, Delete clears the pad.",
  clear: "Clear",
  undo: "Undo a stroke",
  borrow: "An unseen digit",
  photo: "Photo",
  photoEmpty: (name) => `No ink was found in ${name}: dark on light or light on dark, nothing stands out.`,
  photoFailed: (name) => `${name} is no picture that this browser can open.`,
  sees: "What the network sees",
  seesText:
    "Cut out, scaled to 20 pixels, moved until its centre of mass is the middle: as all the digits it learnt from.",
  seesEmpty: "28 × 28 pixels, once something is drawn.",
  seesPicture: "The drawing as 28 by 28 pixels",
  answers: "What it says",
  answersUntrained: "It has not learnt yet, so this is chance. Press play.",
  answersEmpty: "A share for each digit; together they make 100 %.",
  answer: (digit, share, is) =>
    is === null
      ? `A ${digit}, ${share} sure.`
      : is === digit
        ? `A ${digit}, ${share} sure. That is right.`
        : `A ${digit}, ${share} sure. It is a ${is}.`,
  loading: (done, total) => `Fetching the digits, ${done} of ${total}`,
  loadingFiles: (done, total) => `Reading the files, ${done} of ${total}`,
  progress: "Progress of this run",
  right: (right, rows, unseen, held) => `${right} of ${rows} right, ${unseen} of ${held} unseen`,
  before: (rows) => `${rows} real digits wait here, 1.6 MB. Press play.`,
  untold: "Nothing learnt yet.",
  time: (seconds, steps, short) => (short ? `${seconds} s` : `${steps} steps, ${seconds} s of training`),
  rightAlone: (right, rows) => `${right} of ${rows} right. Too few to keep any unseen.`,
  early: (value, on) =>
    on
      ? html`Early stopping ${value} without a lower unseen loss; the best epoch’s weights are kept.`
      : html`Early stopping is ${value}. It ends a run once the unseen loss no longer falls, and keeps the best weights.`,
  earlyLabel: "early stopping",
  patience: (epochs) => (epochs === 0 ? "off" : epochs === 1 ? "after 1 epoch" : `after ${epochs} epochs`),
  stopped: (epoch, kept) =>
    `Stopped by itself after epoch ${epoch}. ${kept === "0" ? "No epoch beat the start, whose weights are kept" : `Kept: the weights of epoch ${kept}, the best`}. `,
  again: " To go on from there, allow more epochs or change something: else it walks the same way again.",
  kept: (epoch) => `epoch ${epoch} kept`,
  diverged: (kept) =>
    `The loss has run away: the steps are too large. The weights of ${kept === "0" ? "the start" : `epoch ${kept}`} are back. Try a smaller rate.`,
  cancel: "Stop",
  computedBy: (device) => html`Computed by ${device}. `,
  computedByLabel: "device",
  compare: "How fast each multiplies here",
  shader: "A layer as the GPU runs it",
  devices: { auto: "whichever is faster", cpu: "the processor", gpu: "the graphics card" },
  onGpu: (name) =>
    `It goes through WebGPU to ${name}, which rounds a little differently: the weights are not the processor's bit for bit.`,
  onCpu: {
    "": "",
    asked: "WebAssembly gives the same bits on every machine.",
    "no-webgpu": "Now that is the processor: this browser has no WebGPU here.",
    "no-adapter": "Now that is the processor: the browser offers no graphics card.",
    software: "Now that is the processor: the only graphics card here is a program that imitates one.",
    "too-small": "Now that is the processor: this graphics card's limits are too low.",
    "too-large": "Now that is the processor: this network is too large for the graphics card.",
    lost: "Now that is the processor: the graphics card was lost twice within a minute.",
    failed: "Now that is the processor: the graphics card could not be used.",
  },
  slower: (cpu, gpu) =>
    `Now that is the processor: a step should take it ${cpu} ms, the graphics card ${gpu} ms.`,
  lossTitle: "Loss",
  accuracyTitle: "Share right",
  learnt: "learnt",
  unseen: "unseen",
  epochAxis: "epoch",
  lossLabel: (learnt, unseen, epoch) =>
    `Loss at epoch ${epoch}: ${learnt} on digits learnt from, ${unseen} on unseen ones.`,
  accuracyLabel: (learnt, unseen, epoch) =>
    `Share right at epoch ${epoch}: ${learnt} of digits learnt from, ${unseen} of unseen ones.`,
  restart: "Rewind",
  newStart: "New start",
  ownData: "Other pictures",
  ownDataText:
    "Drop IDX files here, plain or .gz: images and labels of MNIST or Fashion-MNIST. They stay on this machine.",
  drop: "Choose files",
  layersHead: "Layer by layer",
  layersText:
    "Each square is a neuron; the more colour, the stronger its answer. Point at one, or go there with the arrow keys, to see what it looks for.",
  layerName: (n, units) => `hidden layer ${n}, ${units} neurons`,
  unitLabel: (layer, unit) => `Neurons of hidden layer ${layer}; neuron ${unit} is chosen`,
  slopesOf: (layer, unit, value) =>
    `Neuron ${unit} of layer ${layer} answers ${value}. More ink on blue would strengthen it, on orange weaken it.`,
  slopesNone: (layer, unit) =>
    `Neuron ${unit} of layer ${layer} is silent at this drawing: no little change of a pixel wakes it.`,
  closer: "Look closer",
  panels: {
    confusion: "Who is taken for whom",
    mistakes: "Worst mistakes",
    filters: "First layer's weights",
    slopes: "Which pixels matter",
    flip: "Smallest edit",
    add: "Teach it my digit",
    take: "Take it with you",
  },
  needsTraining: "This looks at unseen digits: press play first.",
  needsDrawing: "Draw a digit first.",
  needsUnseen: "This looks at unseen digits. There are too few pictures here to keep any unseen.",
  confusionText:
    "Rows are what a digit is, columns what it is taken for. A cell shows one of its digits and how many there are; press it to see more. Pale ones are read right.",
  confusionCell: (actual, predicted, count) => `${actual} taken for ${predicted}: ${count}`,
  confusionActual: "is ↓",
  confusionPredicted: "taken for →",
  cellHead: (actual, predicted, count) =>
    `A ${actual} taken for a ${predicted}, ${count === "1" ? "once" : `${count} times`}`,
  rightHead: (digit, count, of) => `${count} of ${of} unseen ${digit}s are read right`,
  mistakesText:
    "The unseen digits that cost most: the network was sure, and wrong. Below each, what it is → what it was read as.",
  mistake: (actual, predicted, share) => `${actual}, read as ${predicted}; its own share is ${share}`,
  noMistakes: "No unseen digit is read wrong.",
  filtersText:
    "A picture a neuron of the first layer: ink on blue speaks for it, on orange against it. What looks like noise is the random start; at the edge, where no digit has ink, nothing was ever learnt.",
  filter: (n) => `weights of neuron ${n}`,
  slopesText: (digit) => `More ink on blue would make it surer of ${digit}, on orange less sure.`,
  slopesChoose: "Which pixels speak for",
  slopesFor: (digit) => `pixels that speak for ${digit}`,
  flipText: (from, to, size) =>
    `So little turns ${from} into ${to}: pixels change by ${size} of full ink in the root mean square. A smaller edit may exist.`,
  flipNone: "No edit was found that turns it.",
  flipBefore: "drawn",
  flipChange: "change",
  flipAfter: (digit, share) => `read as ${digit}, ${share}`,
  addText: "Which digit is it? It joins what is learnt from, 20 times, and one more epoch is learnt.",
  addAs: (digit) => `This is a ${digit}`,
  added: (digit, before, after) => `Learnt. Its share for ${digit} was ${before} and is now ${after}.`,
  working: "Working …",
  refused: (reason) => `Not taken: ${reason}`,
  says: (digit, share) => `The network reads a ${digit}, ${share} sure.`,
};
