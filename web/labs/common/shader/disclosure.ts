// "As the GPU runs it": a line to open, under a formula. What it opens, and the shaders with it, is fetched when it is opened.

import { html, type TemplateResult } from "lit";

const open = ({ currentTarget }: Event): void => {
  if ((currentTarget as HTMLDetailsElement).open) void import("./element.ts").catch(() => undefined);
};

/** `op`: as the engine calls it. `label`: the line, in the language of the page. */
export const shaderDisclosure = (op: string, lang: string, label: string): TemplateResult =>
  html`<details class="shader" @toggle=${open}><summary>${label}</summary><dh-shader lang=${lang} op=${op}></dh-shader></details>`;
