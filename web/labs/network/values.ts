// Values of the sentence and of the column heads that are not one setting of the table as it stands: counts inside the
// list of layers, shares as percents, a number that may also be "all". Same control, same undo as common/values.ts.

import { html, nothing, type TemplateResult } from "lit";
import type { Settings } from "../../shared/settings.ts";
import "../../view/controls/value.ts";
import type { ListItem, NumberRange } from "../../view/controls/index.ts";
import type { Context } from "../common/lab.ts";
import { plain } from "../common/values.ts";

export interface OwnNumber {
  /** Names the gesture: changes of one drag make one level of undo. */
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly range: NumberRange;
  readonly format?: (value: number) => string;
  readonly suffix?: string;
  readonly before?: TemplateResult | string;
  readonly light?: boolean;
  readonly set: (value: number) => Partial<Settings>;
}

type Changed<T> = CustomEvent<{ value: T }>;

export function ownNumber(context: Context, options: OwnNumber): TemplateResult {
  const { key, label, value, range, format = plain, suffix = "", before, light = false, set } = options;
  const drags = context.memory(`drags of ${key}`, () => ({ n: 0 }));
  const send = ({ detail }: Changed<number>): void =>
    context.dispatch({ type: "set", changes: set(detail.value), gesture: `${key} ${drags.n}` });
  return html`<dh-value
    lang=${context.lang}
    label=${label}
    .value=${value}
    .range=${range}
    .format=${format}
    suffix=${suffix}
    ?light=${light}
    @dh-input=${send}
    @dh-change=${(event: Changed<number>) => {
      send(event);
      drags.n++;
    }}
    >${before ?? nothing}</dh-value
  >`;
}

export interface OwnChoice {
  readonly label: string;
  readonly value: string;
  readonly items: readonly ListItem[];
  readonly light?: boolean;
  readonly choose: (value: string) => void;
}

export function ownChoice(
  { lang }: Context,
  { label, value, items, light, choose }: OwnChoice,
): TemplateResult {
  return html`<dh-value
    lang=${lang}
    label=${label}
    .value=${value}
    .options=${items}
    ?light=${light ?? false}
    @dh-change=${({ detail }: Changed<string>) => choose(detail.value)}
  ></dh-value>`;
}
