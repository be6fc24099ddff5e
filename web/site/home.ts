// The home page: the header and the lab that lives on its slope.

import "./page.ts";
