// Comparisons are written so that NaN falls through to the branch that keeps it: `x <= 0 ? 0 : x`, not `x > 0
// ? x : 0`.
#include "kernels/activations.hpp"

#include "base/math.hpp"

namespace downhill::kernels {

template <class Real>
void relu(const Real* x, Real* out, std::size_t n) noexcept {
  map(x, out, n, [](auto z) {
    using T = decltype(z);
    return math::select(z <= T(Real(0)), T(Real(0)), z);
  });
}

template <class Real>
void leakyRelu(const Real* x, Real* out, std::size_t n, Plain<Real> alpha) noexcept {
  map(x, out, n, [=](auto z) { return math::select(z > decltype(z)(Real(0)), z, z * alpha); });
}

template <class Real>
void elu(const Real* x, Real* out, std::size_t n) noexcept {
  // e^z - 1 = tanh(z / 2) (e^z + 1): the plain difference would lose all digits near 0.
  mapLong(x, out, n, [](auto z) __attribute__((always_inline)) {
    using T = decltype(z);
    return math::select(z > T(Real(0)), z, math::tanh(z * Real(0.5)) * (math::exp(z) + Real(1)));
  });
}

template <class Real>
void sigmoid(const Real* x, Real* out, std::size_t n) noexcept {
  mapLong(x, out, n, [](auto z) __attribute__((always_inline)) { return math::sigmoid(z); });
}

template <class Real>
void tanh(const Real* x, Real* out, std::size_t n) noexcept {
  mapLong(x, out, n, [](auto z) __attribute__((always_inline)) { return math::tanh(z); });
}

template <class Real>
void reluGrad(const Real* dy, const Real* y, Real* dx, std::size_t n) noexcept {
  zip(dy, y, dx, n, [](auto d, auto a) {
    using T = decltype(a);
    return math::select(a <= T(Real(0)), T(Real(0)), d);
  });
}

template <class Real>
void leakyReluGrad(const Real* dy, const Real* y, Real* dx, std::size_t n, Plain<Real> alpha) noexcept {
  zip(dy, y, dx, n, [=](auto d, auto a) { return math::select(a > decltype(a)(Real(0)), d, d * alpha); });
}

template <class Real>
void eluGrad(const Real* dy, const Real* y, Real* dx, std::size_t n) noexcept {
  zip(dy, y, dx, n,
      [](auto d, auto a) { return math::select(a > decltype(a)(Real(0)), d, d * (a + Real(1))); });
}

template <class Real>
void sigmoidGrad(const Real* dy, const Real* y, Real* dx, std::size_t n) noexcept {
  zip(dy, y, dx, n, [](auto d, auto a) { return d * (a * (Real(1) - a)); });
}

template <class Real>
void tanhGrad(const Real* dy, const Real* y, Real* dx, std::size_t n) noexcept {
  zip(dy, y, dx, n, [](auto d, auto a) { return d * (Real(1) - a * a); });
}

template void relu(const float*, float*, std::size_t) noexcept;
template void relu(const double*, double*, std::size_t) noexcept;
template void leakyRelu(const float*, float*, std::size_t, float) noexcept;
template void leakyRelu(const double*, double*, std::size_t, double) noexcept;
template void elu(const float*, float*, std::size_t) noexcept;
template void elu(const double*, double*, std::size_t) noexcept;
template void sigmoid(const float*, float*, std::size_t) noexcept;
template void sigmoid(const double*, double*, std::size_t) noexcept;
template void tanh(const float*, float*, std::size_t) noexcept;
template void tanh(const double*, double*, std::size_t) noexcept;
template void reluGrad(const float*, const float*, float*, std::size_t) noexcept;
template void reluGrad(const double*, const double*, double*, std::size_t) noexcept;
template void leakyReluGrad(const float*, const float*, float*, std::size_t, float) noexcept;
template void leakyReluGrad(const double*, const double*, double*, std::size_t, double) noexcept;
template void eluGrad(const float*, const float*, float*, std::size_t) noexcept;
template void eluGrad(const double*, const double*, double*, std::size_t) noexcept;
template void sigmoidGrad(const float*, const float*, float*, std::size_t) noexcept;
template void sigmoidGrad(const double*, const double*, double*, std::size_t) noexcept;
template void tanhGrad(const float*, const float*, float*, std::size_t) noexcept;
template void tanhGrad(const double*, const double*, double*, std::size_t) noexcept;

}  // namespace downhill::kernels
