// How a task's one row of weights falls into layers. Apart from tasks.mjs because pages read it too.

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
