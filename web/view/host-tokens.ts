// Page tokens for a shadow host. Pure text, for tokens.ts and for builds.

const kRootFontSize = 16; // px, what 1rem is worth in tokens.css

/** Rewrites page tokens for a shadow host: :root becomes :host, rem becomes px, color-scheme is left to inherit. */
export function forHost(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(":root", ":host")
    .replace(/color-scheme:\s*light dark;?/g, "")
    .replace(/(\d*\.?\d+)rem\b/g, (_, size: string) => `${Number(size) * kRootFontSize}px`);
}
