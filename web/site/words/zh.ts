// 中文页面的词句。平实、现在时、短；三种标记见 words.ts。

import type { SiteWords } from "./words.ts";

export const zh: SiteWords = {
  name: "下山",
  otherName: "Downhill",
  skip: "跳到实验",
  labs: "实验",
  language: "语言",
  theme: "外观",
  light: "浅色",
  system: "跟随系统",
  dark: "深色",
  line: "直线",
  boundary: "边界",
  network: "网络",
  titanic: "泰坦尼克",
  needsScript: "实验需要 JavaScript 和 WebAssembly，这里都没有打开。下面的文字照样能读。",
  late: "实验没有加载出来。刷新页面也许有用；下面的文字照样能读。",
  footWhat: "一个静态网页里的神经网络实验室。",
  footPrivate: "一切都在这台机器上运行：没有账号，没有服务器，没有 cookie，点不会离开这里。",
  footLicence: "自由软件，MIT 许可证。",
  home: {
    title: "下山 Downhill：点几个点，看网络一步一步下山",
    description:
      "网页里的神经网络实验室。点几个点，看模型一步一步下山，把它们拟合好；可以只走一步，也可以走一百万步。",
    promise: "点几个点，\n看网络一步一步\n下山，把它们分开。",
    lead: "这道坡就是它的损失，走过的每一步都在坡上。把球往回拖，网络就忘掉；松手，它接着走。",
    ways: "实验",
    lineNumbers: "2 个数",
    lineText: "看一条直线怎么走下山：步子多大，才算太大？",
    boundaryNumbers: "3 个数",
    boundaryText: "两种点，中间一条柔和的线。",
    networkNumbers: "85 个数",
    networkText: "把线弯过来。每个神经元、每个权重、每一步，都能打开看。",
  },
  linePage: {
    title: "直线：两个数下山，下山 Downhill",
    description: "点几个点，看梯度下降怎么用一条直线去拟合：两个数、残差、精确解，还有最大的稳定步长。",
    heading: "直线",
    about: "用梯度下降把直线 *ŷ* = *wx* + *b* 拟合到一些点上，旁边是精确解。",
    tryHeading: "可以试试",
    tries: [
      {
        lead: "步子太大",
        text: "把步长拖进斜线区，按播放。每一步都落到最低处的另一边，比出发时还高。在红线之前一点，它会来回折，但还是走得到。",
      },
      {
        lead: "一个离得很远的点",
        text: "[一个离群点](dataset=outlier)就能拉动整条线，因为损失把每个偏差都平方：远一倍，代价是四倍。上下拖那个点，精确的那条线马上跟着动。",
      },
      {
        lead: "离零点很远",
        text: "把点都放在一边，[离零点很远](dataset=far)，*w* 和 *b* 就互相牵扯：线一斜，也跟着抬高。稳定的步长变小，路变长。",
      },
      {
        lead: "同一个起点走两次",
        text: "“回到起点”回到同样的 *w* 和 *b*，两种步长才比得公平。“换个起点”会另抽一组。从哪里出发，终点都是同一条线：这个损失只有一个最低处。",
      },
    ],
  },
  boundaryPage: {
    title: "边界：两种点之间一条柔和的线，下山 Downhill",
    description: "点出两种点，看逻辑回归怎么找到中间那条线：概率、交叉熵、阈值，还有精确解。",
    heading: "边界",
    about: "用一条线 *ŷ* = σ(*w·x* + *b*) 分开两种点，靠梯度下降去拟合。",
    tryHeading: "可以试试",
    tries: [
      {
        lead: "没有终点的路",
        text: "[两堆互不接触的点](dataset=gaussian&noise=0)之间，随便哪条分得开的线，只要把 *w* 拉长就更有把握，损失一直降，精确解不存在。往 ◆ 里放一个 ●，路就有了终点。",
      },
      {
        lead: "很有把握的错",
        text: "在 ● 堆深处加一个 ◆。它那份损失随离线的距离增长，不是随距离的平方：线会动，但不会被一个点拖着跑。",
      },
      {
        lead: "一条线做不到的事",
        text: "在两个对角点上 ●，另两个对角点上 ◆。它们之间没有直线，最好的回答是摊手：处处接近 0.5，损失接近 0.69，也就是瞎猜。",
      },
      {
        lead: "线画在哪里",
        text: "[● 少 ◆ 多](dataset=lopsided)的时候，一律说 ◆ 也能对五分之四，所以要看计数。阈值不改任何权重，只是用一种错换另一种错。",
      },
    ],
  },
  networkPage: {
    title: "网络：把线弯过来，下山 Downhill",
    description: "用自己点的点训练一个小神经网络：每个神经元的图、每个权重，层数、激活、损失和优化器都能换。",
    heading: "网络",
    about: "一个小神经网络学着分开两种点；每个神经元都画出它怎么看这片平面。",
    tryHeading: "可以试试",
    tries: [
      {
        lead: "要弯几次",
        text: "一个隐藏神经元添一道柔和的折痕。[两个](dataset=circle&hidden=2)围不住一个圆，[三个](dataset=circle&hidden=3)刚好围得上。[螺旋](dataset=spiral&hidden=8,6)要折上再折：两层。",
      },
      {
        lead: "用特征代替层",
        text: "把 *x₁²* 和 *x₂²* 给网络，[圆环](dataset=circle&hidden=&features=x1Squared,x2Squared)就一个隐藏神经元也不要：在这两个数里，分界就是一条直线。",
      },
      {
        lead: "起点的运气",
        text: "[两个神经元分四角](dataset=xor&hidden=2)，有的起点差不多走得到，有的永远走不到。“回到起点”重走同一个起点，“换个起点”另抽一个。神经元多了，运气就没那么要紧。",
      },
      {
        lead: "伸手改一个权重",
        text: "训练的时候点一条线，把它的权重设成 0。损失跳上去，再从那里往下走，常常走回同一个地方，只是换了别的神经元来做。",
      },
    ],
  },
  titanicPage: {
    title: "泰坦尼克：谁活了下来，模型为什么这样想，下山 Downhill",
    description:
      "在网页里现场训练：用逻辑回归看泰坦尼克号的 1,309 位乘客，权重、阈值、ROC、校准、每位乘客的理由，也可以换成自己的 CSV。",
    heading: "泰坦尼克",
    about: "用一个 sigmoid 单元，从每位乘客已知的情况判断谁活了下来；也可以换成任何一张表格。",
    tryHeading: "可以试试",
    tries: [
      {
        lead: "同样的路，先缩放",
        text: "先用[入门教程的做法](dataset=tutorial)走 100 轮，再用[同样做法，先缩放](dataset=scaled)走。只有每列的单位不同，后一种几轮就到了底。看看山坡就明白：先是峡谷，后是碗。",
      },
      {
        lead: "把类别写成数，说了什么",
        text: "写成一个数，港口 C、Q、S 就成了 0、1、2，好像皇后镇正好在另外两个的中间。[每个类别一列](dataset=onehot)，各有自己的权重，舱位也一样。",
      },
      {
        lead: "线画在哪里",
        text: "拖动曲线上的小球。少误报，还是少漏掉：表里的个数、所有阈值曲线上的小球和两个比例一起动，权重一个也不动。",
      },
      {
        lead: "这边更好，那边更差",
        text: "加上[隐藏的神经元](dataset=hidden)，多走一会儿。学过的部分损失一直在降；看看留出的部分。测试部分要留到最后。",
      },
    ],
  },
  missing: {
    title: "这里没有东西，下山 Downhill",
    description: "这个地址没有页面。",
    heading: "这个地址没有页面。",
    text: "可能写错了，也可能页面搬走了。各个实验都只差一次点击。",
  },
};
