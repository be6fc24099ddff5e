// Reads as much of a wasm binary as it takes to look at its code: types, the functions' locals, and every instruction.
// Unknown opcodes are errors, so nothing is overlooked. What the code means to a register allocator is in loops.mjs.

export const v128 = 0x7b;
/** Vector opcodes are 0x1000 + number, those after the prefix 0xfc are 0x800 + number. */
export const simd = (number) => 0x1000 + number;

const prefixed = 0x800;
const between = (low, high) => (x) => x >= low && x <= high;
const among = (...ranges) => {
  const tests = ranges.map((range) => (Array.isArray(range) ? between(...range) : between(range, range)));
  return (x) => tests.some((test) => test(x));
};

// The vector instructions by number, as the SIMD and relaxed SIMD proposals list them.
const vectorUnary = among(
  ...[77, [94, 98], [103, 106], 116, 117, 122, [124, 129], [135, 138], 148, 160, 161, [167, 170], 192, 193],
  ...[[199, 202], 224, 225, 227, 236, 237, 239, [248, 255], [257, 260]],
);
const vectorTernary = among(82, [261, 268], 275);
const toScalar = among(21, 22, 24, 25, 27, 29, 31, 33, 83, 99, 100, 131, 132, 163, 164, 195, 196);
export const isLaneExtraction = (op) => among(21, 22, 24, 25, 27, 29, 31, 33)(op - simd(0));
export const isVectorLoad = (op) => among([0, 10], 92, 93, [84, 87])(op - simd(0));
export const isVectorStore = (op) => among(11, [88, 91])(op - simd(0));

/** Remembers what `find` answers: there are few opcodes and very many instructions. */
function oncePerOpcode(find) {
  const known = [];
  return (op) => {
    known[op] ??= find(op);
    return known[op];
  };
}

/** How many values a plain instruction takes and gives, and whether it gives a vector. */
export const effect = oncePerOpcode((op) => {
  if (op >= simd(0)) return vectorEffect(op - simd(0));
  if (op >= prefixed) return op - prefixed < 8 ? [1, 1] : [3, 0];
  const takes1 = among(
    [0x28, 0x35],
    0x40,
    0x45,
    0x50,
    [0x67, 0x69],
    [0x79, 0x7b],
    [0x8b, 0x91],
    [0x99, 0x9f],
    [0xa7, 0xc4],
  );
  if (takes1(op)) return [1, 1];
  if (between(0x36, 0x3e)(op)) return [2, 0];
  if (between(0x46, 0xa6)(op)) return [2, 1];
  if (among(0x3f, [0x41, 0x44])(op)) return [0, 1];
  throw new Error(`unknown opcode 0x${op.toString(16)}`);
});

function vectorEffect(number) {
  if (between(0, 10)(number) || among(92, 93)(number)) return [1, 1, true];
  if (isVectorStore(simd(number))) return [2, 0];
  if (number === 12) return [0, 1, true];
  if (between(15, 20)(number) || vectorUnary(number)) return [1, 1, true];
  if (number === 83 || toScalar(number)) return [1, 1];
  if (vectorTernary(number)) return [3, 1, true];
  if (number > 275) throw new Error(`unknown vector opcode ${number}`);
  return [2, 1, true];
}

/** A cursor over bytes. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() {
    return this.bytes[this.at++];
  }
  /** LEB128; signed numbers come out as their low bits, which is enough for what is read here. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  list(read) {
    return Array.from({ length: this.number() }, read);
  }
  skip(count) {
    this.at += count;
  }
  name() {
    const length = this.number();
    this.skip(length);
  }
}

/** How many plain numbers follow memory.init, data.drop, memory.copy and memory.fill. */
const bulkNumbers = { 8: 2, 9: 1, 10: 2, 11: 1 };

/** What follows an opcode: how many numbers, then how many bytes. The first number is what an instruction is `to`. */
const follows = oncePerOpcode((op) => {
  const number = op - simd(0);
  if (number >= 0) {
    const place = isVectorLoad(op) || isVectorStore(op) ? 2 : 0;
    return [place, among(12, 13)(number) ? 16 : among([21, 34], [84, 91])(number) ? 1 : 0];
  }
  if (op >= prefixed) return [bulkNumbers[op - prefixed] ?? 0, 0];
  if (among([0x02, 0x04], 0x0c, 0x0d, 0x10, [0x20, 0x24], [0x3f, 0x42])(op)) return [1, 0];
  if (op === 0x11 || between(0x28, 0x3e)(op)) return [2, 0];
  return [0, op === 0x43 ? 4 : op === 0x44 ? 8 : 0];
});

function instruction(reader) {
  const first = reader.byte();
  const op = first === 0xfd ? simd(reader.number()) : first === 0xfc ? prefixed + reader.number() : first;
  if (op === 0x0e) return { op, to: [...reader.list(() => reader.number()), reader.number()] };
  const [numbers, bytes] = follows(op);
  const to = numbers > 0 ? reader.number() : undefined;
  if (numbers > 1) reader.number();
  reader.skip(bytes);
  return { op, to };
}

/** One body: the types of all locals, parameters first, and the instructions up to the last `end`. */
function body(reader, type) {
  const stop = reader.number() + reader.at;
  const locals = [...type.params];
  reader.list(() => {
    const count = reader.number();
    const kind = reader.byte();
    for (let i = 0; i < count; i++) locals.push(kind);
  });
  const code = [];
  while (reader.at < stop) code.push(instruction(reader));
  return { type, locals, code };
}

/**
 * { types, functions }: functions by their number in the module, each { type }, and, if it is not imported, `read` for
 * its { type, locals, code }.
 */
export function readModule(bytes) {
  const reader = new Reader(bytes, 8);
  const types = [];
  const functions = [];
  let declared = [];
  const values = () => reader.list(() => reader.byte());
  while (reader.at < bytes.length) {
    const section = reader.byte();
    const stop = reader.number() + reader.at;
    if (section === 1) {
      reader.list(() => {
        reader.skip(1);
        types.push({ params: values(), results: values() });
      });
    } else if (section === 2) {
      reader.list(() => {
        reader.name();
        reader.name();
        if (reader.byte() !== 0) throw new Error("only functions are imported here");
        functions.push({ type: types[reader.number()] });
      });
    } else if (section === 3) declared = reader.list(() => types[reader.number()]);
    else if (section === 10) {
      reader.number();
      for (const type of declared) {
        const at = reader.at;
        functions.push({ type, read: () => body(new Reader(bytes, at), type) });
        const size = reader.number();
        reader.skip(size);
      }
    }
    reader.at = stop;
  }
  return { types, functions };
}

/** The names that the link left beside the module, by function number, demangled. */
export function readSymbols(text) {
  const names = new Map();
  for (const line of text.trim().split("\n")) {
    const [, number, name] = /^(\d+):(.*)$/.exec(line);
    names.set(
      Number(number),
      name.replace(/\\([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    );
  }
  return names;
}
