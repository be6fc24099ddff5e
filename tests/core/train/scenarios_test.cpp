// N1, the native half: the scenarios of tests/golden/scenarios.json, trained natively, must end with the same
// bits as in the wasm module (tests/wasm/scenarios.mjs wrote the hashes). The JSON's words are read as the
// package reads them.
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "data/generators.hpp"
#include "train/session.hpp"

namespace {

using namespace downhill;
using Json = nlohmann::json;

Json scenarios() {
  std::ifstream file(DOWNHILL_TESTS_DIR "/golden/scenarios.json");
  return Json::parse(file);
}

template <class Enum>
void readWord(const Json& json, const char* key, Enum& out) {
  if (json.contains(key)) out = fromWord<Enum>(json[key].get<std::string>(), key).value();
}

template <class T>
void read(const Json& json, const char* key, T& out) {
  if (json.contains(key)) out = json[key].get<T>();
}

LayerSpec layerOf(const Json& json) {
  LayerSpec layer;
  readWord(json, "type", layer.type);
  readWord(json, "activation", layer.activation);
  read(json, "units", layer.units);
  read(json, "useBias", layer.useBias);
  read(json, "rate", layer.rate);
  if (!json.contains("kernelInitializer")) return layer;
  const Json& initializer = json["kernelInitializer"];
  if (initializer.is_string()) {
    readWord(json, "kernelInitializer", layer.kernelInitializer);
  } else {
    layer.kernelInitializer = Initializer::constant;
    read(initializer, "value", layer.initializerValue);
  }
  return layer;
}

OptimizerSpec optimizerOf(const Json& json) {
  OptimizerSpec optimizer;
  readWord(json, "type", optimizer.type);
  read(json, "learningRate", optimizer.learningRate);
  read(json, "momentum", optimizer.momentum);
  read(json, "nesterov", optimizer.nesterov);
  read(json, "weightDecay", optimizer.weightDecay);
  if (!json.contains("schedule")) return optimizer;
  const Json& schedule = json["schedule"];
  readWord(schedule, "type", optimizer.schedule.type);
  read(schedule, "steps", optimizer.schedule.steps);
  read(schedule, "decayRate", optimizer.schedule.decayRate);
  read(schedule, "warmupSteps", optimizer.schedule.warmupSteps);
  return optimizer;
}

ModelSpec specOf(const Json& json) {
  ModelSpec spec;
  read(json, "inputShape", spec.inputShape);
  for (const Json& layer : json["layers"]) spec.layers.push_back(layerOf(layer));
  readWord(json, "loss", spec.loss);
  spec.optimizer = optimizerOf(json["optimizer"]);
  if (json.contains("regularization")) {
    read(json["regularization"], "l1", spec.l1);
    read(json["regularization"], "l2", spec.l2);
  }
  read(json, "batchSize", spec.batchSize);
  read(json, "shuffle", spec.shuffle);
  read(json, "seed", spec.seed);
  return spec;
}

Generated generatedFor(const Json& data) {
  GeneratorSpec spec;
  spec.type = generatorNamed(data["type"].get<std::string>()).value();
  read(data, "rows", spec.rows);
  read(data, "noise", spec.noise);
  read(data, "seed", spec.seed);
  return std::move(generate(spec).value());
}

std::vector<float> featuresFor(const Json& words, const Generated& made) {
  if (words.empty()) return {made.features.data(), made.features.data() + made.features.size()};
  std::vector<Feature> features;
  for (const Json& word : words) features.push_back(featureNamed(word.get<std::string>()).value());
  std::vector<float> out(made.rows * features.size());
  REQUIRE(expandFeatures(made.features.span(), made.columns, features, out));
  return out;
}

Dataset datasetFor(const Json& scenario, const ModelSpec& spec) {
  const Generated made = generatedFor(scenario["data"]);
  const std::vector<float> features = featuresFor(scenario["features"], made);
  const std::string kind = scenario["targets"].get<std::string>();
  std::vector<std::int32_t> classes;
  std::vector<float> targets;
  for (const float target : made.targets.span()) {
    if (kind == "classes")
      classes.push_back(static_cast<std::int32_t>(target));
    else if (kind == "oneHot")
      targets.insert(targets.end(), {1 - target, target});
    else
      targets.push_back(target);
  }
  DatasetInput input;
  input.shape = inputShape(spec);
  input.main.rows = made.rows;
  input.main.features = std::span<const float>(features);
  input.main.targets = std::span<const float>(targets);
  if (kind == "classes") {
    input.main.targets = std::span<const std::int32_t>(classes);
    input.classes = outputUnits(spec);
  }
  read(scenario, "validation", input.validation.fraction);
  read(scenario, "standardize", input.standardize);
  input.seed = spec.seed;
  return std::move(makeDataset(input).value());
}

/// FNV-1a over the little-endian bytes of all parameters in order; hex.
std::string weightsHash(const Session& session) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const Tensor& tensor : session.parameters()) {
    for (const float value : tensor.data) {
      const auto bits = std::bit_cast<std::uint32_t>(value);
      for (int shift = 0; shift < 32; shift += 8) hash = (hash ^ (bits >> shift & 0xff)) * 0x100000001b3;
    }
  }
  char text[17];
  std::snprintf(text, sizeof(text), "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace

TEST_CASE("2,000 native steps end with the bits that the wasm module has", "[train][bits]") {
  for (const Json& scenario : scenarios()) {
    INFO(scenario["name"].get<std::string>());
    const ModelSpec spec = specOf(scenario["spec"]);
    Session session = std::move(Session::create(spec).value());
    REQUIRE(session.setData(datasetFor(scenario, session.spec())));
    const auto steps = scenario["steps"].get<std::uint64_t>();
    REQUIRE(session.run(steps).step == steps);
    CHECK(weightsHash(session) == scenario["hash"].get<std::string>());
  }
}
