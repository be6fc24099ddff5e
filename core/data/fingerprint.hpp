// A 64-bit number that stands for data: equal data, equal number, on every machine. Against mistakes, not
// attackers.
#pragma once

#include <bit>
#include <cstdint>
#include <span>

#include "base/random.hpp"

namespace downhill {

class Fingerprint {
 public:
  void add(std::uint64_t word) noexcept { state_ = detail::mix(state_ + word + detail::kGolden); }

  /// The length, then every element by its bits; 0.0 and -0.0 differ.
  template <class T>
  void addAll(std::span<const T> values) noexcept {
    add(values.size());
    for (const T value : values) {
      if constexpr (sizeof(T) == 8) {
        add(std::bit_cast<std::uint64_t>(value));
      } else if constexpr (sizeof(T) == 4) {
        add(std::bit_cast<std::uint32_t>(value));
      } else {
        add(value);
      }
    }
  }
  template <class T>
  void addAll(std::span<T> values) noexcept {
    addAll(std::span<const T>(values));
  }

  std::uint64_t value() const noexcept { return state_; }

 private:
  std::uint64_t state_ = 0;
};

}  // namespace downhill
