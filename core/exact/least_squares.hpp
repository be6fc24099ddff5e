// The exact line (or plane, or several): where meanSquaredError has its minimum.
#pragma once

#include "exact/answer.hpp"

namespace downhill {

/// Minimises loss + l2 Σw² over w and b, loss = mean over rows and outputs of (x w + b - y)², by a complete
/// orthogonal decomposition (Golub and Van Loan, 5.5); a rank-deficient problem gets the answer of smallest
/// norm, which is where descent from zero weights ends too. curvature: of this loss, 2/(n k) XᵀX + 2 l2.
/// Errors: see checkProblem.
Result<ExactFit> leastSquares(const ExactProblem& problem);

}  // namespace downhill
