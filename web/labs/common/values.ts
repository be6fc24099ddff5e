// A setting as a word of the sentence: a dh-value with the range and choices of the settings table, sending "set".

import { html, type TemplateResult } from "lit";
import {
  type NumberSetting,
  type SettingId,
  type Settings,
  settings as table,
} from "../../shared/settings.ts";
import "../../view/controls/value.ts";
import type { ListItem, NumberRange } from "../../view/controls/index.ts";
import type { Context } from "./lab.ts";
import { commonWords } from "./words.ts";

export interface ValueLook {
  /** Instead of the setting's own value, e.g. the rate that "auto" has come to. */
  readonly value?: number;
  readonly format?: (value: number) => string;
  readonly suffix?: string;
  /** What stands before the number, e.g. "w = ". */
  readonly before?: TemplateResult | string;
  /** Regular weight, beside a heavier value. */
  readonly light?: boolean;
}

type Changed = CustomEvent<{ value: number | string }>;

/** The range of a number as dh-value wants it. */
export function rangeOf(id: SettingId): NumberRange {
  const row = table[id] as NumberSetting;
  const { min, max, above, whole, ladder, by } = row;
  return {
    min,
    max,
    ...(above && { above }),
    ...(whole && { integer: true }),
    ...(ladder && { ladder }),
    ...(by !== undefined && { step: by }),
  };
}

/** Sends changes of one setting; those of one drag make one level of undo. */
export function setter<Id extends SettingId>(
  context: Context,
  id: Id,
): { input: (event: Changed) => void; change: (event: Changed) => void } {
  const drags = context.memory(`drags of ${id}`, () => ({ n: 0 }));
  const send = (event: Changed): void => {
    const changes = { [id]: event.detail.value } as unknown as Partial<Settings>;
    context.dispatch({ type: "set", changes, gesture: `${id} ${drags.n}` });
  };
  return {
    input: send,
    change: (event) => {
      send(event);
      drags.n++;
    },
  };
}

/** A number: drag, arrows or typing. */
export function numberValue(context: Context, id: SettingId, look: ValueLook = {}): TemplateResult {
  const { input, change } = setter(context, id);
  const value = look.value ?? context.state.settings[id];
  return html`<dh-value
    lang=${context.lang}
    label=${commonWords(context.lang).settings[id]}
    .value=${value as number}
    .range=${rangeOf(id)}
    .format=${look.format ?? plain}
    suffix=${look.suffix ?? ""}
    ?light=${look.light ?? false}
    @dh-input=${input}
    @dh-change=${change}
    >${look.before ?? ""}</dh-value
  >`;
}

/** A choice: opens a list of these. */
export function choiceValue(
  context: Context,
  id: SettingId,
  options: readonly ListItem[],
  light = false,
): TemplateResult {
  const { change } = setter(context, id);
  return html`<dh-value
    lang=${context.lang}
    label=${commonWords(context.lang).settings[id]}
    .value=${String(context.state.settings[id])}
    .options=${options}
    ?light=${light}
    @dh-change=${change}
  ></dh-value>`;
}

/** As typed: up to 6 significant digits, a true minus. */
export const plain = (value: number): string => String(Number(value.toPrecision(6))).replace("-", "−");

/** The rate in force: what "auto" has come to, once the worker has said so. */
export function rateNow({ state, snapshot }: Context): number {
  const { learningRate } = state.settings;
  return learningRate === "auto" ? (snapshot?.learningRate ?? 0.1) : learningRate;
}
