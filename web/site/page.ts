// What every page does: the words of the header that set language and theme, and telling the labs on the page about
// both. The first paint has them already (early.js); this wires the buttons.

export type Lang = "en" | "zh";
export type Theme = "auto" | "light" | "dark";
/** A lab on the page, as far as the header cares. */
type Lab = HTMLElement & { lang: string; theme?: string };

const root = document.documentElement;
const kThemes: readonly Theme[] = ["light", "auto", "dark"];

export const langNow = (): Lang => (root.lang === "zh" ? "zh" : "en");
export const themeNow = (): Theme => (root.dataset["theme"] as Theme | undefined) ?? "auto";

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}

function show(): void {
  const lang = langNow();
  for (const lab of document.querySelectorAll<Lab>(
    "downhill-lab, downhill-home, downhill-digits, downhill-matmul",
  )) {
    lab.setAttribute("lang", lang);
    lab.setAttribute("theme", themeNow());
  }
  for (const button of document.querySelectorAll<HTMLElement>("[data-lang]"))
    button.ariaPressed = String(button.dataset["lang"] === lang);
  for (const button of document.querySelectorAll<HTMLElement>(".theme [data-theme]"))
    button.ariaPressed = String(button.dataset["theme"] === themeNow());
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[data-zh]"))
    meta.content = meta.dataset[lang] ?? meta.content;
  document.title = document.querySelector<HTMLMetaElement>('meta[name="title"]')?.content ?? document.title;
}

function setLang(lang: Lang): void {
  root.lang = lang;
  keep("downhill.lang", lang);
  show();
}

// On a phone only the theme that is on is shown, and a press goes to the next one.
function setTheme(button: HTMLElement): void {
  const pressed = (button.dataset["theme"] ?? "auto") as Theme;
  const again = pressed === themeNow();
  const theme = again ? (kThemes[(kThemes.indexOf(pressed) + 1) % kThemes.length] ?? "auto") : pressed;
  if (again && button.nextElementSibling?.checkVisibility?.()) return;
  if (again && button.previousElementSibling?.checkVisibility?.()) return;
  root.dataset["theme"] = theme;
  keep("downhill.theme", theme);
  show();
  if (again) document.querySelector<HTMLElement>(`.theme [data-theme="${theme}"]`)?.focus();
}

function wireHeader(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-lang]"))
    button.addEventListener("click", () => {
      setLang(button.dataset["lang"] === "zh" ? "zh" : "en");
      // On a phone the pressed word gives way to the other one; the focus goes along.
      if (!button.checkVisibility?.())
        document.querySelector<HTMLElement>('[data-lang][aria-pressed="false"]')?.focus();
    });
  for (const button of document.querySelectorAll<HTMLElement>(".theme [data-theme]"))
    button.addEventListener("click", () => setTheme(button));
  const menu = document.querySelector<HTMLDetailsElement>("details.narrow");
  const here = menu?.querySelector("nav [aria-current] ")?.cloneNode(true) as HTMLElement | undefined;
  if (here) menu?.querySelector(".here")?.replaceChildren(...here.childNodes);
  addEventListener("click", (event) => {
    if (menu && !menu.contains(event.target as Node)) menu.open = false;
  });
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

wireHeader();
show();
