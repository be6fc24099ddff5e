// What the widget fetches when a reader is near: the labs' own element under a name of its own, the way attributes and
// links reach it, and names for its parts that a page may style.

import { setPlace } from "../../labs/common/take/place.ts";
import { defaultsOf, isSettingId, type LabId, type Settings } from "../../shared/settings.ts";
import { resolveLang } from "../attributes.ts";
import { DownhillLab } from "../downhill-lab.ts";
import { given, type Inner, type WidgetApi } from "./api.ts";

const kName = "downhill-lab-inside";
/** The copy that is one file has no folder. */
const folder = new URL(/* @vite-ignore */ "../", import.meta.url ?? location.href);

setPlace({
  lab: (id) => new URL(`../${id}/`, folder).href,
  widget: () => folder.href,
  own: false,
});

const parts: readonly (readonly [selector: string, part: string])[] = [
  [".say", "sentence"],
  [".columns", "pictures"],
  [".transport", "transport"],
  [".closer", "panels"],
];

class Inside extends DownhillLab {
  protected override readonly covered = true;

  protected override updated(): void {
    for (const [selector, part] of parts)
      for (const found of this.renderRoot.querySelectorAll(selector)) found.setAttribute("part", part);
  }
}
if (customElements.get(kName) === undefined) customElements.define(kName, Inside);

/** The element of the widget's lab, with all that its attributes say; not in the page yet. */
export async function bring(widget: WidgetApi, exported: string): Promise<Inner> {
  if (widget.lab === "digits") await import("../downhill-digits.ts");
  const inner = document.createElement(widget.lab === "digits" ? "downhill-digits" : kName) as Inner;
  inner.setAttribute("exportparts", exported);
  for (const name of ["lang", "theme", "controls"]) tell(inner, widget, name);
  if (inner instanceof DownhillLab) {
    inner.lab = widget.lab;
    inner.loading = widget.loading;
    inner.preset = widget.preset;
    inner.seed = widget.seed;
    inner.learningRate = widget.learningRate;
    inner.hiddenLayers = widget.hiddenLayers;
  }
  return inner;
}

/** Once it stands in the page: waits until the lab's own code is there, then goes where a link leads. */
export async function begin(inner: Inner, widget: WidgetApi): Promise<void> {
  if (!(inner instanceof DownhillLab)) {
    if (widget.state !== "") await set(inner, widget.state);
    return;
  }
  while (inner.labState === null && inner.isConnected && inner.stage !== "failed")
    await new Promise((done) => setTimeout(done, 20));
  if (widget.state !== "") await goTo(inner, widget.state);
}

/** The digits lab's settings. */
async function set(inner: Inner, state: string): Promise<void> {
  const { readDigits } = await import("../../labs/digits/link.ts");
  const settings = readDigits(state);
  if (settings) inner.setSettings?.(settings);
}

async function goTo(inner: DownhillLab, state: string): Promise<void> {
  const { follow } = await import("../follow.ts");
  await follow(inner, state);
}

/** An attribute has changed. */
export function tell(inner: Inner, widget: WidgetApi, name: string): void {
  if (name === "lang") inner.lang = resolveLang(widget.lang, widget);
  else if (name === "theme") inner.theme = widget.theme;
  else if (name === "controls") inner.toggleAttribute("controls", widget.controls || widget.lab === "digits");
  else if (widget.lab === "digits") {
    if (name === "state") void set(inner, widget.state || "v=1");
  } else if (inner instanceof DownhillLab && (given as readonly string[]).includes(name))
    change(inner, widget, name);
}

const settingOf: Readonly<Record<string, keyof Settings>> = {
  preset: "dataset",
  seed: "seed",
  "learning-rate": "learningRate",
  hidden: "hidden",
};

/** An attribute that is gone or makes no sense is the preset's again. */
function change(inner: DownhillLab, widget: WidgetApi, name: string): void {
  if (name === "state") {
    void goTo(inner, widget.state === "" ? "v=1" : widget.state);
    return;
  }
  const id = settingOf[name];
  if (id === undefined || !isSettingId(id)) return;
  const base = defaultsOf(widget.lab as LabId);
  const units = (widget.hiddenLayers ?? "").split(",").map(Number);
  const hidden = units.every((n) => n >= 1)
    ? units.map((n) => ({ units: n, activation: "tanh" as const }))
    : base.hidden;
  const values: Partial<Record<keyof Settings, unknown>> = {
    dataset: widget.preset || base.dataset,
    seed: widget.seed ?? base.seed,
    learningRate: widget.learningRate ?? base.learningRate,
    hidden,
  };
  inner.setState({ settings: { [id]: values[id] } as Partial<Settings> });
}
