// The same page in the browser; what the server's HTML says otherwise is an error on the console.

import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import Page from "./page.mdx";

hydrateRoot(
  document.querySelector("#root"),
  <StrictMode>
    <Page />
  </StrictMode>,
);
