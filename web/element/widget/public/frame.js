// A lab alone in a frame: what it is stands behind the # of the address (lab=network&v=1&…, lang, theme). It tells the page
// around it how high it is: { type: "downhill-height", height }, so that a script there can fit the frame.

const plain = new Set(["lab", "preset", "seed", "learning-rate", "hidden", "lang", "theme", "reveal"]);
const fields = location.hash
  .slice(1)
  .split("&")
  .map((field) => field.split("="));
const lab = document.createElement("downhill-lab");
lab.toggleAttribute("controls", true);
for (const [name, value = ""] of fields) if (plain.has(name)) lab.setAttribute(name, decode(value));
const state = fields.filter(([name]) => name !== "lab" && name !== "lang" && name !== "theme" && name !== "reveal");
if (state.some(([name]) => name === "v")) lab.setAttribute("state", state.map((field) => field.join("=")).join("&"));
document.body.append(lab);

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

new ResizeObserver(() => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: "downhill-height", height }, "*");
}).observe(document.body);
