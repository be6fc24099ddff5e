import type { TakeWords } from "./words.ts";

const changed = (changes: string): string => (changes === "0" ? "" : `，连同路上的 ${changes} 处改动`);

export const words: TakeWords = {
  title: "带走",
  close: "收起",
  linkTo: "链接通向",
  kinds: { walk: "这一路", weights: "现在的权重", start: "起点" },
  aboutWalk: (steps, changes) =>
    steps === "0"
      ? `打开链接，就站在现在这个地方${changed(changes)}。`
      : `打开链接，就把这 ${steps} 步再走一遍${changed(changes)}，走到的数一位不差。`,
  aboutWeights: (numbers) => `打开链接，就看到现在的 ${numbers} 个数，从第 0 步开始，设置和点都一样。`,
  aboutStart: "打开链接，就看到同样的设置和点，还没有走第一步。",
  aboutSettings: "打开链接，就看到同样的设置，还没有走第一步。种子一样，图片一样，学到的权重就一样。",
  noWalk: "这条路已经不能从头说起了。通向权重或起点的链接还可以有。",
  noFile: "自己的文件只在这台机器上，链接带不走。",
  embedAs: "放进网页，用",
  embeds: { tag: "标签", iframe: "iframe", hugo: "Hugo", hexo: "Hexo", mdx: "MDX" },
  embedHints: {
    tag: "贴在实验该出现的地方。脚本很小，读者走近时才取其余的部分。",
    iframe: "给不让用脚本的地方。",
    hugo: "先把 widget 文件夹里 recipes/hugo 的 shortcode 放进 layouts/shortcodes。",
    hexo: "先把 widget 文件夹里 recipes/hexo 的脚本放进 scripts。",
    mdx: "先用上 widget 文件夹里 recipes/mdx 的组件。",
  },
  copyLink: "复制链接",
  copyCode: "复制代码",
  copied: "已复制",
  names: { link: "链接", code: "放进网页的代码" },
};
