#include "kernels/rows.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "kernels/map.hpp"

namespace downhill::kernels {

namespace {

/// The sum of one column (T = Real) or of four neighbours (T = V), into out; x and out begin at the column.
template <class T, class Real>
void sumColumn(std::size_t rows, std::size_t n, const Real* x, Real* out) noexcept {
  using Column = At<Real, T>;
  T p[kPartials];
  for (T& partial : p) partial = T(Real(0));
  std::size_t r = 0;
  for (; r + kPartials <= rows; r += kPartials) {
    for (std::size_t q = 0; q < kPartials; ++q) p[q] = p[q] + Column{(r + q) * n}(x);
  }
  for (std::size_t q = 0; r + q < rows; ++q) p[q] = p[q] + Column{(r + q) * n}(x);
  Column{0}.put(out, total(p));
}

}  // namespace

template <class Real>
void addBias(std::size_t rows, std::size_t n, const Real* x, const Real* bias, Real* out) noexcept {
  for (std::size_t r = 0; r < rows; ++r) {
    zip(x + r * n, bias, out + r * n, n, [](auto value, auto shift) { return value + shift; });
  }
}

template <class Real>
void sumRows(std::size_t rows, std::size_t n, const Real* x, Real* out) noexcept {
  sweep<Real>(n, [=](auto at) { sumColumn<typename decltype(at)::Number>(rows, n, x + at.i, out + at.i); });
}

template <class Real>
void softmax(std::size_t rows, std::size_t n, const Real* x, Real* out) noexcept {
  if (n == 0) return;
  for (std::size_t r = 0; r < rows; ++r) {
    Real* row = out + r * n;
    const Real top = *std::max_element(x + r * n, x + r * n + n);  // a NaN missed here comes back through exp
    mapLong(x + r * n, row, n, [=](auto value) { return math::exp(value - top); });
    const Real sum = fold<Real>(n, [=](auto at) { return at(row); });
    map(row, row, n, [=](auto value) { return value / sum; });
  }
}

template <class Real>
void softmaxGrad(std::size_t rows, std::size_t n, const Real* y, const Real* dy, Real* dx) noexcept {
  for (std::size_t r = 0; r < rows; ++r) {
    const Real* output = y + r * n;
    const Real* upstream = dy + r * n;
    const Real mean = fold<Real>(n, [=](auto at) { return at(upstream) * at(output); });
    zip(output, upstream, dx + r * n, n, [=](auto p, auto d) { return p * (d - mean); });
  }
}

template void addBias(std::size_t, std::size_t, const float*, const float*, float*) noexcept;
template void addBias(std::size_t, std::size_t, const double*, const double*, double*) noexcept;
template void sumRows(std::size_t, std::size_t, const float*, float*) noexcept;
template void sumRows(std::size_t, std::size_t, const double*, double*) noexcept;
template void softmax(std::size_t, std::size_t, const float*, float*) noexcept;
template void softmax(std::size_t, std::size_t, const double*, double*) noexcept;
template void softmaxGrad(std::size_t, std::size_t, const float*, const float*, float*) noexcept;
template void softmaxGrad(std::size_t, std::size_t, const double*, const double*, double*) noexcept;

}  // namespace downhill::kernels
