#include "kernels/gather.hpp"

namespace downhill::kernels {

namespace {

/// Rows of a length known here: a loop over one to three numbers costs more than they do.
template <std::size_t n, class Real>
void gatherFew(const float* table, const std::uint32_t* index, std::size_t rows, Real* out) noexcept {
  for (std::size_t r = 0; r < rows; ++r) {
    const float* row = table + std::size_t{index[r]} * n;
    for (std::size_t j = 0; j < n; ++j) out[r * n + j] = static_cast<Real>(row[j]);
  }
}

/// One row, n >= 4. The last vector may overlap the one before it: cheaper than up to three single numbers.
inline void copyRow(const float* row, std::size_t n, float* out) noexcept {
  for (std::size_t j = 0; j + kLanes < n; j += kLanes) V::load_unaligned(row + j).store_unaligned(out + j);
  V::load_unaligned(row + n - kLanes).store_unaligned(out + n - kLanes);
}

inline void copyRow(const float* row, std::size_t n, double* out) noexcept {
  for (std::size_t j = 0; j < n; ++j) out[j] = row[j];
}

}  // namespace

template <class Real>
void gather(const float* table, const std::uint32_t* index, std::size_t rows, std::size_t n,
            Real* out) noexcept {
  switch (n) {
    case 0: return;
    case 1: return gatherFew<1>(table, index, rows, out);
    case 2: return gatherFew<2>(table, index, rows, out);
    case 3: return gatherFew<3>(table, index, rows, out);
    default: break;
  }
  for (std::size_t r = 0; r < rows; ++r) copyRow(table + std::size_t{index[r]} * n, n, out + r * n);
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
