// "Take it with you" under test, in whichever lab: what is handed to the browser to be saved, files dropped on the place where
// things come back, and what an SVG is made of.

const panel = "dh-out";

/** Keeps what is handed to the browser to be saved, by name, as base64. */
export function keepDownloads() {
  globalThis.saved = {};
  const blobs = new Map();
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    const address = make(blob);
    blobs.set(address, blob);
    return address;
  };
  HTMLAnchorElement.prototype.click = async function () {
    const bytes = new Uint8Array(await blobs.get(this.href).arrayBuffer());
    globalThis.saved[this.download] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  };
}

/** Chooses a way out and saves each of its files; gives their names. */
export async function save(page, way) {
  await page.clickOn(`${panel} >>> [data-way=${way}]`);
  await page.stands(`${panel} >>> [data-way=${way}][aria-pressed=true]`);
  const names = await inPanel(page, (root) => {
    for (const button of root.querySelectorAll(".save")) button.click();
    return [...root.querySelectorAll(".files .name")].map((name) => name.textContent);
  });
  await page.until((_lab, wanted) => wanted.every((name) => globalThis.saved[name] !== undefined), names);
  return names;
}

export const saved = async (page, name) =>
  Buffer.from(await page.page.evaluate((wanted) => globalThis.saved[wanted], name), "base64");

/** `look` of what is in the panel, in the page. */
export const inPanel = (page, look, ...args) =>
  page.page.evaluate(
    `(${look})(document.querySelector("downhill-lab, downhill-digits").shadowRoot.querySelector("dh-take").shadowRoot.querySelector("${panel}").shadowRoot, ...${JSON.stringify(args)})`,
  );

/** Drops files on the place where things come back. */
export const drop = (page, files) => page.drop(`${panel} >>> .bring`, ...files);

/** What an SVG is made of, read again by a page that forbids nothing. */
export async function drawn(page, text) {
  const other = await page.page.browserContext().newPage();
  const found = await other.evaluate((source) => {
    const { documentElement: root } = new DOMParser().parseFromString(source, "image/svg+xml");
    const known = /^(?:svg|g|path|line|circle|ellipse|rect|polyline|polygon|text|tspan|image)$/;
    const strange = [...root.querySelectorAll("*")].filter(
      (node) =>
        !known.test(node.localName) ||
        [...node.attributes].some(({ name }) => /^(?:on.*|style|class)$/.test(name)),
    );
    return {
      root: root.localName,
      strange: strange.map((node) => node.outerHTML),
      canvases: root.querySelectorAll("image").length,
      links: root.querySelectorAll("path").length > 50,
    };
  }, text);
  await other.close();
  return found;
}
