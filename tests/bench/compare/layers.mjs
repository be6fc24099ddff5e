// What a task says of its layers: how its one row of weights falls into them, and where dropout stands. Apart from tasks.mjs because pages read it too.

/** The rate of the dropout behind layer i: behind every hidden one, or behind the first `dropouts` of them. */
export function dropoutBehind({ layers, dropout, dropouts = Number.POSITIVE_INFINITY }, i) {
  return i < Math.min(dropouts, layers.length - 1) ? dropout : 0;
}

/** The row of numbers cut into layers: `{ fanIn, units, activation, kernel, bias }`, copies. */
export function cutWeights({ inputs, layers }, flat) {
  let at = 0;
  let fanIn = inputs;
  return layers.map(([units, activation]) => {
    const kernel = flat.slice(at, at + fanIn * units);
    const bias = flat.slice(at + kernel.length, at + kernel.length + units);
    at += kernel.length + units;
    const layer = { fanIn, units, activation, kernel, bias };
    fanIn = units;
    return layer;
  });
}
