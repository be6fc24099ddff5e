// Runs before the first paint: the language and the theme the reader chose, or the browser's. A plain script, because
// a module would come after the paint; the buttons that change them are wired in site.ts.
(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is switched off: the browser's own wishes it is
    }
  };
  const wished = (navigator.languages ?? [navigator.language]).map((tag) => tag.toLowerCase().slice(0, 2));
  const lang = kept("downhill.lang") ?? wished.find((tag) => tag === "zh" || tag === "en");
  const theme = kept("downhill.theme");
  root.lang = lang === "zh" ? "zh" : "en";
  root.dataset.theme = theme === "light" || theme === "dark" ? theme : "auto";
  root.classList.add("js");
  for (const meta of document.querySelectorAll("meta[data-zh]")) meta.content = meta.dataset[root.lang];
  document.title = document.querySelector('meta[name="title"]')?.content ?? document.title;
})();
