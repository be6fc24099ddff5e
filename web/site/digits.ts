// The digits lab's page: the header, the lab, the words of the notes that set something in it, and the link it was opened with.

import "../element/downhill-digits.ts";
import "./page.ts";

const lab = document.querySelector("downhill-digits");
for (const word of document.querySelectorAll<HTMLElement>("[data-set]"))
  word.addEventListener("click", async () => {
    const { wishedModel } = await import("./digits-wishes.ts");
    lab?.setModel(wishedModel(word.dataset["set"] ?? ""));
    lab?.scrollIntoView({ block: "start", behavior: "instant" });
  });

const follow = async (): Promise<void> => {
  if (!lab || !location.hash.startsWith("#v=")) return;
  const { readDigits } = await import("../labs/digits/link.ts");
  const settings = readDigits(location.hash);
  if (settings) lab.setSettings(settings);
};
void follow();
addEventListener("hashchange", follow);
