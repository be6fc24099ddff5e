// Which rows train, validate and test. A row's lot is a hash of seed and row number, so a point added at the
// end moves no other from its part unless the parts must grow. Not a shuffle: every part keeps the order of
// the file.
#pragma once

#include <cstdint>
#include <span>

#include "base/buffer.hpp"
#include "base/error.hpp"

namespace downhill {

enum class SplitBy : std::uint8_t {
  seed,        ///< drawn
  last,        ///< the last rows: for data in the order of time
  stratified,  ///< drawn, each class with its share
};

/// A part that is cut from the training rows.
struct Cut {
  double fraction = 0.0;  ///< of all rows, rounded down; [0, 1)
  SplitBy by = SplitBy::seed;
};

/// Row numbers, ascending; every row in exactly one part.
struct Split {
  Buffer<std::uint32_t> train, validation, test;
};

inline constexpr std::size_t kMaxClasses = 1000;

/// The test part is cut first, validation from what is left. `classes` holds a class id below kMaxClasses for
/// each row; it may be empty unless a cut is stratified. Errors: invalidArgument for a fraction out of range,
/// parts that leave no training row, or a stratified cut without classes; tooLarge when memory is short.
Result<Split> split(std::size_t rows, Cut validation, Cut test, std::uint64_t seed,
                    std::span<const std::int32_t> classes);

}  // namespace downhill
