// The words of the model as it leaves and comes back in English.

import type { OutWords } from "./words.ts";

export const words: OutWords = {
  title: "The model as files and code",
  now: (step, numbers) =>
    `Your model as it stands after ${step} ${step === "1" ? "step" : "steps"}: ${numbers} numbers, all yours. Nothing is uploaded.`,
  running: (step) =>
    `It is still walking; this is how it stood at step ${step}. Pause to take what stands now.`,
  waiting: "Packing…",
  groups: { code: "Go on in code", model: "The model", lab: "From this page" },
  ways: {
    pytorch: "PyTorch",
    keras: "Keras",
    cpp: "C++",
    tensorflow: "TensorFlow.js",
    onnx: "ONNX",
    safetensors: "safetensors",
    lab: "this lab",
    data: "data",
    history: "loss",
    picture: "picture",
  },
  about: {
    pytorch:
      "A script that rebuilds the model and walks on from this very step: same batches, same optimizer memory, the same next losses. Keep both files together. It also runs on several processes, with torchrun.",
    keras:
      "A script for TensorFlow's Keras that rebuilds the model and walks on from this very step, with a loop of its own so that the next losses are the same. Keep both files together.",
    cpp: "One file without libraries, to be read and compiled: it reads the weights and walks on from this very step, batch by batch. Keep both files together.",
    tensorflow:
      "A LayersModel for tf.loadLayersModel. Keep both files together; this page reads them back, too.",
    onnx: "For ONNX Runtime and everything that speaks ONNX (opset 13). Any number of rows at once; dropout is left out, since it only serves learning.",
    safetensors:
      "Weights by name, kernels as [inputs, units]. Beside them what the optimizer remembers, the data and the settings, so this one file is the whole walk.",
    lab: "Settings, points and the exact state of the walk. Bring the file back here, next week or on another machine, and go on with the same bits.",
    data: "Every point, and whether it is learnt from or held back.",
    history: "The loss at every check of this walk, step by step.",
    picture:
      "What the pictures above show, on one sheet: a PNG of twice the size, and an SVG that can be edited.",
  },
  digits: {
    pytorch:
      "A script that rebuilds the network and goes on learning from this very step. The pictures come along, inside the second file, a byte a pixel: same batches, same dropout masks, same optimizer memory, so the same next losses. It also runs on several processes, with torchrun.",
    keras:
      "A script for TensorFlow's Keras that rebuilds the network and goes on learning from this very step, in a loop of its own so that the next losses are the same. The pictures come along, inside the second file.",
    cpp: "One file without libraries, to be read and compiled: it goes on learning from this very step, picture by picture. The pictures come along, inside the second file.",
    onnx: "For ONNX Runtime and everything that speaks ONNX (opset 13). It takes 784 numbers a picture, ink from 0 to 1, row by row; any number of pictures at once.",
    tensorflow:
      "A LayersModel for tf.loadLayersModel: 784 numbers a picture, ink from 0 to 1, row by row. Keep both files together; this page reads them back, too.",
    safetensors:
      "Weights by name, kernels as [inputs, units]. Beside them what the optimizer remembers, the settings, and every picture learnt from, so this one file is the whole training set, too.",
    lab: "Settings, weights and the exact state of the training, without the pictures: those that the page brings are there again next time. With other pictures only the weights come back.",
    data: "The pictures learnt from as IDX files, as MNIST comes. This page reads them, and so does every library that reads MNIST.",
    history: "Loss and share right at every check, epoch by epoch.",
    picture:
      "The curves, and what the network sees of your drawing, on one sheet: a PNG of twice the size, and an SVG that can be edited.",
  },
  closed: {
    "no-data": "There are no pictures to go on with yet. Press play once, then come back.",
    "no-picture": "Nothing is drawn yet.",
    "no-points": "There are no points yet, so there is no walk to go on with. Add some, then come back.",
    "own-table":
      "Your own table stays on your machine and is not copied into a file. Keep it, and the settings you chose.",
  },
  save: "Download",
  saveNamed: (name, size) => `Download ${name}, ${size}`,
  codeOf: (way) => `The program for ${way}`,
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Your browser keeps the clipboard closed. The code is selected: press Ctrl+C or ⌘C.",
  bringHead: "Bring something back",
  bringHint:
    "A lab's own file, a model.json with its weights.bin, or a safetensors file from here. What stands now can be had back with Undo.",
  pick: "Choose files",
  drop: "or drop them here",
  brought: (name) => `${name} is in.`,
  broughtWeights: (name) =>
    `The weights of ${name} are in. Its walk was on other data than lies here, so a new one begins from them.`,
  refused: (name, why) => `${name} was not taken, and nothing has changed. ${why}`,
  sentence: (reason) => `${reason}.`,
  notHere: (lab) => `It belongs to another lab (${lab}).`,
  undo: "Undo",
  undone: "Back to what stood here before.",
};
