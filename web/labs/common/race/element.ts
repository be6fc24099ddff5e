// `<dh-race>`: several walks from the same start beside each other, under a lab's pictures. It says what is raced, asks
// the worker while it is in the page, and shows what comes: a picture a lane, all losses, their ways, who was first.

import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { count, loss } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { plain } from "../values.ts";
import { raceChart } from "./chart.ts";
import { editor } from "./editor.ts";
import { hasPlane, isDrawn, kMostLanes, lengths, type Ready, readyLanes, readyRaces } from "./lanes.ts";
import { lanePicture, waysPicture } from "./pictures.ts";
import {
  addLane,
  allStarts,
  change,
  go,
  goAgain,
  goalOf,
  halt,
  isBefore,
  isDone,
  isOver,
  isStale,
  type Kept,
  namesOf,
  raceOf,
  standing,
  take,
  wishNow,
} from "./state.ts";
import { raceStyles } from "./styles.ts";
import { fate, finishingList, luckPart, swatch, type Told, verdict } from "./told.ts";
import { type RaceWords, raceWords } from "./words.ts";

export class DhRace extends LitElement {
  static override styles = raceStyles;
  static override properties: PropertyDeclarations = { context: { attribute: false } };

  context!: Context;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const { context } = this;
    // The lab is being drawn now.
    queueMicrotask(() => context.dispatch({ type: "ui", changes: { race: null } }));
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    take(this.context);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { dispatch, state } = this.context;
    const wish = wishNow(raceOf(this.context));
    if (wish === state.ui.race || !this.isConnected) return;
    // After this update: the lab draws again, and with it this element.
    queueMicrotask(() => dispatch({ type: "ui", changes: { race: wish } }));
  }

  protected override render(): TemplateResult {
    const { context } = this;
    const words = raceWords(context.lang);
    const kept = raceOf(context);
    return html`<section aria-label=${words.title} @keydown=${this.#onKey}>
      <div class="bar"><h3>${words.title}</h3>${this.#readies(words, kept)}
        <span class="end"><button class="quiet close" @click=${this.#close}>${words.close}</button></span></div>
      ${context.state.shown.length === 0 ? html`<p class="prose">${words.noPoints}</p>` : this.#body(words, kept)}
    </section>`;
  }

  #readies(words: RaceWords, { ready }: Kept): TemplateResult {
    const isDraw = isDrawn(this.context);
    return html`<span class="seg" role="radiogroup" aria-label=${words.readyName}>${readyRaces.map(
      (
        which,
      ) => html`<button role="radio" data-ready=${which} aria-checked=${which === ready} class=${which === ready ? "on" : ""}
        @click=${() => this.#choose(which)}>${which === "starts" && isDraw ? words.readyDraws : words.ready[which]}</button>`,
    )}</span>`;
  }

  #body(words: RaceWords, kept: Kept): TemplateResult {
    const names = namesOf(kept.lanes, words);
    const now = standing(this.context);
    const told: Told | null = now && { kept, now, names: namesOf(kept.raced?.lanes ?? [], words), words };
    return html`<p class="prose">${words.same[kept.ready ?? "mixed"]}</p>
      ${this.#lanes(names, told, words)}
      ${kept.editing === null ? nothing : editor(this.context, kept.editing, words)}
      ${this.#acts(words, kept)}
      ${told === null ? html`<p class="small">${words.before}</p>` : this.#results(told)}`;
  }

  #lanes(names: readonly string[], told: Told | null, words: RaceWords): TemplateResult {
    const { context } = this;
    const kept = raceOf(context);
    const { lanes, race, raced, editing } = kept;
    const isOld = isBefore(kept);
    const side = sideOf(context, lanes.length);
    const finish = (lane: number) => told?.now.list.find((one) => one.lane === lane);
    return html`<ol class="lanes ${hasPlane(context) ? "" : "bare"}">${lanes.map((one, lane) => {
      // Until the new race has come a lane that is the same keeps its picture.
      const runner = race?.runners[isOld ? (raced?.lanes.indexOf(one) ?? -1) : lane];
      const name = names[lane] ?? "";
      const found = isOld ? undefined : finish(lane);
      const here = runner?.losses.at(-1) ?? Number.NaN;
      const said = found && fate(found, isOver(kept), words);
      return html`<li data-lane=${lane} class=${runner?.divergedAt == null ? "" : "out"}>
        <button class="name" aria-expanded=${lane === editing} aria-label=${words.edit(count(lane + 1), name)} @click=${() => this.#edit(lane)}>
          ${swatch(lane)}<b>${lane + 1}</b> <span>${name}</span></button>
        ${hasPlane(context) ? lanePicture(context, lane, runner, { side, label: words.picture(name, loss(here)) }) : nothing}
        <span class="fate">${said || (runner && !isOld ? words.on(count(runner.step), loss(here)) : nothing)}</span>
      </li>`;
    })}</ol>`;
  }

  #acts(words: RaceWords, kept: Kept): TemplateResult {
    const isUnderWay = wishNow(kept) !== null && !isDone(kept);
    const choose = (event: Event): void =>
      this.#do(() => change(this.context, { steps: Number((event.target as HTMLSelectElement).value) }));
    return html`<p class="acts">
      ${
        isUnderWay
          ? html`<button class="go stop" @click=${() => this.#do(() => halt(kept))}>${words.stop}</button>`
          : html`<button class="go" @click=${() => this.#do(() => go(this.context))}>${kept.race ? words.again : words.go}</button>`
      }
      <label>${words.stepsName} <select class="steps" @change=${choose}>${lengths.map((n) => html`<option value=${n} .selected=${n === kept.steps}>${count(n)}</option>`)}</select></label>
      <button class="word add" ?disabled=${kept.lanes.length >= kMostLanes} @click=${() => this.#do(() => addLane(this.context))}>${words.add}</button>
      ${isStale(this.context) ? html`<span class="stale">${words.changed}</span>` : nothing}
    </p>`;
  }

  #results(told: Told): TemplateResult {
    const { context } = this;
    const { kept, now, words } = told;
    const { race } = kept;
    const hill = race && waysPicture(context, race, { ...sizeOf(context).hill, words });
    const { every = 1 } = kept.raced?.wish ?? {};
    return html`<p class="prose verdict" aria-live="polite">${verdict(told)}</p>
      <div class="columns ${hill ? "three" : ""}">
        <div class="losses"><p class="small head">${this.#chartHead(told)}</p>${this.#chart(told, Boolean(hill))}
          <p class="small">${words.goalHelp}${every > 1 ? ` ${words.measured(count(every))}` : ""}</p></div>
        ${hill ? html`<div class="ways"><p class="small head">${words.hillHead}</p>${hill}${this.#hillNote(words)}</div>` : nothing}
        <div class="told"><p class="small head">${words.listHead(plain(now.goal))}</p>${finishingList(told)}
          ${luckPart(context, told, () => this.#do(() => goAgain(kept)))}</div>
      </div>`;
  }

  #chartHead({ kept, words }: Told): string {
    const starts = allStarts(kept).length;
    return starts > 1 ? words.bandHead(count(starts)) : words.chartHead;
  }

  #hillNote(words: RaceWords): TemplateResult | typeof nothing {
    return this.context.lab.id === "boundary"
      ? html`<p class="small">${words.hillNote("w₁", "w₂", "b")}</p>`
      : nothing;
  }

  #chart({ kept, names, words }: Told, besideHill: boolean): TemplateResult {
    const { context } = this;
    const wish = kept.raced?.wish;
    const { width, height, named } = sizeOf(context, besideHill).chart;
    return raceChart(
      {
        starts: allStarts(kept),
        names,
        every: wish?.every ?? 1,
        steps: wish?.steps ?? 1,
        goal: goalOf(context),
      },
      {
        width,
        height,
        named,
        words,
        onGoal: (goal) =>
          this.#do(() => {
            kept.goal = goal;
          }),
      },
    );
  }

  /** Does it, then draws again: what is asked of the worker follows. */
  #do(change: () => void): void {
    change();
    this.requestUpdate();
  }

  #choose(ready: Ready): void {
    const kept = raceOf(this.context);
    kept.editing = null;
    kept.goal = null;
    this.#do(() => change(this.context, { ready, lanes: readyLanes(this.context, ready) }));
  }

  #edit(lane: number): void {
    const kept = raceOf(this.context);
    this.#do(() => {
      kept.editing = kept.editing === lane ? null : lane;
    });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    const kept = raceOf(this.context);
    if (kept.editing === null) this.#close();
    else this.#edit(kept.editing);
  };

  readonly #close = (): void => this.context.dispatch({ type: "ui", changes: { panel: null } });
}

/** Side of a lane's picture: as many beside each other as there is room for. */
function sideOf({ width, layout }: Context, lanes: number): number {
  const across = layout === "phone" ? 3 : layout === "narrow" ? 4 : Math.min(8, Math.max(5, lanes));
  return Math.floor(Math.min(layout === "wide" ? 184 : 200, (width - (across - 1) * 16) / across));
}

interface Sizes {
  readonly chart: { readonly width: number; readonly height: number; readonly named: boolean };
  readonly hill: { readonly width: number; readonly height: number };
}

function sizeOf({ width, layout }: Context, besideHill = true): Sizes {
  const hill = layout === "wide" ? 336 : layout === "phone" ? width : Math.floor((width - 32) / 2);
  const list = layout === "wide" ? 300 + 32 : 0;
  const chart = layout === "wide" ? width - list - (besideHill ? hill + 32 : 0) : width;
  return {
    chart: {
      width: chart,
      height: layout === "phone" ? 220 : 280,
      named: layout === "wide" ? !besideHill : layout !== "phone",
    },
    hill: { width: hill, height: Math.min(hill, 280) },
  };
}

customElements.define("dh-race", DhRace);

declare global {
  interface HTMLElementTagNameMap {
    "dh-race": DhRace;
  }
}
