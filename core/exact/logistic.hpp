// The exact boundary: where binaryCrossentropy of one sigmoid unit has its minimum, or the news that it has
// none.
#pragma once

#include "exact/answer.hpp"

namespace downhill {

/// Minimises mean cross-entropy of sigmoid(x w + b) + l2 Σw² by damped Newton steps, each a weighted
/// least-squares problem (IRLS; Green, 1984). y: 0 or 1, one output. When some direction separates the
/// classes (also if it leaves rows on the boundary), or there is only one class, there is no minimum: note =
/// separable, and the answer is a place on the way where going on gains less than about 1e-13 a step.
/// curvature: of the Hessian at weights 0, XᵀX/(4 n) + 2 l2, which bounds it everywhere, so maxStableRate is
/// safe wherever a run is. Errors: as checkProblem; invalidArgument for more than one output; invalidData for
/// a target other than 0 and 1, naming its row.
Result<ExactFit> logisticNewton(const ExactProblem& problem);

}  // namespace downhill
