// `<dh-sample>`: one point under the microscope. Which point and what becomes of it on the left, the chain of one unit with
// its numbers in the middle, each weight's gradient as its two factors and the point's pull on the right.

import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { mathHtml } from "../../../view/pictures/math-text.ts";
import { count, fixed, loss, weight } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { plain } from "../values.ts";
import { pushesNow } from "./arrows.ts";
import { type Chain, type Edge, isSame, type Unit } from "./chain.ts";
import { backwardLines, forwardLines, type Line } from "./lines.ts";
import { chainNow, edgeNow, goesBack, lookAt, nameOf, setBack, unitNow } from "./state.ts";
import { sampleStyles } from "./styles.ts";
import { type SampleWords, sampleWords } from "./words.ts";

export class DhSample extends LitElement {
  static override styles = sampleStyles;
  static override properties: PropertyDeclarations = { context: { attribute: false } };

  context!: Context;

  get #words(): SampleWords {
    return sampleWords(this.context.lang);
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const chain = chainNow(this.context);
    const any = this.context.state.shown.length > 0;
    return html`<section aria-label=${words.title}>
      ${this.#head(words)}
      ${chain === null ? html`<p class="prose">${any ? words.none : words.noPoints}</p>` : this.#body(words, chain)}
      <p class="sr" aria-live="polite">${chain && !this.context.state.running ? this.#spoken(words, chain) : nothing}</p>
    </section>`;
  }

  #head(words: SampleWords): TemplateResult {
    const { state, dispatch } = this.context;
    const { picked } = state.ui;
    const n = state.shown.length;
    const go = (by: number): void =>
      dispatch({ type: "ui", changes: { picked: ((picked ?? (by > 0 ? -1 : n)) + by + n) % n } });
    const off = n === 0;
    return html`<div class="bar">
      <h3>${words.title}</h3>
      <span class="pick"
        ><button class="quiet" aria-label=${words.before} ?disabled=${off} @click=${() => go(-1)}>‹</button
        ><span>${picked === null ? "–" : words.place(count(picked + 1), count(n))}</span
        ><button class="quiet" aria-label=${words.next} ?disabled=${off} @click=${() => go(1)}>›</button></span>
      <button class="word worst" ?disabled=${off} @click=${this.#worst}>${words.worst}</button>
      <span class="end"><button class="quiet close" @click=${() => dispatch({ type: "ui", changes: { panel: null } })}>${words.close}</button></span>
    </div>`;
  }

  #body(words: SampleWords, chain: Chain): TemplateResult {
    const { snapshot } = this.context;
    const kind = snapshot?.sample?.loss ?? "meanSquaredError";
    const unit = unitNow(this.context, chain);
    const list = (lines: readonly Line[]): TemplateResult[] =>
      lines.map(
        ({ key, value, text }) => html`<p class="line" data-key=${key} data-value=${value}>${text}</p>`,
      );
    return html`<div class="columns">
      <div class="left">${this.#facts(words, chain)}</div>
      <div class="middle" tabindex="0" role="group" aria-label=${words.unit}>
        ${this.#unitPicker(words, chain, unit)}
        <h4>${words.forward}</h4>
        ${list(forwardLines(chain, unit, kind, words))}
        <h4>${words.backward}</h4>
        ${list(backwardLines(chain, unit, kind, words))}
      </div>
      <div class="right">${this.#pulls(words, chain, unit)}</div>
    </div>`;
  }

  #facts(words: SampleWords, { target, answer, loss: own }: Chain): TemplateResult {
    const { state, snapshot } = this.context;
    const at = state.ui.picked ?? 0;
    const point = state.shown[at];
    const held = snapshot?.split[at] === 1;
    const plane = snapshot?.predictions !== undefined;
    const where = point
      ? plane
        ? `${fixed(point.x, 2)}, ${fixed(point.y, 2)}`
        : `x = ${fixed(point.x, 2)}`
      : "";
    const row = (name: string, value: string): TemplateResult =>
      html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
    return html`<table class="facts"><tbody>
        ${row(words.at, where)} ${row(words.target, fixed(target, 2))} ${row(words.answer, weight(answer))}
        ${row(words.loss, loss(own))}
      </tbody></table>
      <p class="small">${held ? words.held : words.learnt}</p>
      <p class="small arrows">${this.#arrows(words)}</p>`;
  }

  #arrows(words: SampleWords): string {
    const pushes = pushesNow(this.context);
    if (pushes === null) return "";
    const times = plain(pushes.times);
    if (pushes.kind === "line") return words.arrowsLine(times);
    if (pushes.kind === "border") return words.arrowsBorder(times);
    return pushes.kind === "field" ? words.arrowsField : words.arrowsHeights;
  }

  /** Only where there is more than one. */
  #unitPicker(words: SampleWords, { units }: Chain, now: Unit): TemplateResult | typeof nothing {
    if (units.flat().length === 1) return nothing;
    const choose = (event: Event): void => {
      const [layer = 0, unit = 0] = (event.target as HTMLSelectElement).value.split(" ").map(Number);
      lookAt(this.context, layer, unit);
    };
    return html`<label class="unit">${words.unit}
      <select @change=${choose}>
        ${units
          .flat()
          .map(
            ({ layer, unit }) =>
              html`<option value="${layer} ${unit}" .selected=${layer === now.layer && unit === now.unit}>${
                layer === units.length ? words.output : words.unitName(count(layer), count(unit + 1))
              }</option>`,
          )}
      </select></label>
      <span class="ways" role="radiogroup" aria-label=${words.inPicture}>${words.inPicture}
        ${[false, true].map(
          (
            back,
          ) => html`<button role="radio" aria-checked=${back === goesBack(this.context)} class=${back === goesBack(this.context) ? "on" : ""}
            @click=${() => setBack(this.context, back)}>${back ? words.backward : words.forward}</button>`,
        )}</span>`;
  }

  #pulls(words: SampleWords, chain: Chain, unit: Unit): TemplateResult {
    const { snapshot, state } = this.context;
    const rows = chain.edges.filter(({ layer, to }) => layer === unit.layer && to === unit.unit);
    const chosen = edgeNow(this.context, chain);
    const { optimizer, momentum } = state.settings;
    const notes = [
      words.pullOf(plain(snapshot?.learningRate ?? 0), count(snapshot?.sample?.rows ?? 1)),
      optimizer === "sgd" && momentum > 0 ? words.momentum : words.way[optimizer],
      state.settings.schedule !== "constant" ? words.scheduled : "",
    ];
    const name = (edge: Edge): TemplateResult =>
      html`<span class="m">${mathHtml(nameOf(chain, edge))}</span>`;
    return html`<p class="prose said">${this.#said(words, chain, chosen)}</p>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.pull}>
      <table class="pulls"><thead><tr>
        <th scope="col">${words.weight}</th><th scope="col">${words.now}</th>
        <th scope="col">${words.local}</th><th scope="col">× ${words.upstream}</th>
        <th scope="col">= ${words.gradient}</th><th scope="col">${words.pull}</th>
      </tr></thead><tbody>${rows.map(
        (
          edge,
        ) => html`<tr class=${isSame(edge, chosen) ? "on" : ""} data-from=${edge.from ?? "bias"} data-to=${edge.to} data-layer=${edge.layer}>
          <th scope="row">${name(edge)}</th><td>${weight(edge.value)}</td><td>${weight(edge.local)}</td>
          <td>${weight(edge.upstream)}</td><td>${weight(edge.gradient)}</td><td class="by">${signed(edge.pull)}</td></tr>`,
      )}</tbody></table></div>
      <p class="small">${notes.filter((text) => text !== "").join(" ")}</p>`;
  }

  #said(words: SampleWords, chain: Chain, edge: Edge | null): TemplateResult | string {
    if (edge === null || edge.pull === 0) return words.still;
    const [before, after] = words.pulls(signed(edge.pull));
    const many = chain.units.length > 1 ? words.ofLayer(count(edge.layer)) : "";
    return html`${before}<b class="m">${mathHtml(nameOf(chain, edge))}</b>${many}${after}`;
  }

  #spoken(words: SampleWords, chain: Chain): string {
    const edge = edgeNow(this.context, chain);
    const [before, after] = words.pulls(signed(edge?.pull ?? 0));
    const many = edge && chain.units.length > 1 ? words.ofLayer(count(edge.layer)) : "";
    const pull =
      edge === null ? words.still : `${before}${nameOf(chain, edge).replaceAll("_", "")}${many}${after}`;
    return words.spoken(
      count((this.context.state.ui.picked ?? 0) + 1),
      weight(chain.answer),
      loss(chain.loss),
      pull,
    );
  }

  /** By the answers there are: the point that is furthest from what is wanted of it. */
  readonly #worst = (): void => {
    const { snapshot, dispatch } = this.context;
    if (!snapshot) return;
    const [w, b] = [snapshot.parameters[0]?.data[0] ?? 0, snapshot.parameters[1]?.data[0] ?? 0];
    const errors = snapshot.points.map(({ x, y, label }, i) =>
      Math.abs(snapshot.predictions ? (snapshot.predictions[i] ?? label) - label : w * x + b - y),
    );
    dispatch({ type: "ui", changes: { picked: errors.indexOf(Math.max(...errors)) } });
  };
}

const signed = (x: number): string => (x > 0 ? `+${weight(x)}` : weight(x));

customElements.define("dh-sample", DhSample);

declare global {
  interface HTMLElementTagNameMap {
    "dh-sample": DhSample;
  }
}
