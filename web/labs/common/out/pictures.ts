// The pictures of a lab as one sheet: an SVG that carries its colours with it, and a PNG of twice the size. Canvases go in as
// they are; drawings are copied shape by shape with the colours they have on the screen, and painted from the same list,
// since a page as strict as ours may not load a picture it has just made.

import { isShape, paintSvg } from "./paint.ts";

const kSvg = "http://www.w3.org/2000/svg";
const kPadding = 16; // px
const kScale = 2;

type Piece = HTMLCanvasElement | SVGSVGElement;

interface Sheet {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly paper: string;
  readonly pieces: readonly Piece[];
}

/** Everything drawn in `area`, in its order; null where nothing is. */
function sheetOf(area: Element): Sheet | null {
  const pieces = [...area.querySelectorAll<Piece>("canvas, svg")].filter(isPicture);
  if (pieces.length === 0) return null;
  const boxes = pieces.map((piece) => piece.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)) - kPadding;
  const top = Math.min(...boxes.map((box) => box.top)) - kPadding;
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) - left + kPadding);
  const height = Math.ceil(Math.max(...boxes.map((box) => box.bottom)) - top + kPadding);
  const paper = paperOf(area);
  return { left, top, width, height, paper, pieces };
}

/** As a colour that any program knows: the token itself may say one for light and one for dark. */
function paperOf(area: Element): string {
  const probe = document.createElement("i");
  probe.style.color = "var(--paper)";
  area.append(probe);
  const paper = getComputedStyle(probe).color;
  probe.remove();
  return paper;
}

/** Not an icon, not inside of another drawing, and to be seen. */
function isPicture(piece: Piece): boolean {
  const { width, height } = piece.getBoundingClientRect();
  const isInside = piece.parentElement?.closest("svg, button") != null;
  return width >= 40 && height >= 20 && !isInside && piece.checkVisibility();
}

export interface Pictures {
  readonly svg: string;
  readonly png: Uint8Array<ArrayBuffer>;
}

/** null where nothing is drawn yet. */
export function picturesOf(area: Element): Pictures | null {
  const sheet = sheetOf(area);
  return sheet && { svg: svgOf(sheet), png: pngOf(sheet) };
}

function svgOf({ left, top, width, height, paper, pieces }: Sheet): string {
  // A document of its own: nothing in it is fetched or run.
  const page = document.implementation.createDocument(kSvg, "svg", null);
  const root = page.documentElement;
  set(root, { width, height, viewBox: `0 0 ${width} ${height}` });
  const ground = page.createElementNS(kSvg, "rect");
  set(ground, { width, height, fill: paper });
  root.append(ground);
  for (const piece of pieces) {
    const box = piece.getBoundingClientRect();
    const [x, y] = [box.left - left, box.top - top];
    if (piece instanceof HTMLCanvasElement) {
      const image = page.createElementNS(kSvg, "image");
      set(image, { x, y, width: box.width, height: box.height, href: piece.toDataURL() });
      root.append(image);
    } else {
      const copied = copy(piece, page);
      if (copied === null) continue;
      const behind = page.createElementNS(kSvg, "rect");
      set(behind, {
        x,
        y,
        width: box.width,
        height: box.height,
        fill: getComputedStyle(piece).backgroundColor,
      });
      root.append(behind);
      const overflow = getComputedStyle(piece).overflow;
      set(copied, { x, y, width: box.width, height: box.height, overflow });
      root.append(copied);
    }
  }
  return `${new XMLSerializer().serializeToString(page)}\n`;
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** What style sheets say, as attributes. */
const looks = [
  "fill",
  "fill-opacity",
  "fill-rule",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
  "vector-effect",
] as const;

/** What says where a shape is; anything else (classes, roles, handlers) stays here. */
const places =
  /^(?:d|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|dx|dy|points|transform|viewBox|preserveAspectRatio|width|height)$/;

function copy(node: Element, page: Document): Element | null {
  const tag = node.localName;
  if (!isShape(tag) && !["svg", "g"].includes(tag)) return null;
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden") return null;
  const made = page.createElementNS(kSvg, tag);
  for (const { name, value } of node.attributes) if (places.test(name)) made.setAttribute(name, value);
  if (style.opacity !== "1") made.setAttribute("opacity", style.opacity);
  if (isShape(tag)) dress(made, style, node instanceof SVGTextContentElement);
  for (const child of node.childNodes) {
    if (child instanceof Text && isShape(tag)) made.append(child.data);
    const inner = child instanceof Element ? copy(child, page) : null;
    if (inner) made.append(inner);
  }
  return made;
}

function dress(shape: Element, style: CSSStyleDeclaration, isText: boolean): void {
  for (const look of looks) {
    if (isText || !/^(?:font|text|dominant)/.test(look))
      shape.setAttribute(look, style.getPropertyValue(look));
  }
}

function pngOf({ left, top, width, height, paper, pieces }: Sheet): Uint8Array<ArrayBuffer> {
  const canvas = document.createElement("canvas");
  canvas.width = width * kScale;
  canvas.height = height * kScale;
  const context = canvas.getContext("2d");
  if (context === null) return new Uint8Array(0);
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const base = new DOMMatrix([kScale, 0, 0, kScale, -left * kScale, -top * kScale]);
  for (const piece of pieces) {
    const box = piece.getBoundingClientRect();
    context.setTransform(base);
    context.globalAlpha = 1;
    context.fillStyle = getComputedStyle(piece).backgroundColor;
    context.fillRect(box.left, box.top, box.width, box.height);
    if (piece instanceof SVGSVGElement) paintSvg(context, piece, base);
    else context.drawImage(piece, box.left, box.top, box.width, box.height);
  }
  const [, text = ""] = canvas.toDataURL("image/png").split(",");
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
