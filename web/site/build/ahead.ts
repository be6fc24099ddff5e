// A lab's page names the file of its lab in its head, so that it is fetched along with the page's own scripts and not
// only when they have run. Runs in Node while the site is built; nothing here reaches the browser.

/** The part of a built file that is looked at. */
interface Built {
  readonly fileName: string;
  /** Of a chunk; assets have none. */
  readonly moduleIds?: readonly string[];
  readonly imports?: readonly string[];
}
type Bundle = Readonly<Record<string, Built>>;

/** The files behind `labs/<lab>/<lab>.ts`: its own chunk and what that imports. None for a page that is no lab's. */
export function filesOf(lab: string, bundle: Bundle): readonly string[] {
  const entry = Object.values(bundle).find(({ moduleIds }) =>
    moduleIds?.some((id) => id.endsWith(`/labs/${lab}/${lab}.ts`)),
  );
  return entry ? [entry.fileName, ...(entry.imports ?? [])] : [];
}

/** "/network/index.html" -> "network" */
const labOf = (page: string): string => page.split("/").at(-2) ?? "";

/** The Vite plugin. */
export const labAhead = {
  name: "downhill-lab-ahead",
  transformIndexHtml: {
    order: "post" as const,
    handler(html: string, { path, bundle }: { path: string; bundle?: Bundle }) {
      return filesOf(labOf(path), bundle ?? {})
        .filter((file) => !html.includes(file))
        .map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `../${file}` },
          injectTo: "head" as const,
        }));
    },
  },
};
