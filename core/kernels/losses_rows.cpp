// The categorical losses: a row's loss needs the row's largest logit, or its sum. Every sum along a row and
// over rows has the one written order, so a row adds the same bits wherever it lies.
#include <algorithm>

#include "base/math.hpp"
#include "kernels/clip.hpp"
#include "kernels/losses.hpp"

namespace downhill::kernels {

namespace {

/// What the logits of a row share: log softmax(z)_j = (z_j - top) - log(sum).
template <class Real>
struct LogSum {
  Real top;
  Real sum;  ///< sum of exp(z - top), in 1 .. n
};

template <class Real>
LogSum<Real> logSumOf(const Real* z, std::size_t n) noexcept {
  const Real top = *std::max_element(z, z + n);
  return {top,
          foldLong<Real>(n, [=](auto at) __attribute__((always_inline)) { return math::exp(at(z) - top); })};
}

template <class Real>
Real sumOf(const Real* x, std::size_t n) noexcept {
  return fold<Real>(n, [=](auto at) { return at(x); });
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
    const LogSum<Real> row = logSumOf(logits + r * n, n);
    const Real mass = sumOf(target + r * n, n);
    zipLong(logits + r * n, target + r * n, out + r * n, n,
            [=](auto z, auto t) __attribute__((always_inline)) {
              return (math::exp(z - row.top) / row.sum * mass - t) * factor;
            });
  }
}

template <class Real>
Real categoricalCrossentropy(std::size_t rows, std::size_t n, const Real* prediction,
                             const Real* target) noexcept {
  const Real sum = foldEach<Real>(rows, [=](std::size_t r) {
    const Real* p = prediction + r * n;
    const Real* t = target + r * n;
    const Real mass = sumOf(p, n);
    return foldLong<Real>(n, [=](auto at) __attribute__((always_inline)) {
      return at(t) * math::log(clipped<Real>(at(p) / mass));
    });
  });
  return -sum / static_cast<Real>(rows);
}

template <class Real>
void categoricalCrossentropyGrad(std::size_t rows, std::size_t n, const Real* prediction, const Real* target,
                                 Plain<Real> upstream, Real* out) noexcept {
  const Real factor = upstream / static_cast<Real>(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    const Real* p = prediction + r * n;
    const Real* t = target + r * n;
    const Real mass = sumOf(p, n);
    const auto slope = [](auto q, auto wanted) { return whereFree<Real>(q, -wanted / q); };
    const Real mean = fold<Real>(n, [=](auto at) {
      const auto q = at(p) / mass;
      return slope(q, at(t)) * q;
    });
    zipLong(p, t, out + r * n, n, [=](auto x, auto wanted) __attribute__((always_inline)) {
      return (slope(x / mass, wanted) - mean) / mass * factor;
    });
  }
}

template float categoricalCrossentropyFromLogits(std::size_t, std::size_t, const float*,
                                                 const float*) noexcept;
template double categoricalCrossentropyFromLogits(std::size_t, std::size_t, const double*,
                                                  const double*) noexcept;
template void categoricalCrossentropyFromLogitsGrad(std::size_t, std::size_t, const float*, const float*,
                                                    float, float*) noexcept;
template void categoricalCrossentropyFromLogitsGrad(std::size_t, std::size_t, const double*, const double*,
                                                    double, double*) noexcept;
template float categoricalCrossentropy(std::size_t, std::size_t, const float*, const float*) noexcept;
template double categoricalCrossentropy(std::size_t, std::size_t, const double*, const double*) noexcept;
template void categoricalCrossentropyGrad(std::size_t, std::size_t, const float*, const float*, float,
                                          float*) noexcept;
template void categoricalCrossentropyGrad(std::size_t, std::size_t, const double*, const double*, double,
                                          double*) noexcept;

}  // namespace downhill::kernels
