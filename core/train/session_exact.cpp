// The exact answer for the models that have one: a single dense layer, linear or logistic.
#include "exact/least_squares.hpp"
#include "exact/logistic.hpp"
#include "train/session_state.hpp"

namespace downhill {

namespace {

enum class Kind : std::uint8_t { leastSquares, newton, none };

Kind kindOf(const ModelSpec& spec) {
  if (spec.layers.size() != 1 || spec.inputShape.size() != 1 || !spec.layers[0].useBias || spec.l1 > 0)
    return Kind::none;
  const LayerSpec& layer = spec.layers[0];
  if (layer.activation == Activation::linear && spec.loss == Loss::meanSquaredError)
    return Kind::leastSquares;
  const bool logistic = layer.activation == Activation::sigmoid && layer.units == 1;
  return logistic && spec.loss == Loss::binaryCrossentropy ? Kind::newton : Kind::none;
}

/// The rows of a table that train, one after the other.
std::vector<float> trainingRows(std::span<const float> table, std::size_t width,
                                std::span<const std::uint32_t> rows) {
  std::vector<float> out;
  out.reserve(rows.size() * width);
  for (const std::uint32_t row : rows) {
    const auto values = table.subspan(std::size_t{row} * width, width);
    out.insert(out.end(), values.begin(), values.end());
  }
  return out;
}

}  // namespace

Result<ExactAnswer> Session::exact() {
  State& s = *state_;
  if (!s.data) return fail(ErrorCode::noData, "exact: the session has no data yet; call setData first");
  const Kind kind = kindOf(s.spec);
  if (kind == Kind::none || s.data->usesBytes()) {
    return fail(ErrorCode::unsupported,
                "exact: there is an exact answer only for one dense layer with a bias and without "
                "L1: linear with meanSquaredError, or one sigmoid unit with binaryCrossentropy");
  }
  const std::size_t width = s.data->shape.size();
  const std::vector<float> x = trainingRows(s.data->features.span(), width, s.data->train.span());
  const std::vector<float> y = trainingRows(s.data->targets.span(), s.data->units, s.data->train.span());
  const ExactProblem problem{x, y, s.trainRows(), width, s.data->units, s.spec.l2};
  auto fit = kind == Kind::newton ? logisticNewton(problem) : leastSquares(problem);
  if (!fit) return std::unexpected(fit.error());
  ExactAnswer answer;
  answer.kind = kind == Kind::newton ? "newton" : "leastSquares";
  answer.parameters.assign(fit->weights.begin(), fit->weights.end());
  answer.parameters.insert(answer.parameters.end(), fit->bias.begin(), fit->bias.end());
  answer.loss = fit->loss;
  answer.maxStableRate = fit->curvature.maxStableRate;
  answer.conditionNumber = fit->curvature.conditionNumber;
  answer.note = toWord(fit->note);
  return answer;
}

}  // namespace downhill
