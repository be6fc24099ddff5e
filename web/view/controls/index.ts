// All controls in one place, for their types. A module that draws `<dh-x>` imports x.ts, which registers it, so that a
// page fetches only the controls it draws. Each class comment says its properties and events.

export { DhButton } from "./button.ts";
export { DhCheck } from "./check.ts";
export { type IconName, icon } from "./icons.ts";
export type { ListItem } from "./list.ts";
export { DhMenu } from "./menu.ts";
export { type NumberRange, parseNumber, writeNumber } from "./numbers.ts";
export { DhPlay } from "./play.ts";
export { DhRate, type RateNames } from "./rate.ts";
export { DhSlider } from "./slider.ts";
export { DhStep, type SegOption } from "./step.ts";
export { complaint, stepBy } from "./stepping.ts";
export { DhTools, type PointTool } from "./tools.ts";
export { DhValue } from "./value.ts";
