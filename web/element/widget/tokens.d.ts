// The design tokens as they stand on a shadow host, put in by the widget's build (site/build/tokens.ts).
declare module "downhill-tokens" {
  const css: string;
  export default css;
}
