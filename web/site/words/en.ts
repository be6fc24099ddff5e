// The pages in English. Plain, present tense, short; see words.ts for the three marks.

import type { SiteWords } from "./words.ts";

export const en: SiteWords = {
  name: "Downhill",
  otherName: "下山",
  skip: "Skip to the lab",
  labs: "Labs",
  language: "Language",
  theme: "Theme",
  light: "Light theme",
  system: "Match the system",
  dark: "Dark theme",
  line: "Line",
  boundary: "Boundary",
  network: "Network",
  titanic: "Titanic",
  digits: "Digits",
  needsScript:
    "The lab needs JavaScript and WebAssembly, which are switched off here. The text below stands without them.",
  late: "The lab has not arrived. Reloading the page may help; the text below stands without it.",
  footWhat: "A neural network lab in a static page.",
  footPrivate: "Everything runs on this machine: no account, no server, no cookies. Points never leave it.",
  footLicence: "Free software, MIT licence.",
  home: {
    title: "Downhill 下山: drop points, watch a network walk downhill",
    description:
      "A neural network lab in a web page. Click some points and watch a model walk downhill to fit them, one step at a time or a million.",
    promise: "Drop some points and\nwatch a network walk\ndownhill to fit them.",
    lead: "The slope is its loss, and every step it took is on it. Drag the ball back and the network forgets; let go and it walks on.",
    ways: "Labs",
    lineNumbers: "2 numbers",
    lineText: "See the walk of a straight line, and how big a step is too big.",
    boundaryNumbers: "3 numbers",
    boundaryText: "Two kinds of points and one soft line between them.",
    networkNumbers: "85 numbers",
    networkText: "Bend the line. Open any neuron, any weight, any step.",
    matmul: "All of them do one thing over and over: multiply two matrices.",
    matmulLink: "See how, and how fast this machine does it",
  },
  linePage: {
    title: "Line: two numbers walk downhill, Downhill 下山",
    description:
      "Click points and watch gradient descent fit a straight line to them: two numbers, residuals, the exact answer, and the largest stable rate.",
    heading: "Line",
    about:
      "A straight line *ŷ* = *wx* + *b* is fitted to points by gradient descent, beside the exact answer.",
    tryHeading: "Things to try",
    tries: [
      {
        lead: "A step that is too big",
        text: "Drag the rate into the hatch and press Play. Each step lands on the other side of the lowest place, higher than it left. A little before the post it still zigzags, and arrives.",
      },
      {
        lead: "One point far away",
        text: "[One outlier](dataset=outlier) pulls the whole line, because the loss squares each miss: twice as far costs four times as much. Drag the outlier up and down; the exact line answers at once.",
      },
      {
        lead: "Points far from zero",
        text: "Put all the points on one side, [far from zero](dataset=far), and *w* and *b* work against each other: tilting the line lifts it too. The stable rates become small and the walk long.",
      },
      {
        lead: "The same start twice",
        text: "Rewind goes back to the same *w* and *b*, so two rates can be compared fairly. New start draws others. From any start the walk ends at the same line: this loss has one lowest place.",
      },
    ],
  },
  boundaryPage: {
    title: "Boundary: one soft line between two kinds of points, Downhill 下山",
    description:
      "Click two kinds of points and watch logistic regression find the line between them: probabilities, cross-entropy, a threshold, and the exact answer.",
    heading: "Boundary",
    about:
      "Two kinds of points are told apart by one line, *ŷ* = σ(*w·x* + *b*), fitted by gradient descent.",
    tryHeading: "Things to try",
    tries: [
      {
        lead: "A walk without an end",
        text: "Between [two groups that don't touch](dataset=gaussian&noise=0) any dividing line can be made surer by making *w* longer, so the loss falls for ever and no exact answer exists. One ● among the ◆ gives it an end.",
      },
      {
        lead: "A sure mistake",
        text: "Add a ◆ deep among the ●. Its share of the loss grows with its distance from the line, not with the square of it: the line moves, but it is not dragged across the page.",
      },
      {
        lead: "What one line can't do",
        text: "Click ● into two opposite corners and ◆ into the other two. No straight line lies between them, and the best answer is a shrug: near 0.5 everywhere, a loss near 0.69, which is guessing.",
      },
      {
        lead: "Where to draw the line",
        text: "With [few ● among many ◆](dataset=lopsided), always saying ◆ is right four times in five, so look at the counts. The threshold changes no weight: it trades one kind of mistake for the other.",
      },
    ],
  },
  networkPage: {
    title: "Network: bend the line, Downhill 下山",
    description:
      "Train a small neural network on points of your own: every neuron's picture, every weight, any layer sizes, activations, losses and optimizers.",
    heading: "Network",
    about:
      "A small neural network learns to tell points apart; each neuron shows what it makes of the plane.",
    tryHeading: "Things to try",
    tries: [
      {
        lead: "How many bends",
        text: "A hidden neuron adds one soft fold. [Two of them](dataset=circle&hidden=2) can't close round a disc, [three](dataset=circle&hidden=3) can. A [spiral](dataset=spiral&hidden=8,6) wants folds of folds: two layers.",
      },
      {
        lead: "Features instead of layers",
        text: "Give the network *x₁²* and *x₂²*, and a [ring](dataset=circle&hidden=&features=x1Squared,x2Squared) needs no hidden neuron at all: in those two numbers the border is a straight line.",
      },
      {
        lead: "Luck at the start",
        text: "[Four corners with two neurons](dataset=xor&hidden=2) is nearly solved from some starts and never from others. Rewind repeats a start, New start draws another one. More neurons make luck matter less.",
      },
      {
        lead: "Put a hand on a weight",
        text: "Click a link while it trains and set its weight to 0. The loss jumps, and the walk goes on from there, often to the same place with other neurons doing the work.",
      },
    ],
  },
  titanicPage: {
    title: "Titanic: who survived, and why the model thinks so, Downhill 下山",
    description:
      "Logistic regression on the 1,309 passengers of the Titanic, live in the page: weights, threshold, ROC, calibration, each passenger’s reasons, and any CSV of your own.",
    heading: "Titanic",
    about:
      "Who survived the Titanic is told from what was known of each passenger, by one sigmoid unit; any table can take its place.",
    tryHeading: "Things to try",
    tries: [
      {
        lead: "The same walk, scaled",
        text: "Walk 100 epochs with [a first tutorial’s recipe](dataset=tutorial), then with [the same, scaled](dataset=scaled). Only the columns’ units differ, yet the second is at the bottom within a few epochs. The hill shows why: a gorge, then a bowl.",
      },
      {
        lead: "What a number for a category says",
        text: "Written as one number, the ports C, Q and S become 0, 1 and 2, as if Queenstown lay between the others. [A column for each](dataset=onehot) lets each have a weight of its own, and a class of ticket too.",
      },
      {
        lead: "Where to draw the line",
        text: "Drag the ball on the curve. Few alarms or few missed: the counts, the ball on the curve of all thresholds and the two shares move together, and no weight does.",
      },
      {
        lead: "Better here, worse there",
        text: "Give it [hidden neurons](dataset=hidden) and walk for long. The loss on what it learns from keeps falling; watch the part held back. The test part is for the very end.",
      },
      {
        lead: "Ask something else",
        text: "Touch “survived” in the sentence. With fare it tells what a ticket cost, each column’s weight in pounds; with pclass it tells three classes apart and says who is taken for whom.",
      },
    ],
  },
  digitsPage: {
    title: "Digits: a network that reads handwriting, Downhill 下山",
    description:
      "Train a neural network on 10,000 real handwritten digits in seconds, then draw one: probabilities, mistakes, weights, and the smallest edit that fools it.",
    heading: "Digits",
    about:
      "A network of 784 inputs and ten outputs learns 8,000 real handwritten digits and reads the one drawn on a pad.",
    tryHeading: "Things to try",
    tries: [
      {
        lead: "Watch it change its mind",
        text: "Draw a 1 slowly into a 7, or close a 5 into a 6. The shares move with every bit of ink, and for a moment the network is torn.",
      },
      {
        lead: "Draw while it learns",
        text: "Leave a digit on the pad, rewind and press play. Chance turns into an answer within the first epoch; what comes later is polish.",
      },
      {
        lead: "No hidden layer",
        text: "Choose [784–10](hidden=) and look at the first layer’s weights: ten templates, one a digit. With [hidden layers](hidden=128,64,32) the pictures stop being digits and the network gets better.",
      },
      {
        lead: "A step too large",
        text: "Set the [rate to 1](learningRate=1) and press play. The loss runs away or the network says the same digit to everything; dropout does not help against that. [Back to 0.001](learningRate=0.001).",
      },
    ],
  },
  matmulPage: {
    title: "The matrix product, by hand and at full speed, Downhill 下山",
    description:
      "Multiply two matrices number by number, see why tiles matter, and time plain wasm, SIMD wasm and WebGPU on your own machine.",
    heading: "The matrix product",
    about: "Two matrices are multiplied number by number, in tiles, and as fast as this machine can.",
    tryHeading: "Things to try",
    tries: [
      {
        lead: "One number, everything else",
        text: "Point at a number of the product, then write over one of its factors. One number of A changes a whole row of the product, one of B a whole column, and no other.",
      },
      {
        lead: "A layer is a product",
        text: "Take [a layer](example=batch). Five examples with two inputs each meet three neurons; one product answers all fifteen. Add the biases, bend the sums, and it is the forward pass.",
      },
      {
        lead: "Twice the tile",
        text: "Give the block in registers 8 × 8 instead of 4 × 4: half the fetches, at four times the registers. Every processor has a size where they run out, and the gain with them.",
      },
      {
        lead: "Where the walls are",
        text: "Measure 64, then 1024. Three loops slow down once a column of B no longer fits beside the core; in tiles it hardly matters. A graphics card needs the large ones to wake up.",
      },
    ],
  },
  article: "Labs in your own page",
  articlePage: {
    title: "Three ways to be wrong: an article with labs in it, Downhill 下山",
    description:
      "A short article with three live labs: how a line, a boundary and a small network learn from their mistakes. Any page can have them.",
    heading: "Three ways to be wrong",
    lead: "A model that learns is wrong all the time. What it is good at is being a little less wrong with every step.",
    line: [
      "Take the simplest one: a straight line. It has two numbers, its slope *w* and its height *b*. Each point says how far above or below it the line passes. Square those distances, take their mean, and there is the **loss**: one number for how wrong the line is.",
      "Every pair of *w* and *b* has a loss of its own. Drawn as heights, they make a hill, and the line stands somewhere on its side. It can’t see the valley. But it can feel which way is down, and takes a step that way. That is all the learning there is.",
      "Press play and watch both pictures. Then pull the lowest point far down and see all the others pay for it: squares make one large mistake louder than many small ones.",
    ],
    boundaryHeading: "Being wrong about a kind",
    boundary: [
      "Points can also be of two kinds. Now the model answers with how sure it is, a number between 0 and 1, and it is wrong by how surprised it is to hear the truth.",
      "Surprise has no upper end. Who said “99 percent” and hears “no” is far more surprised than who shrugged. So it is being sure and wrong that moves a model most.",
      "Press play and watch the border turn into its place. Then choose “apart” as the points: nothing is in the way there, being surer always pays a little, and the walk has no end.",
    ],
    networkHeading: "Being wrong with a bend",
    network: [
      "No straight line parts a spiral. A network bends the plane first: each neuron draws one soft line, and the next layer puts those lines together. It is still the same walk downhill, only with 85 numbers instead of two or three.",
      "Every small picture between the points and the answer is what one neuron makes of the plane.",
      "Press play: first it shrugs, then the arms of the spiral come out. Point at a neuron to see it large, or change a weight by hand and watch the walk mend it.",
    ],
    ownHeading: "In your own page",
    own: [
      "Each of these labs is one script and one tag:",
      "Before a reader comes near, a lab is a picture and 10 kB of script. It asks no other server for anything and sets no cookie. Under each of them, “take it with you” has the code with your points and settings in it.",
    ],
    recipes: "How it goes into Hugo, Hexo, VitePress, React and notebooks.",
    still: "Where the walk begins. With scripts on, this picture is a lab.",
    lineAlt: "Twelve points and a straight line that does not fit them yet",
    boundaryAlt: "Points of two kinds, scattered in two hills",
    networkAlt: "Points of two kinds in two arms of a spiral",
  },
  missing: {
    title: "Nothing here, Downhill 下山",
    description: "This address leads nowhere.",
    heading: "Nothing lies at this address.",
    text: "It may be misspelt, or the page has moved. The labs are one click away.",
  },
};
