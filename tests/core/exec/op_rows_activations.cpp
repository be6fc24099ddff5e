// Rows of the activations, their gradients and dropout.
#include <algorithm>
#include <cmath>

#include "base/random.hpp"
#include "exec/op_rows.hpp"

namespace downhill::test {

namespace {

constexpr double kSlope = 0.25;  // of leakyRelu; exact in float

/// `inputs` equal shapes; one case with three dimensions a row and one without rows.
std::vector<OpCase> alike(std::size_t inputs, bool rowsOnly = false) {
  std::vector<OpCase> cases;
  const auto add = [&](std::size_t rows, const Shape& shape) {
    cases.push_back({rows, std::vector(inputs, shape), {.alpha = kSlope}});
  };
  for (const Pair& p : pairs()) add(p.rows, Shape::rows({p.columns}));
  if (rowsOnly) return cases;
  add(3, Shape::rows({2, 3, 3}));
  add(2, Shape::fixed({5}));
  return cases;
}

/// out = f(x)
OpRow unary(Op op, Fill fill, double (*f)(double)) {
  return {op,
          {fill},
          alike(1),
          [f](const TwinCall& c) {
            Numbers out = c.in[0];
            std::ranges::transform(out, out.begin(), f);
            return std::vector<Numbers>{out};
          },
          1};
}

/// dx = f(dy, y)
OpRow slope(Op op, Fill y, double (*f)(double, double)) {
  return {op, {{}, y}, alike(2), [f](const TwinCall& c) {
            Numbers out = c.in[0];
            std::ranges::transform(out, c.in[1], out.begin(), f);
            return std::vector<Numbers>{out};
          }};
}

std::vector<Numbers> softmax(const TwinCall& c) {
  const std::size_t n = c.columns(0);
  Numbers out = c.in[0];
  for (std::size_t r = 0; r < c.rows(); ++r) {
    double sum = 0;
    for (std::size_t j = 0; j < n; ++j) sum += std::exp(c.in[0][r * n + j]);
    for (std::size_t j = 0; j < n; ++j) out[r * n + j] = std::exp(c.in[0][r * n + j]) / sum;
  }
  return {out};
}

/// dx_i = sum over j of dy_j y_j (δ_ij - y_i), the Jacobian written out
std::vector<Numbers> softmaxGrad(const TwinCall& c) {
  const std::size_t n = c.columns(0);
  Numbers out(c.in[0].size());
  for (std::size_t r = 0; r < c.rows(); ++r) {
    const double* dy = c.in[0].data() + r * n;
    const double* y = c.in[1].data() + r * n;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) out[r * n + i] += dy[j] * y[j] * ((i == j ? 1.0 : 0.0) - y[i]);
    }
  }
  return {out};
}

/// The mask as the design counts it: position = row * units + unit, kept where the number is at least the
/// rate.
std::vector<Numbers> dropout(const TwinCall& c) {
  const std::uint32_t key = c.shape.attributes.key;
  const double rate = c.record.dropoutRates[key];
  Numbers out = c.in[0];
  for (std::size_t i = 0; i < out.size(); ++i) {
    const float drawn = uniform01(randomBits(c.record.seed, Purpose::dropout, c.record.step, key, i));
    out[i] = drawn >= rate ? out[i] / (1 - rate) : 0;
  }
  return {out};
}

std::vector<OpCase> dropoutCases() {
  std::vector<OpCase> cases;
  std::uint32_t key = 0;
  for (const Pair& p : pairs()) cases.push_back({p.rows, {Shape::rows({p.columns})}, {.key = key++ % 3}});
  cases.push_back({3, {Shape::rows({4, 2, 3})}, {.key = 1}});
  return cases;
}

}  // namespace

std::vector<OpRow> activationRows() {
  const Fill any{-4, 4};
  const Fill kink{-4, 4, 0.0625};
  const Fill probability{0.01, 0.99};
  return {
      unary(Op::relu, kink, [](double x) { return x > 0 ? x : 0.0; }),
      unary(Op::leakyRelu, kink, [](double x) { return x > 0 ? x : kSlope * x; }),
      unary(Op::elu, kink, [](double x) { return x > 0 ? x : std::expm1(x); }),
      unary(Op::sigmoid, any, [](double x) { return 1 / (1 + std::exp(-x)); }),
      unary(Op::tanh, any, [](double x) { return std::tanh(x); }),
      {Op::softmax, {any}, alike(1, true), softmax, 1},
      slope(Op::reluGrad, kink, [](double dy, double y) { return y > 0 ? dy : 0.0; }),
      slope(Op::leakyReluGrad, kink, [](double dy, double y) { return y > 0 ? dy : kSlope * dy; }),
      slope(Op::eluGrad, {-0.99, 4, 0.0625}, [](double dy, double y) { return y > 0 ? dy : dy * (y + 1); }),
      slope(Op::sigmoidGrad, probability, [](double dy, double y) { return dy * y * (1 - y); }),
      slope(Op::tanhGrad, {-0.99, 0.99}, [](double dy, double y) { return dy * (1 - y * y); }),
      {Op::softmaxGrad, {{}, probability}, alike(2, true), softmaxGrad, 0, 1e-5},
      {Op::dropout, {{}}, dropoutCases(), dropout, 1},
  };
}

}  // namespace downhill::test
