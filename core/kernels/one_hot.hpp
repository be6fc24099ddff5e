// Class ids as rows of zeros and a one, so that one crossentropy kernel serves both kinds of targets.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace downhill::kernels {

/// out [rows, classes]: 1 at ids[index[row]], 0 elsewhere. Ids are below `classes` (the dataset has checked them).
template <class Real>
void gatherOneHot(const std::int32_t* ids, const std::uint32_t* index, std::size_t rows, std::size_t classes,
                  Real* out) noexcept {
  std::fill_n(out, rows * classes, Real(0));
  for (std::size_t row = 0; row < rows; ++row) {
    out[row * classes + static_cast<std::size_t>(ids[index[row]])] = Real(1);
  }
}

}  // namespace downhill::kernels
