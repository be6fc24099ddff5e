// The order and the look of ways that were left, on the chart and in the list.

import type { Branch } from "../../../shared/protocol.ts";
import type { Context } from "../lab.ts";

/** How a way looks: LOOK's colours and dashes, then hairlines. The one left last comes first. */
export const looks = [
  { stroke: "var(--branch-2)", dash: "6 3", width: 1.5 },
  { stroke: "var(--branch-3)", dash: "2 3", width: 1.5 },
  { stroke: "var(--branch-4)", dash: "8 3 2 3", width: 1.5 },
] as const;
const hair = { stroke: "var(--edge)", dash: "", width: 1 } as const;

export const lookOf = (place: number) => looks[place] ?? hair;

/** Left last first. */
export const waysOf = ({ snapshot }: Context): readonly Branch[] => snapshot?.branches?.toReversed() ?? [];
