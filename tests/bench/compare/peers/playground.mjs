// TensorFlow Playground's way of training, written anew as a plain JavaScript twin: a graph of objects, every neuron
// and every connection one; forward and backward one example at a time, gradients summed in the objects, one update
// after a batch. Its loss here is cross-entropy, as in the task; the walk over the objects is what costs.

import { cutWeights } from "../layers.mjs";

export const versions = "twin of its algorithm";

export function load(task) {
  let net = null;
  let at = 0;
  return {
    losses(steps, optimizer) {
      const checked = new ObjectNetwork(task, optimizer.learningRate);
      return Array.from({ length: steps }, (_, i) => checked.step(task, i * task.batch));
    },
    prepare() {
      net = new ObjectNetwork(task, task.optimizer.learningRate);
    },
    run(steps) {
      for (let i = 0; i < steps; i++) {
        net.step(task, at);
        at = at + task.batch >= task.rows ? 0 : at + task.batch;
      }
      return steps;
    },
  };
}

const activations = {
  tanh: { output: (z) => Math.tanh(z), slope: (z) => 1 - Math.tanh(z) ** 2 },
  sigmoid: {
    output: (z) => 1 / (1 + Math.exp(-z)),
    slope: (z) => {
      const y = 1 / (1 + Math.exp(-z));
      return y * (1 - y);
    },
  },
};

class Connection {
  weight = 0;
  slope = 0;
  slopes = 0;
  count = 0;
  constructor(source, dest, weight) {
    this.source = source;
    this.dest = dest;
    this.weight = weight;
    source.outputs.push(this);
    dest.inputs.push(this);
  }
}

class Neuron {
  inputs = [];
  outputs = [];
  total = 0;
  output = 0;
  outputSlope = 0;
  inputSlope = 0;
  biasSlopes = 0;
  count = 0;
  constructor(activation, bias) {
    this.activation = activation;
    this.bias = bias;
  }
  update() {
    this.total = this.bias;
    for (const connection of this.inputs) this.total += connection.weight * connection.source.output;
    this.output = this.activation.output(this.total);
    return this.output;
  }
}

export class ObjectNetwork {
  constructor(task, learningRate) {
    this.rate = learningRate;
    const inputs = Array.from({ length: task.inputs }, () => new Neuron(null, 0));
    this.layers = [inputs];
    for (const { units, activation, kernel, bias } of cutWeights(task, task.weights)) {
      const before = this.layers.at(-1);
      const layer = Array.from({ length: units }, (_, u) => new Neuron(activations[activation], bias[u]));
      for (const [u, neuron] of layer.entries())
        for (const [f, source] of before.entries()) new Connection(source, neuron, kernel[f * units + u]);
      this.layers.push(layer);
    }
  }

  step({ batch, inputs, features, targets }, first) {
    let loss = 0;
    for (let row = first; row < first + batch; row++) {
      const p = this.forward(features, row * inputs);
      const target = targets[row];
      loss -= target === 1 ? Math.log(p) : Math.log(1 - p);
      this.backward((p - target) / (p * (1 - p)));
    }
    this.update();
    return loss / batch;
  }

  forward(features, at) {
    for (const [i, neuron] of this.layers[0].entries()) neuron.output = features[at + i];
    for (let i = 1; i < this.layers.length; i++) for (const neuron of this.layers[i]) neuron.update();
    return this.layers.at(-1)[0].output;
  }

  /** `slope`: of the loss by the network's answer. */
  backward(slope) {
    this.layers.at(-1)[0].outputSlope = slope;
    for (let i = this.layers.length - 1; i > 0; i--) {
      for (const neuron of this.layers[i]) {
        neuron.inputSlope = neuron.outputSlope * neuron.activation.slope(neuron.total);
        neuron.biasSlopes += neuron.inputSlope;
        neuron.count++;
        for (const connection of neuron.inputs) {
          connection.slope = neuron.inputSlope * connection.source.output;
          connection.slopes += connection.slope;
          connection.count++;
        }
      }
      if (i === 1) continue;
      for (const neuron of this.layers[i - 1]) {
        neuron.outputSlope = 0;
        for (const { weight, dest } of neuron.outputs) neuron.outputSlope += weight * dest.inputSlope;
      }
    }
  }

  update() {
    for (let i = 1; i < this.layers.length; i++) {
      for (const neuron of this.layers[i]) {
        neuron.bias -= (this.rate * neuron.biasSlopes) / neuron.count;
        neuron.biasSlopes = 0;
        neuron.count = 0;
        for (const connection of neuron.inputs) {
          connection.weight -= (this.rate * connection.slopes) / connection.count;
          connection.slopes = 0;
          connection.count = 0;
        }
      }
    }
  }
}
