// The widget's script, as it stands in somebody's page: it makes `<downhill-lab>` known, unless another copy of it has
// done so already. All else is fetched by the element (shell.ts) when a reader comes near.

import { DownhillWidget } from "./shell.ts";

if (customElements.get("downhill-lab") === undefined) customElements.define("downhill-lab", DownhillWidget);
