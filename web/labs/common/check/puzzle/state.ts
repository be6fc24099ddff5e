// What the puzzles remember while a page stands: the measurement they were made from, which is on show, what was
// answered and what was found. Nothing of it is kept longer.

import type { CheckWish } from "../../../../shared/check.ts";
import type { Tensor } from "../../../../shared/protocol.ts";
import type { Context } from "../../lab.ts";
import type { CodeLine } from "./backprop.ts";
import { type Case, casesOf, kNudge } from "./evidence.ts";

export interface Evidence {
  readonly step: number;
  readonly rows: number;
  readonly parameters: readonly Tensor[];
  readonly cases: readonly Case[];
}

const kWish: CheckWish = { of: null, epsilon: kNudge };

export class Puzzles {
  evidence: Evidence | null = null;
  index = 0;
  /** The line pointed at in the puzzle on show. */
  answer: CodeLine | null = null;
  readonly #found = new Set<string>();

  /** What is still to be measured; null once it is: the puzzles stand on numbers that stay. */
  get wish(): CheckWish | null {
    return this.evidence === null ? kWish : null;
  }

  get now(): Case | null {
    return this.evidence?.cases[this.index] ?? null;
  }

  get found(): number {
    return this.evidence?.cases.filter((one) => this.#found.has(keyOf(one))).length ?? 0;
  }

  isFound(one: Case): boolean {
    return this.#found.has(keyOf(one));
  }

  askAgain(): void {
    this.evidence = null;
    this.answer = null;
  }

  /** Takes a measurement over once it is complete; true where it has. */
  take({ snapshot }: Context): boolean {
    const check = snapshot?.check;
    const whole = check?.whole;
    if (this.evidence !== null || check === undefined || whole === undefined) return false;
    const cases = casesOf(whole, check.loss);
    this.evidence = {
      step: check.step,
      rows: whole.answers[0]?.shape[0] ?? 0,
      parameters: whole.parameters,
      cases,
    };
    this.index = Math.max(0, Math.min(this.index, cases.length - 1));
    return true;
  }

  point(line: CodeLine): void {
    this.answer = line;
    if (this.now && line.key === this.now.pass.broken) this.#found.add(keyOf(this.now));
  }

  /** To the next one or the one before, round and round. */
  turn(by: number): void {
    const count = this.evidence?.cases.length ?? 0;
    if (count > 0) this.index = (this.index + by + count) % count;
    this.answer = null;
  }
}

const keyOf = ({ bug }: Case): string => `${bug.kind} ${bug.layer}`;
