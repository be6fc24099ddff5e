// The puzzle on show: the lines of a backward pass from the loss down, a light where a gradient could be measured, and
// what the lights say of the line that was chosen. Arrows move between lines.

import { html, nothing, type TemplateResult } from "lit";
import { mathHtml } from "../../../../view/pictures/math-text.ts";
import { count, fixed, scientific } from "../../../../view/pictures/numbers.ts";
import type { Context } from "../../lab.ts";
import { gradientOf } from "../names.ts";
import { type CheckWords, checkWords } from "../words.ts";
import type { CodeLine } from "./backprop.ts";
import { alibiOf, type Case, type Light } from "./evidence.ts";
import type { Evidence, Puzzles } from "./state.ts";

/** `draw`: the element draws again. */
export function puzzleView(context: Context, puzzles: Puzzles, draw: () => void): TemplateResult {
  const words = checkWords(context.lang);
  const { snapshot } = context;
  const { evidence, now } = puzzles;
  if (snapshot?.train == null) return html`<p class="prose">${words.empty}</p>`;
  if (evidence === null) {
    const { done = 0, count: of = 0 } = snapshot.check ?? {};
    return html`<p class="prose">${words.measuring(count(done), count(of))}</p>`;
  }
  const askAgain = (): void => {
    puzzles.askAgain();
    draw();
  };
  const again = html`<button class="quiet again" @click=${askAgain}>${words.again}</button>`;
  if (now === null) return html`<p class="prose">${words.nothing} ${again}</p>`;
  const turn = (by: number): void => {
    puzzles.turn(by);
    draw();
  };
  const said = puzzles.answer ? feedback(puzzles.answer, now, evidence, words) : "";
  return html`<div class="puzzle">
    <p class="prose">${words.intro}</p>
    <p class="pick"><button class="quiet" aria-label=${words.before} @click=${() => turn(-1)}>‹</button
      ><span>${words.place(count(puzzles.index + 1), count(evidence.cases.length), count(puzzles.found))}${puzzles.isFound(now) ? " ✓" : ""}</span
      ><button class="quiet" aria-label=${words.next} data-turn="next" @click=${() => turn(1)}>›</button></p>
    <div class="lines" role="group" aria-label=${words.views.find} @keydown=${onArrow}>
      ${now.pass.lines.map((line) => row(line, now, puzzles, words, draw, said))}
    </div>
    <p class="sr" aria-live="polite">${said}</p>
    <p class="small">${words.measuredAt(count(evidence.step))} ${again}</p>
  </div>`;
}

function row(
  line: CodeLine,
  now: Case,
  puzzles: Puzzles,
  words: CheckWords,
  draw: () => void,
  said: string,
): TemplateResult {
  const chosen = puzzles.answer?.key === line.key;
  const light = now.lights.get(line.makes ?? line.key);
  const mark = !chosen ? "" : line.key === now.pass.broken ? "found" : "cleared";
  return html`<button class="line ${mark}" data-line=${line.key} aria-pressed=${chosen}
    @click=${() => {
      puzzles.point(line);
      draw();
    }}><span class="m">${mathHtml(line.text)}</span>${light ? shown(light, words) : html`<span class="way">${words.notMeasured}</span>`}</button>
    ${chosen ? html`<p class="prose said">${said}</p>` : nothing}`;
}

function shown(light: Light, words: CheckWords): TemplateResult {
  const { agrees, factor, difference, claimed, measured } = light;
  const how = factor === null ? words.off(fixed(100 * difference, 0)) : words.times(fixed(factor, 2));
  return html`<span class="light ${agrees ? "agrees" : "differs"}"><span aria-hidden="true">${agrees ? "●" : "◇"}</span>
      ${agrees ? words.agrees : words.differs(how)}</span>
    <span class="both">${words.numbers(short(claimed), short(measured))}</span>`;
}

const short = (x: number): string => (Math.abs(x) < 1e-3 && x !== 0 ? scientific(x, 2) : fixed(x, 4));

function feedback(line: CodeLine, now: Case, { parameters, rows }: Evidence, words: CheckWords): string {
  if (line.key === now.pass.broken) return words.found[now.bug.kind](count(rows));
  const { kind, of } = alibiOf(line, now);
  const name = of === "step" ? words.stepName : gradientOf(parameters, of);
  if (kind === "agrees") return words.clearedBy(name);
  return kind === "elsewhere" ? words.elsewhere(name) : words.allowed;
}

/** Up and down between the lines. */
function onArrow(event: KeyboardEvent): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const lines = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>(".line")];
  const at = lines.indexOf(event.target as HTMLElement);
  const next = lines[at + by];
  if (by === 0 || at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
