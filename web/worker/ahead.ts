// The step that comes next, taken by a twin of the walk from its checkpoint: so it is the engine's own, whatever the
// optimizer and the batch, and the walk keeps every bit. Fetched with the first wish for it.

import type { Session } from "../engine/index.ts";
import type { Ahead as AheadNow } from "../shared/ahead.ts";
import type { Aside, AsideHost } from "./aside.ts";
import { sessionData } from "./material.ts";
import { flat } from "./numbers.ts";
import type { Setup } from "./past.ts";
import { engineSpec } from "./spec.ts";
import type { Walk } from "./walk.ts";

export const aside = (host: AsideHost): Aside => new Ahead(host);

export class Ahead {
  readonly #host: AsideHost;
  #twin: { readonly session: Session; readonly setup: Setup } | null = null;

  constructor(host: AsideHost) {
    this.#host = host;
  }

  /** undefined: there is no next step, or one is half taken. */
  at(walk: Walk): AheadNow | undefined {
    const isHalfWay = walk.cursor !== null && !walk.cursor.done;
    if (!walk.canWalk || walk.hasDiverged || isHalfWay) return undefined;
    const session = this.#sessionFor(walk.setup);
    session.restore(walk.session.checkpoint());
    const memory = memoryOf(session);
    const { rate, corrections } = session.advance("step");
    const { momentum = 0, epsilon = 0 } = session.spec.optimizer;
    return {
      weights: flat(session.parameters()),
      gradients: flat(session.gradients()),
      memory,
      after: memoryOf(session),
      rate,
      momentum,
      epsilon,
      corrections: [corrections[0], corrections[1]],
    };
  }

  dispose(): void {
    this.#twin?.session.dispose();
    this.#twin = null;
  }

  #sessionFor(setup: Setup): Session {
    if (this.#twin?.setup === setup) return this.#twin.session;
    this.dispose();
    const { spec, material, rate } = setup;
    const session = this.#host.engine.createSession(engineSpec(spec, material.spec, rate));
    session.setData(sessionData(material));
    this.#twin = { session, setup };
    return session;
  }
}

/** Arrays that the optimizer keeps, one number a parameter in each. */
function memoryOf(session: Session): Float32Array[] {
  const { type, momentum = 0 } = session.spec.optimizer;
  const count = type === "sgd" ? Number(momentum > 0) : type === "adam" || type === "adamw" ? 2 : 1;
  const parameters = session.parameters();
  return Array.from({ length: count }, (_, k) =>
    flat(parameters.map(({ name }) => session.value(`memory_${k + 1}/${name}`))),
  );
}
