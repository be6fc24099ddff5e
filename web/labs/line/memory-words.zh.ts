// The words on an optimizer's memory in Chinese.

import type { MemoryWords } from "./memory-words.ts";

export const words: MemoryWords = {
  first: "还没有可记的：第一步只凭坡度，−α∇J。圆圈是它通到的地方。",
  momentum: "灰箭头是前几步留下的记忆 −αμv，黄箭头再加上这里的坡度 −α∇J。圆圈是两者一起通到的地方。",
  adam: (w, b) =>
    `灰箭头是记住的平均坡度 −αm̂。每一步是它除以 √v̂，现在沿 w 是 ${w}，沿 b 是 ${b}：椭圆是同样长的坡度能通到的地方，上面的点是这一步。`,
  scaled: (way, w, b) =>
    `黄箭头是坡度 −α∇J。${way} 把它除以记住的平方的根，现在沿 w 是 ${w}，沿 b 是 ${b}：椭圆是同样长的坡度能通到的地方，上面的点是这一步。`,
  enlarged: (times) => `椭圆放大了 ${times} 倍来画，不然会被球挡住。`,
  hidden: "椭圆现在太小，画不出来了。",
};
