// From a table of examples to a batch: row r of the batch is row index[r] of the table, converted to the
// arena's type on the way. Indices and class ids are checked where data enter, not here.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/map.hpp"

namespace downhill::kernels {

/// out[r, :] = table[index[r], :], n numbers a row
template <class Real>
void gather(const float* table, const std::uint32_t* index, std::size_t rows, std::size_t n,
            Real* out) noexcept;

/// out[r, :] = scale * table[index[r], :], e.g. pixels with scale 1/255
template <class Real>
void gather(const std::uint8_t* table, const std::uint32_t* index, std::size_t rows, std::size_t n,
            Plain<Real> scale, Real* out) noexcept;

/// out[r, j] = 1 where j is the class of example index[r], else 0; n classes
template <class Real>
void gatherOneHot(const std::int32_t* ids, const std::uint32_t* index, std::size_t rows, std::size_t n,
                  Real* out) noexcept;

}  // namespace downhill::kernels
