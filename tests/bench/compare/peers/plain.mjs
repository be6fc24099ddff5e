// The calibration: the same network in plain scalar JavaScript, flat Float32Arrays and three nested loops, as a careful
// hand would write it without SIMD. It says how fast this machine's JavaScript is, and its losses are what every peer's
// are held against: it shares no code with any of them.

import { cutWeights } from "../layers.mjs";

export const versions = "plain JavaScript";

export function load(task) {
  let net = null;
  let at = 0;
  return {
    losses(steps, optimizer) {
      const checked = network({ ...task, dropout: 0, optimizer });
      return Array.from({ length: steps }, (_, i) => checked.step(i * task.batch));
    },
    prepare() {
      net = network(task);
    },
    run(steps) {
      for (let i = 0; i < steps; i++) {
        net.step(at);
        at = at + task.batch >= task.rows ? 0 : at + task.batch;
      }
      return steps;
    },
  };
}

/** `step(first)`: one step on the rows from `first`; the mean loss before the update. */
export function network(task) {
  const { batch, dropout } = task;
  const layers = cutWeights(task, task.weights).map((layer) => ({
    ...layer,
    out: new Float32Array(batch * layer.units),
    delta: new Float32Array(batch * layer.units),
    mask: new Float32Array(batch * layer.units),
    dKernel: new Float32Array(layer.kernel.length),
    dBias: new Float32Array(layer.units),
  }));
  const update = updater(task.optimizer, layers);
  const last = layers.length - 1;
  return {
    layers,
    step(first) {
      const x = task.features.subarray(first * task.inputs, (first + batch) * task.inputs);
      let input = x;
      for (const [i, layer] of layers.entries()) {
        forward(layer, input, batch);
        if (dropout > 0 && i < last) drop(layer, dropout);
        input = layer.out;
      }
      const loss = lossOf(layers[last], task.targets, first, batch);
      for (let i = last; i >= 0; i--) {
        backward(layers[i], i === 0 ? x : layers[i - 1].out, batch);
        if (i > 0) backInto(layers[i - 1], layers[i], batch, dropout > 0);
      }
      update();
      return loss;
    },
  };
}

/** out (B, U) = activation(x (B, F) · kernel (F, U) + bias); softmax and sigmoid wait for the loss. */
function forward({ fanIn, units, activation, kernel, bias, out }, x, batch) {
  for (let b = 0; b < batch; b++) {
    const to = b * units;
    for (let u = 0; u < units; u++) out[to + u] = bias[u];
    for (let f = 0; f < fanIn; f++) {
      const value = x[b * fanIn + f];
      const row = f * units;
      for (let u = 0; u < units; u++) out[to + u] += value * kernel[row + u];
    }
  }
  if (activation === "relu") for (let i = 0; i < out.length; i++) out[i] = out[i] > 0 ? out[i] : 0;
  else if (activation === "tanh") for (let i = 0; i < out.length; i++) out[i] = Math.tanh(out[i]);
}

function drop({ out, mask }, rate) {
  const kept = 1 / (1 - rate);
  for (let i = 0; i < out.length; i++) {
    mask[i] = Math.random() < rate ? 0 : kept;
    out[i] *= mask[i];
  }
}

/** Cross-entropy from the logits in `out`; leaves the logits' gradient, mean over the batch, in `delta`. */
function lossOf({ units, activation, out, delta }, targets, first, batch) {
  let loss = 0;
  for (let b = 0; b < batch; b++) {
    const target = targets[first + b];
    if (activation === "sigmoid") {
      const z = out[b];
      loss += Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)));
      delta[b] = (1 / (1 + Math.exp(-z)) - target) / batch;
      continue;
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let u = 0; u < units; u++) most = Math.max(most, out[b * units + u]);
    let sum = 0;
    for (let u = 0; u < units; u++) sum += Math.exp(out[b * units + u] - most);
    loss += Math.log(sum) + most - out[b * units + target];
    for (let u = 0; u < units; u++) {
      const p = Math.exp(out[b * units + u] - most) / sum;
      delta[b * units + u] = (p - (u === target ? 1 : 0)) / batch;
    }
  }
  return loss / batch;
}

/** dKernel (F, U) = xᵀ · delta, dBias = sums of delta. */
function backward({ fanIn, units, delta, dKernel, dBias }, x, batch) {
  dKernel.fill(0);
  dBias.fill(0);
  for (let b = 0; b < batch; b++) {
    for (let u = 0; u < units; u++) dBias[u] += delta[b * units + u];
    for (let f = 0; f < fanIn; f++) {
      const value = x[b * fanIn + f];
      const row = f * units;
      for (let u = 0; u < units; u++) dKernel[row + u] += value * delta[b * units + u];
    }
  }
}

/** The gradient goes on through `layer`'s kernel and `before`'s mask and activation. */
function backInto(before, layer, batch, masked) {
  const { fanIn, units, kernel, delta } = layer;
  for (let b = 0; b < batch; b++) {
    for (let f = 0; f < fanIn; f++) {
      let sum = 0;
      for (let u = 0; u < units; u++) sum += delta[b * units + u] * kernel[f * units + u];
      const i = b * fanIn + f;
      if (masked) sum *= before.mask[i];
      const y = before.out[i];
      before.delta[i] = before.activation === "relu" ? (y > 0 ? sum : 0) : sum * (1 - y * y);
    }
  }
}

function updater({ type, learningRate, epsilon = 1e-7 }, layers) {
  const pairs = layers.flatMap(({ kernel, dKernel, bias, dBias }) => [
    [kernel, dKernel],
    [bias, dBias],
  ]);
  if (type === "sgd")
    return () => {
      for (const [w, g] of pairs) for (let i = 0; i < w.length; i++) w[i] -= learningRate * g[i];
    };
  const moments = pairs.map(([w]) => [new Float32Array(w.length), new Float32Array(w.length)]);
  let t = 0;
  return () => {
    t++;
    const [first, second] = [1 / (1 - 0.9 ** t), 1 / (1 - 0.999 ** t)];
    for (const [p, [w, g]] of pairs.entries()) {
      const [m, v] = moments[p];
      for (let i = 0; i < w.length; i++) {
        m[i] = 0.9 * m[i] + 0.1 * g[i];
        v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
        w[i] -= (learningRate * m[i] * first) / (Math.sqrt(v[i] * second) + epsilon);
      }
    }
  };
}
