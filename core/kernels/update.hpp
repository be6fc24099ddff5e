// Optimizers: one step over a contiguous block of n parameters w with gradients g, in place, with the meaning
// they have in Keras and TensorFlow.js. Rates and bias corrections come from the step record; nothing here
// counts steps. Means of rmsprop and adam below the least normal number are 0. Penalties (l1, l2) and the
// finiteness check lie here too, because they sweep the same blocks.
#pragma once

#include <cstddef>

#include "kernels/map.hpp"

namespace downhill::kernels {

/// w <- w - rate g
template <class Real>
void sgd(Real* w, const Real* g, std::size_t n, Plain<Real> rate) noexcept;

/// v <- mu v + g, w <- w - rate v; with nesterov w <- w - rate (g + mu v)
template <class Real>
void momentum(Real* w, const Real* g, Real* v, std::size_t n, Plain<Real> rate, Plain<Real> mu,
              bool nesterov) noexcept;

/// acc <- acc + g², w <- w - rate g / sqrt(acc + epsilon). The accumulator's start (0.1) is set by its owner.
template <class Real>
void adagrad(Real* w, const Real* g, Real* acc, std::size_t n, Plain<Real> rate,
             Plain<Real> epsilon) noexcept;

/// ms <- rho ms + (1 - rho) g², w <- w - rate g / sqrt(ms + epsilon)
template <class Real>
void rmsprop(Real* w, const Real* g, Real* ms, std::size_t n, Plain<Real> rate, Plain<Real> rho,
             Plain<Real> epsilon) noexcept;

/// What adam needs to know of a step. Differences from 1 are taken in double and cast by the caller, since
/// 1 - 0.999 in float has four digits.
template <class Real>
struct AdamRates {
  Real rate;
  Real beta1;
  Real beta2;
  Real oneMinusBeta1;
  Real oneMinusBeta2;
  Real correction1;  ///< 1 - beta1^t, for update t = 1, 2, ...
  Real correction2;  ///< 1 - beta2^t
  Real epsilon;
};

/// Kingma & Ba 2015, algorithm 1: m <- beta1 m + (1 - beta1) g, v <- beta2 v + (1 - beta2) g²,
/// w <- w - rate m̂ / (sqrt(v̂) + epsilon), m̂ = m / correction1, v̂ = v / correction2.
template <class Real>
void adam(Real* w, const Real* g, Real* m, Real* v, std::size_t n, const AdamRates<Real>& rates) noexcept;

/// adam after w <- w - rate weightDecay w (Loshchilov & Hutter 2019), for every parameter given.
template <class Real>
void adamw(Real* w, const Real* g, Real* m, Real* v, std::size_t n, const AdamRates<Real>& rates,
           Plain<Real> weightDecay) noexcept;

/// l1 sum|w| + l2 sum w², each sum in the order of fold; a term whose factor is 0 is not computed.
template <class Real>
Real penalty(const Real* w, std::size_t n, Plain<Real> l1, Plain<Real> l2) noexcept;

/// out = upstream (l1 sign(w) + 2 l2 w), sign(0) = 0. Where both factors are 0 it is -0, the one number whose
/// sum with any other has the other's bits: so a plan may leave it out.
template <class Real>
void penaltyGrad(const Real* w, std::size_t n, Plain<Real> l1, Plain<Real> l2, Plain<Real> upstream,
                 Real* out) noexcept;

/// Whether none of x is NaN or infinite, read from the bits: no compiler flag can argue it away.
template <class Real>
bool allFinite(const Real* x, std::size_t n) noexcept;

}  // namespace downhill::kernels
