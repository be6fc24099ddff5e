// What a lab shows as one sheet, for `toBlob`: fetched when somebody asks for it.

import { picturesOf } from "../../labs/common/out/pictures.ts";
import type { Inner } from "./api.ts";

/** Once its pictures stand; null where it has failed, left the page, or draws nothing. */
export async function pictureOf(inner: Inner, type: string): Promise<Blob | null> {
  while (!stands(inner)) {
    if (inner.stage === "failed" || !inner.isConnected) return null;
    await new Promise((done) => setTimeout(done, 30));
  }
  await inner.updateComplete;
  const area = inner.shadowRoot?.querySelector(".lab .columns, .lab.digits");
  const pictures = area && picturesOf(area);
  if (!pictures) return null;
  const svg = type === "image/svg+xml";
  return new Blob([svg ? pictures.svg : pictures.png], { type: svg ? type : "image/png" });
}

/** The digits lab has no snapshots: it stands once it is ready. */
const stands = ({ stage, snapshot }: Inner): boolean => stage === "ready" && snapshot !== null;
