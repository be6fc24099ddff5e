// The Op table: every operation that a graph can hold and a plan can run, one row each. A row says what an op
// is called and how it behaves; its shape rule, gradient rule and kernel live in tables of the same order
// elsewhere (shape_rules.cpp, gradient_rules.cpp, exec/kernel_table.cpp, web/gpu/*.wgsl). Tests walk this
// enum.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace downhill {

enum class Op : std::uint8_t {
  // sources
  parameter,
  gatherFeatures,
  gatherTargets,
  gatherOneHot,
  one,
  // linear algebra
  matmul,
  matmulTN,
  matmulNT,
  addBias,
  sumRows,
  reshape,
  add,
  // activations
  relu,
  leakyRelu,
  elu,
  sigmoid,
  tanh,
  softmax,
  reluGrad,
  leakyReluGrad,
  eluGrad,
  sigmoidGrad,
  tanhGrad,
  softmaxGrad,
  dropout,
  // losses: one number, a mean over the live rows
  meanSquaredError,
  binaryCrossentropy,
  binaryCrossentropyFromLogits,
  categoricalCrossentropy,
  categoricalCrossentropyFromLogits,
  meanSquaredErrorGrad,
  binaryCrossentropyGrad,
  binaryCrossentropyFromLogitsGrad,
  categoricalCrossentropyGrad,
  categoricalCrossentropyFromLogitsGrad,
  penalty,
  penaltyGrad,
  // fused: what plans that are only run are made of, with the bits of the ops they stand for
  dense,
  reluDropoutGrad,
  // update: steps of a plan over whole parameter groups, never nodes of a graph
  allFinite,
  sgd,
  momentum,
  adagrad,
  rmsprop,
  adam,
  adamw,
};

inline constexpr std::size_t kOpCount = static_cast<std::size_t>(Op::adamw) + 1;

/// What kind of citizen an op is.
enum class OpKind : std::uint8_t {
  source,    ///< no inputs; filled from data, parameters or a constant
  plain,     ///< has a gradient rule
  terminal,  ///< has none: backward ops (first order only)
  fused,     ///< several of the others in one step; made after differentiating, in run plans only
  update,    ///< exists in plans only
};

struct OpInfo {
  std::string_view name;
  std::uint8_t arity;  ///< number of inputs
  OpKind kind;
};

/// The row of `op`.
const OpInfo& info(Op op) noexcept;

}  // namespace downhill
