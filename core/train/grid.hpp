// Grids over a plane, as fields and surfaces use them: checked sizes, values at the centres of cells.
#pragma once

#include <cmath>
#include <string>

#include "base/buffer.hpp"

namespace downhill {

inline constexpr std::size_t kMaxSide = 4096;

/// Errors: invalidArgument.
inline Result<void> checkGrid(double x0, double x1, double y0, double y1, std::size_t width,
                              std::size_t height) {
  if (!std::isfinite(x0) || !std::isfinite(x1) || !std::isfinite(y0) || !std::isfinite(y1)) {
    return fail(ErrorCode::invalidArgument, "the ranges x and y must be finite numbers", "x");
  }
  if (width < 1 || height < 1 || width > kMaxSide || height > kMaxSide || width * height > kMaxCells) {
    return fail(ErrorCode::invalidArgument,
                "width and height: expected 1 to " + std::to_string(kMaxSide) + " and at most " +
                    std::to_string(kMaxCells) + " cells, got " + std::to_string(width) + " x " +
                    std::to_string(height),
                "width");
  }
  return {};
}

/// The centre of cell i of n cells from `from` to `to`.
inline float centre(double from, double to, std::size_t i, std::size_t n) {
  return static_cast<float>(from + (to - from) * ((static_cast<double>(i) + 0.5) / static_cast<double>(n)));
}

}  // namespace downhill
