// Central differences in double, and the distance they are compared by. The stencil is of fourth order, so
// that a step of 1e-3 leaves an error far below the 1e-7 that gradients promise.
#pragma once

#include <cmath>
#include <limits>
#include <vector>

namespace downhill::test {

/// df/dx, number by number: (f(x−2h) − 8 f(x−h) + 8 f(x+h) − f(x+2h)) / 12h.
template <class F>
std::vector<double> differences(std::vector<double> x, F f, double h = 1e-3) {
  std::vector<double> slopes;
  for (double& number : x) {
    const double middle = number;
    const auto at = [&](double k) {
      number = middle + k * h;
      return f(x);
    };
    slopes.push_back((at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / (12 * h));
    number = middle;
  }
  return slopes;
}

/// The largest difference, as a fraction of the largest expected number; infinite where sizes differ.
inline double relativeDistance(const std::vector<double>& got, const std::vector<double>& want) {
  if (got.size() != want.size()) return std::numeric_limits<double>::infinity();
  double most = 0, scale = 1e-3;
  for (std::size_t i = 0; i < got.size(); ++i) {
    if (!std::isfinite(got[i])) return std::numeric_limits<double>::infinity();
    most = std::fmax(most, std::fabs(got[i] - want[i]));
    scale = std::fmax(scale, std::fabs(want[i]));
  }
  return most / scale;
}

}  // namespace downhill::test
