// Looking: metrics, predictions, the loss surface (fields: session_field.cpp). All through the evaluation
// plan; the run is left as it was.
#include <algorithm>

#include "train/grid.hpp"
#include "train/session_state.hpp"

namespace downhill {

Result<Metrics> Session::evaluate(Part part) {
  State& s = *state_;
  if (!s.data) return fail(ErrorCode::noData, "evaluate: the session has no data yet; call setData first");
  const auto& rows = part == Part::train        ? s.data->train
                     : part == Part::validation ? s.data->validation
                                                : s.data->test;
  if (rows.size() == 0) return fail(ErrorCode::noData, "evaluate: that part of the data is empty");
  return evaluateRows(s.program, s.view, rows.span());
}

void Session::State::forward(const float* features, std::size_t rows) noexcept {
  DataView input;
  input.floats = features;
  const std::span<const std::uint32_t> all(firstRows.data(), rows);
  program.cpu.run(program.evaluate, evaluationRecord(spec, all), input, 0, program.forwardSteps);
}

Result<std::vector<float>> Session::predict(std::span<const float> features, std::size_t rows) {
  State& s = *state_;
  const std::size_t width = inputShape(s.spec).size();
  const std::size_t units = outputUnits(s.spec);
  if (rows > kMaxCells || rows * width != features.size() || std::uint64_t{rows} * units > kMaxCells) {
    return fail(ErrorCode::shapeMismatch,
                "features: expected rows of " + std::to_string(width) + " numbers, got " +
                    std::to_string(features.size()) + " numbers",
                "features");
  }
  std::vector<float> input(features.begin(), features.end());
  if (s.data && s.data->scaler) s.data->scaler->apply(input);
  std::vector<float> output(rows * units);
  for (std::size_t from = 0; from < rows; from += kChunk) {
    const std::size_t n = std::min(kChunk, rows - from);
    s.forward(input.data() + from * width, n);
    std::ranges::copy(s.program.cpu.values(s.program.output).first(n * units), output.begin() + from * units);
  }
  return output;
}

Result<std::vector<float>> Session::surface(const SurfaceSpec& spec) {
  State& s = *state_;
  if (!s.data) return fail(ErrorCode::noData, "surface: the session has no data yet; call setData first");
  if (auto ok = checkGrid(spec.x0, spec.x1, spec.y0, spec.y1, spec.width, spec.height); !ok) {
    return std::unexpected(ok.error());
  }
  const std::size_t count = s.program.block.count();
  if (spec.directionX.size() != count || spec.directionY.size() != count) {
    return fail(ErrorCode::shapeMismatch,
                "axes: a direction has one number a parameter, " + std::to_string(count) + ", got " +
                    std::to_string(spec.directionX.size()) + " and " + std::to_string(spec.directionY.size()),
                "axes");
  }
  const auto weights = s.program.cpu.values(s.program.parameters);
  const std::vector<float> home(weights.begin(), weights.end());
  std::vector<float> out(spec.width * spec.height);
  for (std::size_t cell = 0; cell < out.size(); ++cell) {
    s.walkTo(spec, home, centre(spec.x0, spec.x1, cell % spec.width, spec.width),
             centre(spec.y0, spec.y1, cell / spec.width, spec.height));
    const Metrics metrics = evaluateRows(s.program, s.view, s.data->train.span());
    out[cell] = static_cast<float>(metrics.loss + metrics.penalty);
  }
  std::ranges::copy(home, weights.begin());
  return out;
}

void Session::State::walkTo(const SurfaceSpec& spec, std::span<const float> home, float a, float b) noexcept {
  const auto weights = program.cpu.values(program.parameters);
  std::size_t k = 0;
  for (const auto& entry : program.block.entries) {
    for (std::size_t i = entry.offset; i < entry.offset + entry.shape.size(); ++i, ++k) {
      weights[i] = home[i] + (a * spec.directionX[k] + b * spec.directionY[k]);
    }
  }
}

}  // namespace downhill
