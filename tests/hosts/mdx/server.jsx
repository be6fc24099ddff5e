// The page as a server renders it, into the HTML that the browser then takes over.

import { renderToString } from "react-dom/server";
import Page from "./page.mdx";

console.log(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A lab in a page</title>
<script type="module" src="client.js"></script></head><body><div id="root">${renderToString(<Page />)}</div></body></html>`);
