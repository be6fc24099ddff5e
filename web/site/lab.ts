// A lab's page: the header, the lab, the words of the notes that set something in it, and the link it was opened with.

import "../element/downhill-lab.ts";
import "./page.ts";

const lab = document.querySelector("downhill-lab");
for (const word of document.querySelectorAll<HTMLElement>("[data-set]"))
  word.addEventListener("click", async () => {
    const { wished } = await import("./wishes.ts");
    lab?.setState({ settings: wished(word.dataset["set"] ?? "") });
    lab?.scrollIntoView({ block: "start", behavior: "instant" });
  });

const follow = async (): Promise<void> => {
  if (lab && location.hash) void (await import("./follow.ts")).followHash(lab);
};
void follow();
addEventListener("hashchange", follow);
