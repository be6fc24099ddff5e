// Where the bundler has put downhill.wasm.
declare module "downhill-wasm-url" {
  const url: string;
  export default url;
}
