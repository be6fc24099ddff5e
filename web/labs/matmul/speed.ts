// How fast each way is on the reader's machine: a size, a button, a bar a way, and what the numbers mean.

import { html, nothing, type TemplateResult } from "lit";
import { gflops, type Measured } from "../../shared/products.ts";
import "../../view/controls/button.ts";
import "../../view/controls/value.ts";
import { fixed, scientific } from "../../view/pictures/numbers.ts";
import { shaderDisclosure } from "../common/shader/disclosure.ts";
import { kSizes, type MatmulActions, type MatmulView, type SizeResult } from "./state.ts";
import { matmulWords } from "./words.ts";

const kBar = 100; // units of the picture of a bar

/** Three figures: 0.47, 4.71, 47.1, 471. */
export const figure = (value: number): string =>
  value >= 100 ? fixed(value, 0) : value >= 10 ? fixed(value, 1) : fixed(value, 2);

/** Milliseconds as a reader says them. */
const time = (ms: number): string => figure(ms);

interface Row {
  readonly key: string;
  readonly name: string;
  readonly hint: string;
  /** null: not measured, `why` says what there is to say. */
  readonly measured: Measured | null;
  readonly why: string | TemplateResult;
  readonly busy: boolean;
}

/** Naive, the engine's own, then every kernel of a GPU that was measured, or a line that says why none was. */
function rowsOf(view: MatmulView, actions: MatmulActions, result: SizeResult | undefined): Row[] {
  const words = matmulWords(view.lang);
  const { underWay } = view;
  const wasm = (["naive", "simd"] as const).map((way): Row => {
    const measured = result?.rows.find((row) => row.way === way) ?? null;
    const busy = underWay === way;
    return {
      key: way,
      name: words.bars[way],
      hint: words.hints[way],
      measured,
      why: busy ? words.measuring : "",
      busy,
    };
  });
  const kernels = (result?.rows ?? []).filter(({ way }) => way === "gpu");
  if (kernels.length > 0)
    return [
      ...wasm,
      ...kernels.map((measured): Row => {
        const { kernel, device, variant } = measured;
        const name = `${words.bars.gpu}, ${variant === "" ? kernel : words.variants[variant]}`;
        return {
          key: variant,
          name,
          hint: `${kernel}.wgsl, ${device}`,
          measured,
          why: "",
          busy: false,
        };
      }),
    ];
  const why = underWay === "gpu" ? words.measuring : result?.without ? because(view, actions, result) : "";
  const none: Row = {
    key: "gpu",
    name: words.bars.gpu,
    hint: words.hints.gpu,
    measured: null,
    why,
    busy: underWay === "gpu",
  };
  return [...wasm, none];
}

/** Why there is no GPU; one that is a program can be asked for. */
function because(
  { lang, running }: MatmulView,
  { measure }: MatmulActions,
  { without }: SizeResult,
): TemplateResult {
  const words = matmulWords(lang);
  if (without === null) return html``;
  const anyway = html`<dh-button word lang=${lang} label=${words.anyway} ?disabled=${running} @click=${() => measure(true)}></dh-button>`;
  return html`${words.without[without]}${without === "software" ? html` ${anyway}` : nothing}`;
}

export function speed(view: MatmulView, actions: MatmulActions): TemplateResult {
  const { lang, size, running, results, failed } = view;
  const words = matmulWords(lang);
  const result = results.get(size);
  const rows = rowsOf(view, actions, result);
  const speeds = rows.map(({ measured }) => (measured ? gflops(size, measured.ms) : 0));
  const most = Math.max(...speeds, 1e-9);
  const choice = html`<dh-value
    lang=${lang}
    label=${words.sizeLabel}
    .value=${String(size)}
    .options=${kSizes.map((value) => ({ value: String(value), label: `${value} × ${value}` }))}
    ?disabled=${running}
    @dh-change=${({ detail }: CustomEvent<{ value: string }>) => actions.setSize(Number(detail.value))}
  ></dh-value>`;
  return html`<section class="speed" aria-labelledby="speed">
    <div class="head"><h2 id="speed">${words.speedHead}</h2></div>
    <p class="say">${words.speedSay(choice, (2 * size ** 3) / 1e6)}</p>
    <div class="row go">
      ${
        running
          ? html`<dh-button class="measure" lang=${lang} edge busy label=${words.measuring}></dh-button>
            <dh-button class="stop" word lang=${lang} label=${words.stop} @click=${actions.stop}></dh-button>`
          : html`<dh-button class="measure" lang=${lang} edge icon="play" label=${result?.complete ? words.again : words.measure} @click=${() => actions.measure(false)}></dh-button>`
      }
    </div>
    <ul class="bars">${rows.map((row, i) => bar(view, row, (speeds[i] ?? 0) / most, size))}</ul>
    ${failed ? html`<p class="notice" role="alert">${words.failed}</p>` : nothing}
    <p class="prose verdict" role="status">${running ? nothing : verdict(view, result)}</p>
    <p class="note">${words.how}</p>
    ${shaderDisclosure("matmul", lang, words.shader)}
  </section>`;
}

function bar(
  view: MatmulView,
  { key, name, hint, measured, why, busy }: Row,
  share: number,
  size: number,
): TemplateResult {
  const words = matmulWords(view.lang);
  const value = measured ? gflops(size, measured.ms) : 0;
  return html`<li data-bar=${key} aria-busy=${busy ? "true" : nothing}>
    <span class="who"><b>${name}</b><span>${hint}</span></span>
    <svg viewBox="0 0 ${kBar} 10" preserveAspectRatio="none" aria-hidden="true"
      ><rect class="rail" width=${kBar} height="10" /><rect class="fill" width=${kBar * share} height="10" /></svg>
    <span class="figure">${
      measured
        ? html`<b>${figure(value)}</b> GFLOP/s<span>${words.each(time(measured.ms), String(measured.times), measured.rounds)}</span>`
        : html`<span class="why">${why}</span>`
    }</span>
  </li>`;
}

/** What the numbers say: how much the engine gains, what the GPU adds, and that all of them agree. */
function verdict({ lang, size, results }: MatmulView, result: SizeResult | undefined): string {
  const words = matmulWords(lang);
  if (!result || result.rows.length === 0)
    return results.size === 0 ? words.untold : words.untoldSize(String(size));
  const of = (way: Measured["way"]): readonly Measured[] => result.rows.filter((row) => row.way === way);
  const [simd] = of("simd");
  const [naive] = of("naive");
  const gpu = of("gpu").toSorted((x, y) => x.ms - y.ms)[0];
  const parts = [
    naive && simd ? words.gain(figure(naive.ms / simd.ms)) : "",
    gpu && simd ? words.gpuGain(figure(simd.ms / gpu.ms), gpu.software, simd.ms < gpu.ms) : "",
    naive ? words.agree(gpu ? (gpu.off === 0 ? "0" : scientific(gpu.off)) : null, naive.off === 0) : "",
    result.complete ? "" : words.stopped,
  ];
  return parts.filter(Boolean).join(lang === "zh" ? "" : " ");
}
