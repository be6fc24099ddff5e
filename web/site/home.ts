// The home page: the header, the walk on the slope, and the small pictures of the three ways in.

import "./page.ts";
import "../element/downhill-home.ts";
import { drawWay, type Way } from "../labs/home/ways.ts";
import { readColours } from "../view/colour/colours.ts";

const kSize = 104; // px, as home.css draws them

function drawWays(): void {
  const colours = readColours(document.body);
  for (const frame of document.querySelectorAll<HTMLElement>("[data-picture]")) {
    const canvas = frame.querySelector("canvas") ?? document.createElement("canvas");
    if (!canvas.isConnected) frame.append(canvas);
    drawWay(canvas, frame.dataset["picture"] as Way, {
      size: kSize,
      dpr: Math.min(3, devicePixelRatio || 1),
      colours,
    });
  }
}

drawWays();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawWays);
new MutationObserver(drawWays).observe(document.documentElement, { attributeFilter: ["data-theme"] });
