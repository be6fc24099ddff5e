// The digits lab's settings behind the # of a link: what differs from where the lab begins, and the version. Pictures and
// weights stay where they are. Reading never throws: what makes no sense is left out. Pure; other labs' links: shared/link.ts.

import {
  changed,
  cleanDigits,
  type DigitsSettingId,
  type DigitsSettings,
  digitsSettingIds,
  firstSettings,
  flat,
} from "../../shared/digits-settings.ts";

const kVersion = "1";
const kLongest = 2000;

const text = (value: unknown): string => (Array.isArray(value) ? value.join("-") : String(value));

export function writeDigits(settings: DigitsSettings): string {
  const [now, first] = [flat(settings), flat(firstSettings)];
  const fields = digitsSettingIds.flatMap((id) =>
    text(now[id]) === text(first[id]) ? [] : [`${id}=${text(now[id])}`],
  );
  return [`v=${kVersion}`, ...fields].join("&");
}

function value(id: DigitsSettingId, written: string): unknown {
  if (id === "optimizer") return written;
  if (id === "hidden") return written === "" ? [] : written.split("-").map(Number);
  return written.trim() === "" ? Number.NaN : Number(written);
}

/** null: the text is no link that this lab knows. */
export function readDigits(hash: string): DigitsSettings | null {
  const fields = new URLSearchParams(hash.replace(/^#/, "").slice(0, kLongest));
  if (fields.get("v") !== kVersion) return null;
  const changes = digitsSettingIds.flatMap((id) => {
    const written = fields.get(id);
    const clean = written === null ? undefined : cleanDigits(id, value(id, written));
    return clean === undefined ? [] : [[id, clean] as const];
  });
  return changed(firstSettings, Object.fromEntries(changes));
}
