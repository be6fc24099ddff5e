#include "exact/answer.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/text.hpp"

namespace downhill {

const char* toWord(ExactNote note) {
  switch (note) {
    case ExactNote::unique: return "unique";
    case ExactNote::separable: return "separable";
    case ExactNote::rankDeficient: return "rank-deficient";
  }
  return "unknown";
}

Result<void> checkProblem(const ExactProblem& problem) {
  const std::uint64_t rows = problem.rows, d = problem.features, k = problem.outputs;
  if (rows < 1 || d < 1 || k < 1 || problem.x.size() != rows * d || problem.y.size() != rows * k) {
    return fail(ErrorCode::shapeMismatch,
                "an exact answer needs x of rows x features and y of rows x outputs, got " +
                    std::to_string(rows) + " rows, " + std::to_string(d) + " features, " + std::to_string(k) +
                    " outputs for " + std::to_string(problem.x.size()) + " and " +
                    std::to_string(problem.y.size()) + " numbers");
  }
  if (d > kMaxExactFeatures || (rows + d) * (d + 1) > kMaxExactCells) {
    return fail(ErrorCode::tooLarge, "an exact answer may have up to " + std::to_string(kMaxExactFeatures) +
                                         " features and " + std::to_string(kMaxExactCells) + " cells, got " +
                                         std::to_string(d) + " features of " + std::to_string(rows) +
                                         " rows");
  }
  if (!(problem.l2 >= 0.0 && std::isfinite(problem.l2))) {
    return fail(ErrorCode::invalidArgument, "l2 must be 0 or more, got " + toText(problem.l2), "l2");
  }
  const auto finite = [](float value) { return std::isfinite(value); };
  if (!std::ranges::all_of(problem.x, finite))
    return fail(ErrorCode::invalidData, "x must be finite", "features");
  if (!std::ranges::all_of(problem.y, finite))
    return fail(ErrorCode::invalidData, "y must be finite", "targets");
  return {};
}

}  // namespace downhill
