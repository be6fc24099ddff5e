// Paints a drawing of the page onto a canvas, shape by shape, as it stands on the screen: paths, lines, circles, rectangles
// and text, with the fills, strokes, dashes and opacities that style sheets gave them. What our pictures have, no more: no
// clips, gradients or filters.

const tags = ["path", "line", "circle", "ellipse", "rect", "polyline", "polygon", "text", "tspan"] as const;

/** Something that is seen by itself. */
export const isShape = (tag: string): boolean => tags.some((known) => known === tag);

/** `base`: from the viewport's pixels to the canvas's. */
export function paintSvg(context: CanvasRenderingContext2D, root: SVGSVGElement, base: DOMMatrix): void {
  context.save();
  if (getComputedStyle(root).overflow !== "visible") {
    const box = root.getBoundingClientRect();
    context.setTransform(base);
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
  }
  walk(context, root, base, 1);
  context.restore();
}

function walk(context: CanvasRenderingContext2D, node: Element, base: DOMMatrix, above: number): void {
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden") return;
  const opacity = above * Number(style.opacity);
  if (node instanceof SVGGraphicsElement && isShape(node.localName)) {
    const matrix = node.getScreenCTM();
    if (matrix === null || opacity === 0) return;
    context.setTransform(base.multiply(DOMMatrix.fromMatrix(matrix)));
    if (node instanceof SVGTextContentElement) write(context, node, opacity);
    else draw(context, node, style, opacity);
    return;
  }
  for (const child of node.children) walk(context, child, base, opacity);
}

function draw(
  context: CanvasRenderingContext2D,
  node: Element,
  style: CSSStyleDeclaration,
  opacity: number,
): void {
  const path = pathOf(node);
  if (style.fill !== "none") {
    context.globalAlpha = opacity * Number(style.fillOpacity);
    context.fillStyle = style.fill;
    context.fill(path, style.fillRule === "evenodd" ? "evenodd" : "nonzero");
  }
  if (style.stroke === "none" || !takeStroke(context, style, opacity)) return;
  context.stroke(path);
}

/** False where there is no width to stroke with. */
function takeStroke(context: CanvasRenderingContext2D, style: CSSStyleDeclaration, opacity: number): boolean {
  context.globalAlpha = opacity * Number(style.strokeOpacity);
  context.strokeStyle = style.stroke;
  context.lineWidth = Number.parseFloat(style.strokeWidth);
  context.lineCap = style.strokeLinecap as CanvasLineCap;
  context.lineJoin = style.strokeLinejoin as CanvasLineJoin;
  const dashes = style.strokeDasharray.match(/[\d.]+/g)?.map(Number) ?? [];
  context.setLineDash(dashes);
  return context.lineWidth > 0;
}

function pathOf(node: Element): Path2D {
  const at = (name: string): number => Number.parseFloat(node.getAttribute(name) ?? "") || 0;
  if (node.localName === "path") return new Path2D(node.getAttribute("d") ?? "");
  if (/^poly/.test(node.localName)) {
    const end = node.localName === "polygon" ? "Z" : "";
    return new Path2D(`M${node.getAttribute("points") ?? ""}${end}`);
  }
  const path = new Path2D();
  switch (node.localName) {
    case "line":
      path.moveTo(at("x1"), at("y1"));
      path.lineTo(at("x2"), at("y2"));
      break;
    case "circle":
      path.arc(at("cx"), at("cy"), at("r"), 0, 2 * Math.PI);
      break;
    case "ellipse":
      path.ellipse(at("cx"), at("cy"), at("rx"), at("ry"), 0, 0, 2 * Math.PI);
      break;
    default:
      path.roundRect(at("x"), at("y"), at("width"), at("height"), at("rx"));
  }
  return path;
}

/** Piece by piece, each where its first letter stands. */
function write(context: CanvasRenderingContext2D, node: SVGTextContentElement, opacity: number): void {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let letters = 0;
  context.textAlign = "left";
  while (walker.nextNode()) {
    const piece = walker.currentNode as Text;
    const parent = piece.parentElement;
    // The page sets spaces at either end aside, and counts one between words.
    const text = piece.data.replace(/\s+/g, " ");
    const seen = letters === 0 ? text.trimStart() : text;
    if (parent === null || seen.trim() === "" || letters >= node.getNumberOfChars()) continue;
    const { x, y } = node.getStartPositionOfChar(letters);
    letters += seen.length;
    const style = getComputedStyle(parent);
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    if (style.stroke !== "none" && takeStroke(context, style, opacity)) context.strokeText(seen, x, y);
    context.globalAlpha = opacity * Number(style.fillOpacity);
    context.fillStyle = style.fill;
    if (style.fill !== "none") context.fillText(seen, x, y);
  }
}
