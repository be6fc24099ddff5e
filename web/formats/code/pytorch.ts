// The PyTorch script: the model rebuilt, its weights and the optimizer's memory loaded, and the walk gone on with over the
// same batches. Under torchrun every process takes its rows of each batch and DistributedDataParallel adds them up.

import type { Activation } from "../../engine/types.ts";
import { type Model, refuse, type WalkState } from "../model.ts";
import { dropoutLimit, type Facts, factsOf, literal, type Part, quiet } from "./facts.ts";
import { chance, masks, rateFunction, reading, settings } from "./python.ts";

const calls: Readonly<Record<Activation, (x: string) => string>> = {
  linear: (x) => x,
  relu: (x) => `torch.relu(${x})`,
  leakyRelu: (x) => `F.leaky_relu(${x}, 0.2)`,
  elu: (x) => `F.elu(${x})`,
  sigmoid: (x) => `torch.sigmoid(${x})`,
  tanh: (x) => `torch.tanh(${x})`,
  softmax: (x) => `torch.softmax(${x}, 1)`,
};

/** `file`: what the safetensors file is called. Errors: "no-data" for a model without its walk. */
export function toPytorch(model: Model, file = "model.safetensors"): string {
  const facts = factsOf(model);
  const walk = model.walk ?? refuse("no-data", "walk", "a walk", "none");
  const dropped = facts.parts.some(({ kind }) => kind === "dropout");
  return [
    head(model, file),
    settings(facts, walk),
    "\n",
    reading,
    `\n${chance}`,
    ...(dropped ? [`\n${masks}`] : []),
    `\n${rateFunction(facts)}`,
    `\n${net(model, facts)}`,
    `\n${lossFunction(facts)}`,
    `\n${optimizer(facts)}`,
    `\n${main(facts, walk)}`,
  ].join("\n");
}

const head = (
  { inputs }: Model,
  file: string,
): string => `"""A network from Downhill, rebuilt in PyTorch. It walks on where the page stopped: same rows, same batches, same losses.

  python ${file.replace(/\..*$/, "")}.py [${file}] [STEPS]                              one process
  torchrun --nproc_per_node 2 ${file.replace(/\..*$/, "")}.py [${file}] [STEPS]         two, on as many machines as you have

Needs torch and numpy; ${file} must lie beside it.${inputs.length > 0 ? `\nA row is: ${quiet(inputs.join(", "))}` : ""}
"""

import json
import math
import os
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

FILE = sys.argv[1] if len(sys.argv) > 1 else "${file}"
`;

function net(model: Model, { parts }: Facts): string {
  const { standardization } = model;
  const made = parts.flatMap((part) => (part.kind === "dense" ? [layerLine(part)] : []));
  const buffers = standardization
    ? ["mean", "deviation"].map(
        (name) =>
          `        self.register_buffer("${name}", torch.from_numpy(tensors["standardization/${name}"]))`,
      )
    : [];
  const last = parts.length - 1;
  const walked = parts.flatMap((part, i) => stepLines(part, i === last));
  const scaled = standardization
    ? ["        x = ((x.double().flatten(1) - self.mean) / self.deviation).float().view_as(x)"]
    : [];
  return `class Net(nn.Module):
    def __init__(self, tensors):
        super().__init__()
${[...made, ...buffers].join("\n")}
        with torch.no_grad():
            for name, layer in self.dense.items():
                layer.weight.copy_(torch.from_numpy(tensors[name + "/kernel"].T.copy()))  # ours are [in, out]
                if layer.bias is not None:
                    layer.bias.copy_(torch.from_numpy(tensors[name + "/bias"]))

    @property
    def dense(self):
        """The layers with weights, by the names they have in the file."""
        return {${parts.flatMap((part) => (part.kind === "dense" ? [`"${part.dense.layer.name}": self.${part.id}`] : [])).join(", ")}}

    def forward(self, x, step=None, places=None):
        """What goes into the last activation. step and places are those of training: they draw dropout's masks."""
${[...scaled, ...walked].join("\n")}
        return x

    def predict(self, x):
        return answer(self.forward(x))
`;
}

const layerLine = ({ id, dense: { layer, inputs } }: Extract<Part, { kind: "dense" }>): string =>
  `        self.${id} = nn.Linear(${inputs}, ${layer.units}${layer.useBias === false ? ", bias=False" : ""})`;

function stepLines(part: Part, isLast: boolean): string[] {
  if (part.kind === "flatten") return ["        x = x.flatten(1)"];
  if (part.kind === "dropout") {
    const limit = dropoutLimit(part.rate);
    return [
      "        if step is not None:",
      `            kept = torch.from_numpy(mask(step, ${part.key}, places, x[0].numel() if len(x) else 1, ${limit})).to(x.device)`,
      `            x = torch.where(kept.view_as(x), x * ${literal(1 / (1 - part.rate))}, 0.0)`,
    ];
  }
  const z = `self.${part.id}(x)`;
  return [`        x = ${isLast ? z : calls[part.activation](z)}`];
}

function lossFunction({ spec: { loss }, fromLogits, last, units }: Facts): string {
  const isSum = loss === "categoricalCrossentropy" || loss === "sparseCategoricalCrossentropy";
  const share = isSum || units === 1 ? "rows" : `(rows * ${units})`;
  const body: Record<string, string[]> = {
    meanSquaredError: ["    return ((answer(z) - target) ** 2).sum()"],
    binaryCrossentropy: fromLogits
      ? ['    return F.binary_cross_entropy_with_logits(z, target, reduction="sum")']
      : [
          "    p = answer(z).clamp(1e-7, 1 - 1e-7)",
          "    return -(target * p.log() + (1 - target) * (1 - p).log()).sum()",
        ],
    categoricalCrossentropy: fromLogits
      ? ["    return -(target * F.log_softmax(z, 1)).sum()"]
      : [
          "    p = answer(z)",
          "    q = (p / p.sum(1, keepdim=True)).clamp(1e-7, 1 - 1e-7)",
          "    return -(target * q.log()).sum()",
        ],
  };
  const lines = body[isSum ? "categoricalCrossentropy" : loss] ?? [];
  return `def answer(z):
    return ${calls[last]("z")}


def loss_of(z, target, rows):
    """The ${loss} of a batch of so many rows; summed over the parts of a batch it is the batch's own."""
${lines.map((line) => (line.startsWith("    return ") ? `    return (${line.slice(11)}) / ${share}` : line)).join("\n")}


def penalty_of(net):
    kernels = [layer.weight for layer in net.dense.values()]
    return sum(L1 * w.abs().sum() + L2 * (w * w).sum() for w in kernels)
`;
}

/** PyTorch's own where it says what we say; where epsilon stands elsewhere, a few lines. */
function optimizer({ spec: { optimizer: o } }: Facts): string {
  const own = (name: string, state: string, lines: string[]): string => `class ${name}(torch.optim.Optimizer):
    """As Keras and Downhill have it: epsilon stands inside the root, which PyTorch's own does not."""

    def __init__(self, parameters):
        super().__init__(parameters, {"lr": RATE})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for w in group["params"]:
                kept = self.state[w]["${state}"]
${lines.map((line) => `                ${line}`).join("\n")}
                w.sub_(group["lr"] * w.grad / (kept + ${literal(o.epsilon ?? 1e-7)}).sqrt())
`;
  const betas = `betas=(${literal(o.beta1 ?? 0.9)}, ${literal(o.beta2 ?? 0.999)}), eps=${literal(o.epsilon ?? 1e-7)}`;
  const rho = o.rho ?? 0.9;
  const kinds = {
    sgd: {
      before: "",
      made: `torch.optim.SGD(parameters, lr=RATE${o.momentum ? `, momentum=${literal(o.momentum)}${o.nesterov ? ", nesterov=True" : ""}` : ""})`,
      state: o.momentum ? ["momentum_buffer"] : [],
    },
    adam: {
      before: "",
      made: `torch.optim.Adam(parameters, lr=RATE, ${betas})`,
      state: ["exp_avg", "exp_avg_sq"],
    },
    adamw: {
      before: "",
      made: `torch.optim.AdamW(parameters, lr=RATE, ${betas}, weight_decay=${literal(o.weightDecay ?? 0.004)})`,
      state: ["exp_avg", "exp_avg_sq"],
    },
    rmsprop: {
      before: own("RMSprop", "square", [
        `kept.mul_(${literal(rho)}).addcmul_(w.grad, w.grad, value=1 - ${literal(rho)})`,
      ]),
      made: "RMSprop(parameters)",
      state: ["square"],
    },
    adagrad: {
      before: own("Adagrad", "sum", ["kept.addcmul_(w.grad, w.grad)"]),
      made: "Adagrad(parameters)",
      state: ["sum"],
    },
  } as const;
  const { before, made, state } = kinds[o.type];
  const counts = o.type === "adam" || o.type === "adamw";
  const remember = `        ${counts ? 'state = {"step": torch.tensor(float(UPDATES))}' : "state = {}"}
        for k, word in enumerate([${state.map((word) => `"${word}"`).join(", ")}]):
            memory = torch.from_numpy(tensors[f"memory_{k + 1}/{name}"])
            state[word] = (memory.T if name.endswith("/kernel") else memory).clone(memory_format=torch.contiguous_format).to(w.device)
        optimizer.state[w] = state
`;
  return `${before}${before ? "\n\n" : ""}def optimizer_for(net, tensors):
    """With what it remembers of the walk so far."""
    parameters = {}
    for name, layer in net.dense.items():
        parameters[name + "/kernel"] = layer.weight
        if layer.bias is not None:
            parameters[name + "/bias"] = layer.bias
    named, parameters = parameters, list(parameters.values())
    optimizer = ${made}
${state.length === 0 ? "" : `    for name, w in named.items():\n${remember}`}    return optimizer
`;
}

function main({ classes, bytes, units }: Facts, { data: { scale } }: WalkState): string {
  const target = classes
    ? `F.one_hot(torch.from_numpy(tensors["data/targets"]).long(), ${units}).float()`
    : 'torch.from_numpy(tensors["data/targets"])';
  const features = bytes
    ? `torch.from_numpy(tensors["data/features"]).float() * ${literal(scale)}`
    : 'torch.from_numpy(tensors["data/features"])';
  return `def main(steps):
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    here = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if torch.cuda.is_available() else torch.device("cpu")
    if world > 1:
        torch.distributed.init_process_group("nccl" if here.type == "cuda" else "gloo")
    tensors = read_safetensors(FILE)
    features = (${features}).to(here)
    targets = (${target}).to(here)
    net = Net(tensors).to(here)
    optimizer = optimizer_for(net, tensors)
    model = nn.parallel.DistributedDataParallel(net) if world > 1 else net
    order = batches(len(features), EPOCH, CURSOR)
    for step in range(STEP, STEP + steps):
        rows = next(order)
        places = list(range(len(rows)))[rank::world]  # this process's share of the batch
        mine = [rows[place] for place in places]
        loss = loss_of(model(features[mine], step, places), targets[mine], len(rows))
        optimizer.zero_grad()
        # Processes' gradients are averaged, their losses must be added: so each counts as often as there are processes.
        (loss * world + penalty_of(net)).backward()
        for group in optimizer.param_groups:
            group["lr"] = rate_at(step)
        optimizer.step()
        total = loss.detach().clone()
        if world > 1:
            torch.distributed.all_reduce(total)
        if rank == 0:
            print(f"step {step + 1} loss {total.item():.9g}", flush=True)
    if world > 1:
        torch.distributed.destroy_process_group()
    return net


if __name__ == "__main__":
    main(int(sys.argv[2]) if len(sys.argv) > 2 else 10)
`;
}
