// The Emscripten glue, under the name that every bundler here resolves to build/wasm-release/downhill.mjs.
declare module "downhill-wasm" {
  interface Settings {
    readonly locateFile?: (file: string) => string;
    readonly wasmBinary?: Uint8Array;
    readonly print?: (text: string) => void;
    readonly printErr?: (text: string) => void;
  }
  export default function createModule(settings?: Settings): Promise<import("./raw.ts").RawModule>;
}
