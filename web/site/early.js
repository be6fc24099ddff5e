// Runs before the first paint: the language and the theme the reader chose, or the browser's. A plain script, because
// a module would come after the paint; the buttons that change them are wired in page.ts. On a lab's page it also asks for
// what is known now to be needed (build/ahead.ts writes down the names): words in that language, and the lab's worker.
(() => {
  const root = document.documentElement;
  const { dataset } = document.currentScript;
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
  for (const href of dataset[root.lang]?.split(" ") ?? [])
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  // In a hidden tab no lab starts. Where a worker fails, the lab starts another and says what is wrong with that.
  if (!dataset.worker || document.hidden) return;
  const script = new URL(dataset.worker, location.href).href;
  const policy = globalThis.trustedTypes?.createPolicy("downhill-worker", { createScriptURL: () => script });
  try {
    const worker = new Worker(policy?.createScriptURL("") ?? script, { type: "module", name: "downhill" });
    globalThis.downhillAhead = { script, worker };
    worker.onerror = () => {
      globalThis.downhillAhead = undefined;
    };
  } catch {
    // Nor can the lab start one, which then says so.
  }
})();
