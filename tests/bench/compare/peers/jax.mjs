// jax-js on its wasm backend, the whole training step (forward, gradients, optimizer) in one `jit`. Its arrays are freed
// by counted references: a function consumes what it is given, `.ref` keeps it. Batches lie ready as arrays beforehand,
// which spares it the shuffling that ours does. In node it runs on one thread. Weights and moments are one vector each:
// every kernel it launches has its price, and with an Adam a tensor a step takes twice as long.

export async function loadJax(task, load) {
  const jax = load("@jax-js/jax");
  await jax.init("wasm");
  jax.defaultDevice("wasm");
  let timed = null;
  return {
    async losses(steps, optimizer) {
      const training = trainer(jax, { ...task, optimizer, dropout: 0 });
      const losses = [];
      for (let i = 0; i < steps; i++) losses.push(await training.step().jsAsync());
      return losses;
    },
    prepare() {
      timed = trainer(jax, task);
      return "whole step in one jit";
    },
    async run(steps) {
      let loss = null;
      for (let i = 0; i < steps; i++) {
        loss?.dispose();
        loss = timed.step();
      }
      await loss.jsAsync();
      return steps;
    },
  };
}

export function trainer(jax, task) {
  const { numpy: np, jit } = jax;
  const { rows, batch, inputs, layers, features, targets } = task;
  let state = startState(np, task);
  const lossOf = lossFunction(jax, task);
  const step = jit((held, x, y, key) => {
    const { w, ...rest } = held;
    const [loss, gradients] = jax.valueAndGrad(lossOf)(parametersOf(w.ref, task), x, y, key);
    const g = np.concatenate(gradients.map((one) => one.reshape([-1])));
    return [loss, updated(np, task.optimizer, w, g, rest)];
  });
  const batches = Array.from({ length: rows / batch }, (_, i) => {
    const x = features.slice(i * batch * inputs, (i + 1) * batch * inputs);
    const ids = targets.slice(i * batch, (i + 1) * batch);
    const units = layers.at(-1)[0];
    const y =
      units === 1
        ? np.array(ids).reshape([batch, 1])
        : jax.nn.oneHot(np.array(Int32Array.from(ids), { dtype: np.int32 }), units);
    return { x: np.array(x).reshape([batch, inputs]), y };
  });
  let at = 0;
  return {
    step() {
      const { x, y } = batches[at % batches.length];
      const key = np.array(new Uint32Array([7, at++]), { dtype: np.uint32 });
      const [loss, next] = step(state, x.ref, y.ref, key);
      state = next;
      return loss;
    },
  };
}

/** All weights in one vector; Adam's moments likewise, and its two powers of β. */
function startState(np, { weights, optimizer }) {
  const w = np.array(weights);
  if (optimizer.type === "sgd") return { w };
  const zeros = () => np.array(new Float32Array(weights.length));
  return { w, first: zeros(), second: zeros(), powers: np.array(new Float32Array([1, 1])) };
}

/** Kernel and bias by turns, cut from the vector. */
function parametersOf(w, { inputs, layers }) {
  let at = 0;
  let fanIn = inputs;
  const parameters = [];
  for (const [units] of layers) {
    const end = at + fanIn * units;
    parameters.push(w.ref.slice([at, end]).reshape([fanIn, units]), w.ref.slice([end, end + units]));
    at = end + units;
    fanIn = units;
  }
  w.dispose();
  return parameters;
}

function lossFunction({ numpy: np, nn, random }, { layers, dropout, batch }) {
  return (parameters, x, y, key) => {
    const keys = dropout > 0 ? random.split(key, layers.length - 1) : null;
    if (keys === null) key.dispose();
    let value = x;
    for (const [i, [units, activation]] of layers.entries()) {
      value = np.dot(value, parameters[2 * i]).add(parameters[2 * i + 1]);
      if (activation === "relu") value = nn.relu(value);
      if (activation === "tanh") value = np.tanh(value);
      if (keys !== null && i < layers.length - 1) {
        const kept = random.bernoulli(keys.ref.slice(i), 1 - dropout, [batch, units]);
        value = np.where(kept, value.mul(1 / (1 - dropout)), 0);
      }
    }
    keys?.dispose();
    if (layers.at(-1)[1] === "softmax")
      return nn
        .logSoftmax(value)
        .mul(y)
        .sum()
        .mul(-1 / batch);
    // softplus(z) - z·y, written so that no exponential overflows.
    const soft = np.log(np.exp(np.absolute(value.ref).mul(-1)).add(1)).add(nn.relu(value.ref));
    return soft
      .sub(value.mul(y))
      .sum()
      .mul(1 / batch);
  };
}

function updated(np, { type, learningRate }, w, g, { first, second, powers }) {
  if (type === "sgd") return { w: w.sub(g.mul(learningRate)) };
  const next = powers.mul(np.array([0.9, 0.999]));
  const corrections = np.array([1, 1]).sub(next.ref);
  const m = first.mul(0.9).add(g.ref.mul(0.1));
  const v = second.mul(0.999).add(np.square(g).mul(0.001));
  const down = np.sqrt(v.ref.div(corrections.ref.slice(1))).add(1e-7);
  const moved = w.sub(m.ref.div(corrections.slice(0)).div(down).mul(learningRate));
  return { w: moved, first: m, second: v, powers: next };
}
