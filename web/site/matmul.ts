// The page about products: the header, the exhibit, and the words of the notes that lay other matrices into it.

import "../element/downhill-matmul.ts";
import "./page.ts";
import { exampleIds } from "../labs/matmul/product.ts";

const exhibit = document.querySelector("downhill-matmul");
for (const word of document.querySelectorAll<HTMLElement>("[data-set]"))
  word.addEventListener("click", () => {
    const id = exampleIds.find((one) => word.dataset["set"] === `example=${one}`);
    if (id) exhibit?.take(id);
    exhibit?.scrollIntoView({ block: "start", behavior: "instant" });
  });
