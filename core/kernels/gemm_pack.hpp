// Copies columns of a right operand into panels: 8 columns side by side, row after row, so that a tile walks
// one straight line of memory. What remains at the end is a last panel of 8 or 4 columns, filled up with
// zeros that reach no output. Panels live on the stack, at most kPanelRoom numbers of them.
#pragma once

#include <cstddef>
#include <xsimd/xsimd.hpp>

#include "base/lanes.hpp"
#include "kernels/gemm_tile.hpp"

namespace downhill::kernels {

inline constexpr std::size_t kPanel = 8;
/// 64 kB of stack: they stay in the second-level cache while rows of a, taken from the first, meet them all.
inline constexpr std::size_t kPanelRoom = 16384;
/// Longer sums are cut into equal parts: one panel of a part (8 kB) and four rows of a (4 kB) stay in the
/// first-level cache.
inline constexpr std::size_t kPartRows = kTileRoom;

/// The right operand: element (p, j) lies at data[p * step + j * column]; one of the two strides is 1.
struct Right {
  const float* data;
  std::size_t step;
  std::size_t column;

  Right from(std::size_t p, std::size_t j) const noexcept {
    return {data + p * step + j * column, step, column};
  }
};

/// Columns of the last panel: 0, 4 or 8.
inline std::size_t lastWidth(std::size_t columns) noexcept {
  const std::size_t rest = columns % kPanel;
  return rest == 0 ? 0 : rest <= kLanes ? kLanes : kPanel;
}

/// r[i] becomes column i of the 4 x 4 numbers.
[[gnu::always_inline]] inline void transpose(V (&r)[4]) noexcept {
  const V a = xsimd::zip_lo(r[0], r[2]);
  const V b = xsimd::zip_lo(r[1], r[3]);
  const V c = xsimd::zip_hi(r[0], r[2]);
  const V d = xsimd::zip_hi(r[1], r[3]);
  r[0] = xsimd::zip_lo(a, b);
  r[1] = xsimd::zip_hi(a, b);
  r[2] = xsimd::zip_lo(c, d);
  r[3] = xsimd::zip_hi(c, d);
}

/// The last, narrower panel, number by number.
inline void packRest(Right b, std::size_t rows, std::size_t columns, float* out) noexcept {
  const std::size_t width = lastWidth(columns);
  for (std::size_t p = 0; p < rows; ++p) {
    for (std::size_t j = 0; j < width; ++j) {
      out[p * width + j] = j < columns ? b.data[p * b.step + j * b.column] : 0.0F;
    }
  }
}

/// Whole panels of a b that is stored by rows (column = 1).
inline void packRows(Right b, std::size_t rows, std::size_t panels, float* out) noexcept {
  for (std::size_t p = 0; p < rows; ++p) {
    const float* from = b.data + p * b.step;
    float* to = out + p * kPanel;
    for (std::size_t q = 0; q < panels; ++q) {
      const V low = V::load_unaligned(from);
      const V high = V::load_unaligned(from + kLanes);
      low.store_unaligned(to);
      high.store_unaligned(to + kLanes);
      from += kPanel;
      to += rows * kPanel;
    }
  }
}

/// Four columns of a b that is stored by columns (step = 1), into half a panel.
inline void packHalf(const float* from, std::size_t column, std::size_t rows, float* to) noexcept {
  std::size_t p = 0;
  for (; p + kLanes <= rows; p += kLanes) {
    V block[4];
    for (std::size_t i = 0; i < 4; ++i) block[i] = V::load_unaligned(from + i * column + p);
    transpose(block);
    for (std::size_t i = 0; i < 4; ++i) block[i].store_unaligned(to + (p + i) * kPanel);
  }
  for (; p < rows; ++p) {
    for (std::size_t i = 0; i < 4; ++i) to[p * kPanel + i] = from[i * column + p];
  }
}

/// Rows 0 .. rows-1 and columns 0 .. columns-1 of b; rows * columns, rounded up to whole panels, fits
/// kPanelRoom.
[[gnu::noinline]] inline void pack(Right b, std::size_t rows, std::size_t columns, float* out) noexcept {
  const std::size_t panels = columns / kPanel;
  if (b.column == 1) {
    packRows(b, rows, panels, out);
  } else {
    for (std::size_t j = 0; j < panels * kPanel; j += kLanes) {
      packHalf(b.data + j * b.column, b.column, rows, out + j / kPanel * kPanel * rows + j % kPanel);
    }
  }
  if (columns % kPanel != 0) {
    packRest(b.from(0, panels * kPanel), rows, columns % kPanel, out + panels * kPanel * rows);
  }
}

/// Four neighbouring columns of a matrix stored by rows, `step` numbers apart, for `steps` k.
inline void copyFour(const float* from, std::size_t step, std::size_t steps, float* to) noexcept {
  for (std::size_t p = 0; p < steps; ++p) V::load_unaligned(from + p * step).store_unaligned(to + p * kLanes);
}

/// Four rows of `steps` numbers, `row` apart, into a tile's room.
inline void copyRows(const float* from, std::size_t row, std::size_t steps, float* to) noexcept {
  for (std::size_t r = 0; r < kTileRows; ++r) {
    const float* const x = from + r * row;
    float* const y = to + r * kTileRoom;
    std::size_t p = 0;
    for (; p + kLanes <= steps; p += kLanes) V::load_unaligned(x + p).store_unaligned(y + p);
    for (; p < steps; ++p) y[p] = x[p];
  }
}

}  // namespace downhill::kernels
