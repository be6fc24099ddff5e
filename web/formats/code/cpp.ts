// The C++ program: one file without libraries that reads the safetensors file and walks on with the model's own batches,
// masks and optimizer. Its constants are written out here; what is the same for every model stands in cpp-reader.ts and
// cpp-walk.ts.

import type { Activation } from "../../engine/types.ts";
import { type Model, refuse } from "../model.ts";
import { cppReader } from "./cpp-reader.ts";
import { cppWalk } from "./cpp-walk.ts";
import { dropoutLimit, type Facts, factsOf, literal, type Part, quiet } from "./facts.ts";

/** `file`: what the safetensors file is called. Errors: "no-data" for a model without its walk. */
export function toCpp(model: Model, file = "model.safetensors"): string {
  const facts = factsOf(model);
  const walk = model.walk ?? refuse("no-data", "walk", "a walk", "none");
  const { spec } = facts;
  const program = file.replace(/\..*$/, "");
  return `// A network from Downhill, rebuilt in C++. It walks on where the page stopped: same rows, same batches, same losses.
//
//   g++ -std=c++17 -O2 -ffp-contract=off ${program}.cpp -o ${program} && ./${program} [${file}] [STEPS]
//
// ${file} must lie beside it.${model.inputs.length > 0 ? ` A row is: ${quiet(model.inputs.join(", "))}` : ""}

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

enum class Kind { dense, dropout };
enum class Activation { linear, relu, leakyRelu, elu, sigmoid, tanh, softmax };
enum class Loss { meanSquaredError, binaryCrossentropy, categoricalCrossentropy };
enum class Way { sgd, momentum, adagrad, rmsprop, adam, adamw };

struct Layer {
  Kind kind;
  std::size_t inputs, units;
  Activation activation;
  bool bias;
  std::uint32_t limit;  // of 2^24: random bits below it drop a unit
  float factor;         // what is kept is multiplied by
  const char* name;
};

// What is learnt, and how.
const std::vector<Layer> kLayers = {
${layerLines(facts.parts).join("\n")}
};
constexpr Loss kLoss = Loss::${facts.classes ? "categoricalCrossentropy" : spec.loss};
constexpr bool kFromLogits = ${facts.fromLogits};  // the loss is taken before the last activation, its own partner
constexpr bool kClassIds = ${facts.classes};
constexpr bool kStandardized = ${model.standardization !== null};
constexpr float kScale = ${float(walk.data.scale)};  // of features that are bytes
${settings(facts)}
constexpr std::uint64_t kSeed = ${spec.seed}u;
constexpr std::size_t kBatchSize = ${spec.batchSize};
constexpr bool kShuffle = ${spec.shuffle};
constexpr float kL1 = ${float(spec.regularization.l1)}, kL2 = ${float(spec.regularization.l2)};
constexpr std::uint64_t kStep = ${walk.step}, kEpoch = ${walk.epoch}, kUpdates = ${walk.updates};  // where the walk stands
constexpr std::size_t kCursor = ${walk.cursor};

${rateFunction(facts)}
${cppReader}
${cppWalk(file)}`;
}

const float = (value: number): string => `${literal(value)}f`;

function layerLines(parts: readonly Part[]): string[] {
  let units = 0;
  return parts.flatMap((part, i) => {
    if (part.kind === "flatten") return []; // rows are flat here from the start
    if (part.kind === "dropout") {
      const width = units || widthBefore(parts, i);
      const limit = dropoutLimit(part.rate);
      return [
        `    {Kind::dropout, ${width}, ${width}, Activation::linear, false, ${limit}, ${float(1 / (1 - part.rate))}, ""},`,
      ];
    }
    const { layer, inputs } = part.dense;
    units = layer.units;
    return [
      `    {Kind::dense, ${inputs}, ${units}, Activation::${word(part.activation)}, ${layer.useBias !== false}, 0, 1.0f, "${layer.name}"},`,
    ];
  });
}

const word = (activation: Activation): string => activation;

/** Of a dropout in front of all dense layers: what the first of them takes. */
function widthBefore(parts: readonly Part[], from: number): number {
  const next = parts.slice(from).find((part) => part.kind === "dense");
  return next?.kind === "dense" ? next.dense.inputs : 0;
}

function settings({ spec: { optimizer: o } }: Facts): string {
  const way = o.type === "sgd" && (o.momentum ?? 0) > 0 ? "momentum" : o.type;
  return `constexpr Way kWay = Way::${way};
constexpr float kMomentum = ${float(o.momentum ?? 0)}, kRho = ${float(o.rho ?? 0.9)}, kEpsilon = ${float(o.epsilon ?? 1e-7)};
constexpr double kBeta1 = ${literal(o.beta1 ?? 0.9)}, kBeta2 = ${literal(o.beta2 ?? 0.999)};
constexpr float kWeightDecay = ${float(o.weightDecay ?? 0.004)};
constexpr bool kNesterov = ${o.nesterov ?? false};`;
}

const formulas = {
  constant: "kRate",
  step: "kRate * std::pow(kDecayRate, std::floor(walked))",
  exponential: "kRate * std::pow(kDecayRate, walked)",
  inverseTime: "kRate / (1 + kDecayRate * walked)",
  cosine: "kRate * (kFinal + (1 - kFinal) * 0.5 * (1 + std::cos(3.141592653589793 * std::min(walked, 1.0))))",
} as const;

function rateFunction({ spec: { optimizer }, rate }: Facts): string {
  const { type, steps, decayRate, finalFraction, warmupSteps } = optimizer.schedule;
  const uses = formulas[type];
  const constants = [
    ...(uses.includes("kDecayRate") ? [`  constexpr double kDecayRate = ${literal(decayRate)};`] : []),
    ...(uses.includes("kFinal") ? [`  constexpr double kFinal = ${literal(finalFraction)};`] : []),
    ...(warmupSteps > 0
      ? [`  if (step < ${warmupSteps}) return kRate * std::min(1.0, (double(step) + 1) / ${warmupSteps});`]
      : []),
    ...(uses.includes("walked")
      ? [`  const double walked = (double(step) - ${warmupSteps}) / ${steps};`]
      : []),
  ];
  return `// The learning rate of the step after so many.
double rateAt(${type === "constant" && warmupSteps === 0 ? "std::uint64_t" : "std::uint64_t step"}) {
  constexpr double kRate = ${literal(rate)};
${constants.join("\n")}${constants.length > 0 ? "\n" : ""}  return ${uses};
}
`;
}
