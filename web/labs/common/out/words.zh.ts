// The words of the model as it leaves and comes back in Chinese.

import type { OutWords } from "./words.ts";

export const words: OutWords = {
  title: "把模型变成文件和代码",
  now: (step, numbers) => `这是走了 ${step} 步的模型：${numbers} 个数，全归你。什么都不会上传。`,
  running: (step) => `它还在走，这是第 ${step} 步时的样子。先暂停，就能带走眼下这一刻。`,
  waiting: "正在打包……",
  groups: { code: "用代码接着走", model: "模型", lab: "这一页" },
  ways: {
    pytorch: "PyTorch",
    keras: "Keras",
    cpp: "C++",
    tensorflow: "TensorFlow.js",
    onnx: "ONNX",
    safetensors: "safetensors",
    lab: "整个实验",
    data: "数据",
    history: "损失",
    picture: "图",
  },
  about: {
    pytorch:
      "一个脚本，重建模型，从这一步接着走：同样的批次，同样的优化器记忆，接下来的损失也一样。两个文件放在一起。用 torchrun 还能分到几个进程上跑。",
    keras:
      "给 TensorFlow 里的 Keras 用的脚本，重建模型，从这一步接着走；循环是自己写的，所以接下来的损失一样。两个文件放在一起。",
    cpp: "一个文件，不用任何库，读得懂，也能编译：读进权重，一批一批从这一步接着走。两个文件放在一起。",
    tensorflow: "给 tf.loadLayersModel 用的 LayersModel。两个文件放在一起；这一页也能把它们读回来。",
    onnx: "给 ONNX Runtime 和一切懂 ONNX 的程序（opset 13）。一次多少行都行；dropout 只在学习时有用，没有放进去。",
    safetensors:
      "按名字存的权重，kernel 的形状是 [输入, 单元]。优化器记住的东西、数据和设置也在里面，所以这一个文件就是整趟下山。",
    lab: "设置、点，和这趟下山此刻的精确状态。下周也好，换台机器也好，把文件带回这里，就能一位不差地接着走。",
    data: "每一个点，以及它是用来学的还是留出来的。",
    history: "这趟下山每次检查时的损失，按步排列。",
    picture: "上面的图放在一张纸上：两倍大小的 PNG，和可以编辑的 SVG。",
  },
  digits: {
    pytorch:
      "一个脚本，重建网络，从这一步接着学。图片也带着，就在第二个文件里，一个像素一个字节：同样的批次，同样的 dropout，同样的优化器记忆，所以接下来的损失也一样。用 torchrun 还能分到几个进程上跑。",
    keras:
      "给 TensorFlow 里的 Keras 用的脚本，重建网络，从这一步接着学；循环是自己写的，所以接下来的损失一样。图片也带着，就在第二个文件里。",
    cpp: "一个文件，不用任何库，读得懂，也能编译：从这一步接着学，一张一张地学。图片也带着，就在第二个文件里。",
    onnx: "给 ONNX Runtime 和一切懂 ONNX 的程序（opset 13）。一张图片 784 个数，墨色从 0 到 1，一行接一行；一次多少张都行。",
    tensorflow:
      "给 tf.loadLayersModel 用的 LayersModel：一张图片 784 个数，墨色从 0 到 1，一行接一行。两个文件放在一起；这一页也能把它们读回来。",
    safetensors:
      "按名字存的权重，kernel 的形状是 [输入, 单元]。优化器记住的东西、设置和学过的每一张图片也在里面，所以这一个文件也是整个训练集。",
    lab: "设置、权重和训练此刻的精确状态，不含图片：页面自带的图片，下次还在。换了别的图片，就只有权重能回来。",
    data: "用来学的图片，存成 MNIST 用的 IDX 文件。这一页能读，凡是能读 MNIST 的程序也都能读。",
    history: "每次检查时的损失和正确率，一轮一行。",
    picture: "曲线，和网络看到的那张手写字，放在一张纸上：两倍大小的 PNG，和可以编辑的 SVG。",
  },
  closed: {
    "no-data": "还没有图片可以接着学。先按一次播放再来。",
    "no-picture": "还什么都没有画。",
    "no-points": "还没有点，也就没有可以接着走的路。加几个点再来。",
    "own-table": "你自己的表格留在你的机器上，不会抄进文件里。请留好它和你选的设置。",
  },
  save: "下载",
  saveNamed: (name, size) => `下载 ${name}，${size}`,
  codeOf: (way) => `${way} 程序`,
  copy: "复制",
  copied: "已复制",
  copyFailed: "浏览器不让用剪贴板。代码已选中，请按 Ctrl+C 或 ⌘C。",
  bringHead: "带回来",
  bringHint:
    "实验自己的文件，model.json 加 weights.bin，或从这里下载的 safetensors。带错了，一按撤销就回来。",
  pick: "选文件",
  drop: "或者拖到这里",
  brought: (name) => `${name} 已就位。`,
  broughtWeights: (name) => `${name} 的权重已就位。它原来学的不是这里的数据，所以从这些权重另起一段。`,
  refused: (name, why) => `没有收下 ${name}，一切照旧。${why}`,
  sentence: (reason) => `${reason}。`,
  notHere: (lab) => `它属于另一个实验（${lab}）。`,
  undo: "撤销",
  undone: "已回到原来的样子。",
};
