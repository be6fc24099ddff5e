// The plainest kernels: arithmetic on arrays of n numbers, number by number. `out` may be one of the inputs.
// No broadcasting: a bias is added by rows.hpp.
#pragma once

#include <cstddef>

#include "kernels/map.hpp"

namespace downhill::kernels {

/// out = a + b
template <class Real>
void add(const Real* a, const Real* b, Real* out, std::size_t n) noexcept {
  zip(a, b, out, n, [](auto x, auto y) { return x + y; });
}

/// out = x
template <class Real>
void copy(const Real* x, Real* out, std::size_t n) noexcept {
  map(x, out, n, [](auto value) { return value; });
}

}  // namespace downhill::kernels
