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

// Where the turbo binary lies; undefined in a build that ships without it.
declare module "downhill-turbo-url" {
  export const turboUrl: (() => URL) | undefined;
}
