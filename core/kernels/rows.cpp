#include "kernels/rows.hpp"

#include <algorithm>
#include <utility>

#include "base/math.hpp"
#include "kernels/map.hpp"

namespace downhill::kernels {

namespace {

/// Eight rows of x, or the first `rows` of them, each to its partial.
template <class Column, class T, class Real, std::size_t... Q>
void addRows(std::size_t rows, std::size_t n, const Real* x, T (&p)[kPartials],
             std::index_sequence<Q...>) noexcept {
  if (rows >= kPartials) {
    ((p[Q] = p[Q] + Column{Q * n}(x)), ...);
  } else {
    static_cast<void>(((Q < rows && (p[Q] = p[Q] + Column{Q * n}(x), true)) && ...));
  }
}

/// The sum of one column (T = Real) or of four neighbours (T = V), into out; x and out begin at the column.
template <class T, class Real>
void sumColumn(std::size_t rows, std::size_t n, const Real* x, Real* out) noexcept {
  using Column = At<Real, T>;
  constexpr auto kEach = std::make_index_sequence<kPartials>{};
  T p[kPartials];
  for (T& partial : p) partial = T(Real(0));
  for (; rows >= kPartials; rows -= kPartials, x += kPartials * n) addRows<Column>(kPartials, n, x, p, kEach);
  addRows<Column>(rows, n, x, p, kEach);
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
    mapLong(x + r * n, row, n,
            [=](auto value) __attribute__((always_inline)) { return math::exp(value - top); });
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
