#include "exact/logistic.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/text.hpp"
#include "exact/design.hpp"

namespace downhill {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kMaxSteps = 200;
constexpr double kStillMoving = 0.1;      // in logits: a Newton step towards infinity moves them by about 1
constexpr double kNothingToGain = 1e-13;  // in twice the loss a step can still take away
constexpr int kLastSteps = 3;

/// 1 / (1 + e^-z) without overflow, precise where it is small.
double sigmoid(double z) { return z < 0.0 ? std::exp(z) / (1.0 + std::exp(z)) : 1.0 / (1.0 + std::exp(-z)); }

/// ln(1 + e^-m): the cross-entropy of a row whose logit points the right way by m.
double lossOf(double margin) { return std::max(-margin, 0.0) + std::log1p(std::exp(-std::abs(margin))); }

/// The problem in Newton's terms. Parameters: [d + 1], the bias last.
struct Descent {
  MatrixXd design;  // [n (+ d), d + 1]: rows of x with 1, then the penalty's rows, see designMatrix
  VectorXd sign;    // [n]: +1 for class 1, -1 for class 0
  Index n;

  VectorXd margins(const VectorXd& parameters) const {
    return product(design, parameters).topRows(n).cwiseProduct(sign);
  }
  double dataLoss(const VectorXd& margins) const {
    return margins.unaryExpr([](double m) { return lossOf(m); }).sum() / static_cast<double>(n);
  }
  double objective(const VectorXd& parameters) const {
    const double penalty = product(design, parameters).bottomRows(design.rows() - n).squaredNorm();
    return dataLoss(margins(parameters)) + 0.5 * penalty / static_cast<double>(n);
  }
};

/// A Newton step and twice the fall in n * objective that its quadratic model promises.
struct Step {
  VectorXd parameters;  // the change
  double decrement;
};

/// Minimises |A step - b|² with A = sqrt(S) X, b = the pull of each row / sqrt(S): the normal equations of
/// Newton's step without squaring their condition number; of the smallest norm where rows leave it open.
Step newtonStep(const Descent& descent, const VectorXd& parameters) {
  const VectorXd margins = descent.margins(parameters);
  MatrixXd weighted = descent.design;
  VectorXd wanted(weighted.rows());
  for (Index i = 0; i < descent.n; ++i) {
    const double wrong = sigmoid(-margins[i]);
    const double root = std::sqrt(std::max(wrong * sigmoid(margins[i]), 1e-30));  // never divide by 0
    weighted.row(i) *= root;
    wanted[i] = descent.sign[i] * wrong / root;
  }
  const Index penalties = weighted.rows() - descent.n;
  wanted.tail(penalties) = -product(weighted, parameters).bottomRows(penalties);
  Step step;
  step.parameters = minimumNorm(weighted, wanted).x;
  step.decrement = product(weighted, step.parameters).squaredNorm();
  return step;
}

/// Halves the step until the objective falls as the model says it should (Armijo); false when nothing is left
/// to gain.
bool walk(const Descent& descent, const Step& step, VectorXd& parameters) {
  const double before = descent.objective(parameters);
  const double promised = step.decrement / static_cast<double>(descent.n);
  double length = 1.0;
  for (int halving = 0; halving < 40; ++halving, length *= 0.5) {
    const VectorXd next = parameters + length * step.parameters;
    if (descent.objective(next) <= before - 1e-4 * length * promised) {
      parameters = next;
      return true;
    }
  }
  return false;
}

/// Walks to the minimum; true when there is one. Where the loss has nothing more to give, the last steps are
/// Newton's own: they fix the digits that the loss is too flat to show, and they tell a minimum (steps
/// vanish) from a slope without end (each step moves the logits by about 1, however little that gains).
bool descend(const Descent& descent, VectorXd& parameters) {
  int futile = 0;
  for (int i = 0; i < kMaxSteps; ++i) {
    const Step step = newtonStep(descent, parameters);
    const double moved = product(descent.design, step.parameters).topRows(descent.n).cwiseAbs().maxCoeff();
    if (step.decrement > kNothingToGain * static_cast<double>(descent.n)) {
      futile = 0;
      if (!walk(descent, step, parameters)) return moved <= kStillMoving;
    } else {
      parameters += step.parameters;
      if (++futile == kLastSteps) return moved <= kStillMoving;
    }
  }
  return false;
}

Result<void> checkTargets(const ExactProblem& problem) {
  if (problem.outputs != 1) {
    return fail(ErrorCode::invalidArgument,
                "logistic regression has one output, got " + std::to_string(problem.outputs), "outputs");
  }
  for (std::size_t i = 0; i < problem.rows; ++i) {
    if (problem.y[i] == 0.0f || problem.y[i] == 1.0f) continue;
    return fail(ErrorCode::invalidData,
                "targets must be 0 or 1, got " + toText(problem.y[i]) + " in row " + std::to_string(i),
                "targets");
  }
  return {};
}

}  // namespace

Result<ExactFit> logisticNewton(const ExactProblem& problem) {
  if (auto checked = checkProblem(problem); !checked) return std::unexpected(checked.error());
  if (auto checked = checkTargets(problem); !checked) return std::unexpected(checked.error());
  const auto n = static_cast<Index>(problem.rows), d = static_cast<Index>(problem.features);
  // The objective times n is a sum over rows, and n l2 Σw² = ½ |ridge w|².
  Descent descent{designMatrix(problem, std::sqrt(2.0 * problem.l2 * static_cast<double>(n))), VectorXd(n),
                  n};
  for (Index i = 0; i < n; ++i) descent.sign[i] = problem.y[static_cast<std::size_t>(i)] > 0.5f ? 1.0 : -1.0;
  const bool deficient = minimumNorm(descent.design, descent.design.col(d)).rank < d + 1;

  VectorXd parameters = VectorXd::Zero(d + 1);
  const bool found = descend(descent, parameters);
  ExactFit fit;
  fit.weights.assign(parameters.data(), parameters.data() + d);
  fit.bias = {parameters[d]};
  fit.loss = descent.dataLoss(descent.margins(parameters));
  fit.note = !found ? ExactNote::separable : deficient ? ExactNote::rankDeficient : ExactNote::unique;
  fit.curvature = curvatureOf(problem, 0.25 / static_cast<double>(n), deficient);
  return fit;
}

}  // namespace downhill
