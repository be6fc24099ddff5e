// The article's page: the header, and the widget's script, which the site has in a folder of its own as any other page would.

import "./page.ts";

void import(/* @vite-ignore */ new URL("../widget/downhill.js", location.href).href);
