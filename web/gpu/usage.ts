// WebGPU's flags by their numbers (https://gpuweb.github.io/gpuweb/#namespacedef-gpubufferusage): outside a browser they are
// no globals.

export const mapRead = 0x01;
export const copySrc = 0x04;
export const copyDst = 0x08;
export const uniform = 0x40;
export const storage = 0x80;
export const mapModeRead = 0x01;
export const compute = 0x04;
