// One tile kernel serves all three products: it reads `a` by two strides, so that a transposed `a` costs
// nothing. A tile of 4 rows by 2 vectors keeps 8 sums in registers (16 spill: x86 has 15 vector registers in
// wasm engines).
#include "kernels/gemm.hpp"

#include <type_traits>
#include <utility>

#include "kernels/map.hpp"

namespace downhill::kernels {

namespace {

constexpr std::size_t kTileRows = 4;

/// The left operand: element (i, p) lies at data[i * row + p * step].
template <class Real>
struct Left {
  const Real* data;
  std::size_t row;
  std::size_t step;
};

/// f(0), f(1), ... f(N - 1) with constant indices, so that an array of sums becomes registers at any -O
/// level.
template <std::size_t N, class F>
inline void unroll(F f) noexcept {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (f(std::integral_constant<std::size_t, I>{}), ...);
  }(std::make_index_sequence<N>{});
}

/// c[Rows, Vectors * width(T)] at its corner, k >= 1; b, bias and c are already moved to the tile's first
/// column.
template <std::size_t Rows, std::size_t Vectors, class T, class Real>
inline void tile(GemmDims dims, Left<Real> a, const Real* b, const Real* bias, Real* c) noexcept {
  constexpr std::size_t kWidth = std::is_same_v<T, Real> ? 1 : kLanes;
  T sum[Rows][Vectors];
  unroll<Vectors>([&](auto v) {
    const T right = At<Real, T>{v * kWidth}(b);
    unroll<Rows>([&](auto r) { sum[r][v] = T(a.data[r * a.row]) * right; });
  });
  for (std::size_t p = 1; p < dims.k; ++p) {
    const Real* left = a.data + p * a.step;
    const Real* right = b + p * dims.n;
    T column[Vectors];
    unroll<Vectors>([&](auto v) { column[v] = At<Real, T>{v * kWidth}(right); });
    unroll<Rows>([&](auto r) {
      const T one(left[r * a.row]);
      unroll<Vectors>([&](auto v) { sum[r][v] = math::mulAdd(one, column[v], sum[r][v]); });
    });
  }
  unroll<Vectors>([&](auto v) {
    if (bias != nullptr) {
      const T add = At<Real, T>{v * kWidth}(bias);
      unroll<Rows>([&](auto r) { sum[r][v] = sum[r][v] + add; });
    }
    unroll<Rows>([&](auto r) { At<Real, T>{r * dims.n + v * kWidth}.put(c, sum[r][v]); });
  });
}

/// All rows of one panel of columns that starts at column j.
template <std::size_t Vectors, class T, class Real>
void panel(GemmDims dims, Left<Real> a, const Real* b, const Real* bias, Real* c, std::size_t j) noexcept {
  const Real* shift = bias == nullptr ? nullptr : bias + j;
  std::size_t i = 0;
  const auto at = [&] { return Left<Real>{a.data + i * a.row, a.row, a.step}; };
  for (; i + kTileRows <= dims.m; i += kTileRows) {
    tile<kTileRows, Vectors, T>(dims, at(), b + j, shift, c + i * dims.n + j);
  }
  for (; i < dims.m; ++i) tile<1, Vectors, T>(dims, at(), b + j, shift, c + i * dims.n + j);
}

/// An empty sum is 0: c = bias or 0.
template <class Real>
void fillEmpty(GemmDims dims, const Real* bias, Real* c) noexcept {
  for (std::size_t i = 0; i < dims.m; ++i) {
    for (std::size_t j = 0; j < dims.n; ++j) c[i * dims.n + j] = bias == nullptr ? Real(0) : bias[j];
  }
}

template <class Real>
void product(GemmDims dims, Left<Real> a, const Real* b, const Real* bias, Real* c) noexcept {
  if (dims.k == 0) return fillEmpty(dims, bias, c);
  std::size_t j = 0;
  if constexpr (std::is_same_v<Real, float>) {
    for (; j + 8 <= dims.n; j += 8) panel<2, V>(dims, a, b, bias, c, j);
    for (; j + 4 <= dims.n; j += 4) panel<1, V>(dims, a, b, bias, c, j);
  }
  for (; j + 2 <= dims.n; j += 2) panel<2, Real>(dims, a, b, bias, c, j);
  if (j < dims.n) panel<1, Real>(dims, a, b, bias, c, j);
}

}  // namespace

template <class Real>
void gemmNN(GemmDims dims, const Real* a, const Real* b, const Real* bias, Real* c) noexcept {
  product(dims, Left<Real>{a, dims.k, 1}, b, bias, c);
}

template <class Real>
void gemmTN(GemmDims dims, const Real* a, const Real* b, Real* c) noexcept {
  // One output column: cᵀ = bᵀ · a is the same numbers with the long side in lanes.
  if (dims.n == 1)
    return product({1, dims.m, dims.k}, Left<Real>{b, 1, 1}, a, static_cast<const Real*>(nullptr), c);
  product(dims, Left<Real>{a, 1, dims.m}, b, static_cast<const Real*>(nullptr), c);
}

template <class Real>
void gemmNT(GemmDims dims, const Real* a, const Real* b, Real* scratch, Real* c) noexcept {
  for (std::size_t j = 0; j < dims.n; ++j) {
    for (std::size_t p = 0; p < dims.k; ++p) scratch[p * dims.n + j] = b[j * dims.k + p];
  }
  gemmNN(dims, a, scratch, static_cast<const Real*>(nullptr), c);
}

template void gemmNN(GemmDims, const float*, const float*, const float*, float*) noexcept;
template void gemmNN(GemmDims, const double*, const double*, const double*, double*) noexcept;
template void gemmTN(GemmDims, const float*, const float*, float*) noexcept;
template void gemmTN(GemmDims, const double*, const double*, double*) noexcept;
template void gemmNT(GemmDims, const float*, const float*, float*, float*) noexcept;
template void gemmNT(GemmDims, const double*, const double*, double*, double*) noexcept;

}  // namespace downhill::kernels
