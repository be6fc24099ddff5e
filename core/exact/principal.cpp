#include "exact/principal.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace downhill {

namespace {

constexpr int kIterations = 500;    // a 64 x 64 matrix: 2 million multiplications at most
constexpr double kSettled = 1e-12;  // change of the spread from one iteration to the next, relative
constexpr double kNothing = 1e-10;  // of the largest spread: a direction below it is rounding

struct Component {
  std::vector<double> mix;  ///< unit eigenvector of the Gram matrix
  double spread = 0;        ///< its eigenvalue
};

/// The largest eigenvalue of a symmetric, positive semi-definite n x n matrix by power iteration. (Eigen's
/// solver would say the same, in ten times the code.)
Component largest(const std::vector<double>& gram, std::size_t n) {
  Component found{std::vector<double>(n), 0};
  for (std::size_t i = 0; i < n; ++i) found.mix[i] = gram[i * n + i] + 1e-3 * static_cast<double>(i + 1);
  std::vector<double> next(n);
  for (int k = 0; k < kIterations; ++k) {
    double length = 0;
    for (const double x : found.mix) length += x * x;
    if (!(length > 0)) return found;
    for (double& x : found.mix) x /= std::sqrt(length);
    double spread = 0;
    for (std::size_t i = 0; i < n; ++i) {
      next[i] = 0;
      for (std::size_t j = 0; j < n; ++j) next[i] += gram[i * n + j] * found.mix[j];
      spread += next[i] * found.mix[i];
    }
    const bool settled = std::abs(spread - found.spread) <= kSettled * spread;
    found.spread = spread;
    if (settled) break;
    found.mix = next;
  }
  return found;
}

}  // namespace

Result<std::vector<float>> principalDirections(std::span<const float> rows, std::span<const float> home) {
  const std::size_t size = home.size();
  const std::size_t n = size == 0 ? 0 : rows.size() / size;
  if (n == 0 || n > kMaxWalkRows || n * size != rows.size()) {
    return fail(ErrorCode::invalidArgument,
                "walk: expected 1 to " + std::to_string(kMaxWalkRows) + " rows of " + std::to_string(size) +
                    " numbers, got " + std::to_string(rows.size()) + " numbers",
                "walk");
  }
  const auto finite = [](float value) { return std::isfinite(value); };
  if (!std::ranges::all_of(rows, finite)) return fail(ErrorCode::invalidData, "walk must be finite", "walk");

  const auto away = [&](std::size_t row, std::size_t k) {
    return static_cast<double>(rows[row * size + k]) - static_cast<double>(home[k]);
  };
  std::vector<double> gram(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t k = 0; k < size; ++k) gram[i * n + j] += away(i, k) * away(j, k);
    }
  }
  std::vector<float> out(2 * size, 0.0F);
  double most = 0;
  for (std::size_t which = 0; which < 2; ++which) {
    const Component found = largest(gram, n);
    most = std::max(most, found.spread);
    if (!(found.spread > kNothing * most)) break;
    const double scale = (found.mix[0] < 0 ? -1 : 1) / std::sqrt(found.spread);
    for (std::size_t k = 0; k < size; ++k) {
      double sum = 0;
      for (std::size_t i = 0; i < n; ++i) sum += found.mix[i] * away(i, k);
      out[which * size + k] = static_cast<float>(scale * sum);
    }
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) gram[i * n + j] -= found.spread * found.mix[i] * found.mix[j];
    }
  }
  return out;
}

}  // namespace downhill
