// Chooses how a product is walked: tiles straight over the operands where copying would not pay, else panels
// of b on the stack (gemm_pack), reused by every row of a, which are copied four at a time. double runs plain
// loops: it exists for gradient checks.
#include "kernels/gemm.hpp"

#include <algorithm>
#include <type_traits>

#include "kernels/gemm_column.hpp"
#include "kernels/gemm_pack.hpp"
#include "kernels/gemm_sparse.hpp"
#include "kernels/gemm_tile.hpp"

namespace downhill::kernels {

namespace {

/// From this many rows on, panels of b are worth their copying.
constexpr std::size_t kPackFrom = 16;

/// From this many panels on, four rows of a are worth their copying.
constexpr std::size_t kCopyFrom = 4;

/// An empty sum is 0: c = bias or 0.
template <class Real>
void fillEmpty(const GemmDims& dims, const Real* bias, Real* c) noexcept {
  for (std::size_t i = 0; i < dims.m; ++i) {
    for (std::size_t j = 0; j < dims.n; ++j) c[i * dims.n + j] = bias == nullptr ? Real(0) : bias[j];
  }
}

/// The definition itself. Element (i, p) of a lies at a[i * aRow + p * aStep], (p, j) of b at
/// b[p * bStep + j * bColumn]; k >= 1.
template <class Real>
void plain(const GemmDims& dims, const Real* a, std::size_t aRow, std::size_t aStep, const Real* b,
           std::size_t bStep, std::size_t bColumn, const Real* bias, Real* c) noexcept {
  for (std::size_t i = 0; i < dims.m; ++i) {
    for (std::size_t j = 0; j < dims.n; ++j) {
      const Real* left = a + i * aRow;
      const Real* right = b + j * bColumn;
      Real sum = *left * *right;
      for (std::size_t p = 1; p < dims.k; ++p) sum = math::mulAdd(left[p * aStep], right[p * bStep], sum);
      c[i * dims.n + j] = bias == nullptr ? sum : sum + bias[j];
    }
  }
}

/// Without a copy, n >= 4 and b stored by rows. The last columns may be computed twice, with equal bits.
template <Walk kWalk>
void direct(const GemmDims& d, Left a, const float* b, const float* bias, float* c) noexcept {
  const auto columns = [&]<std::size_t Vectors>(std::size_t j, std::size_t count,
                                                std::integral_constant<std::size_t, Vectors>) {
    const Sums sums{c + j, d.n, false, bias == nullptr ? nullptr : bias + j};
    stripes<kWalk, Vectors>(d.m, d.k, a, {b + j, count, Vectors * kLanes, d.n}, sums);
  };
  constexpr std::integral_constant<std::size_t, 1> kOne;
  constexpr std::integral_constant<std::size_t, 2> kTwo;
  // One row has few chains: 16 columns at once, or it would wait for its own sums.
  const std::size_t wide = d.m == 1 ? d.n / (2 * kPanel) : 0;
  std::size_t j = wide * 2 * kPanel;
  if (wide > 0) {
    lowTile<4>(1, d.k, a.data, a.row, a.step, b, wide, 2 * kPanel, d.n, c, d.n, false, bias);
  }
  if (d.n - j >= kPanel) columns(j, (d.n - j) / kPanel, kTwo);
  j = d.n / kPanel * kPanel;
  if (j == d.n) return;
  if (j > 0 && d.n - j > kLanes) return columns(d.n - kPanel, 1, kTwo);
  if (d.n - j > kLanes) columns(0, 1, kOne);
  columns(d.n - kLanes, 1, kOne);
}

/// The last panel of a block of columns, of which `width` exist: through a spare tile that has them all.
template <Walk kWalk>
void edge(std::size_t m, std::size_t k, Left a, const float* panel, std::size_t width, Sums c) noexcept {
  float spare[kTileRows * kPanel] = {};
  float bias[kPanel] = {};
  if (c.bias != nullptr) std::copy_n(c.bias, width, bias);
  const Sums sums{spare, kPanel, c.more, c.bias == nullptr ? nullptr : bias};
  for (std::size_t i = 0; i < m; i += kTileRows) {
    const std::size_t rows = std::min(kTileRows, m - i);
    float* at = c.data + i * c.row;
    if (c.more) {
      for (std::size_t r = 0; r < rows; ++r) std::copy_n(at + r * c.row, width, spare + r * kPanel);
    }
    if (width > kLanes) {
      stripes<kWalk, 2>(rows, k, a.from(i, 0), {panel, 1, kPanel, kPanel}, sums);
    } else {
      stripes<kWalk, 1>(rows, k, a.from(i, 0), {panel, 1, kLanes, kLanes}, sums);
    }
    for (std::size_t r = 0; r < rows; ++r) std::copy_n(spare + r * kPanel, width, at + r * c.row);
  }
}

/// All m rows of whole panels. Where enough panels follow, a tile copies its four rows of a first, so that it
/// walks one straight line of them, too.
template <Walk kWalk>
void wholePanels(std::size_t m, std::size_t k, Left a, Panels b, Sums c) noexcept {
  std::size_t i = 0;
  if (b.count >= kCopyFrom) {
    constexpr bool kColumns = kWalk == Walk::columns;
    constexpr Walk kCopied = kColumns ? Walk::copiedColumns : Walk::copiedRows;
    alignas(16) float tile[kTileRows * kTileRoom];
    for (; i + kTileRows <= m; i += kTileRows) {
      if constexpr (kColumns) {
        copyFour(a.data + i, a.step, k, tile);
      } else {
        copyRows(a.data + i * a.row, a.row, k, tile);
      }
      fullTiles<kCopied, 2, kPanel>(1, k, tile, kColumns ? 1 : kTileRoom, kColumns ? kTileRows : 1, b.data,
                                    b.count, b.apart, b.step, c.data + i * c.row, c.row, c.more, c.bias);
    }
  }
  if (i == m) return;
  c.data += i * c.row;
  stripes<kWalk, 2, kPanel>(m - i, k, a.from(i, 0), b, c);
}

/// Over panels of b. Sums longer than a part are stored and taken up again: the same chain.
template <Walk kWalk>
void packed(const GemmDims& d, const Left& a, const Right& b, const float* bias, float* c) noexcept {
  alignas(16) float panels[kPanelRoom];
  const std::size_t parts = (d.k + kPartRows - 1) / kPartRows;
  const std::size_t part = (d.k + parts - 1) / parts;
  const std::size_t block = kPanelRoom / part / kPanel * kPanel;
  for (std::size_t p = 0; p < d.k; p += part) {
    const std::size_t rows = std::min(part, d.k - p);
    const bool last = p + rows == d.k;
    for (std::size_t j = 0; j < d.n; j += block) {
      const std::size_t columns = std::min(block, d.n - j);
      const std::size_t whole = columns / kPanel * kPanel;
      pack(b.from(p, j), rows, columns, panels);
      Sums sums{c + j, d.n, p > 0, last && bias != nullptr ? bias + j : nullptr};
      const Panels all{panels, whole / kPanel, kPanel * rows, kPanel};
      if (d.k < kListFrom || d.n < kListColumns) {
        wholePanels<kWalk>(d.m, rows, a.from(0, p), all, sums);
      } else {
        listedTiles<kWalk>(d.m, rows, a.from(0, p), all, sums, wholePanels<kWalk>);
      }
      if (whole == columns) continue;
      sums.data += whole;
      if (sums.bias != nullptr) sums.bias += whole;
      edge<kWalk>(d.m, rows, a.from(0, p), panels + whole * rows, columns - whole, sums);
    }
  }
}

/// Plain numbers, because wasm passes structs through memory (see gemm_tile).
template <Walk kWalk>
[[gnu::noinline]] void product(std::size_t m, std::size_t n, std::size_t k, const float* a, std::size_t aRow,
                               std::size_t aStep, const float* b, std::size_t bStep, std::size_t bColumn,
                               const float* bias, float* c) noexcept {
  const GemmDims dims{m, n, k};
  if (m < kTileRows && n < kLanes) {
    plain(dims, a, aRow, aStep, b, bStep, bColumn, bias, c);
  } else if (bColumn == 1 && n >= kLanes && m < kPackFrom) {
    direct<kWalk>(dims, {a, aRow, aStep}, b, bias, c);
  } else {
    packed<kWalk>(dims, {a, aRow, aStep}, {b, bStep, bColumn}, bias, c);
  }
}

}  // namespace

template <class Real>
void gemmNN(const GemmDims& dims, const Real* a, const Real* b, const Real* bias, Real* c) noexcept {
  if (dims.k == 0) return fillEmpty(dims, bias, c);
  if constexpr (std::is_same_v<Real, float>) {
    if (dims.n < kLanes && dims.m >= kLanes && dims.k >= kLanes) {
      if (dims.n == 1) return column(dims.m, dims.k, a, b, bias, c);
      if (dims.n == 2) return fewColumns<2>(dims.m, dims.k, a, b, bias, c);
      if (dims.n == 3) return fewColumns<3>(dims.m, dims.k, a, b, bias, c);
    }
    product<Walk::rows>(dims.m, dims.n, dims.k, a, dims.k, 1, b, dims.n, 1, bias, c);
  } else {
    plain(dims, a, dims.k, 1, b, dims.n, 1, bias, c);
  }
}

template <class Real>
void gemmTN(const GemmDims& dims, const Real* a, const Real* b, Real* c) noexcept {
  constexpr const Real* kNoBias = nullptr;
  if (dims.k == 0) return fillEmpty(dims, kNoBias, c);
  if constexpr (std::is_same_v<Real, float>) {
    // One output column: cᵀ = bᵀ · a is the same numbers with the long side in lanes.
    if (dims.n == 1) return gemmNN({1, dims.m, dims.k}, b, a, kNoBias, c);
    product<Walk::columns>(dims.m, dims.n, dims.k, a, 1, dims.m, b, dims.n, 1, kNoBias, c);
  } else {
    plain(dims, a, 1, dims.m, b, dims.n, 1, kNoBias, c);
  }
}

template <class Real>
void gemmNT(const GemmDims& dims, const Real* a, const Real* b, Real* c) noexcept {
  constexpr const Real* kNoBias = nullptr;
  if (dims.k == 0) return fillEmpty(dims, kNoBias, c);
  if constexpr (std::is_same_v<Real, float>) {
    // A column of b is b itself; one row or one column of c is a product with a column.
    if (dims.k == 1 || dims.n == 1) return gemmNN(dims, a, b, kNoBias, c);
    if (dims.m == 1) return gemmNN({dims.n, 1, dims.k}, b, a, kNoBias, c);
    product<Walk::rows>(dims.m, dims.n, dims.k, a, dims.k, 1, b, 1, dims.k, kNoBias, c);
  } else {
    plain(dims, a, dims.k, 1, b, 1, dims.k, kNoBias, c);
  }
}

template void gemmNN(const GemmDims&, const float*, const float*, const float*, float*) noexcept;
template void gemmNN(const GemmDims&, const double*, const double*, const double*, double*) noexcept;
template void gemmTN(const GemmDims&, const float*, const float*, float*) noexcept;
template void gemmTN(const GemmDims&, const double*, const double*, double*) noexcept;
template void gemmNT(const GemmDims&, const float*, const float*, float*) noexcept;
template void gemmNT(const GemmDims&, const double*, const double*, double*) noexcept;

}  // namespace downhill::kernels
