#include "exec/kernel_table.hpp"

#include "kernels/activations.hpp"
#include "kernels/dropout.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/gather.hpp"
#include "kernels/gemm.hpp"
#include "kernels/losses.hpp"
#include "kernels/rows.hpp"
#include "kernels/update.hpp"

namespace downhill {

namespace {

namespace k = kernels;

template <class R>
using C = const Call<R>&;

template <class R>
void gatherFeatures(C<R> c) noexcept {
  const std::size_t n = c.step.shape.size();
  if (c.data.bytes != nullptr) {
    k::gather<R>(c.data.bytes, c.record.indices, c.rows(), n, static_cast<R>(c.data.scale), c.out());
  } else {
    k::gather<R>(c.data.floats, c.record.indices, c.rows(), n, c.out());
  }
}

template <class R>
void gatherTargets(C<R> c) noexcept {
  k::gather<R>(c.data.targets, c.record.indices, c.rows(), c.step.shape.size(), c.out());
}

template <class R>
void gatherOneHot(C<R> c) noexcept {
  k::gatherOneHot<R>(c.data.classes, c.record.indices, c.rows(), c.step.shape.size(), c.out());
}

template <class R>
void one(C<R> c) noexcept {
  *c.out() = R(1);
}

/// [B, k] · [k, n] -> [B, n]
template <class R>
void matmul(C<R> c) noexcept {
  const k::GemmDims dims{c.rows(), c.step.shape.last(), c.step.inShapes[0].last()};
  k::gemmNN<R>(dims, c.in(0), c.in(1), nullptr, c.out());
}

/// [B, m]ᵀ · [B, n] -> [m, n]
template <class R>
void matmulTN(C<R> c) noexcept {
  const k::GemmDims dims{c.step.inShapes[0].last(), c.step.inShapes[1].last(), c.rows()};
  k::gemmTN<R>(dims, c.in(0), c.in(1), c.out());
}

/// [B, k] · [n, k]ᵀ -> [B, n]
template <class R>
void matmulNT(C<R> c) noexcept {
  const k::GemmDims dims{c.rows(), c.step.shape.last(), c.step.inShapes[0].last()};
  k::gemmNT<R>(dims, c.in(0), c.in(1), c.out());
}

template <class R>
void addBias(C<R> c) noexcept {
  k::addBias<R>(c.rows(), c.step.shape.last(), c.in(0), c.in(1), c.out());
}

template <class R>
void sumRows(C<R> c) noexcept {
  k::sumRows<R>(c.rows(), c.step.shape.last(), c.in(0), c.out());
}

template <class R>
void copy(C<R> c) noexcept {
  k::copy<R>(c.in(0), c.out(), c.count());
}

template <class R>
void add(C<R> c) noexcept {
  k::add<R>(c.in(0), c.in(1), c.out(), c.count());
}

/// y = f(x)
template <class R, void (*f)(const R*, R*, std::size_t) noexcept>
void unary(C<R> c) noexcept {
  f(c.in(0), c.out(), c.count());
}

/// dx = f(dy, y)
template <class R, void (*f)(const R*, const R*, R*, std::size_t) noexcept>
void slope(C<R> c) noexcept {
  f(c.in(0), c.in(1), c.out(), c.count());
}

template <class R>
void leakyRelu(C<R> c) noexcept {
  k::leakyRelu<R>(c.in(0), c.out(), c.count(), static_cast<R>(c.step.attributes.alpha));
}

template <class R>
void leakyReluGrad(C<R> c) noexcept {
  k::leakyReluGrad<R>(c.in(0), c.in(1), c.out(), c.count(), static_cast<R>(c.step.attributes.alpha));
}

template <class R>
void softmax(C<R> c) noexcept {
  k::softmax<R>(c.rows(), c.step.shape.last(), c.in(0), c.out());
}

template <class R>
void softmaxGrad(C<R> c) noexcept {
  k::softmaxGrad<R>(c.rows(), c.step.shape.last(), c.in(1), c.in(0), c.out());
}

template <class R>
void dropout(C<R> c) noexcept {
  const std::uint32_t key = c.step.attributes.key;
  k::dropout<R>(c.rows(), c.step.shape.size(), c.in(0), c.out(), static_cast<R>(c.record.dropoutRates[key]),
                c.record.seed, c.record.step, key);
}

/// y = then(x · W + b)
template <class R>
void dense(C<R> c) noexcept {
  const k::GemmDims dims{c.rows(), c.step.shape.last(), c.step.inShapes[0].last()};
  R* y = c.out();
  k::gemmNN<R>(dims, c.in(0), c.in(1), c.in(2), y);
  const std::size_t n = dims.m * dims.n;
  switch (c.step.attributes.then) {
    case Op::relu: return k::relu<R>(y, y, n);
    case Op::leakyRelu: return k::leakyRelu<R>(y, y, n, static_cast<R>(c.step.attributes.alpha));
    case Op::elu: return k::elu<R>(y, y, n);
    case Op::sigmoid: return k::sigmoid<R>(y, y, n);
    case Op::tanh: return k::tanh<R>(y, y, n);
    case Op::softmax: return k::softmax<R>(dims.m, dims.n, y, y);
    default: return;
  }
}

/// dx from dy and from what dropout made of relu
template <class R>
void reluDropoutGrad(C<R> c) noexcept {
  const double rate = c.record.dropoutRates[c.step.attributes.key];
  k::reluDropoutGrad<R>(c.in(0), c.in(1), c.out(), c.count(), static_cast<R>(rate));
}

/// loss = f(prediction, target), a mean over the live rows
template <class R, R (*f)(std::size_t, std::size_t, const R*, const R*) noexcept>
void loss(C<R> c) noexcept {
  *c.out() = f(c.rows(), c.step.inShapes[0].last(), c.in(0), c.in(1));
}

/// d prediction = f(prediction, target, d loss)
template <class R, void (*f)(std::size_t, std::size_t, const R*, const R*, k::Plain<R>, R*) noexcept>
void lossGrad(C<R> c) noexcept {
  f(c.rows(), c.step.inShapes[0].last(), c.in(0), c.in(1), *c.in(2), c.out());
}

template <class R>
void penalty(C<R> c) noexcept {
  *c.out() = k::penalty<R>(c.in(0), c.inCount(0), static_cast<R>(c.record.l1), static_cast<R>(c.record.l2));
}

template <class R>
void penaltyGrad(C<R> c) noexcept {
  k::penaltyGrad<R>(c.in(0), c.inCount(0), static_cast<R>(c.record.l1), static_cast<R>(c.record.l2), *c.in(1),
                    c.out());
}

// Update steps. in: parameters, gradients, moments ..., and last the flag that allFinite left: 1 go, 0 leave
// all as is.

/// 1 where every number of the three inputs is finite, else 0.
template <class R>
void allFinite(C<R> c) noexcept {
  bool finite = true;
  for (std::size_t i = 0; i < 3; ++i) finite = finite && k::allFinite<R>(c.in(i), c.step.in[i].size);
  *c.out() = finite ? R(1) : R(0);
}

template <class R>
bool held(C<R> c, std::size_t flag) noexcept {
  return *c.in(flag) == R(0);
}

template <class R>
void sgd(C<R> c) noexcept {
  if (held<R>(c, 2)) return;
  k::sgd<R>(c.in(0), c.in(1), c.step.in[0].size, static_cast<R>(c.record.rate));
}

template <class R>
void momentum(C<R> c) noexcept {
  if (held<R>(c, 3)) return;
  k::momentum<R>(c.in(0), c.in(1), c.in(2), c.step.in[0].size, static_cast<R>(c.record.rate),
                 static_cast<R>(c.record.momentum), c.record.nesterov);
}

template <class R>
void adagrad(C<R> c) noexcept {
  if (held<R>(c, 3)) return;
  k::adagrad<R>(c.in(0), c.in(1), c.in(2), c.step.in[0].size, static_cast<R>(c.record.rate),
                static_cast<R>(c.record.epsilon));
}

template <class R>
void rmsprop(C<R> c) noexcept {
  if (held<R>(c, 3)) return;
  k::rmsprop<R>(c.in(0), c.in(1), c.in(2), c.step.in[0].size, static_cast<R>(c.record.rate),
                static_cast<R>(c.record.rho), static_cast<R>(c.record.epsilon));
}

template <class R>
k::AdamRates<R> adamRates(const StepRecord& r) noexcept {
  return {.rate = static_cast<R>(r.rate),
          .beta1 = static_cast<R>(r.beta1),
          .beta2 = static_cast<R>(r.beta2),
          .oneMinusBeta1 = static_cast<R>(1 - r.beta1),
          .oneMinusBeta2 = static_cast<R>(1 - r.beta2),
          .correction1 = static_cast<R>(r.correction1),
          .correction2 = static_cast<R>(r.correction2),
          .epsilon = static_cast<R>(r.epsilon)};
}

template <class R>
void adam(C<R> c) noexcept {
  if (held<R>(c, 4)) return;
  k::adam<R>(c.in(0), c.in(1), c.in(2), c.in(3), c.step.in[0].size, adamRates<R>(c.record));
}

template <class R>
void adamw(C<R> c) noexcept {
  if (held<R>(c, 4)) return;
  k::adamw<R>(c.in(0), c.in(1), c.in(2), c.in(3), c.step.in[0].size, adamRates<R>(c.record),
              static_cast<R>(c.record.weightDecay));
}

template <class R, void (*line)(C<R>) noexcept>
void entry(const Step& step, const StepRecord& record, const DataView& data, R* arena) noexcept {
  line({step, record, data, arena});
}

}  // namespace

template <class R>
Kernel<R> kernelOf(Op op) noexcept {
  switch (op) {
    case Op::parameter: return nullptr;
    case Op::gatherFeatures: return entry<R, gatherFeatures<R>>;
    case Op::gatherTargets: return entry<R, gatherTargets<R>>;
    case Op::gatherOneHot: return entry<R, gatherOneHot<R>>;
    case Op::one: return entry<R, one<R>>;
    case Op::matmul: return entry<R, matmul<R>>;
    case Op::matmulTN: return entry<R, matmulTN<R>>;
    case Op::matmulNT: return entry<R, matmulNT<R>>;
    case Op::addBias: return entry<R, addBias<R>>;
    case Op::sumRows: return entry<R, sumRows<R>>;
    case Op::reshape: return entry<R, copy<R>>;
    case Op::add: return entry<R, add<R>>;
    case Op::relu: return entry<R, unary<R, k::relu<R>>>;
    case Op::leakyRelu: return entry<R, leakyRelu<R>>;
    case Op::elu: return entry<R, unary<R, k::elu<R>>>;
    case Op::sigmoid: return entry<R, unary<R, k::sigmoid<R>>>;
    case Op::tanh: return entry<R, unary<R, k::tanh<R>>>;
    case Op::softmax: return entry<R, softmax<R>>;
    case Op::reluGrad: return entry<R, slope<R, k::reluGrad<R>>>;
    case Op::leakyReluGrad: return entry<R, leakyReluGrad<R>>;
    case Op::eluGrad: return entry<R, slope<R, k::eluGrad<R>>>;
    case Op::sigmoidGrad: return entry<R, slope<R, k::sigmoidGrad<R>>>;
    case Op::tanhGrad: return entry<R, slope<R, k::tanhGrad<R>>>;
    case Op::softmaxGrad: return entry<R, softmaxGrad<R>>;
    case Op::dropout: return entry<R, dropout<R>>;
    case Op::meanSquaredError: return entry<R, loss<R, k::meanSquaredError<R>>>;
    case Op::binaryCrossentropy: return entry<R, loss<R, k::binaryCrossentropy<R>>>;
    case Op::binaryCrossentropyFromLogits: return entry<R, loss<R, k::binaryCrossentropyFromLogits<R>>>;
    case Op::categoricalCrossentropy: return entry<R, loss<R, k::categoricalCrossentropy<R>>>;
    case Op::categoricalCrossentropyFromLogits:
      return entry<R, loss<R, k::categoricalCrossentropyFromLogits<R>>>;
    case Op::meanSquaredErrorGrad: return entry<R, lossGrad<R, k::meanSquaredErrorGrad<R>>>;
    case Op::binaryCrossentropyGrad: return entry<R, lossGrad<R, k::binaryCrossentropyGrad<R>>>;
    case Op::binaryCrossentropyFromLogitsGrad:
      return entry<R, lossGrad<R, k::binaryCrossentropyFromLogitsGrad<R>>>;
    case Op::categoricalCrossentropyGrad: return entry<R, lossGrad<R, k::categoricalCrossentropyGrad<R>>>;
    case Op::categoricalCrossentropyFromLogitsGrad:
      return entry<R, lossGrad<R, k::categoricalCrossentropyFromLogitsGrad<R>>>;
    case Op::penalty: return entry<R, penalty<R>>;
    case Op::penaltyGrad: return entry<R, penaltyGrad<R>>;
    case Op::dense: return entry<R, dense<R>>;
    case Op::reluDropoutGrad: return entry<R, reluDropoutGrad<R>>;
    case Op::allFinite: return entry<R, allFinite<R>>;
    case Op::sgd: return entry<R, sgd<R>>;
    case Op::momentum: return entry<R, momentum<R>>;
    case Op::adagrad: return entry<R, adagrad<R>>;
    case Op::rmsprop: return entry<R, rmsprop<R>>;
    case Op::adam: return entry<R, adam<R>>;
    case Op::adamw: return entry<R, adamw<R>>;
  }
  return nullptr;
}

template Kernel<float> kernelOf<float>(Op op) noexcept;
template Kernel<double> kernelOf<double>(Op op) noexcept;

}  // namespace downhill
