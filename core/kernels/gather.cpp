#include "kernels/gather.hpp"

#include <type_traits>

namespace downhill::kernels {

namespace {

/// One row. The last vector may overlap the one before it: cheaper than up to three single numbers.
template <class Real>
void copyRow(const float* row, std::size_t n, Real* out) noexcept {
  if (std::is_same_v<Real, float> && n >= kLanes) {
    if constexpr (std::is_same_v<Real, float>) {
      for (std::size_t j = 0; j + kLanes < n; j += kLanes)
        V::load_unaligned(row + j).store_unaligned(out + j);
      V::load_unaligned(row + n - kLanes).store_unaligned(out + n - kLanes);
    }
    return;
  }
  for (std::size_t j = 0; j < n; ++j) out[j] = static_cast<Real>(row[j]);
}

}  // namespace

template <class Real>
void gather(const float* table, const std::uint32_t* index, std::size_t rows, std::size_t n,
            Real* out) noexcept {
  for (std::size_t r = 0; r < rows; ++r) {
    copyRow(table + std::size_t{index[r]} * n, n, out + r * n);
  }
}

template <class Real>
void gather(const std::uint8_t* table, const std::uint32_t* index, std::size_t rows, std::size_t n,
            Plain<Real> scale, Real* out) noexcept {
  for (std::size_t r = 0; r < rows; ++r) {
    const std::uint8_t* row = table + std::size_t{index[r]} * n;
    for (std::size_t j = 0; j < n; ++j) out[r * n + j] = scale * static_cast<Real>(row[j]);
  }
}

template <class Real>
void gatherOneHot(const std::int32_t* ids, const std::uint32_t* index, std::size_t rows, std::size_t n,
                  Real* out) noexcept {
  for (std::size_t r = 0; r < rows; ++r) {
    const auto id = static_cast<std::size_t>(ids[index[r]]);
    for (std::size_t j = 0; j < n; ++j) out[r * n + j] = j == id ? Real(1) : Real(0);
  }
}

template void gather(const float*, const std::uint32_t*, std::size_t, std::size_t, float*) noexcept;
template void gather(const float*, const std::uint32_t*, std::size_t, std::size_t, double*) noexcept;
template void gather(const std::uint8_t*, const std::uint32_t*, std::size_t, std::size_t, float,
                     float*) noexcept;
template void gather(const std::uint8_t*, const std::uint32_t*, std::size_t, std::size_t, double,
                     double*) noexcept;
template void gatherOneHot(const std::int32_t*, const std::uint32_t*, std::size_t, std::size_t,
                           float*) noexcept;
template void gatherOneHot(const std::int32_t*, const std::uint32_t*, std::size_t, std::size_t,
                           double*) noexcept;

}  // namespace downhill::kernels
