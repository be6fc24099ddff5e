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

/// What least squares finds, and how many of a's columns are independent.
struct Solution {
  Eigen::MatrixXd x;
  Eigen::Index rank;
};

/// The x that minimises |a x - b|², of the smallest norm where a leaves it open; each column of b by itself.
/// The one place that decomposes: Eigen's templates are a good part of the wasm module.
Solution minimumNorm(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b);

/// a b, number by number: these matrices are narrow, and Eigen's blocked product is much code.
Eigen::MatrixXd product(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b);

/// Eigenvalues of scale * XᵀX + 2 l2 I (0 for the bias), X with a column of ones. `singular` sets lambdaMin
/// to 0.
Curvature curvatureOf(const ExactProblem& problem, double scale, bool singular);

}  // namespace downhill
