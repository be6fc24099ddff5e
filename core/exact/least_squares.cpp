#include "exact/least_squares.hpp"

#include <cmath>

#include "exact/design.hpp"

namespace downhill {

Result<ExactFit> leastSquares(const ExactProblem& problem) {
  if (auto checked = checkProblem(problem); !checked) return std::unexpected(checked.error());
  const auto n = static_cast<Eigen::Index>(problem.rows), d = static_cast<Eigen::Index>(problem.features);
  const auto k = static_cast<Eigen::Index>(problem.outputs);
  using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const auto residuals = static_cast<double>(problem.rows * problem.outputs);

  const Eigen::MatrixXd design = designMatrix(problem, std::sqrt(problem.l2 * residuals));
  Eigen::MatrixXd wanted = Eigen::MatrixXd::Zero(design.rows(), k);
  wanted.topRows(n) = Eigen::Map<const Rows>(problem.y.data(), n, k).cast<double>();
  const auto [solution, rank] = minimumNorm(design, wanted);  // [d + 1, k], the bias last

  ExactFit fit;
  fit.weights.reserve(problem.features * problem.outputs);
  for (Eigen::Index i = 0; i < d; ++i) {
    for (Eigen::Index j = 0; j < k; ++j) fit.weights.push_back(solution(i, j));
  }
  for (Eigen::Index j = 0; j < k; ++j) fit.bias.push_back(solution(d, j));
  fit.loss = (product(design, solution) - wanted).topRows(n).squaredNorm() / residuals;
  const bool deficient = rank < d + 1;
  fit.note = deficient ? ExactNote::rankDeficient : ExactNote::unique;
  fit.curvature = curvatureOf(problem, 2.0 / residuals, deficient);
  return fit;
}

}  // namespace downhill
