// The digits lab's page: the header and the lab.

import "../element/downhill-digits.ts";
import "./page.ts";
