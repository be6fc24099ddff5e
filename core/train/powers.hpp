// β^t for the bias corrections of Adam, step after step: the doubles of math::powi, in its order of products,
// with the squares of β kept. A step then multiplies only as often as t has bits set.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace downhill {

class Powers {
 public:
  /// Takes another base; the same one costs nothing.
  void setBase(double base) noexcept {
    if (base == squares_[0]) return;
    for (double& square : squares_) {
      square = base;
      base *= base;
    }
  }

  /// base^t; 1 for t = 0.
  double at(std::uint64_t t) const noexcept {
    double product = 1.0;
    for (; t != 0; t &= t - 1) product *= squares_[static_cast<std::size_t>(std::countr_zero(t))];
    return product;
  }

 private:
  std::array<double, 64> squares_{};  ///< base^(2^i); all 0 for base 0
};

}  // namespace downhill
