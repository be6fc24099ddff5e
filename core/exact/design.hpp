// What both exact solvers share, in Eigen's terms. Private to this folder: public headers show no Eigen.
#pragma once

#ifndef EIGEN_DONT_VECTORIZE
#define EIGEN_DONT_VECTORIZE
#endif
#include <Eigen/Dense>

#include "exact/answer.hpp"

namespace downhill {

/// [rows + features, features + 1]: the rows of x with a 1 for the bias, then ridge * I with 0 for the bias,
/// so that the penalty is a residual like any other. With ridge = 0 the lower block is left out.
Eigen::MatrixXd designMatrix(const ExactProblem& problem, double ridge);

/// Eigenvalues of scale * XᵀX + 2 l2 I (0 for the bias), X with a column of ones. `singular` sets lambdaMin
/// to 0.
Curvature curvatureOf(const ExactProblem& problem, double scale, bool singular);

}  // namespace downhill
