// Hangs every picture on a wall, in a shadow root as in the product, so that they can be looked at side by side.
// Everything shown is really trained (toy.ts). Interactive pictures work: what they report is kept and drawn again.

import { css, html, LitElement, svg, type TemplateResult } from "lit";
import { type Colours, readColours } from "../../../web/view/colour/colours.ts";
import { kProbability } from "../../../web/view/pictures/field.ts";
import { levelsAt } from "../../../web/view/pictures/isoline.ts";
import { linePlot } from "../../../web/view/pictures/line-plot.ts";
import { type NetworkColumn, network } from "../../../web/view/pictures/network.ts";
import type { NetworkCursor } from "../../../web/view/pictures/network-cursor.ts";
import { layoutNetwork, type NetworkItem } from "../../../web/view/pictures/network-layout.ts";
import { networkSheet } from "../../../web/view/pictures/network-sheet.ts";
import { floatingTag, tagBody } from "../../../web/view/pictures/network-tag.ts";
import { kFeatureNames, kFeatureScales, scaleOf } from "../../../web/view/pictures/network-tiles.ts";
import { pathPlane, pathWindow } from "../../../web/view/pictures/path-plane.ts";
import { plot } from "../../../web/view/pictures/plot.ts";
import { rampLegend } from "../../../web/view/pictures/ramp-legend.ts";
import { splitBar } from "../../../web/view/pictures/split-bar.ts";
import { pictureStyles } from "../../../web/view/pictures/styles.ts";
import { thumbs } from "../../../web/view/pictures/thumbs.ts";
import { type TimelineLayers, timeline } from "../../../web/view/pictures/timeline.ts";
import { edits, noValue } from "../../../web/view/pictures/timeline-marks.ts";
import type { Series } from "../../../web/view/pictures/timeline-scale.ts";
import { tokens } from "../../../web/view/tokens.ts";
import { corners, hills, lineWalk, responses, rings, spiral, ToyNet, type ToyPoint, walk } from "./toy.ts";

const kWords = {
  guessing: "guessing",
  train: "this walk",
  held: "held back",
  empty: "The slope appears with the first step.",
  step: "step",
};

const main = walk(new ToyNet([2, 8, 6, 1], 11), spiral(200, 5), { steps: 4000, rate: 0.1, every: 20 });
const features = (p: ToyPoint) => [p.x, p.y, p.x * p.x, p.y * p.y, p.x * p.y, Math.sin(p.x), Math.sin(p.y)];
const wide = walk(new ToyNet([7, 16, 12, 8, 6, 4, 1], 4), rings(160, 4), {
  steps: 200,
  rate: 0.03,
  every: 10,
  features,
});
const small = walk(new ToyNet([2, 4, 1], 5), rings(120, 4), { steps: 600, rate: 0.1, every: 10 });
const line = lineWalk(0.3, 12);
const wild = lineWalk(0.4, 14);

function columnsOf(net: ToyNet, maps: Float32Array[], side: number): NetworkColumn[] {
  return maps.map((values, l) => ({
    tiles: {
      values,
      width: side,
      height: side,
      scale:
        l === 0 ? Object.values(kFeatureScales) : scaleOf(l === maps.length - 1 ? "sigmoid" : "tanh", values),
    },
    kernel: l ? net.kernels[l - 1] : null,
    bias: l ? net.biases[l - 1] : null,
    ...(l === 0 ? { names: Object.values(kFeatureNames).slice(0, net.units[0]) } : {}),
  }));
}

class Gallery extends LitElement {
  static override styles = [
    tokens,
    pictureStyles,
    networkSheet,
    css`
    :host { display: block; background: var(--paper); color: var(--ink); font: 13px/1.3 var(--sans); padding: 24px 32px; width: 1216px; }
    h2 { font-size: 13px; margin: 28px 0 12px; }
    .row { display: flex; gap: 32px; align-items: flex-start; }
    .stack > * + * { margin-top: 12px; }
  `,
  ];

  points: ToyPoint[] = spiral(200, 5);
  linePoints = line.points;
  picked: number | null = 61;
  marked: NetworkItem[] = [{ kind: "link", layer: 2, from: 5, to: 1 }];
  hovered: NetworkItem | null = null;
  cursor: NetworkCursor | null = null;
  focusedNet = false;
  now = 2600;
  chosen = "spiral";
  log: string[] = [];

  override render(): TemplateResult {
    if (!this.isConnected) return html``;
    const colours = readColours(this);
    return html`<h2>Network lab</h2>${this.lab(colours)}<h2>Line lab</h2>${this.line()}<h2>Phone, widget</h2>${this.narrow(colours)}
      <h2>Sixteen in a column, seven inputs, six layers</h2>${this.wide(colours)}<h2>Empty, broken, regression</h2>${this.states(colours)}`;
  }

  say(...what: unknown[]): void {
    this.log.push(what.map(String).join(" "));
    this.requestUpdate();
  }

  lab(colours: Colours): TemplateResult {
    const dpr = devicePixelRatio;
    const grid = { values: responses(main.net, 100).at(-1) as Float32Array, width: 100, height: 100 };
    const field = { grid, scale: kProbability, levels: levelsAt(0.5) };
    const input = {
      onAdd: (x: number, y: number, other: boolean) => {
        this.points = [...this.points, { x, y, label: other ? 0 : 1 }];
        this.say("add", x.toFixed(2), y.toFixed(2), other);
      },
      onMove: (i: number, x: number, y: number, phase: string) => {
        this.points = this.points.with(i, { ...this.points[i], x, y } as ToyPoint);
        this.say("move", i, phase);
      },
      onRemove: (i: number) => {
        this.points = this.points.toSpliced(i, 1);
        this.say("remove", i);
      },
      onPick: (i: number | null) => {
        this.picked = i;
        this.say("pick", i);
      },
    };
    return html`<div class="row"><div class="stack">
        ${plot({ points: this.points, picked: this.picked }, { width: 208, dpr, colours, radius: 2.9, label: "Data: 200 points of two kinds in a spiral.", help: "Arrow keys go from point to point.", input })}
        ${thumbs(
          [
            ["spiral", spiral(60, 5)],
            ["rings", rings(60, 4)],
            ["corners", corners(60, 3)],
            ["hills", hills(50, 9)],
          ].map(([id, points]) => ({ id: id as string, name: id as string, points: points as ToyPoint[] })),
          {
            colours,
            dpr,
            label: "Datasets",
            chosen: this.chosen,
            onChoose: (id) => {
              this.chosen = id;
              this.requestUpdate();
            },
          },
        )}
        ${splitBar({ learn: 160, held: 40 }, { width: 208, words: { learn: "160 to learn from", held: "40 held back" } })}
      </div>
      ${this.net(colours, main.net, { width: 616, height: 412, side: 24, maxTile: 40, left: 12, right: 32 })}
      <div class="stack">${plot({ points: this.points, picked: this.picked, field }, { width: 328, dpr, colours, radius: 3.5, label: "Result: a boundary that follows the spiral.", input })}
        ${rampLegend({ width: 328, dpr, colours, words: { low: "sure: 0", middle: "line at 0.5", high: "sure: 1" } })}</div></div>
      ${this.chart(1216, 136, "full")}`;
  }

  chart(width: number, height: number, size: "full" | "strip" | "small", scrub = true): TemplateResult {
    const train = { step: main.step, loss: main.train };
    const held = { step: main.step, loss: main.held };
    return timeline(
      { train, held: size === "small" ? null : held, now: this.now, guess: Math.LN2 },
      {
        width,
        height,
        size,
        label: "Loss over 4,000 steps.",
        words: kWords,
        layers: marksOf(train, [800]),
        ...(scrub
          ? {
              onScrub: (step: number) => {
                this.now = Math.round(step / 20) * 20;
                this.say("scrub", step);
              },
            }
          : {}),
      },
    );
  }

  net(
    colours: Colours,
    net: ToyNet,
    box: {
      width: number;
      height: number;
      side: number;
      maxTile: number;
      left: number;
      right: number;
      top?: number;
    },
    plain = false,
  ): TemplateResult {
    const { width, height, side, maxTile, left, right, top = 28 } = box;
    const layout = layoutNetwork({ units: net.units, width, height, maxTile, inset: { left, right, top } });
    const maps = responses(net, side, net.units[0] === 7 ? features : undefined);
    const first = this.marked[0];
    const value =
      first?.kind === "link"
        ? (net.kernels[first.layer - 1]?.[first.from * net.units[first.layer] + first.to] ?? 0)
        : 0;
    const tag =
      first && !plain
        ? floatingTag(
            layout,
            first,
            tagBody({ name: "w_62", value, gradient: -0.0466 }, { gradient: "gradient" }),
          )
        : null;
    return network(
      { layout, columns: columnsOf(net, maps, side) },
      {
        colours,
        dpr: devicePixelRatio,
        label: "The network.",
        describe: (item) => JSON.stringify(item),
        flow: "none",
        ...(plain
          ? {}
          : { marked: this.marked, hovered: this.hovered, cursor: this.cursor, focused: this.focusedNet }),
        tag,
        ...(width === 616 ? { joins: { from: [-31, 132] as const, to: [648, 0, 328] as const } } : {}),
        onHover: (item) => {
          this.hovered = item;
          this.requestUpdate();
        },
        onPick: (item) => {
          this.marked = item ? [item] : [];
          this.say("net pick", JSON.stringify(item));
        },
        onCursor: (cursor) => {
          this.cursor = cursor;
          this.say("net cursor", JSON.stringify(cursor));
        },
        onEdit: (item) => this.say("net edit", JSON.stringify(item)),
        onFocus: (focused) => {
          this.focusedNet = focused;
          this.requestUpdate();
        },
      },
    );
  }

  line(): TemplateResult {
    const data = { path: line.path.slice(0, 3), exact: line.exact, next: line.path[3] };
    return html`<div class="row">${linePlot(
      { points: this.linePoints, now: line.path[2] ?? null, past: line.path.slice(0, 2), exact: line.exact },
      {
        width: 480,
        height: 420,
        label: "Nine points and a line.",
        words: { tooHigh: "too high", tooLow: "too low", exactLine: "exact line" },
        input: {
          onAdd: (x, y) => {
            this.linePoints = [...this.linePoints, { x, y }];
            this.say("add", x, y);
          },
          onMove: (i, x, y) => {
            this.linePoints = this.linePoints.with(i, { x, y });
            this.say("move", i);
          },
          onRemove: (i) => {
            this.linePoints = this.linePoints.toSpliced(i, 1);
            this.say("remove", i);
          },
        },
      },
    )}
      ${pathPlane(data, { width: 440, height: 420, window: pathWindow(data), label: "Two steps walked.", words: { exactMinimum: "exact minimum" } })}
      <div>${timeline({ train: { step: line.loss.map((_, i) => i), loss: line.loss }, now: 2 }, { width: 232, height: 44, size: "small", label: "Loss", words: kWords })}</div></div>`;
  }

  narrow(colours: Colours): TemplateResult {
    const dpr = devicePixelRatio;
    const values = responses(small.net, 80).at(-1) as Float32Array;
    return html`<div class="row">${this.net(colours, main.net, { width: 328, height: 366, side: 20, maxTile: 30, left: 2, right: 2, top: 0 })}
      <div class="stack">${this.chart(336, 56, "strip")}${this.chart(300, 44, "small", false)}</div>
      ${plot({ points: rings(120, 4), field: { grid: { values, width: 80, height: 80 }, scale: kProbability, levels: levelsAt(0.5) } }, { width: 300, dpr, colours, label: "Rings" })}
      ${this.net(colours, small.net, { width: 348, height: 300, side: 30, maxTile: 56, left: 0, right: 0, top: 0 }, true)}</div>`;
  }

  wide(colours: Colours): TemplateResult {
    return html`<div class="row">${this.net(colours, wide.net, { width: 616, height: 412, side: 20, maxTile: 40, left: 12, right: 32 }, true)}
      ${this.net(colours, wide.net, { width: 328, height: 366, side: 16, maxTile: 30, left: 2, right: 2, top: 0 }, true)}</div>`;
  }

  states(colours: Colours): TemplateResult {
    const dpr = devicePixelRatio;
    const diverged = { path: wild.path.slice(0, 12), exact: wild.exact, diverged: true };
    const holes = {
      values: Float32Array.from({ length: 900 }, (_, i) => (i % 30 > 17 ? Number.NaN : (i % 30) / 30)),
      width: 30,
      height: 30,
    };
    const slope = {
      values: Float32Array.from({ length: 900 }, (_, i) => ((i % 30) - 15) / 10),
      width: 30,
      height: 30,
    };
    const values = spiral(60, 2).map((p) => ({ ...p, label: p.x }));
    return html`<div class="row">
      ${plot({ points: [] }, { width: 220, dpr, colours, label: "Empty", input: { onAdd: () => {} } })}
      ${pathPlane(diverged, { width: 220, height: 220, window: pathWindow({ path: wild.path.slice(0, 5), exact: wild.exact }), label: "Diverged", words: { exactMinimum: "exact minimum" } })}
      ${plot({ points: [], field: { grid: holes, scale: kProbability } }, { width: 220, dpr, colours, label: "No value" })}
      ${plot({ points: values, field: { grid: slope, scale: { centre: 0, limit: 3 } } }, { width: 220, dpr, colours, label: "Regression", paint: { by: "value", limit: 3 } })}
      ${plot({ points: this.points, field: { grid: { values: responses(main.net, 100).at(-1) as Float32Array, width: 100, height: 100 }, scale: kProbability, levels: levelsAt(0.5) } }, { width: 220, dpr, colours, radius: 2.4, discrete: true, label: "Two colours" })}
      </div>
      ${timeline({ train: { step: [], loss: [] }, now: 0, guess: Math.LN2 }, { width: 580, height: 110, label: "Empty", words: kWords })}
      ${timeline({ train: { step: wild.loss.map((_, i) => i), loss: wild.loss.map((v, i) => (i > 11 ? Number.NaN : v)) }, now: 11, diverged: true }, { width: 580, height: 110, label: "Diverged", words: kWords, layers: marksOf({ step: wild.loss.map((_, i) => i), loss: wild.loss.map((v, i) => (i > 11 ? Number.NaN : v)) }, []) })}`;
  }
}

const marksOf = (train: Series, steps: readonly number[]): TimelineLayers => ({
  series: [],
  labels: [],
  behind: (scale) => svg`${edits(scale, steps)}${noValue(scale, train)}`,
  above: () => svg``,
});

customElements.define("dh-gallery", Gallery);
