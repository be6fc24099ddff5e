// The categorical losses: a row's loss needs the row's largest logit, or its sum. A class id and a one-hot
// row give the same bits, since both are written through the same row functions and a target of 0 adds an
// exact 0.
#include <algorithm>

#include "base/math.hpp"
#include "kernels/losses.hpp"

namespace downhill::kernels {

namespace {

/// What the logits of a row share: log softmax(z)_j = (z_j - top) - logSum.
template <class Real>
struct LogSum {
  Real top;
  Real sum;  ///< sum of exp(z - top), in 1 .. n
};

template <class Real>
LogSum<Real> logSumOf(const Real* z, std::size_t n) noexcept {
  const Real top = *std::max_element(z, z + n);
  return {top, fold<Real>(n, [=](auto at) { return math::exp(at(z) - top); })};
}

template <class Real>
Real clipped(Real q) noexcept {
  return q < kClipLow<Real> ? kClipLow<Real> : (q > kClipHigh<Real> ? kClipHigh<Real> : q);
}

/// One row of categoricalCrossentropyGrad; t(j) is the target of class j.
template <class Real, class Target>
void probabilityRowGrad(std::size_t n, const Real* p, Target t, Real factor, Real* out) noexcept {
  const Real sum = fold<Real>(n, [=](auto at) { return at(p); });
  const auto slope = [=](std::size_t j) {
    const Real q = p[j] / sum;
    return q < kClipLow<Real> || q > kClipHigh<Real> ? Real(0) : -t(j) / q;
  };
  const Real mean = foldEach<Real>(n, [=](std::size_t j) { return slope(j) * (p[j] / sum); });
  for (std::size_t j = 0; j < n; ++j) out[j] = (slope(j) - mean) / sum * factor;
}

template <class Real>
auto oneHot(std::int32_t id) noexcept {
  return [=](std::size_t j) { return j == static_cast<std::size_t>(id) ? Real(1) : Real(0); };
}

}  // namespace

template <class Real>
Real categoricalCrossentropyFromLogits(std::size_t rows, std::size_t n, const Real* logits,
                                       const Real* target) noexcept {
  const Real sum = foldEach<Real>(rows, [=](std::size_t r) {
    const Real* z = logits + r * n;
    const Real* t = target + r * n;
    const LogSum<Real> row = logSumOf(z, n);
    const Real logSum = math::log(row.sum);
    return fold<Real>(n, [=](auto at) { return at(t) * (logSum - (at(z) - row.top)); });
  });
  return sum / static_cast<Real>(rows);
}

template <class Real>
void categoricalCrossentropyFromLogitsGrad(std::size_t rows, std::size_t n, const Real* logits,
                                           const Real* target, Plain<Real> upstream, Real* out) noexcept {
  const Real factor = upstream / static_cast<Real>(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    const Real* t = target + r * n;
    const LogSum<Real> row = logSumOf(logits + r * n, n);
    const Real mass = fold<Real>(n, [=](auto at) { return at(t); });
    zip(logits + r * n, t, out + r * n, n,
        [=](auto z, auto wanted) { return (math::exp(z - row.top) / row.sum * mass - wanted) * factor; });
  }
}

template <class Real>
Real categoricalCrossentropy(std::size_t rows, std::size_t n, const Real* prediction,
                             const Real* target) noexcept {
  const Real sum = foldEach<Real>(rows, [=](std::size_t r) {
    const Real* p = prediction + r * n;
    const Real* t = target + r * n;
    const Real mass = fold<Real>(n, [=](auto at) { return at(p); });
    return foldEach<Real>(n, [=](std::size_t j) { return t[j] * math::log(clipped(p[j] / mass)); });
  });
  return -sum / static_cast<Real>(rows);
}

template <class Real>
void categoricalCrossentropyGrad(std::size_t rows, std::size_t n, const Real* prediction, const Real* target,
                                 Plain<Real> upstream, Real* out) noexcept {
  const Real factor = upstream / static_cast<Real>(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    const Real* t = target + r * n;
    probabilityRowGrad(n, prediction + r * n, [=](std::size_t j) { return t[j]; }, factor, out + r * n);
  }
}

template <class Real>
Real sparseCategoricalCrossentropyFromLogits(std::size_t rows, std::size_t n, const Real* logits,
                                             const std::int32_t* ids) noexcept {
  const Real sum = foldEach<Real>(rows, [=](std::size_t r) {
    const LogSum<Real> row = logSumOf(logits + r * n, n);
    return math::log(row.sum) - (logits[r * n + static_cast<std::size_t>(ids[r])] - row.top);
  });
  return sum / static_cast<Real>(rows);
}

template <class Real>
void sparseCategoricalCrossentropyFromLogitsGrad(std::size_t rows, std::size_t n, const Real* logits,
                                                 const std::int32_t* ids, Plain<Real> upstream,
                                                 Real* out) noexcept {
  const Real factor = upstream / static_cast<Real>(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    const LogSum<Real> row = logSumOf(logits + r * n, n);
    const std::size_t id = static_cast<std::size_t>(ids[r]);
    const Real z = logits[r * n + id];
    map(logits + r * n, out + r * n, n, [=](auto x) { return math::exp(x - row.top) / row.sum * factor; });
    out[r * n + id] = (math::exp(z - row.top) / row.sum - Real(1)) * factor;
  }
}

template <class Real>
Real sparseCategoricalCrossentropy(std::size_t rows, std::size_t n, const Real* prediction,
                                   const std::int32_t* ids) noexcept {
  const Real sum = foldEach<Real>(rows, [=](std::size_t r) {
    const Real* p = prediction + r * n;
    const Real mass = fold<Real>(n, [=](auto at) { return at(p); });
    return math::log(clipped(p[static_cast<std::size_t>(ids[r])] / mass));
  });
  return -sum / static_cast<Real>(rows);
}

template <class Real>
void sparseCategoricalCrossentropyGrad(std::size_t rows, std::size_t n, const Real* prediction,
                                       const std::int32_t* ids, Plain<Real> upstream, Real* out) noexcept {
  const Real factor = upstream / static_cast<Real>(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    probabilityRowGrad(n, prediction + r * n, oneHot<Real>(ids[r]), factor, out + r * n);
  }
}

template float categoricalCrossentropyFromLogits(std::size_t, std::size_t, const float*,
                                                 const float*) noexcept;
template void categoricalCrossentropyFromLogitsGrad(std::size_t, std::size_t, const float*, const float*,
                                                    float, float*) noexcept;
template float categoricalCrossentropy(std::size_t, std::size_t, const float*, const float*) noexcept;
template void categoricalCrossentropyGrad(std::size_t, std::size_t, const float*, const float*, float,
                                          float*) noexcept;
template float sparseCategoricalCrossentropyFromLogits(std::size_t, std::size_t, const float*,
                                                       const std::int32_t*) noexcept;
template void sparseCategoricalCrossentropyFromLogitsGrad(std::size_t, std::size_t, const float*,
                                                          const std::int32_t*, float, float*) noexcept;
template float sparseCategoricalCrossentropy(std::size_t, std::size_t, const float*,
                                             const std::int32_t*) noexcept;
template void sparseCategoricalCrossentropyGrad(std::size_t, std::size_t, const float*, const std::int32_t*,
                                                float, float*) noexcept;
template double categoricalCrossentropyFromLogits(std::size_t, std::size_t, const double*,
                                                  const double*) noexcept;
template void categoricalCrossentropyFromLogitsGrad(std::size_t, std::size_t, const double*, const double*,
                                                    double, double*) noexcept;
template double categoricalCrossentropy(std::size_t, std::size_t, const double*, const double*) noexcept;
template void categoricalCrossentropyGrad(std::size_t, std::size_t, const double*, const double*, double,
                                          double*) noexcept;
template double sparseCategoricalCrossentropyFromLogits(std::size_t, std::size_t, const double*,
                                                        const std::int32_t*) noexcept;
template void sparseCategoricalCrossentropyFromLogitsGrad(std::size_t, std::size_t, const double*,
                                                          const std::int32_t*, double, double*) noexcept;
template double sparseCategoricalCrossentropy(std::size_t, std::size_t, const double*,
                                              const std::int32_t*) noexcept;
template void sparseCategoricalCrossentropyGrad(std::size_t, std::size_t, const double*, const std::int32_t*,
                                                double, double*) noexcept;

}  // namespace downhill::kernels
