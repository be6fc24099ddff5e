// Looking: metrics, predictions, the loss surface (fields: session_field.cpp). All through the evaluation
// plan; the run is left as it was.
#include <algorithm>
#include <string>

#include "train/grid.hpp"
#include "train/session_state.hpp"

namespace downhill {

/// The rows of a part. Errors: noData, `asker` being who wants them.
Result<std::span<const std::uint32_t>> Session::State::rowsOf(Part part, const char* asker) const {
  const std::string who = asker;
  if (!data) return fail(ErrorCode::noData, who + ": the session has no data yet; call setData first");
  const auto& rows = part == Part::train        ? data->train
                     : part == Part::validation ? data->validation
                                                : data->test;
  if (rows.size() == 0) return fail(ErrorCode::noData, who + ": that part of the data is empty");
  return rows.span();
}

Result<Metrics> Session::evaluate(Part part) {
  const auto rows = state_->rowsOf(part, "evaluate");
  if (!rows) return std::unexpected(rows.error());
  return evaluateRows(state_->program, state_->view, *rows);
}

Result<ClassReport> Session::report(Part part) {
  if (state_->spec.loss == Loss::meanSquaredError) {
    return fail(ErrorCode::unsupported, "report: a model with meanSquaredError tells no classes apart");
  }
  const auto rows = state_->rowsOf(part, "report");
  if (!rows) return std::unexpected(rows.error());
  return reportRows(state_->program, state_->view, *rows);
}

void Session::State::forward(const float* features, std::size_t rows) noexcept {
  DataView input;
  input.floats = features;
  const std::span<const std::uint32_t> all(firstRows.data(), rows);
  program.cpu.run(program.evaluate, evaluationRecord(spec, all), input, 0, program.forwardSteps);
}

Result<std::vector<float>> Session::State::inputOf(std::span<const float> features, std::size_t rows,
                                                   std::size_t numbersOut) const {
  const std::size_t width = inputShape(spec).size();
  if (rows > kMaxCells || rows * width != features.size() || std::uint64_t{rows} * numbersOut > kMaxCells) {
    return fail(ErrorCode::shapeMismatch,
                "features: expected rows of " + std::to_string(width) + " numbers, got " +
                    std::to_string(features.size()) + " numbers",
                "features");
  }
  std::vector<float> input(features.begin(), features.end());
  if (data && data->scaler) data->scaler->apply(input);
  return input;
}

Result<std::vector<float>> Session::predict(std::span<const float> features, std::size_t rows) {
  State& s = *state_;
  const std::size_t width = inputShape(s.spec).size();
  const std::size_t units = outputUnits(s.spec);
  auto input = s.inputOf(features, rows, units);
  if (!input) return std::unexpected(input.error());
  std::vector<float> output(rows * units);
  for (std::size_t from = 0; from < rows; from += kChunk) {
    const std::size_t n = std::min(kChunk, rows - from);
    s.forward(input->data() + from * width, n);
    std::ranges::copy(s.program.cpu.values(s.program.output).first(n * units), output.begin() + from * units);
  }
  return output;
}

Result<std::vector<Tensor>> Session::layers(std::span<const float> features, std::size_t rows) {
  State& s = *state_;
  const std::size_t width = inputShape(s.spec).size();
  std::size_t units = 0;
  for (const auto& [name, region] : s.program.layerOutputs) units += region.size / kChunk;
  auto input = s.inputOf(features, rows, units);
  if (!input) return std::unexpected(input.error());
  std::vector<Tensor> list;
  for (const auto& [name, region] : s.program.layerOutputs)
    list.push_back({name, Shape::fixed({rows, region.size / kChunk}), {}});
  for (std::size_t from = 0; from < rows; from += kChunk) {
    const std::size_t n = std::min(kChunk, rows - from);
    s.forward(input->data() + from * width, n);
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Region region = s.program.layerOutputs[i].second;
      const auto values = s.program.cpu.values(region).first(n * (region.size / kChunk));
      list[i].data.insert(list[i].data.end(), values.begin(), values.end());
    }
  }
  return list;
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
