// A lab's page: the header, the lab, and the words of the notes that set something in it.

import "../element/downhill-lab.ts";
import "./page.ts";
import { wished } from "./wishes.ts";

type Lab = HTMLElement & { setState?: (state: { settings: Record<string, unknown> }) => void };

const lab = document.querySelector<Lab>("downhill-lab");
for (const word of document.querySelectorAll<HTMLElement>("[data-set]"))
  word.addEventListener("click", () => {
    lab?.setState?.({ settings: wished(word.dataset["set"] ?? "") });
    lab?.scrollIntoView({ block: "start", behavior: "instant" });
  });
