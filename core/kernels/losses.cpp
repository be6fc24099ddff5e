// The losses that are means over all rows * n numbers. The categorical ones, which know rows, are in
// losses_rows.cpp.
#include "kernels/losses.hpp"

#include "base/math.hpp"
#include "kernels/clip.hpp"

namespace downhill::kernels {

template <class Real>
Real meanSquaredError(std::size_t rows, std::size_t n, const Real* prediction, const Real* target) noexcept {
  const Real sum = fold<Real>(rows * n, [=](auto at) {
    const auto error = at(prediction) - at(target);
    return error * error;
  });
  return sum / static_cast<Real>(rows * n);
}

template <class Real>
void meanSquaredErrorGrad(std::size_t rows, std::size_t n, const Real* prediction, const Real* target,
                          Plain<Real> upstream, Real* out) noexcept {
  const Real factor = (upstream + upstream) / static_cast<Real>(rows * n);
  zip(prediction, target, out, rows * n, [=](auto p, auto t) { return (p - t) * factor; });
}

template <class Real>
Real binaryCrossentropyFromLogits(std::size_t rows, std::size_t n, const Real* logits,
                                  const Real* target) noexcept {
  const Real sum = foldLong<Real>(rows * n, [=](auto at) __attribute__((always_inline)) {
    const auto z = at(logits);
    using T = typename decltype(at)::Number;
    const T above = math::select(z <= T(Real(0)), T(Real(0)), z);
    return (above - z * at(target)) + math::log1p(math::exp(-math::abs(z)));
  });
  return sum / static_cast<Real>(rows * n);
}

template <class Real>
void binaryCrossentropyFromLogitsGrad(std::size_t rows, std::size_t n, const Real* logits, const Real* target,
                                      Plain<Real> upstream, Real* out) noexcept {
  const Real factor = upstream / static_cast<Real>(rows * n);
  // sigmoid(z) - t, for z > 0 as (1 - t) - sigmoid(-z): a confident right answer keeps its small gradient.
  zipLong(logits, target, out, rows * n, [=](auto z, auto t) __attribute__((always_inline)) {
    using T = decltype(z);
    const T tail = math::sigmoid(-math::abs(z));
    return math::select(z > T(Real(0)), (Real(1) - t) - tail, tail - t) * factor;
  });
}

template <class Real>
Real binaryCrossentropy(std::size_t rows, std::size_t n, const Real* prediction,
                        const Real* target) noexcept {
  const Real sum = fold<Real>(rows * n, [=](auto at) {
    const auto p = clipped<Real>(at(prediction));
    return at(target) * math::log(p) + (Real(1) - at(target)) * math::log1p(-p);
  });
  return -sum / static_cast<Real>(rows * n);
}

template <class Real>
void binaryCrossentropyGrad(std::size_t rows, std::size_t n, const Real* prediction, const Real* target,
                            Plain<Real> upstream, Real* out) noexcept {
  const Real factor = upstream / static_cast<Real>(rows * n);
  zipLong(prediction, target, out, rows * n, [=](auto p, auto t) __attribute__((always_inline)) {
    return whereFree<Real>(p, (p - t) / (p * (Real(1) - p)) * factor);
  });
}

template float meanSquaredError(std::size_t, std::size_t, const float*, const float*) noexcept;
template double meanSquaredError(std::size_t, std::size_t, const double*, const double*) noexcept;
template void meanSquaredErrorGrad(std::size_t, std::size_t, const float*, const float*, float,
                                   float*) noexcept;
template void meanSquaredErrorGrad(std::size_t, std::size_t, const double*, const double*, double,
                                   double*) noexcept;
template float binaryCrossentropyFromLogits(std::size_t, std::size_t, const float*, const float*) noexcept;
template double binaryCrossentropyFromLogits(std::size_t, std::size_t, const double*, const double*) noexcept;
template void binaryCrossentropyFromLogitsGrad(std::size_t, std::size_t, const float*, const float*, float,
                                               float*) noexcept;
template void binaryCrossentropyFromLogitsGrad(std::size_t, std::size_t, const double*, const double*, double,
                                               double*) noexcept;
template float binaryCrossentropy(std::size_t, std::size_t, const float*, const float*) noexcept;
template double binaryCrossentropy(std::size_t, std::size_t, const double*, const double*) noexcept;
template void binaryCrossentropyGrad(std::size_t, std::size_t, const float*, const float*, float,
                                     float*) noexcept;
template void binaryCrossentropyGrad(std::size_t, std::size_t, const double*, const double*, double,
                                     double*) noexcept;

}  // namespace downhill::kernels
