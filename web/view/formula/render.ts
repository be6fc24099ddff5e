// A formula drawn as native MathML: a table of two rows, symbols above their numbers. Every number carries its unrounded
// value (data-value) and what it is (data-name, data-index); pointing at one tells the caller.

import { html, mathml, nothing, type TemplateResult } from "lit";
import type { Cell, Line, Maths, Ref } from "./math.ts";
import { numbers, symbols } from "./math.ts";

export interface FormulaOptions {
  /** Whether a number lies under the marker. */
  readonly lit: (ref: Ref) => boolean;
  /** null: the pointer has left. */
  readonly onPoint: (ref: Ref | null) => void;
}

export function formula(lines: readonly Line[], options: FormulaOptions): TemplateResult {
  return html`${lines.map((line) => equation(line, options))}`;
}

function equation(line: Line, options: FormulaOptions): TemplateResult {
  return html`<math display="block" class="line" data-value=${line.value} alttext=${`${symbols(line)}; ${numbers(line)}`}
    @pointerover=${(event: PointerEvent) => options.onPoint(refUnder(event))}
    @pointerleave=${() => options.onPoint(null)}><mtable>
      <mtr class="symbols">${line.cells.map((cell) => column(cell, cell.symbol, options))}</mtr>
      <mtr class="numbers">${line.cells.map((cell) => column(cell, cell.number, options))}</mtr>
    </mtable></math>`;
}

function column({ ref }: Cell, content: Maths, { lit }: FormulaOptions): TemplateResult<3> {
  return mathml`<mtd class=${ref && lit(ref) ? "term lit" : ref ? "term" : nothing}
    data-name=${ref?.name ?? nothing} data-index=${ref?.index ?? nothing} data-row=${ref?.row ?? nothing}>${draw(content)}</mtd>`;
}

function refUnder(event: PointerEvent): Ref | null {
  const found = event
    .composedPath()
    .find((node): node is Element => node instanceof Element && node.hasAttribute("data-name"));
  if (found === undefined) return null;
  const row = found.getAttribute("data-row");
  return {
    name: found.getAttribute("data-name") ?? "",
    index: Number(found.getAttribute("data-index")),
    ...(row !== null && { row: Number(row) }),
  };
}

function draw({ tag, text, parts = [], value, ref, small }: Maths): TemplateResult<3> {
  const inner = text ?? parts.map(draw);
  switch (tag) {
    case "mi":
      return mathml`<mi>${inner}</mi>`;
    case "mn":
      return mathml`<mn data-value=${value ?? nothing} data-name=${ref?.name ?? nothing} data-index=${ref?.index ?? nothing} data-row=${ref?.row ?? nothing}>${inner}</mn>`;
    case "mo":
      return mathml`<mo stretchy=${small ? "false" : nothing}>${inner}</mo>`;
    case "mtext":
      return mathml`<mtext>${inner}</mtext>`;
    case "mrow":
      return mathml`<mrow>${inner}</mrow>`;
    case "mfrac":
      return mathml`<mfrac>${inner}</mfrac>`;
    case "msqrt":
      return mathml`<msqrt>${inner}</msqrt>`;
    case "msub":
      return mathml`<msub>${inner}</msub>`;
    case "msup":
      return mathml`<msup>${inner}</msup>`;
    case "msubsup":
      return mathml`<msubsup>${inner}</msubsup>`;
    case "mover":
      return mathml`<mover>${inner}</mover>`;
    default:
      return tag satisfies never;
  }
}
