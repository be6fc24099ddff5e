// The result as a picture: for each task a bar a peer, how many times as fast Downhill in node is, on a log axis through
// 1. One SVG with its own colours for a light and a dark reader; no script, no font of its own. Pure.

import { times } from "./table.mjs";

const kWidth = 760;
const kLabels = 190;
const kRight = 66;
const kRow = 22;
const kHead = 34;

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (c) => escapes[c]);

const style = `
  text { font: 13px system-ui, sans-serif; fill: #44423e }
  .title { font-weight: 600; fill: #1c1b16 } .tick { font-size: 11px; fill: #64635e }
  .paper { fill: #fbfaf7 } .grid { stroke: #dad9d4 } .one { stroke: #878681 }
  .ahead { fill: #1955b5 } .behind { fill: #b54f05 }
  @media (prefers-color-scheme: dark) {
    text { fill: #bfbeb8 } .title { fill: #ebe9e5 } .tick { fill: #9b9a94 }
    .paper { fill: #171614 } .grid { stroke: #353431 } .one { stroke: #76746f }
    .ahead { fill: #72c0fb } .behind { fill: #ffa659 }
  }`;

/** Whole powers of ten that hold all ratios and 1. */
export function decades(ratios) {
  const logs = [0, ...ratios.map(Math.log10)];
  return [Math.floor(Math.min(...logs)), Math.max(1, Math.ceil(Math.max(...logs)))];
}

/** `tasks` as compareTask gives them; the whole SVG as text. */
export function ratioPlot(tasks) {
  const shown = tasks
    .map(({ title, peers }) => ({ title, bars: peers.filter(({ ratio }) => ratio) }))
    .filter(({ bars }) => bars.length > 0);
  const [low, high] = decades(shown.flatMap(({ bars }) => bars.map(({ ratio }) => ratio.median)));
  const x = (value) => kLabels + ((Math.log10(value) - low) / (high - low)) * (kWidth - kLabels - kRight);
  const parts = [];
  let y = 12;
  for (const { title, bars } of shown) {
    parts.push(`<text class="title" x="12" y="${y + 18}">${escaped(title)}</text>`);
    y += kHead;
    parts.push(...axis(low, high, x, y, bars.length * kRow));
    for (const { name, ratio } of bars) {
      parts.push(...bar(name, ratio.median, x, y));
      y += kRow;
    }
    y += 30;
  }
  const said = "How many times as fast Downhill in node is as each peer, on a logarithmic axis";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${kWidth} ${y}" width="${kWidth}" height="${y}" role="img" aria-label="${said}">
<style>${style}
</style>
<rect class="paper" width="${kWidth}" height="${y}"/>
${parts.join("\n")}
</svg>
`;
}

function bar(name, value, x, y) {
  const [from, to] = [Math.min(x(1), x(value)), Math.max(x(1), x(value))];
  return [
    `<text x="${kLabels - 8}" y="${y + 15}" text-anchor="end">${escaped(name)}</text>`,
    `<rect class="${value >= 1 ? "ahead" : "behind"}" x="${from.toFixed(1)}" y="${y + 4}" width="${Math.max(1, to - from).toFixed(1)}" height="${kRow - 8}"/>`,
    `<text x="${(to + 6).toFixed(1)}" y="${y + 15}">${times(value)}</text>`,
  ];
}

function axis(low, high, x, y, height) {
  return Array.from({ length: high - low + 1 }, (_, i) => {
    const at = x(10 ** (low + i)).toFixed(1);
    const word = `${10 ** (low + i)}×`;
    return `<line class="${low + i === 0 ? "one" : "grid"}" x1="${at}" x2="${at}" y1="${y}" y2="${y + height + 4}"/><text class="tick" x="${at}" y="${y + height + 17}" text-anchor="middle">${word}</text>`;
  });
}
