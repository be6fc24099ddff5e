// Where links lead to and where the widget's script lies. On the site both follow from the page's address; a widget in
// somebody's article says so itself.

export interface Place {
  /** The lab's page, without a hash. */
  readonly lab: (id: string) => string;
  /** The widget's folder, its end a slash. */
  readonly widget: () => string;
  /** The address of the page is the lab's own, and follows what is copied. */
  readonly own: boolean;
}

const site: Place = {
  lab: () => location.href.replace(/#.*$/s, ""),
  widget: () => new URL("../widget/", location.href).href,
  own: true,
};

let place = site;
export const placeNow = (): Place => place;
export function setPlace(other: Place): void {
  place = other;
}
