// Where the built site keeps the pack of digits (made by site/build/digits.ts).
declare module "downhill-digits-url" {
  const url: string;
  export default url;
}
