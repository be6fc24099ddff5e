// The plane in which a walk through weight space moves most: its two principal directions.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/error.hpp"

namespace downhill {

/// More points of a walk than this say no more about its plane.
inline constexpr std::size_t kMaxWalkRows = 64;

/// The two directions along which `rows` (n points of `size` numbers each, row-major) spread most around
/// `home`: unit vectors, x then y, each `size` long; principal components of the differences to `home` (Li et
/// al. 2018, section 7), by the n x n Gram matrix, as n is far below `size`. Each points to where the first
/// row lies. A walk that never left a line (or home) has zeros for what it lacks. Errors: invalidArgument
/// unless 1 to kMaxWalkRows rows of home's size; invalidData for a number that is not finite.
Result<std::vector<float>> principalDirections(std::span<const float> rows, std::span<const float> home);

}  // namespace downhill
