// .vitepress/config.js. The folder lies in public/widget; then a page says <downhill-lab lab="network" controls></downhill-lab>.

export default {
  head: [["script", { type: "module", src: "/widget/downhill.js" }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "downhill-lab" } } },
};
