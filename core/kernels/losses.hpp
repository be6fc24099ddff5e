// The losses, each with its gradient by the prediction. Means over the live rows (rows >= 1) and, except for
// the categorical ones, over the n outputs; meanings are Keras's. The forms "FromLogits" take what goes into
// the sigmoid or softmax, and stay finite and exact to 1e-6 for every finite logit; prefer them.
//
// Shapes: prediction, logits, target and out are [rows, n]; class ids come as one-hot rows (gatherOneHot).
// Probabilities are clipped to [1e-7, 1 - 1e-7], as in Keras. `upstream` is the gradient by the loss itself,
// 1 for a loss that is descended. `out` may be the prediction.
#pragma once

#include <cstddef>

#include "kernels/map.hpp"

namespace downhill::kernels {

/// mean (p - t)², without a half
template <class Real>
Real meanSquaredError(std::size_t rows, std::size_t n, const Real* prediction, const Real* target) noexcept;
template <class Real>
void meanSquaredErrorGrad(std::size_t rows, std::size_t n, const Real* prediction, const Real* target,
                          Plain<Real> upstream, Real* out) noexcept;

/// mean of max(z, 0) - z t + log(1 + exp(-|z|)); t in [0, 1]
template <class Real>
Real binaryCrossentropyFromLogits(std::size_t rows, std::size_t n, const Real* logits,
                                  const Real* target) noexcept;
/// sigmoid(z) - t, over rows and outputs
template <class Real>
void binaryCrossentropyFromLogitsGrad(std::size_t rows, std::size_t n, const Real* logits, const Real* target,
                                      Plain<Real> upstream, Real* out) noexcept;

/// mean of -(t log p + (1 - t) log(1 - p)), p clipped
template <class Real>
Real binaryCrossentropy(std::size_t rows, std::size_t n, const Real* prediction, const Real* target) noexcept;
/// (p - t) / (p (1 - p)), over rows and outputs; 0 where p was clipped
template <class Real>
void binaryCrossentropyGrad(std::size_t rows, std::size_t n, const Real* prediction, const Real* target,
                            Plain<Real> upstream, Real* out) noexcept;

/// mean over rows of -sum t log softmax(z); each row of t is one-hot or a distribution
template <class Real>
Real categoricalCrossentropyFromLogits(std::size_t rows, std::size_t n, const Real* logits,
                                       const Real* target) noexcept;
/// softmax(z) sum(t) - t, over rows: right also for a target row that does not sum to 1
template <class Real>
void categoricalCrossentropyFromLogitsGrad(std::size_t rows, std::size_t n, const Real* logits,
                                           const Real* target, Plain<Real> upstream, Real* out) noexcept;

/// mean over rows of -sum t log q, with q = p / sum(p), clipped; p >= 0, some p > 0 in each row
template <class Real>
Real categoricalCrossentropy(std::size_t rows, std::size_t n, const Real* prediction,
                             const Real* target) noexcept;
/// (g - sum(g q)) / sum(p) over rows, with g = -t / q, or 0 where q was clipped
template <class Real>
void categoricalCrossentropyGrad(std::size_t rows, std::size_t n, const Real* prediction, const Real* target,
                                 Plain<Real> upstream, Real* out) noexcept;

}  // namespace downhill::kernels
