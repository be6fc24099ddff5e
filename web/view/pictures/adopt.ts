// Styles of what is fetched late: the root takes a sheet when the first element that needs it is drawn.

import { type CSSResult, noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

class Adopt extends Directive {
  render(_sheet: CSSResult): unknown {
    return noChange;
  }
  override update({ element }: ElementPart, [{ styleSheet }]: [CSSResult]): unknown {
    // A template is filled before it is put into its place, and until then it has no root.
    queueMicrotask(() => {
      const { adoptedStyleSheets: sheets } = element.getRootNode() as ShadowRoot;
      if (styleSheet && !sheets?.includes(styleSheet)) sheets?.push(styleSheet);
    });
    return noChange;
  }
}

/** `<div ${adopt(sheet)}>`, where the sheet is not among those of the element that draws it. */
export const adopt = directive(Adopt);
