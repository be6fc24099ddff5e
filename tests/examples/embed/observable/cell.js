// A cell of an Observable notebook; `folder` is where the widget's folder lies, its end a slash. Another cell then says
// downhill("https://example.org/widget/", { lab: "network", preset: "circle" }).

async function downhill(folder, attributes = { lab: "line" }) {
  await import(`${folder}downhill.js`);
  const lab = document.createElement("downhill-lab");
  lab.toggleAttribute("controls", true);
  for (const [name, value] of Object.entries(attributes)) lab.setAttribute(name, value);
  return lab;
}
