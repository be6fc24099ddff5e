// The digits lab's page: the header, the lab, and the words of the notes that set something in it.

import "../element/downhill-digits.ts";
import "./page.ts";

const lab = document.querySelector("downhill-digits");
for (const word of document.querySelectorAll<HTMLElement>("[data-set]"))
  word.addEventListener("click", async () => {
    const { wishedModel } = await import("./digits-wishes.ts");
    lab?.setModel(wishedModel(word.dataset["set"] ?? ""));
    lab?.scrollIntoView({ block: "start", behavior: "instant" });
  });
