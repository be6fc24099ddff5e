// scripts/downhill.js: {% downhill network preset="circle" %}. The folder lies in source/widget, and _config.yml says
// skip_render: widget/** (Hexo would put the frame's page into the theme otherwise).

const names = ["preset", "seed", "learning-rate", "hidden", "state", "lang", "theme", "reveal"];
const quoted = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

hexo.extend.tag.register("downhill", ([lab = "line", ...rest]) => {
  const root = hexo.config.root || "/";
  const attributes = rest.flatMap((word) => {
    const [, name, value = ""] = /^([\w-]+)=["']?(.*?)["']?$/.exec(word) || [];
    return names.includes(name) ? [` ${name}="${quoted(value)}"`] : [];
  });
  return `<script type="module" src="${root}widget/downhill.js"></script>
<downhill-lab lab="${quoted(lab)}"${attributes.join("")} controls><img src="${root}widget/posters/${quoted(lab)}.svg" alt="" width="360" height="360"></downhill-lab>`;
});
