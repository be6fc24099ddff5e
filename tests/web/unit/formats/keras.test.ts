// The Keras script goes on where the page stopped. TensorFlow itself where Python has it; else, which the test's title says,
// a stand-in of some forty lines on torch for the calls the script makes: so its batches, masks, losses and formulas are
// checked, not TensorFlow's own. Skipped, and counted so, where there is neither.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { toSafetensors } from "../../../../web/formats/bundle.ts";
import { toKeras } from "../../../../web/formats/code/keras.ts";
import { assertSame, folder, kModels, kSteps, lossesIn, nextLosses, python, walked } from "./support.ts";

const real = spawnSync("python3", ["-c", "import tensorflow"]).status === 0 ? "python3" : null;

const standIn = `
import sys, types
import torch
torch.set_num_threads(1)
class Layer:
    name = ""
class InputLayer(Layer):
    pass
class Dense(Layer):
    def __init__(self, units, activation=None, use_bias=True, name=""):
        self.units, self.use_bias, self.name = units, use_bias, name
        self.act = named.get(activation, activation)
    def set_weights(self, all):
        made = [torch.from_numpy(one.copy()).requires_grad_() for one in all]
        for one in made:
            one.assign = lambda value, one=one: one.data.copy_(value.detach())
        self.kernel = made[0]
        if self.use_bias:
            self.bias = made[1]
    def __call__(self, x):
        z = x @ self.kernel
        return self.act(z + self.bias if self.use_bias else z)
class Activation(Layer):
    def __init__(self, word, name=""):
        self.name, self.act = name, named.get(word, word)
    def __call__(self, x):
        return self.act(x)
class Flatten(Layer):
    def __init__(self, name=""):
        self.name = name
    def __call__(self, x):
        return x.flatten(1)
class Dropout(Layer):
    def __init__(self, rate, name=""):
        self.name = name
class Sequential:
    def __init__(self, layers):
        self.layers = layers[1:]
class Tape:
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def gradient(self, loss, weights):
        return torch.autograd.grad(loss, weights)
F = torch.nn.functional
named = {None: lambda x: x, "linear": lambda x: x, "relu": torch.relu, "elu": F.elu, "sigmoid": torch.sigmoid,
         "tanh": torch.tanh, "softmax": lambda x: torch.softmax(x, 1)}
def total(x, axis=None, keepdims=False):
    return x.sum() if axis is None else x.sum(axis, keepdim=keepdims)
space = types.SimpleNamespace
tf = types.ModuleType("tensorflow")
tf.constant, tf.square, tf.abs, tf.sqrt, tf.reduce_sum = torch.as_tensor, torch.square, torch.abs, torch.sqrt, total
tf.clip_by_value, tf.GradientTape, tf.math = torch.clamp, Tape, space(log=torch.log)
tf.nn = space(leaky_relu=F.leaky_relu, log_softmax=lambda z: F.log_softmax(z, 1),
  sigmoid_cross_entropy_with_logits=lambda labels, logits: F.binary_cross_entropy_with_logits(logits, labels, reduction="none"))
tf.keras = space(Sequential=Sequential, Input=lambda shape: None, layers=space(InputLayer=InputLayer, Dense=Dense,
  Activation=Activation, Flatten=Flatten, Dropout=Dropout))
sys.modules["tensorflow"] = tf
`;

const runner = `
import importlib.util, os, sys
for folder in sys.argv[1:]:
    print("folder", flush=True)
    os.chdir(folder)
    sys.argv = ["model.py"]
    spec = importlib.util.spec_from_file_location("model", "model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(${kSteps})
`;

const by = real ? "TensorFlow" : "a stand-in for TensorFlow";

test(`the Keras script's next ten losses are ours (run by ${by})`, {
  skip: !(real ?? python) && "no Python",
}, (t) => {
  const all = Array.from({ length: kModels }, (_, i) => walked(i, 9 + i, { standardize: i % 5 === 0 }));
  const folders = all.map(({ model }) => {
    const here = folder(t);
    writeFileSync(path.join(here, "model.safetensors"), toSafetensors(model));
    writeFileSync(path.join(here, "model.py"), toKeras(model));
    return here;
  });
  const program = real ? runner : standIn + runner;
  const run = spawnSync(real ?? python ?? "", ["-c", program, ...folders], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  assert.equal(run.status, 0, run.stderr);
  const parts = run.stdout.split("folder\n").slice(1);
  for (const [i, one] of all.entries()) {
    assertSame(lossesIn(parts[i] ?? ""), nextLosses(one), `model ${i} ${JSON.stringify(one.model.spec)}`);
  }
});
