// Bytes as an IDX file, as MNIST comes: two zero bytes, the type (8: unsigned bytes), the number of dimensions, each as 32
// bits, then the bytes. Pure. Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits".

export function idx(dims: readonly number[], bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(4 + 4 * dims.length + bytes.length);
  file.set([0, 0, 8, dims.length]);
  const view = new DataView(file.buffer);
  dims.forEach((dim, i) => {
    view.setUint32(4 + 4 * i, dim);
  });
  file.set(bytes, 4 + 4 * dims.length);
  return file;
}
