// The shape rule of every op: what it accepts and what comes out. One function a family, one switch.
#include <string>

#include "graph/graph.hpp"

namespace downhill {

namespace {

using Shapes = std::span<const Shape>;

std::unexpected<Error> mismatch(Op op, const std::string& expected, const std::string& came) {
  return fail(ErrorCode::shapeMismatch,
              std::string(info(op).name) + " expects " + expected + ", got " + came);
}

std::string list(Shapes shapes) {
  std::string text;
  for (const Shape& shape : shapes) text += (text.empty() ? "" : " and ") + toString(shape);
  return text;
}

bool isRows(const Shape& shape) { return shape.batched && shape.rank == 1; }
bool isMatrix(const Shape& shape) { return !shape.batched && shape.rank == 2; }

/// [B, in] · [in, out] -> [B, out]
Result<Shape> matmul(Shapes in) {
  if (isRows(in[0]) && isMatrix(in[1]) && in[0].dims[0] == in[1].dims[0]) return Shape::rows({in[1].dims[1]});
  return mismatch(Op::matmul, "[B, n] and [n, m]", list(in));
}

/// [B, in]ᵀ · [B, out] -> [in, out], summed over the live rows
Result<Shape> matmulTN(Shapes in) {
  if (isRows(in[0]) && isRows(in[1])) return Shape::fixed({in[0].dims[0], in[1].dims[0]});
  return mismatch(Op::matmulTN, "[B, n] and [B, m]", list(in));
}

/// [B, out] · [in, out]ᵀ -> [B, in]
Result<Shape> matmulNT(Shapes in) {
  if (isRows(in[0]) && isMatrix(in[1]) && in[0].dims[0] == in[1].dims[1]) return Shape::rows({in[1].dims[0]});
  return mismatch(Op::matmulNT, "[B, m] and [n, m]", list(in));
}

/// [B, n] + [n] -> [B, n]
Result<Shape> addBias(Shapes in) {
  if (isRows(in[0]) && in[1] == Shape::fixed({in[0].dims[0]})) return in[0];
  return mismatch(Op::addBias, "[B, n] and [n]", list(in));
}

/// act([B, in] · [in, out] + [out]) -> [B, out]
Result<Shape> dense(Shapes in) {
  auto sums = matmul(in);
  if (!sums) return sums;
  const Shape out[] = {*sums, in[2]};
  return addBias(out);
}

Result<Shape> reshape(Shapes in, const Shape& to) {
  if (in[0].batched == to.batched && in[0].size() == to.size()) return to;
  return mismatch(Op::reshape, "as many numbers as " + toString(to), toString(in[0]));
}

Result<Shape> same(Op op, Shapes in) {
  for (const Shape& shape : in) {
    if (shape != in[0]) return mismatch(op, "equal shapes", list(in));
  }
  return in[0];
}

Result<Shape> rowsOnly(Op op, Shapes in) {
  if (!isRows(in[0])) return mismatch(op, "[B, n]", toString(in[0]));
  return same(op, in);
}

/// prediction [B, n] and target [B, n] -> []
Result<Shape> loss(Op op, Shapes in) {
  if (isRows(in[0]) && in[0] == in[1]) return Shape::fixed({});
  return mismatch(op, "a prediction and a target of one shape [B, n]", list(in));
}

/// prediction, target and the loss's own gradient [] -> the prediction's gradient [B, n]
Result<Shape> lossGrad(Op op, Shapes in) {
  if (isRows(in[0]) && in[0] == in[1] && in[2] == Shape::fixed({})) return in[0];
  return mismatch(op, "[B, n], [B, n] and []", list(in));
}

Result<Shape> penaltyGrad(Shapes in) {
  if (in[1] == Shape::fixed({})) return in[0];
  return mismatch(Op::penaltyGrad, "any shape and []", list(in));
}

}  // namespace

Result<Shape> inferShape(Op op, Shapes in, const Attributes& attributes) {
  switch (op) {
    case Op::parameter:
    case Op::gatherFeatures:
    case Op::gatherTargets:
    case Op::gatherOneHot: return attributes.shape;
    case Op::one: return Shape::fixed({});
    case Op::matmul: return matmul(in);
    case Op::matmulTN: return matmulTN(in);
    case Op::matmulNT: return matmulNT(in);
    case Op::addBias: return addBias(in);
    case Op::sumRows:
      if (isRows(in[0])) return Shape::fixed({in[0].dims[0]});
      return mismatch(op, "[B, n]", toString(in[0]));
    case Op::reshape: return reshape(in, attributes.shape);
    case Op::add:
    case Op::relu:
    case Op::leakyRelu:
    case Op::elu:
    case Op::sigmoid:
    case Op::tanh:
    case Op::dropout:
    case Op::reluDropoutGrad:
    case Op::reluGrad:
    case Op::leakyReluGrad:
    case Op::eluGrad:
    case Op::sigmoidGrad:
    case Op::tanhGrad: return same(op, in);
    case Op::softmax:
    case Op::softmaxGrad: return rowsOnly(op, in);
    case Op::meanSquaredError:
    case Op::binaryCrossentropy:
    case Op::binaryCrossentropyFromLogits:
    case Op::categoricalCrossentropy:
    case Op::categoricalCrossentropyFromLogits: return loss(op, in);
    case Op::meanSquaredErrorGrad:
    case Op::binaryCrossentropyGrad:
    case Op::binaryCrossentropyFromLogitsGrad:
    case Op::categoricalCrossentropyGrad:
    case Op::categoricalCrossentropyFromLogitsGrad: return lossGrad(op, in);
    case Op::dense: return dense(in);
    case Op::penalty: return Shape::fixed({});
    case Op::penaltyGrad: return penaltyGrad(in);
    case Op::allFinite:
    case Op::sgd:
    case Op::momentum:
    case Op::adagrad:
    case Op::rmsprop:
    case Op::adam:
    case Op::adamw: break;
  }
  return fail(ErrorCode::unsupported,
              std::string(info(op).name) + " is a step of a plan, not a node of a graph");
}

}  // namespace downhill
