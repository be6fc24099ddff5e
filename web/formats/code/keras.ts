// The Keras script (TensorFlow's Keras, 2 or 3): the model rebuilt as a Sequential, its weights loaded, and the walk gone on
// with in a loop of its own. Keras's optimizers keep their memory to themselves and differ in small ways, so the update
// stands there as its formula.

import type { Activation, OptimizerType } from "../../engine/types.ts";
import { type Model, refuse, type WalkState } from "../model.ts";
import { dropoutLimit, type Facts, factsOf, literal, type Part, quiet } from "./facts.ts";
import { chance, masks, rateFunction, reading, settings } from "./python.ts";

/** `file`: what the safetensors file is called. Errors: "no-data" for a model without its walk. */
export function toKeras(model: Model, file = "model.safetensors"): string {
  const facts = factsOf(model);
  const walk = model.walk ?? refuse("no-data", "walk", "a walk", "none");
  const parts = [
    head(model, file),
    `${settings(facts, walk)}\n\n`,
    reading,
    chance,
    ...(facts.parts.some(({ kind }) => kind === "dropout") ? [masks] : []),
    rateFunction(facts),
    network(model, facts),
    lossFunction(facts),
    update(facts),
    main(model, facts, walk),
  ];
  return parts.join("\n\n").replace(/\n{4,}/g, "\n\n\n");
}

const head = (
  { inputs }: Model,
  file: string,
): string => `"""A network from Downhill, rebuilt in Keras. It walks on where the page stopped: same rows, same batches, same losses.

  python ${file.replace(/\..*$/, "")}-keras.py [${file}] [STEPS]

Needs tensorflow and numpy; ${file} must lie beside it.${inputs.length > 0 ? `\nA row is: ${quiet(inputs.join(", "))}` : ""}
"""

import json
import math
import struct
import sys

import numpy as np
import tensorflow as tf

FILE = sys.argv[1] if len(sys.argv) > 1 else "${file}"
`;

const words: Readonly<Record<Activation, string>> = {
  linear: "None",
  relu: '"relu"',
  leakyRelu: "leaky_relu",
  elu: '"elu"',
  sigmoid: '"sigmoid"',
  tanh: '"tanh"',
  softmax: '"softmax"',
};

function network({ spec }: Model, { parts, last }: Facts): string {
  const lines = parts.map((part, i) => layerLine(part, i === parts.length - 1));
  const shape = spec.inputShape.length === 1 ? `${spec.inputShape[0]},` : spec.inputShape.join(", ");
  const names = parts.flatMap((part) =>
    part.kind === "dense" ? [`"${part.id}": "${part.dense.layer.name}"`] : [],
  );
  return `def leaky_relu(x):
    return tf.nn.leaky_relu(x, 0.2)


model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(${shape})),
${lines.join("\n")}
        tf.keras.layers.Activation(${last === "linear" ? '"linear"' : words[last]}, name="answer"),
    ]
)
# The layers with weights, and what they are called in the file.
DENSE = {${names.join(", ")}}


def load_weights(tensors):
    for layer in model.layers:
        if layer.name in DENSE:
            name = DENSE[layer.name]
            bias = [tensors[name + "/bias"]] if name + "/bias" in tensors else []
            layer.set_weights([tensors[name + "/kernel"], *bias])


def logits(x, step, places):
    """What goes into the last activation, while learning: step and places draw dropout's masks."""
    dropouts = 0
    for layer in model.layers[:-1]:
        if layer.name in DROPOUTS:
            limit, factor = DROPOUTS[layer.name]
            kept = mask(step, dropouts, places, int(np.prod(x.shape[1:])), limit)
            x = x * tf.constant(kept.reshape(x.shape).astype(np.float32) * np.float32(factor))
            dropouts += 1
        elif not isinstance(layer, tf.keras.layers.InputLayer):
            x = layer(x)
    return x


# How many of 2 ** 24 are dropped, and what the rest is multiplied by.
DROPOUTS = {${parts.flatMap((part) => (part.kind === "dropout" ? [`"${part.id}": (${dropoutLimit(part.rate)}, ${literal(1 / (1 - part.rate))})`] : [])).join(", ")}}
`;
}

function layerLine(part: Part, isLast: boolean): string {
  const layers = "        tf.keras.layers";
  if (part.kind === "flatten") return `${layers}.Flatten(name="${part.id}"),`;
  if (part.kind === "dropout") return `${layers}.Dropout(${literal(part.rate)}, name="${part.id}"),`;
  const { units, useBias } = part.dense.layer;
  const activation = isLast || part.activation === "linear" ? "" : `, activation=${words[part.activation]}`;
  return `${layers}.Dense(${units}${activation}${useBias === false ? ", use_bias=False" : ""}, name="${part.id}"),`;
}

function lossFunction({ spec: { loss }, fromLogits, units }: Facts): string {
  const isSum = loss.endsWith("ategoricalCrossentropy");
  const share = isSum || units === 1 ? "rows" : `(rows * ${units})`;
  const p = "    p = model.layers[-1](z)\n";
  const bodies = {
    mse: `${p}    total = tf.reduce_sum(tf.square(p - target))`,
    bce: fromLogits
      ? "    total = tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=target, logits=z))"
      : `${p}    p = tf.clip_by_value(p, 1e-7, 1 - 1e-7)\n    total = -tf.reduce_sum(target * tf.math.log(p) + (1 - target) * tf.math.log(1 - p))`,
    cce: fromLogits
      ? "    total = -tf.reduce_sum(target * tf.nn.log_softmax(z))"
      : `${p}    q = tf.clip_by_value(p / tf.reduce_sum(p, axis=1, keepdims=True), 1e-7, 1 - 1e-7)\n    total = -tf.reduce_sum(target * tf.math.log(q))`,
  };
  return `def loss_of(z, target):
    """The ${loss} of a batch."""
    rows = len(target)
${bodies[isSum ? "cce" : loss === "meanSquaredError" ? "mse" : "bce"]}
    return total / ${share}


def penalty_of(kernels):
    return sum(L1 * tf.reduce_sum(tf.abs(w)) + L2 * tf.reduce_sum(tf.square(w)) for w in kernels)
`;
}

function update({ spec: { optimizer: o } }: Facts): string {
  const [b1, b2, eps] = [o.beta1 ?? 0.9, o.beta2 ?? 0.999, o.epsilon ?? 1e-7].map(literal);
  const root = `    return w - rate * g / tf.sqrt(memory[0] + ${eps})`;
  const adam = [
    `    memory[0] = ${b1} * memory[0] + (1 - ${b1}) * g`,
    `    memory[1] = ${b2} * memory[1] + (1 - ${b2}) * tf.square(g)`,
    `    mean, square = memory[0] / (1 - ${b1}**updates), memory[1] / (1 - ${b2}**updates)`,
    `    return w - rate * mean / (tf.sqrt(square) + ${eps})`,
  ];
  const momentum = literal(o.momentum ?? 0);
  const sgd = o.momentum
    ? [
        `    memory[0] = ${momentum} * memory[0] + g`,
        `    return w - rate * ${o.nesterov ? `(g + ${momentum} * memory[0])` : "memory[0]"}`,
      ]
    : ["    return w - rate * g"];
  const bodies: Readonly<Record<OptimizerType, readonly string[]>> = {
    sgd,
    adagrad: ["    memory[0] = memory[0] + tf.square(g)", root],
    rmsprop: [
      `    memory[0] = ${literal(o.rho ?? 0.9)} * memory[0] + (1 - ${literal(o.rho ?? 0.9)}) * tf.square(g)`,
      root,
    ],
    adam,
    adamw: [`    w = w - rate * ${literal(o.weightDecay ?? 0.004)} * w`, ...adam],
  };
  return `def updated(w, g, memory, rate, updates):
    """Where a weight goes (${o.type}). memory: what the optimizer remembers of it; updates: how many it has made, this one too."""
${bodies[o.type].join("\n")}
`;
}

function main(
  { standardization }: Model,
  { classes, bytes, units }: Facts,
  { data: { scale } }: WalkState,
): string {
  const targets = classes
    ? `np.eye(${units}, dtype=np.float32)[tensors["data/targets"]]`
    : 'tensors["data/targets"]';
  const scaled = bytes ? ` * np.float32(${literal(scale)})` : "";
  const standard = standardization
    ? `    shape = features.shape
    features = (features.reshape(len(features), -1) - tensors["standardization/mean"]) / tensors["standardization/deviation"]
    features = features.astype(np.float32).reshape(shape)
`
    : "";
  return `def main(steps):
    tensors = read_safetensors(FILE)
    load_weights(tensors)
    features = tensors["data/features"].astype(np.float32)${scaled}
${standard}    targets = ${targets}
    weights, kernels = {}, []
    for layer in model.layers:
        if layer.name in DENSE:
            name = DENSE[layer.name]
            weights[name + "/kernel"] = layer.kernel
            kernels.append(layer.kernel)
            if layer.use_bias:
                weights[name + "/bias"] = layer.bias
    memory = {
        name: [tf.constant(tensors[f"memory_{k}/{name}"]) for k in (1, 2) if f"memory_{k}/{name}" in tensors]
        for name in weights
    }
    order = batches(len(features), EPOCH, CURSOR)
    for step in range(STEP, STEP + steps):
        rows = next(order)
        with tf.GradientTape() as tape:
            loss = loss_of(logits(tf.constant(features[rows]), step, range(len(rows))), tf.constant(targets[rows]))
            total = loss + penalty_of(kernels)
        gradients = tape.gradient(total, list(weights.values()))
        for (name, w), g in zip(weights.items(), gradients):
            w.assign(updated(w, g, memory[name], rate_at(step), UPDATES + step - STEP + 1))
        print(f"step {step + 1} loss {float(loss):.9g}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[2]) if len(sys.argv) > 2 else 10)
`;
}
