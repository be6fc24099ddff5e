// Shapes of values. Every shape is `rows x rest`, row-major: the batch is the one dynamic dimension, so a
// shape says only whether it has rows; how many there are is read at run time. No strides, no broadcasting.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>

namespace downhill {

struct Shape {
  bool batched = false;               ///< true: one `rest` per live row of the batch
  std::uint8_t rank = 0;              ///< number of entries of `dims` in use, 0 to 4 (0: one number)
  std::array<std::size_t, 4> dims{};  ///< the fixed dimensions ("rest"), e.g. {28, 28, 1}

  /// [B, dims...]: a value per row of the batch.
  static Shape rows(std::initializer_list<std::size_t> rest);
  /// [dims...]: a value that is independent of the batch, e.g. a kernel or a loss.
  static Shape fixed(std::initializer_list<std::size_t> rest);

  /// Numbers per row (batched) or in all (fixed). An empty product is 1.
  std::size_t size() const {
    std::size_t product = 1;
    for (std::size_t i = 0; i < rank; ++i) product *= dims[i];
    return product;
  }
  /// Numbers for `rows` live rows.
  std::size_t count(std::size_t rows) const { return batched ? rows * size() : size(); }
  /// Last fixed dimension, 1 for a scalar.
  std::size_t last() const { return rank == 0 ? 1 : dims[rank - 1]; }

  friend bool operator==(const Shape&, const Shape&) = default;
};

/// "[B, 2, 8]" or "[8]" or "[]".
std::string toString(const Shape& shape);

}  // namespace downhill
