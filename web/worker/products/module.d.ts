// Where the built site keeps the module of products (made of wasm/products).
declare module "downhill-products-url" {
  const url: string;
  export default url;
}
