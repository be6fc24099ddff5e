// The Chromium that benches of the page run in: as a reader's, without what it does beside the page.

import puppeteer from "puppeteer-core";

/** CHROMIUM names another program. The caller closes it. */
export const openChromium = () =>
  puppeteer.launch({
    headless: true,
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
