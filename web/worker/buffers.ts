// Buffers that go to the page with a snapshot and come home when it has been drawn: at sixty snapshots a second of a
// hundred kilobytes each, making new ones would keep the garbage collector busy.

const kMostPerSize = 4;

export class Buffers {
  readonly #idle = new Map<number, ArrayBuffer[]>();
  #lent: ArrayBuffer[] = [];

  /** An array of so many numbers, old values still in it. */
  take(length: number): Float32Array<ArrayBuffer> {
    const bytes = length * Float32Array.BYTES_PER_ELEMENT;
    const buffer = this.#idle.get(bytes)?.pop() ?? new ArrayBuffer(bytes);
    this.#lent.push(buffer);
    return new Float32Array(buffer);
  }

  /** What was taken since the last call: to be transferred. */
  lent(): ArrayBuffer[] {
    const list = this.#lent;
    this.#lent = [];
    return list;
  }

  home(buffers: readonly ArrayBuffer[]): void {
    for (const buffer of buffers) {
      if (buffer.byteLength === 0) continue;
      const idle = this.#idle.get(buffer.byteLength) ?? [];
      if (idle.length < kMostPerSize) idle.push(buffer);
      this.#idle.set(buffer.byteLength, idle);
    }
  }
}
