// The response maps: what the model, or any of its layers, says at every point of a grid.
#include <algorithm>

#include "train/grid.hpp"
#include "train/session_state.hpp"

namespace downhill {

namespace {

/// A map to be filled and where the evaluation plan leaves its layer's values.
struct Wanted {
  FieldResult::Map map;
  Region region;
};

Result<std::vector<Wanted>> wantedMaps(const Program& program, const FieldSpec& spec) {
  std::vector<Wanted> wanted;
  std::uint64_t cells = 0;
  const auto want = [&](std::string name, Region region) {
    const std::size_t units = region.size / kChunk;
    cells += std::uint64_t{units} * spec.width * spec.height;
    if (cells > kMaxCells) return;  // refused below, before it is allocated
    wanted.push_back(
        {{std::move(name), units, std::vector<float>(units * spec.width * spec.height)}, region});
  };
  want("output", program.output);
  for (const std::string& node : spec.nodes) {
    const auto it = std::ranges::find(program.layerOutputs, node, &std::pair<std::string, Region>::first);
    if (it == program.layerOutputs.end()) {
      return fail(ErrorCode::notFound, "nodes: no layer is called \"" + node + "\"", "nodes");
    }
    want(node, it->second);
  }
  if (cells > kMaxCells) {
    return fail(ErrorCode::tooLarge,
                "the maps would have " + std::to_string(cells) + " cells, at most " +
                    std::to_string(kMaxCells) + " are allowed",
                "nodes");
  }
  return wanted;
}

Result<std::vector<Feature>> inputFeatures(const FieldSpec& spec, std::size_t inputs) {
  std::vector<Feature> features = spec.features;
  if (features.empty())
    features = inputs == 1 ? std::vector{Feature::x1} : std::vector{Feature::x1, Feature::x2};
  if (features.size() == inputs) return features;
  return fail(ErrorCode::shapeMismatch,
              "features: the model has " + std::to_string(inputs) + " inputs, but " +
                  std::to_string(features.size()) + " features were named",
              "features");
}

/// The points (x, y) of the cells from ... from + n, row by row.
void fillPoints(const FieldSpec& spec, std::size_t from, std::span<float> points) {
  for (std::size_t i = 0; i < points.size() / 2; ++i) {
    points[2 * i] = centre(spec.x0, spec.x1, (from + i) % spec.width, spec.width);
    points[2 * i + 1] = centre(spec.y0, spec.y1, (from + i) / spec.width, spec.height);
  }
}

/// The arena holds a row a point; a map holds a picture a unit.
void scatter(std::span<const float> values, std::size_t from, std::size_t n, FieldResult::Map& map) {
  const std::size_t cells = map.values.size() / map.units;
  for (std::size_t u = 0; u < map.units; ++u) {
    float* out = map.values.data() + u * cells + from;
    for (std::size_t i = 0; i < n; ++i) out[i] = values[i * map.units + u];
  }
}

}  // namespace

Result<FieldResult> Session::field(const FieldSpec& spec) {
  State& s = *state_;
  if (auto ok = checkGrid(spec.x0, spec.x1, spec.y0, spec.y1, spec.width, spec.height); !ok) {
    return std::unexpected(ok.error());
  }
  const std::size_t inputs = inputShape(s.spec).size();
  const std::size_t cells = spec.width * spec.height;
  auto features = inputFeatures(spec, inputs);
  if (!features) return std::unexpected(features.error());
  auto wanted = wantedMaps(s.program, spec);
  if (!wanted) return std::unexpected(wanted.error());
  std::vector<float> points(kChunk * 2);
  std::vector<float> input(kChunk * inputs);
  for (std::size_t from = 0; from < cells; from += kChunk) {
    const std::size_t n = std::min(kChunk, cells - from);
    fillPoints(spec, from, std::span(points).first(2 * n));
    const auto rows = std::span(input).first(n * inputs);
    if (auto ok = expandFeatures(std::span(points).first(2 * n), 2, *features, rows); !ok) {
      return std::unexpected(ok.error());
    }
    if (s.data && s.data->scaler) s.data->scaler->apply(rows);
    s.forward(input.data(), n);
    for (Wanted& w : *wanted) scatter(s.program.cpu.values(w.region), from, n, w.map);
  }
  FieldResult result;
  for (Wanted& w : *wanted) result.maps.push_back(std::move(w.map));
  return result;
}

}  // namespace downhill
