// What a reader takes away: the model as it stands, with its walk and its data, once for every wish. Fetched with the
// first one. What files are made of it is the page's business (web/formats).

import type { Rows, Session } from "../engine/index.ts";
import { modelFrom } from "../formats/session.ts";
import type { Taken, TakenPart, TakeWish } from "../shared/take.ts";
import type { Aside, AsideHost } from "./aside.ts";
import type { Material } from "./material.ts";
import type { Walk } from "./walk.ts";

export const aside = (_host: AsideHost): Aside => new Take();

class Take {
  #told = 0;

  at(walk: Walk, { id }: TakeWish): Taken | undefined {
    if (id === this.#told) return undefined;
    this.#told = id;
    return taken(id, walk.session, walk.setup.material);
  }

  dispose(): void {
    this.#told = 0;
  }
}

function taken(id: number, session: Session, material: Material): Taken {
  const { learn } = material;
  const data = learn && { ...learn, scale: 1 };
  return {
    id,
    step: session.step,
    model: modelFrom(session, { inputs: namesOf(material), ...(data && { data }) }),
    checkpoint: session.checkpoint(),
    parts: [
      ...partOf("train", learn),
      ...partOf("validation", material.held),
      ...partOf("test", material.test ?? null),
    ],
  };
}

/** Labs give floats. */
function partOf(part: TakenPart["part"], rows: Rows | null): TakenPart[] {
  if (!(rows?.features instanceof Float32Array && rows.targets instanceof Float32Array)) return [];
  const { features, targets } = rows;
  return [{ part, rows: rows.rows, features: features.slice(), targets: targets.slice() }];
}

/** A table's inputs by column, and by level where a column became several. */
function namesOf({ spec, table }: Material): readonly string[] {
  if (table === undefined) return spec.features;
  return table.facts.inputs.map(({ column, kind, level }) =>
    kind === "level" || kind === "missing" ? `${column}: ${kind === "level" ? level : "missing"}` : column,
  );
}
