// Rows of the fused ops. Their twins are written out whole, not put together from other twins.
#include <algorithm>
#include <array>
#include <cmath>

#include "exec/op_rows.hpp"

namespace downhill::test {

namespace {

constexpr double kSlope = 0.25;
constexpr std::array kThen{Op::addBias, Op::relu, Op::leakyRelu, Op::elu, Op::sigmoid, Op::tanh, Op::softmax};

/// Every activation in turn, on more shapes than there are activations.
std::vector<OpCase> denseCases() {
  std::vector<OpCase> cases;
  for (std::size_t i = 0; i < 4 * kThen.size(); ++i) {
    const Pair p = pairs()[i % pairs().size()];
    const std::size_t inner = 1 + 5 * i % 12;
    cases.push_back({p.rows,
                     {Shape::rows({inner}), Shape::fixed({inner, p.columns}), Shape::fixed({p.columns})},
                     {.alpha = kSlope, .then = kThen[i % kThen.size()]}});
  }
  return cases;
}

double activated(Op then, double z) {
  switch (then) {
    case Op::relu: return std::fmax(z, 0);
    case Op::leakyRelu: return z > 0 ? z : kSlope * z;
    case Op::elu: return z > 0 ? z : std::expm1(z);
    case Op::sigmoid: return 1 / (1 + std::exp(-z));
    case Op::tanh: return std::tanh(z);
    case Op::softmax: return std::exp(z);  // to be divided by the row's sum
    default: return z;
  }
}

std::vector<Numbers> dense(const TwinCall& c) {
  const std::size_t inner = c.columns(0), n = c.columns(1);
  const Op then = c.shape.attributes.then;
  Numbers out(c.rows() * n);
  for (std::size_t r = 0; r < c.rows(); ++r) {
    double sum = 0;
    for (std::size_t j = 0; j < n; ++j) {
      double z = c.in[2][j];
      for (std::size_t k = 0; k < inner; ++k) z += c.in[0][r * inner + k] * c.in[1][k * n + j];
      sum += out[r * n + j] = activated(then, z);
    }
    for (std::size_t j = 0; then == Op::softmax && j < n; ++j) out[r * n + j] /= sum;
  }
  return {out};
}

std::vector<OpCase> dropoutCases() {
  std::vector<OpCase> cases;
  std::uint32_t key = 0;
  for (const Pair& p : pairs()) {
    cases.push_back({p.rows, std::vector(2, Shape::rows({p.columns})), {.key = key++ % 3}});
  }
  return cases;
}

std::vector<Numbers> reluDropoutGrad(const TwinCall& c) {
  Numbers out = c.in[0];
  const double kept = 1 - c.record.dropoutRates[c.shape.attributes.key];
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = c.in[1][i] > 0 ? out[i] / kept : 0;
  return {out};
}

}  // namespace

std::vector<OpRow> fusedRows() {
  return {{Op::dense, {{}, {}, {}}, denseCases(), dense, 0, 1e-5},
          {Op::reluDropoutGrad, {{}, {-1, 1, 0.0625}}, dropoutCases(), reluDropoutGrad}};
}

}  // namespace downhill::test
