#include "base/text.hpp"

#include <cmath>
#include <cstdint>

namespace downhill {

namespace {

constexpr int kDigits = 6;
constexpr double kWholeBelow = 1e15;

/// x > 0 as digits * 10^(exponent - kDigits + 1), digits of kDigits places.
struct Decimal {
  std::uint64_t digits;
  int exponent;
};

Decimal decimalOf(double x) {
  int exponent = 0;
  for (; x >= 10; x /= 10) ++exponent;
  for (; x < 1; x *= 10) --exponent;
  const auto digits = static_cast<std::uint64_t>(std::llround(x * 1e5));
  if (digits < 1000000) return {digits, exponent};
  return {digits / 10, exponent + 1};
}

}  // namespace

std::string toText(double x) {
  if (std::isnan(x)) return "nan";
  const std::string sign = x < 0 ? "-" : "";
  x = std::fabs(x);
  if (std::isinf(x)) return sign + "inf";
  if (x < kWholeBelow && std::floor(x) == x) return sign + std::to_string(static_cast<std::uint64_t>(x));
  const auto [number, exponent] = decimalOf(x);
  std::string digits = std::to_string(number);
  digits.erase(digits.find_last_not_of('0') + 1);
  const bool scientific = exponent < -5 || exponent >= kDigits;
  if (!scientific && exponent < 0) {
    digits.insert(0, static_cast<std::size_t>(-exponent), '0');
  }
  const std::size_t whole = scientific || exponent < 0 ? 1 : static_cast<std::size_t>(exponent) + 1;
  if (digits.size() < whole) digits.append(whole - digits.size(), '0');
  if (digits.size() > whole) digits.insert(whole, 1, '.');
  return sign + digits + (scientific ? "e" + std::to_string(exponent) : "");
}

}  // namespace downhill
