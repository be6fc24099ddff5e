// Standardisation: each column to mean 0 and deviation 1 as measured on the training rows alone, so that
// nothing of the validation or test part leaks into a model. Sums run in double, in row order. Not for uint8
// data, which has its scale.
#pragma once

#include <cstdint>
#include <span>

#include "base/buffer.hpp"
#include "base/error.hpp"

namespace downhill {

struct Scaler {
  Buffer<double> mean;       ///< [columns]
  Buffer<double> deviation;  ///< [columns]: of the population (divided by n); 1 where the column is constant

  /// x [n, columns] becomes (x - mean) / deviation, in place, for any n.
  void apply(std::span<float> x) const noexcept;
};

/// Measures `rows` of features [any, columns]. Errors: invalidArgument without rows; tooLarge when memory is
/// short.
Result<Scaler> fitScaler(std::span<const float> features, std::size_t columns,
                         std::span<const std::uint32_t> rows);

}  // namespace downhill
