// How long a lab's page takes from the start of its navigation to its first trained step, warm, in Chromium.
//   ./lab bench start [LOADS]
// The three labs take turns; medians of LOADS (11) loads are printed, with the browser's cache and without. It gates nothing.

import os from "node:os";
import { browserMissing, startUp } from "./compare/browsers.mjs";

const loads = Number(process.argv[2] ?? 11);
if (!Number.isInteger(loads) || loads < 1 || loads > 1000)
  throw new RangeError(`LOADS must be a whole number from 1 to 1,000, got "${process.argv[2]}"`);
const missing = browserMissing("chromium");
if (missing) throw new Error(missing);

const labs = ["line", "boundary", "network"];
const ways = [
  [true, "files kept by the browser, as a site's host lets it"],
  [false, "files fetched anew, each time"],
];
console.log(`ms from navigation to the first trained step on the page, ${loads} warm loads, goal 300`);
for (const [keep, said] of ways) {
  console.log(`${said} (load ${os.loadavg()[0].toFixed(1)})`);
  for (const [lab, measured] of Object.entries(await startUp(loads, labs, { keep }))) {
    const [median, least, greatest] = [measured.median, measured.least, measured.greatest].map(Math.round);
    console.log(`${`  /${lab}/`.padEnd(14)}${median} (${least} to ${greatest})`);
  }
}
