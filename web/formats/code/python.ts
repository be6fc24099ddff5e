// What the PyTorch and the Keras script share: reading safetensors with the standard library, the order of the batches, the
// masks of dropout and the learning rate. All chance is counted, not drawn, so a script finds the very rows and masks that
// the page would use next (core/base/random.hpp, core/train/schedule.hpp).

import { type Facts, literal } from "./facts.ts";

/** `array` turns bytes of a kind into the library's tensor. */
export const reading = `def read_safetensors(path):
    """The tensors of a file, by name. Eight bytes of length, a header of JSON, the numbers."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header, body = json.loads(file.read(length)), file.read()
    kinds = {"F64": "<f8", "F32": "<f4", "I32": "<i4", "U8": "u1"}
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            numbers = np.frombuffer(body[begin:end], kinds[entry["dtype"]])
            tensors[name] = numbers.reshape(entry["shape"]).copy()
    return tensors
`;

export const chance = `# Downhill's chance is a hash of what it is for, never a generator: the same seed gives the same order and masks anywhere.
GOLDEN, WORD = 0x9E3779B97F4A7C15, (1 << 64) - 1


def mix(x):
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 & WORD
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB & WORD
    return x ^ (x >> 31)


def key_of(purpose, step, node=0):
    start = mix((SEED + GOLDEN) & WORD)
    return mix((mix((start + (purpose << 32 | node) + GOLDEN) & WORD) + step + GOLDEN) & WORD)


def below(key, position, bound):
    """A whole number below bound, each equally likely (Lemire, 2019)."""
    attempt, place = 0, mix((key + GOLDEN * (position + 1)) & WORD)
    while True:
        product = (mix((place + attempt) & WORD) >> 32) * bound
        low = product & 0xFFFFFFFF
        if low >= bound or low >= ((1 << 32) - bound) % bound:
            return product >> 32
        attempt += 1


def order_of(epoch, rows):
    """The order of an epoch's rows (Fisher and Yates)."""
    key, order = key_of(2, epoch), list(range(rows))
    for i in range(rows, 1, -1):
        j = below(key, i, i)
        order[i - 1], order[j] = order[j], order[i - 1]
    return order


def batches(rows, epoch, cursor):
    """The rows of each step to come, epoch after epoch, beginning in the middle of one."""
    while True:
        order = order_of(epoch, rows) if SHUFFLE and BATCH_SIZE < rows else list(range(rows))
        while cursor < rows:
            yield order[cursor : cursor + BATCH_SIZE]
            cursor += BATCH_SIZE
        epoch, cursor = epoch + 1, 0
`;

/** Masks in numpy: 32 bits at each place of the batch, [rows, units]. */
export const masks = `def mix_words(x):
    x = (x ^ (x >> np.uint32(16))) * np.uint32(0x7FEB352D)
    x = (x ^ (x >> np.uint32(15))) * np.uint32(0x846CA68B)
    return x ^ (x >> np.uint32(16))


def mask(step, node, places, units, limit):
    """1 where a unit is kept. places: the rows' places in the batch; limit: the share dropped, times 2 ** 24."""
    key = key_of(4, step, node)
    at = (np.asarray(places, np.uint32)[:, None] * np.uint32(units) + np.arange(units, dtype=np.uint32)[None, :])
    words = mix_words(at * np.uint32(0x9E3779B9) + np.uint32(key & 0xFFFFFFFF))
    return (mix_words(words ^ np.uint32(key >> 32)) >> np.uint32(8)) >= np.uint32(limit)
`;

const formulas = {
  constant: "RATE",
  step: "RATE * DECAY_RATE ** math.floor(walked)",
  exponential: "RATE * DECAY_RATE**walked",
  inverseTime: "RATE / (1 + DECAY_RATE * walked)",
  cosine: "RATE * (FINAL + (1 - FINAL) * 0.5 * (1 + math.cos(math.pi * min(walked, 1.0))))",
} as const;

export function rateFunction({ spec: { optimizer } }: Facts): string {
  const { schedule: s } = optimizer;
  const constants = [
    ...(s.type === "constant" ? [] : [`STEPS = ${s.steps}`]),
    ...(/step|exponential|inverseTime/.test(s.type) ? [`DECAY_RATE = ${literal(s.decayRate)}`] : []),
    ...(s.type === "cosine" ? [`FINAL = ${literal(s.finalFraction)}`] : []),
  ];
  const head = constants.length > 0 ? `${constants.join("\n")}\n\n\n` : "";
  const warm =
    s.warmupSteps > 0
      ? `    if step < ${s.warmupSteps}:\n        return RATE * min(1.0, (step + 1) / ${s.warmupSteps})\n`
      : "";
  const walked = s.type === "constant" ? "" : `    walked = (step - ${s.warmupSteps}) / STEPS\n`;
  return `${head}def rate_at(step):\n    """The learning rate of the step after so many."""\n${warm}${walked}    return ${formulas[s.type]}\n`;
}

export const settings = (
  { spec, rate }: Facts,
  walk: { step: number; epoch: number; cursor: number; updates: number },
): string =>
  `SEED = ${spec.seed}
BATCH_SIZE = ${spec.batchSize}
SHUFFLE = ${spec.shuffle ? "True" : "False"}
RATE = ${literal(rate)}
L1, L2 = ${literal(spec.regularization.l1)}, ${literal(spec.regularization.l2)}
STEP, EPOCH, CURSOR, UPDATES = ${walk.step}, ${walk.epoch}, ${walk.cursor}, ${walk.updates}  # where the walk stands`;
