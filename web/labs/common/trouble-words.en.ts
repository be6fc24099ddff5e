// The words of trouble-words.ts in English.

import type { TroubleWords } from "./trouble-words.ts";

export const words: TroubleWords = {
  overshoots: "Each step overshoots more than the last.",
  fromTo: (steps, first, last, rate, stable) =>
    `In ${steps} the loss went from ${first} to ${last}. ${
      stable === null
        ? `Rate ${rate} is too large here.`
        : `Rate ${rate} is past the largest stable one, ${stable}.`
    }`,
  ranOut: (step) => `At step ${step} the numbers passed the largest there is room for.`,
  back: (step, rate) => `Back to step ${step}, at ${rate}`,
  flat: (steps) => `Flat for ${steps} steps. A larger rate or another start may help.`,
  saturated: (layer) =>
    `${layer} has stopped learning: its gradient has died. A smaller rate and a new start may help.`,
};
