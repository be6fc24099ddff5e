// Rows of the losses, their gradients and the penalty, each formula as it stands in a textbook.
#include <cmath>

#include "exec/op_rows.hpp"

namespace downhill::test {

namespace {

/// Prediction and target of one shape, and for gradients the number that flows into the loss.
std::vector<OpCase> compared(bool gradient) {
  std::vector<OpCase> cases;
  for (const Pair& p : pairs()) {
    std::vector<Shape> in(2, Shape::rows({p.columns}));
    if (gradient) in.push_back(Shape::fixed({}));
    cases.push_back({p.rows, in});
  }
  return cases;
}

Numbers rowOfNumbers(const Numbers& all, std::size_t r, std::size_t n) {
  const auto from = all.begin() + static_cast<std::ptrdiff_t>(r * n);
  return {from, from + static_cast<std::ptrdiff_t>(n)};
}

Numbers softmaxOf(const Numbers& z) {
  double sum = 0;
  for (const double x : z) sum += std::exp(x);
  Numbers q;
  for (const double x : z) q.push_back(std::exp(x) / sum);
  return q;
}

/// Shares of the sum, clipped 1e-7 off either end as Keras does: a lone class has the share 1.
Numbers shares(const Numbers& p) {
  double sum = 0;
  for (const double x : p) sum += x;
  Numbers q;
  for (const double x : p) q.push_back(std::fmin(std::fmax(x / sum, 1e-7), 1 - 1e-7));
  return q;
}

/// Mean over rows and outputs of f(p, t), and its derivative by p.
Twin pointwise(double (*f)(double, double)) {
  return [f](const TwinCall& c) {
    double sum = 0;
    for (std::size_t i = 0; i < c.in[0].size(); ++i) sum += f(c.in[0][i], c.in[1][i]);
    return std::vector<Numbers>{{sum / static_cast<double>(c.in[0].size())}};
  };
}

Twin pointwiseSlope(double (*f)(double, double)) {
  return [f](const TwinCall& c) {
    Numbers out;
    const auto n = static_cast<double>(c.in[0].size());
    for (std::size_t i = 0; i < c.in[0].size(); ++i)
      out.push_back(c.in[2][0] * f(c.in[0][i], c.in[1][i]) / n);
    return std::vector<Numbers>{out};
  };
}

/// Mean over rows of -Σ t log q, q = distribution(row).
Twin crossentropy(Numbers (*distribution)(const Numbers&)) {
  return [distribution](const TwinCall& c) {
    const std::size_t n = c.columns(0);
    double sum = 0;
    for (std::size_t r = 0; r < c.rows(); ++r) {
      const Numbers q = distribution(rowOfNumbers(c.in[0], r, n));
      for (std::size_t j = 0; j < n; ++j) sum -= c.in[1][r * n + j] * std::log(q[j]);
    }
    return std::vector<Numbers>{{sum / static_cast<double>(c.rows())}};
  };
}

/// slope(x, t) is the derivative of one row's -Σ t log q by each of its numbers.
Twin crossentropySlope(Numbers (*slope)(const Numbers& x, const Numbers& t)) {
  return [slope](const TwinCall& c) {
    const std::size_t n = c.columns(0);
    Numbers out;
    for (std::size_t r = 0; r < c.rows(); ++r) {
      for (const double d : slope(rowOfNumbers(c.in[0], r, n), rowOfNumbers(c.in[1], r, n))) {
        out.push_back(c.in[2][0] * d / static_cast<double>(c.rows()));
      }
    }
    return std::vector<Numbers>{out};
  };
}

Numbers slopeByLogits(const Numbers& z, const Numbers& t) {
  Numbers d = softmaxOf(z);
  double sum = 0;
  for (const double x : t) sum += x;
  for (std::size_t j = 0; j < d.size(); ++j) d[j] = d[j] * sum - t[j];
  return d;
}

/// -Σ t log(p / Σp) = -Σ t log p + (Σt) log Σp
Numbers slopeByProbabilities(const Numbers& p, const Numbers& t) {
  double sumT = 0, sumP = 0;
  for (const double x : t) sumT += x;
  for (const double x : p) sumP += x;
  Numbers d;
  for (std::size_t j = 0; j < p.size(); ++j) d.push_back(sumT / sumP - t[j] / p[j]);
  return d;
}

double square(double p, double t) { return (p - t) * (p - t); }
double squareSlope(double p, double t) { return 2 * (p - t); }
double binary(double p, double t) { return -(t * std::log(p) + (1 - t) * std::log(1 - p)); }
double binarySlope(double p, double t) { return (1 - t) / (1 - p) - t / p; }
double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }
double binaryOfLogit(double z, double t) { return binary(sigmoid(z), t); }
double binaryOfLogitSlope(double z, double t) { return sigmoid(z) - t; }

std::vector<OpRow> penaltyRows() {
  std::vector<OpCase> alone, withUpstream;
  for (const Pair& p : pairs()) {
    alone.push_back({1, {Shape::fixed({p.rows, p.columns})}});
    withUpstream.push_back({1, {Shape::fixed({p.rows, p.columns}), Shape::fixed({})}});
  }
  const Fill kink{-2, 2, 0.0625};
  return {
      {Op::penalty,
       {kink},
       alone,
       [](const TwinCall& c) {
         double sum = 0;
         for (const double w : c.in[0]) sum += c.record.l1 * std::fabs(w) + c.record.l2 * w * w;
         return std::vector<Numbers>{{sum}};
       },
       1},
      {Op::penaltyGrad,
       {kink, {}},
       withUpstream,
       [](const TwinCall& c) {
         Numbers out;
         for (const double w : c.in[0]) {
           out.push_back(c.in[1][0] * (c.record.l1 * (w > 0 ? 1 : -1) + 2 * c.record.l2 * w));
         }
         return std::vector<Numbers>{out};
       }},
  };
}

}  // namespace

std::vector<OpRow> lossRows() {
  const Fill logit{-4, 4};
  const Fill probability{0.05, 0.95};
  const Fill share{0, 1};
  const auto loss = [](Op op, Fill p, Fill t, Twin twin) {
    return OpRow{op, {p, t}, compared(false), twin, 1, 2e-6};
  };
  const auto slope = [](Op op, Fill p, Fill t, Twin twin) {
    return OpRow{op, {p, t, {}}, compared(true), twin, 0, 1e-5};
  };
  std::vector<OpRow> rows{
      loss(Op::meanSquaredError, {}, {}, pointwise(square)),
      loss(Op::binaryCrossentropy, probability, share, pointwise(binary)),
      loss(Op::binaryCrossentropyFromLogits, logit, share, pointwise(binaryOfLogit)),
      loss(Op::categoricalCrossentropy, probability, share, crossentropy(shares)),
      loss(Op::categoricalCrossentropyFromLogits, logit, share, crossentropy(softmaxOf)),
      slope(Op::meanSquaredErrorGrad, {}, {}, pointwiseSlope(squareSlope)),
      slope(Op::binaryCrossentropyGrad, probability, share, pointwiseSlope(binarySlope)),
      slope(Op::binaryCrossentropyFromLogitsGrad, logit, share, pointwiseSlope(binaryOfLogitSlope)),
      slope(Op::categoricalCrossentropyGrad, probability, share, crossentropySlope(slopeByProbabilities)),
      slope(Op::categoricalCrossentropyFromLogitsGrad, logit, share, crossentropySlope(slopeByLogits)),
  };
  for (const OpRow& row : penaltyRows()) rows.push_back(row);
  return rows;
}

}  // namespace downhill::test
