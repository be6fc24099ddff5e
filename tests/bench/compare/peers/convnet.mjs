// ConvNetJS, example by example as it works, gradients summed over a batch. It has no Adam: its losses are checked under
// SGD (peers.mjs asks for that), and it is timed under adadelta, which keeps two moments a weight as Adam does.

import { cutWeights } from "../layers.mjs";

export function loadConvnet(task, load) {
  const convnet = load("convnetjs");
  let trainer = null;
  let at = 0;
  const examples = Array.from({ length: task.rows }, (_, row) => {
    const x = new convnet.Vol(1, 1, task.inputs, 0);
    for (let i = 0; i < task.inputs; i++) x.w[i] = task.features[row * task.inputs + i];
    return { x, y: task.targets[row] };
  });
  const make = (dropout, options) =>
    new convnet.Trainer(netOf(convnet, task, dropout), { batch_size: task.batch, l2_decay: 0, ...options });
  const step = (training) => {
    let loss = 0;
    for (let i = 0; i < task.batch; i++) {
      const { x, y } = examples[at++ % examples.length];
      loss += training.train(x, y).cost_loss;
    }
    return loss / task.batch;
  };
  return {
    losses(steps, { type, learningRate }) {
      if (type !== "sgd") throw new Error(`ConvNetJS has no ${type}`);
      at = 0;
      const checked = make(0, { method: "sgd", learning_rate: learningRate, momentum: 0 });
      return Array.from({ length: steps }, () => step(checked));
    },
    prepare() {
      trainer = make(task.dropout, { method: "adadelta" });
      return "adadelta: it has no Adam; checked under SGD";
    },
    run(steps) {
      for (let i = 0; i < steps; i++) step(trainer);
      return steps;
    },
  };
}

function netOf(convnet, task, dropout) {
  const net = new convnet.Net();
  const last = task.layers.length - 1;
  net.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: task.inputs },
    ...task.layers.map(([units, activation], i) =>
      i === last
        ? { type: "softmax", num_classes: units }
        : { type: "fc", num_neurons: units, activation, ...(dropout > 0 ? { drop_prob: dropout } : {}) },
    ),
  ]);
  const dense = net.layers.filter(({ filters }) => filters);
  for (const [i, { fanIn, units, kernel, bias }] of cutWeights(task, task.weights).entries()) {
    for (let u = 0; u < units; u++) {
      for (let f = 0; f < fanIn; f++) dense[i].filters[u].w[f] = kernel[f * units + u];
      dense[i].biases.w[u] = bias[u];
    }
  }
  return net;
}
