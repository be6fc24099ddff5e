// One scenario of tests/golden/scenarios.json, run on an engine; used in node and in browsers, so it imports nothing.

/** FNV-1a, 64 bits, over the little-endian bytes of all parameters in order; hex. */
export function weightsHash(session) {
  let hash = 0xcbf29ce484222325n;
  for (const { data } of session.parameters()) {
    const bytes = new Uint8Array(data.length * 4);
    const view = new DataView(bytes.buffer);
    data.forEach((value, i) => {
      view.setFloat32(i * 4, value, true);
    });
    for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}

/** "floats" as generated, "classes" as ids, "oneHot" as rows of two. */
function targetsOf(kind, targets) {
  if (kind === "classes") return Int32Array.from(targets);
  if (kind === "oneHot") return Float32Array.from([...targets].flatMap((id) => [1 - id, id]));
  return targets;
}

/** The hash of the weights that a scenario ends with. */
export function runScenario(engine, { spec, data, features, targets, validation, standardize, steps }) {
  const made = engine.generate(data);
  const session = engine.createSession(spec);
  session.setData({
    features: features.length === 0 ? made.features : engine.expandFeatures(made.features, features),
    targets: targetsOf(targets, made.targets),
    rows: made.rows,
    validation,
    standardize,
  });
  const result = session.run(steps);
  if (result.step !== steps) throw new Error(`stopped at step ${result.step}`);
  const hash = weightsHash(session);
  session.dispose();
  return hash;
}
