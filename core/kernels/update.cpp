#include "kernels/update.hpp"

#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "base/math.hpp"

namespace downhill::kernels {

template <class Real>
void sgd(Real* w, const Real* g, std::size_t n, Plain<Real> rate) noexcept {
  sweep<Real>(n, [=](auto at) { at.put(w, at(w) - at(g) * rate); });
}

template <class Real>
void momentum(Real* w, const Real* g, Real* v, std::size_t n, Plain<Real> rate, Plain<Real> mu,
              bool nesterov) noexcept {
  sweep<Real>(n, [=](auto at) {
    const auto velocity = at(v) * mu + at(g);
    const auto direction = nesterov ? at(g) + velocity * mu : velocity;
    at.put(v, velocity);
    at.put(w, at(w) - direction * rate);
  });
}

template <class Real>
void adagrad(Real* w, const Real* g, Real* acc, std::size_t n, Plain<Real> rate,
             Plain<Real> epsilon) noexcept {
  sweep<Real>(n, [=](auto at) {
    const auto sum = at(acc) + at(g) * at(g);
    at.put(acc, sum);
    at.put(w, at(w) - at(g) * rate / math::sqrt(sum + epsilon));
  });
}

namespace {

/// A mean that fades ends at 0, not among the denormal numbers, where rounding would hold it forever: on x86
/// they made a step of Adam half as slow again. Beside the usual epsilon, 1e-7, no weight can tell.
template <class Real, class T>
T faded(T mean) noexcept {
  return math::select(math::abs(mean) < T(std::numeric_limits<Real>::min()), T(Real(0)), mean);
}

}  // namespace

template <class Real>
void rmsprop(Real* w, const Real* g, Real* ms, std::size_t n, Plain<Real> rate, Plain<Real> rho,
             Plain<Real> epsilon) noexcept {
  const Real rest = Real(1) - rho;
  sweep<Real>(n, [=](auto at) {
    const auto mean = faded<Real>(at(ms) * rho + at(g) * at(g) * rest);
    at.put(ms, mean);
    at.put(w, at(w) - at(g) * rate / math::sqrt(mean + epsilon));
  });
}

namespace {

/// With `early` false, correction1 is 1: x / 1 = x, and a division is worth leaving out.
template <bool early, class Real>
void adamSweep(Real* w, const Real* g, Real* m, Real* v, std::size_t n, const AdamRates<Real>& r) noexcept {
  sweep<Real>(n, [=](auto at) {
    const auto first = faded<Real>(at(m) * r.beta1 + at(g) * r.oneMinusBeta1);
    const auto second = faded<Real>(at(v) * r.beta2 + at(g) * at(g) * r.oneMinusBeta2);
    at.put(m, first);
    at.put(v, second);
    const auto mean = early ? first / r.correction1 : first;
    at.put(w, at(w) - mean * r.rate / (math::sqrt(second / r.correction2) + r.epsilon));
  });
}

}  // namespace

template <class Real>
void adam(Real* w, const Real* g, Real* m, Real* v, std::size_t n, const AdamRates<Real>& rates) noexcept {
  if (rates.correction1 == 1) return adamSweep<false>(w, g, m, v, n, rates);
  adamSweep<true>(w, g, m, v, n, rates);
}

template <class Real>
void adamw(Real* w, const Real* g, Real* m, Real* v, std::size_t n, const AdamRates<Real>& rates,
           Plain<Real> weightDecay) noexcept {
  const Real decay = rates.rate * weightDecay;
  sweep<Real>(n, [=](auto at) { at.put(w, at(w) - at(w) * decay); });
  adam(w, g, m, v, n, rates);
}

template <class Real>
Real penalty(const Real* w, std::size_t n, Plain<Real> l1, Plain<Real> l2) noexcept {
  const Real sizes = l1 == 0 ? Real(0) : l1 * fold<Real>(n, [=](auto at) { return math::abs(at(w)); });
  const Real squares = l2 == 0 ? Real(0) : l2 * fold<Real>(n, [=](auto at) { return at(w) * at(w); });
  return sizes + squares;
}

template <class Real>
void penaltyGrad(const Real* w, std::size_t n, Plain<Real> l1, Plain<Real> l2, Plain<Real> upstream,
                 Real* out) noexcept {
  if (l1 == 0 && l2 == 0) return map(w, out, n, [](auto x) { return decltype(x)(Real(-0.0)); });
  const Real slope = l2 + l2;
  map(w, out, n, [=](auto x) {
    using T = decltype(x);
    const T zero(Real(0));
    const T sign = math::select(x > zero, T(Real(1)), math::select(x < zero, T(Real(-1)), zero));
    return (sign * l1 + x * slope) * upstream;
  });
}

template <class Real>
bool allFinite(const Real* x, std::size_t n) noexcept {
  using Bits = std::conditional_t<sizeof(Real) == 4, std::uint32_t, std::uint64_t>;
  constexpr Bits kExponent = sizeof(Real) == 4 ? Bits(0x7f800000) : static_cast<Bits>(0x7ff0000000000000);
  bool finite = true;
  std::size_t i = 0;
  if constexpr (std::is_same_v<Real, float>) {
    // Without its sign, the bits of a number beyond all finite ones are at least the exponent's: the sum with
    // 2^23 turns them negative, and one sign bit in the union of all tells.
    VInt seen(0);
    for (; i + kLanes <= n; i += kLanes) {
      seen = seen | ((math::bitsOf(V::load_unaligned(x + i)) & VInt(0x7fffffff)) + VInt(0x00800000));
    }
    finite = !xsimd::any(seen < VInt(0));
  }
  for (; i < n; ++i) finite &= (std::bit_cast<Bits>(x[i]) & kExponent) != kExponent;
  return finite;
}

template void sgd(float*, const float*, std::size_t, float) noexcept;
template void sgd(double*, const double*, std::size_t, double) noexcept;
template void momentum(float*, const float*, float*, std::size_t, float, float, bool) noexcept;
template void momentum(double*, const double*, double*, std::size_t, double, double, bool) noexcept;
template void adagrad(float*, const float*, float*, std::size_t, float, float) noexcept;
template void adagrad(double*, const double*, double*, std::size_t, double, double) noexcept;
template void rmsprop(float*, const float*, float*, std::size_t, float, float, float) noexcept;
template void rmsprop(double*, const double*, double*, std::size_t, double, double, double) noexcept;
template void adam(float*, const float*, float*, float*, std::size_t, const AdamRates<float>&) noexcept;
template void adam(double*, const double*, double*, double*, std::size_t, const AdamRates<double>&) noexcept;
template void adamw(float*, const float*, float*, float*, std::size_t, const AdamRates<float>&,
                    float) noexcept;
template void adamw(double*, const double*, double*, double*, std::size_t, const AdamRates<double>&,
                    double) noexcept;
template float penalty(const float*, std::size_t, float, float) noexcept;
template double penalty(const double*, std::size_t, double, double) noexcept;
template void penaltyGrad(const float*, std::size_t, float, float, float, float*) noexcept;
template void penaltyGrad(const double*, std::size_t, double, double, double, double*) noexcept;
template bool allFinite(const float*, std::size_t) noexcept;
template bool allFinite(const double*, std::size_t) noexcept;

}  // namespace downhill::kernels
