#include "kernels/dropout.hpp"

#include "base/math.hpp"
#include "base/random.hpp"

namespace downhill::kernels {

namespace {

inline V uniformAt(RandomKey key, At<float, V> at) noexcept { return uniform01(randomBits4(key, at.i)); }

template <class Real>
float uniformAt(RandomKey key, At<Real, Real> at) noexcept {
  return uniform01(randomBits(key, at.i));
}

}  // namespace

template <class Real>
void dropout(std::size_t rows, std::size_t n, const Real* x, Real* out, Plain<Real> rate, std::uint64_t seed,
             std::uint64_t step, std::uint32_t node) noexcept {
  if (rate == 0) return map(x, out, rows * n, [](auto value) { return value; });
  const RandomKey key = randomKey(seed, Purpose::dropout, step, node);
  const float threshold = static_cast<float>(rate);  // in double too: the mask is the same one
  const Real factor = Real(1) / (Real(1) - rate);
  sweep<Real>(rows * n, [=](auto at) {
    using T = typename decltype(at)::Number;
    const auto kept = uniformAt(key, at) >= threshold;
    at.put(out, math::select(kept, at(x) * factor, T(Real(0))));
  });
}

template <class Real>
void reluDropoutGrad(const Real* dy, const Real* out, Real* dx, std::size_t n, Plain<Real> rate) noexcept {
  const Real factor = Real(1) / (Real(1) - rate);
  zip(dy, out, dx, n, [=](auto d, auto y) {
    using T = decltype(y);
    return math::select(y <= T(Real(0)), T(Real(0)), d * factor);
  });
}

template void dropout(std::size_t, std::size_t, const float*, float*, float, std::uint64_t, std::uint64_t,
                      std::uint32_t) noexcept;
template void dropout(std::size_t, std::size_t, const double*, double*, double, std::uint64_t, std::uint64_t,
                      std::uint32_t) noexcept;
template void reluDropoutGrad(const float*, const float*, float*, std::size_t, float) noexcept;
template void reluDropoutGrad(const double*, const double*, double*, std::size_t, double) noexcept;

}  // namespace downhill::kernels
