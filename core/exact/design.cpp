#include "exact/design.hpp"

#include <algorithm>
#include <limits>

namespace downhill {

Eigen::MatrixXd designMatrix(const ExactProblem& problem, double ridge) {
  const auto rows = static_cast<Eigen::Index>(problem.rows), d = static_cast<Eigen::Index>(problem.features);
  using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  Eigen::MatrixXd design = Eigen::MatrixXd::Zero(rows + (ridge > 0.0 ? d : 0), d + 1);
  design.topLeftCorner(rows, d) = Eigen::Map<const Rows>(problem.x.data(), rows, d).cast<double>();
  design.col(d).head(rows).setOnes();
  if (ridge > 0.0) design.bottomLeftCorner(d, d).diagonal().setConstant(ridge);
  return design;
}

Solution minimumNorm(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
  const Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> decomposition(a);
  Solution solution{Eigen::MatrixXd(a.cols(), b.cols()), decomposition.rank()};
  for (Eigen::Index j = 0; j < b.cols(); ++j) {
    const Eigen::VectorXd column = b.col(j);
    solution.x.col(j) = decomposition.solve(column);
  }
  return solution;
}

Eigen::MatrixXd product(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) { return a.lazyProduct(b); }

Curvature curvatureOf(const ExactProblem& problem, double scale, bool singular) {
  const auto d = static_cast<Eigen::Index>(problem.features);
  const Eigen::MatrixXd design = designMatrix(problem, 0.0);
  Eigen::MatrixXd hessian = scale * product(design.transpose(), design);
  hessian.topLeftCorner(d, d).diagonal().array() += 2.0 * problem.l2;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(hessian, Eigen::EigenvaluesOnly);
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  Curvature curvature;
  curvature.lambdaMax = std::max(0.0, solver.eigenvalues().maxCoeff());
  curvature.lambdaMin = singular ? 0.0 : std::max(0.0, solver.eigenvalues().minCoeff());
  curvature.conditionNumber =
      curvature.lambdaMin > 0.0 ? curvature.lambdaMax / curvature.lambdaMin : kInfinity;
  curvature.maxStableRate = curvature.lambdaMax > 0.0 ? 2.0 / curvature.lambdaMax : kInfinity;
  return curvature;
}

}  // namespace downhill
