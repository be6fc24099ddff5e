// The answer that gradient descent is held against. Worked out in double by another route (Eigen); it is
// compared within tolerances and drawn beside a run, never fed into one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/error.hpp"

namespace downhill {

enum class ExactNote : std::uint8_t {
  unique,     ///< the one minimum
  separable,  ///< no minimum: the loss falls for ever as the weights grow; the answer is a place far out on
              ///< the way
  rankDeficient,  ///< many minima with equal loss; the answer is the one with the smallest Σw² + Σb²
};

/// "unique" | "separable" | "rank-deficient"
const char* toWord(ExactNote note);

/// Eigenvalues of the Hessian of loss + penalty in (w, b), one output.
struct Curvature {
  double lambdaMax = 0.0;
  double lambdaMin = 0.0;        ///< 0 when singular
  double conditionNumber = 0.0;  ///< lambdaMax / lambdaMin, infinity when singular
  double maxStableRate =
      0.0;  ///< 2 / lambdaMax: plain full-batch descent diverges above it; infinity when flat
};

struct ExactFit {
  std::vector<double> weights;  ///< [d, k], row-major, as a dense kernel is
  std::vector<double> bias;     ///< [k]
  double loss = 0.0;            ///< data loss there, penalty apart
  Curvature curvature;
  ExactNote note = ExactNote::unique;
};

/// X [n, d] and y [n, k], row-major and borrowed; l2 multiplies Σw², never the bias.
struct ExactProblem {
  std::span<const float> x;
  std::span<const float> y;
  std::size_t rows = 0;
  std::size_t features = 0;
  std::size_t outputs = 1;
  double l2 = 0.0;
};

/// Problems above these limits get tooLarge: an exact answer must not take seconds or hundreds of megabytes.
inline constexpr std::size_t kMaxExactFeatures = 256;
inline constexpr std::size_t kMaxExactCells = 4'000'000;  ///< (rows + features) * (features + 1)

/// Errors: shapeMismatch, tooLarge, invalidArgument (l2 below 0 or not finite), invalidData (a number that is
/// not finite).
Result<void> checkProblem(const ExactProblem& problem);

}  // namespace downhill
