// The same operation as one would type it in NumPy and in PyTorch, on whole tensors, with the names a reader would give
// them: X, W1, b1, z1, a1, y_hat, dW1. One line or two an op.

import type { Operation } from "./operation.ts";
import { setting } from "./rounding.ts";
import { meaningOf } from "./symbols.ts";
import type { OpName } from "./templates.ts";

export interface Code {
  readonly numpy: string;
  readonly torch: string;
}

/** What a template is given: the names of result and operands, and the settings as written. */
interface Names {
  readonly out: string;
  readonly in: readonly [string, string, string];
  readonly o: Operation;
}

const same = (line: string): Code => ({ numpy: line, torch: line });
/** `F` stands for np or torch. */
const both = (line: string): Code => ({
  numpy: line.replaceAll("F.", "np."),
  torch: line.replaceAll("F.", "torch."),
});
const set = (x: number): string => setting(x).replace("−", "-");

const kTensors = "w, g";

/** Rules run over every parameter. */
const each = (o: Operation, lines: readonly string[], torch: string): Code => {
  const memory = o.step.inputs.filter((name) => name.startsWith("memory_")).map((_, i) => "mv"[i] ?? "s");
  const names = [kTensors, ...(memory.length === 1 ? ["s"] : memory)].join(", ");
  return { numpy: [`for ${names} in params:`, ...lines.map((line) => `    ${line}`)].join("\n"), torch };
};

const settings = (o: Operation): string => `lr=${set(o.numbers.rate)}`;

const codes: Record<OpName, (n: Names) => Code> = {
  parameter: ({ out }) => same(out),
  gatherFeatures: ({ out }) => same(`${out} = data[batch]`),
  gatherTargets: ({ out }) => same(`${out} = targets[batch]`),
  gatherOneHot: ({ out }) => ({
    numpy: `${out} = np.eye(classes)[targets[batch]]`,
    torch: `${out} = F.one_hot(targets[batch], classes).float()`,
  }),
  one: ({ out }) => same(`${out} = 1.0`),
  matmul: ({ out, in: [x, w] }) => same(`${out} = ${x} @ ${w}`),
  matmulTN: ({ out, in: [x, dy] }) => same(`${out} = ${x}.T @ ${dy}`),
  matmulNT: ({ out, in: [dy, w] }) => same(`${out} = ${dy} @ ${w}.T`),
  addBias: ({ out, in: [x, b] }) => same(`${out} = ${x} + ${b}`),
  sumRows: ({ out, in: [dy] }) => ({
    numpy: `${out} = ${dy}.sum(axis=0)`,
    torch: `${out} = ${dy}.sum(dim=0)`,
  }),
  reshape: ({ out, in: [x] }) => same(`${out} = ${x}.reshape(len(${x}), -1)`),
  add: ({ out, in: [a, b] }) => same(`${out} = ${a} + ${b}`),
  relu: ({ out, in: [x] }) => ({ numpy: `${out} = np.maximum(${x}, 0)`, torch: `${out} = torch.relu(${x})` }),
  leakyRelu: ({ out, in: [x] }) => ({
    numpy: `${out} = np.where(${x} > 0, ${x}, 0.2 * ${x})`,
    torch: `${out} = F.leaky_relu(${x}, 0.2)`,
  }),
  elu: ({ out, in: [x] }) => ({
    numpy: `${out} = np.where(${x} > 0, ${x}, np.expm1(${x}))`,
    torch: `${out} = F.elu(${x})`,
  }),
  sigmoid: ({ out, in: [x] }) => ({
    numpy: `${out} = 1 / (1 + np.exp(-${x}))`,
    torch: `${out} = torch.sigmoid(${x})`,
  }),
  tanh: ({ out, in: [x] }) => both(`${out} = F.tanh(${x})`),
  softmax: ({ out, in: [x] }) => ({
    numpy: `e = np.exp(${x} - ${x}.max(axis=1, keepdims=True))\n${out} = e / e.sum(axis=1, keepdims=True)`,
    torch: `${out} = torch.softmax(${x}, dim=1)`,
  }),
  reluGrad: ({ out, in: [dy, y] }) => same(`${out} = ${dy} * (${y} > 0)`),
  leakyReluGrad: ({ out, in: [dy, y] }) => both(`${out} = ${dy} * F.where(${y} > 0, 1.0, 0.2)`),
  eluGrad: ({ out, in: [dy, y] }) => both(`${out} = ${dy} * F.where(${y} > 0, 1.0, ${y} + 1)`),
  sigmoidGrad: ({ out, in: [dy, y] }) => same(`${out} = ${dy} * ${y} * (1 - ${y})`),
  tanhGrad: ({ out, in: [dy, y] }) => same(`${out} = ${dy} * (1 - ${y} ** 2)`),
  softmaxGrad: ({ out, in: [dy, y] }) => ({
    numpy: `${out} = ${y} * (${dy} - (${dy} * ${y}).sum(axis=1, keepdims=True))`,
    torch: `${out} = ${y} * (${dy} - (${dy} * ${y}).sum(dim=1, keepdim=True))`,
  }),
  dropout: ({ out, in: [x], o }) => ({
    numpy: `${out} = ${x} * mask / (1 - ${set(o.numbers.dropout)})`,
    torch:
      o.step.phase === "forward"
        ? `${out} = F.dropout(${x}, ${set(o.numbers.dropout)})`
        : `${out} = ${x} * mask / (1 - ${set(o.numbers.dropout)})`,
  }),
  meanSquaredError: ({ out, in: [p, y] }) => ({
    numpy: `${out} = np.mean((${p} - ${y}) ** 2)`,
    torch: `${out} = F.mse_loss(${p}, ${y})`,
  }),
  binaryCrossentropy: ({ out, in: [p, y] }) => ({
    numpy: `${out} = -np.mean(${y} * np.log(${p}) + (1 - ${y}) * np.log(1 - ${p}))`,
    torch: `${out} = F.binary_cross_entropy(${p}, ${y})`,
  }),
  binaryCrossentropyFromLogits: ({ out, in: [z, y] }) => ({
    numpy: `${out} = np.mean(np.maximum(${z}, 0) - ${z} * ${y} + np.log1p(np.exp(-abs(${z}))))`,
    torch: `${out} = F.binary_cross_entropy_with_logits(${z}, ${y})`,
  }),
  categoricalCrossentropy: ({ out, in: [p, y] }) => ({
    numpy: `q = ${p} / ${p}.sum(axis=1, keepdims=True)\n${out} = -np.mean((${y} * np.log(q)).sum(axis=1))`,
    torch: `q = ${p} / ${p}.sum(dim=1, keepdim=True)\n${out} = -(${y} * q.log()).sum(dim=1).mean()`,
  }),
  categoricalCrossentropyFromLogits: ({ out, in: [z, y] }) => ({
    numpy: `logp = ${z} - np.log(np.exp(${z}).sum(axis=1, keepdims=True))\n${out} = -np.mean((${y} * logp).sum(axis=1))`,
    torch: `${out} = F.cross_entropy(${z}, ${y})`,
  }),
  meanSquaredErrorGrad: ({ out, in: [p, y, up] }) => ({
    numpy: `${out} = 2 * (${p} - ${y}) / ${p}.size * ${up}`,
    torch: `${out} = 2 * (${p} - ${y}) / ${p}.numel() * ${up}`,
  }),
  binaryCrossentropyGrad: ({ out, in: [p, y, up] }) => ({
    numpy: `${out} = (${p} - ${y}) / (${p} * (1 - ${p})) / ${p}.size * ${up}`,
    torch: `${out} = (${p} - ${y}) / (${p} * (1 - ${p})) / ${p}.numel() * ${up}`,
  }),
  binaryCrossentropyFromLogitsGrad: ({ out, in: [z, y, up] }) => ({
    numpy: `${out} = (1 / (1 + np.exp(-${z})) - ${y}) / ${z}.size * ${up}`,
    torch: `${out} = (torch.sigmoid(${z}) - ${y}) / ${z}.numel() * ${up}`,
  }),
  categoricalCrossentropyGrad: ({ out, in: [p, y, up] }) => ({
    numpy: `s = ${p}.sum(axis=1, keepdims=True)\ng = -${y} * s / ${p}\n${out} = (g - (g * ${p} / s).sum(axis=1, keepdims=True)) / s / len(${p}) * ${up}`,
    torch: `s = ${p}.sum(dim=1, keepdim=True)\ng = -${y} * s / ${p}\n${out} = (g - (g * ${p} / s).sum(dim=1, keepdim=True)) / s / len(${p}) * ${up}`,
  }),
  categoricalCrossentropyFromLogitsGrad: ({ out, in: [z, y, up] }) => ({
    numpy: `e = np.exp(${z} - ${z}.max(axis=1, keepdims=True))\n${out} = (e / e.sum(axis=1, keepdims=True) - ${y}) / len(${z}) * ${up}`,
    torch: `${out} = (torch.softmax(${z}, dim=1) - ${y}) / len(${z}) * ${up}`,
  }),
  penalty: ({ out, in: [w], o }) => {
    const { l1, l2 } = o.numbers;
    return {
      numpy: `${out} = ${set(l1)} * abs(${w}).sum() + ${set(l2)} * (${w} ** 2).sum()`,
      torch: `${out} = ${set(l1)} * ${w}.abs().sum() + ${set(l2)} * (${w} ** 2).sum()`,
    };
  },
  penaltyGrad: ({ out, in: [w, up], o }) => {
    const { l1, l2 } = o.numbers;
    return both(`${out} = (${set(l1)} * F.sign(${w}) + 2 * ${set(l2)} * ${w}) * ${up}`);
  },
  allFinite: () => ({
    numpy: "finite = all(np.isfinite(t).all() for t in (*params, *grads, J))",
    torch: "finite = all(t.isfinite().all() for t in (*params, *grads, J))",
  }),
  sgd: ({ o }) =>
    each(o, [`w -= ${set(o.numbers.rate)} * g`], `torch.optim.SGD(params, ${settings(o)}).step()`),
  momentum: ({ o }) => {
    const { rate, momentum: mu, nesterov } = o.numbers;
    const ahead = nesterov ? `(g + ${set(mu)} * s)` : "s";
    const options = `${settings(o)}, momentum=${set(mu)}${nesterov ? ", nesterov=True" : ""}`;
    return each(
      o,
      [`s[:] = ${set(mu)} * s + g`, `w -= ${set(rate)} * ${ahead}`],
      `torch.optim.SGD(params, ${options}).step()`,
    );
  },
  adagrad: ({ o }) =>
    each(
      o,
      ["s += g ** 2", `w -= ${set(o.numbers.rate)} * g / np.sqrt(s + ${set(o.numbers.epsilon)})`],
      `# PyTorch adds eps outside the root\ntorch.optim.Adagrad(params, ${settings(o)}, initial_accumulator_value=0.1, eps=1e-7).step()`,
    ),
  rmsprop: ({ o }) => {
    const { rate, rho, epsilon } = o.numbers;
    return each(
      o,
      [
        `s[:] = ${set(rho)} * s + (1 - ${set(rho)}) * g ** 2`,
        `w -= ${set(rate)} * g / np.sqrt(s + ${set(epsilon)})`,
      ],
      `# PyTorch adds eps outside the root\ntorch.optim.RMSprop(params, ${settings(o)}, alpha=${set(rho)}, eps=1e-7).step()`,
    );
  },
  adam: ({ o }) => each(o, adam(o), `torch.optim.Adam(params, ${settings(o)}, ${betas(o)}, eps=1e-7).step()`),
  adamw: ({ o }) => {
    const { rate, weightDecay } = o.numbers;
    return each(
      o,
      [`w -= ${set(rate)} * ${set(weightDecay)} * w`, ...adam(o)],
      `torch.optim.AdamW(params, ${settings(o)}, ${betas(o)}, eps=1e-7, weight_decay=${set(weightDecay)}).step()`,
    );
  },
};

const betas = ({ numbers }: Operation): string => `betas=(${set(numbers.beta1)}, ${set(numbers.beta2)})`;

const adam = ({ numbers }: Operation): string[] => {
  const { rate, beta1, beta2, epsilon } = numbers;
  const [b1, b2] = [set(beta1), set(beta2)];
  return [
    `m[:] = ${b1} * m + (1 - ${b1}) * g`,
    `v[:] = ${b2} * v + (1 - ${b2}) * g ** 2`,
    `w -= ${set(rate)} * (m / (1 - ${b1} ** t)) / (np.sqrt(v / (1 - ${b2} ** t)) + ${set(epsilon)})`,
  ];
};

/** "d_dense_1/kernel:matmulTN" → "dW1_data". */
export function codeName(name: string, layers: readonly string[]): string {
  const { letter, layer, of } = meaningOf(name, layers);
  const letters = { x: "X", w: "W", ŷ: "y_hat", Ω: "penalty" } as const;
  const base =
    letter === "other" ? name.replace(/\W/g, "_") : (letters[letter as keyof typeof letters] ?? letter);
  const own = `${base}${layers.length > 1 && layer > 0 && letter !== "ŷ" ? layer : ""}`;
  const part = name.includes(":") && of !== null ? (of === "Ω" ? "_penalty" : "_data") : "";
  return of === null ? own : `d${own}${part}`;
}

export function codeOf(o: Operation, op: OpName): Code {
  const { layers } = o;
  const [a = "", b = "", c = ""] = o.step.inputs.map((name) => codeName(name, layers));
  return codes[op]({ out: codeName(o.step.name, layers), in: [a, b, c], o });
}
