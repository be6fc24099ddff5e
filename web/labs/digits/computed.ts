// Who computes, to be chosen, and what is known of it.

import { html, type TemplateResult } from "lit";
import type { DeviceWish } from "../../shared/digits.ts";
import "../../view/controls/value.ts";
import type { DigitsActions, DigitsView } from "./state.ts";
import { digitsWords } from "./words.ts";

const kDevices: readonly DeviceWish[] = ["auto", "cpu", "gpu"];

export function computedBy({ lang, state, stage }: DigitsView, { device }: DigitsActions): TemplateResult {
  const words = digitsWords(lang);
  const { wish = "auto", gpu = null, why = "", costs = null } = state?.device ?? {};
  const ms = (value = 0): string => String(Number(value.toPrecision(2)));
  const because =
    gpu !== null
      ? words.onGpu(gpu)
      : why === "slower"
        ? words.slower(ms(costs?.cpu), ms(costs?.gpu))
        : words.onCpu[why];
  const choice = html`<dh-value
    lang=${lang}
    label=${words.computedByLabel}
    .value=${wish}
    .options=${kDevices.map((value) => ({ value, label: words.devices[value] }))}
    ?disabled=${stage !== "ready"}
    @dh-change=${({ detail }: CustomEvent<{ value: DeviceWish }>) => device(detail.value)}
  ></dh-value>`;
  return html`<p class="note device">${words.computedBy(choice)}<span class="because">${because}</span>
    <a href="../matmul/">${words.compare}</a></p>`;
}
