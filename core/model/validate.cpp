// Ranges and fit of a spec. Sizes are summed in 64 bits, so that a spec of a billion weights is refused
// before anything is built.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>

#include "base/buffer.hpp"
#include "base/text.hpp"
#include "model/spec.hpp"

namespace downhill {

namespace {

using Check = Result<void>;

Check inRange(double value, double low, double high, bool highIncluded, const std::string& where) {
  if (std::isfinite(value) && value >= low && (highIncluded ? value <= high : value < high)) return {};
  const std::string end = std::isinf(high) ? "" : (highIncluded ? " to " : " to below ") + toText(high);
  return fail(ErrorCode::invalidSpec,
              where + ": expected a number from " + toText(low) + end + ", got " + toText(value), where);
}

Check atLeast(double value, double low, const std::string& where) {
  return inRange(value, low, HUGE_VAL, false, where);
}

Check checkSchedule(const ScheduleSpec& schedule) {
  const std::string at = "optimizer.schedule.";
  if (auto ok = atLeast(schedule.steps, 1, at + "steps"); !ok) return ok;
  if (auto ok = atLeast(schedule.decayRate, 0, at + "decayRate"); !ok) return ok;
  if (auto ok = inRange(schedule.finalFraction, 0, 1, true, at + "finalFraction"); !ok) return ok;
  return atLeast(schedule.warmupSteps, 0, at + "warmupSteps");
}

Check checkOptimizer(const OptimizerSpec& optimizer) {
  const std::string at = "optimizer.";
  if (auto ok = atLeast(optimizer.learningRate, 0, at + "learningRate"); !ok) return ok;
  if (auto ok = inRange(optimizer.momentum, 0, 1, false, at + "momentum"); !ok) return ok;
  if (auto ok = inRange(optimizer.rho, 0, 1, false, at + "rho"); !ok) return ok;
  if (auto ok = inRange(optimizer.beta1, 0, 1, false, at + "beta1"); !ok) return ok;
  if (auto ok = inRange(optimizer.beta2, 0, 1, false, at + "beta2"); !ok) return ok;
  if (auto ok = atLeast(optimizer.epsilon, 0, at + "epsilon"); !ok) return ok;
  if (auto ok = atLeast(optimizer.weightDecay, 0, at + "weightDecay"); !ok) return ok;
  if (auto ok = atLeast(optimizer.initialAccumulator, 0, at + "initialAccumulator"); !ok) return ok;
  return checkSchedule(optimizer.schedule);
}

/// Walks the layers with the size of one row, counting parameters.
class LayerWalk {
 public:
  explicit LayerWalk(const ModelSpec& spec) : flat_(spec.inputShape.size() == 1) {
    for (const std::uint32_t d : spec.inputShape) width_ *= d;
  }

  Check visit(const LayerSpec& layer, const std::string& where, bool last) {
    switch (layer.type) {
      case LayerType::flatten: flat_ = true; return {};
      case LayerType::dropout: return inRange(layer.rate, 0, 1, false, where + ".rate");
      case LayerType::dense: return dense(layer, where, last);
    }
    return {};
  }

 private:
  Check dense(const LayerSpec& layer, const std::string& where, bool last) {
    if (!flat_) {
      return fail(ErrorCode::invalidSpec,
                  where + ": a dense layer expects rows of one dimension; put a flatten layer first", where);
    }
    if (layer.units < 1)
      return fail(ErrorCode::invalidSpec, where + ".units: expected at least 1, got 0", where + ".units");
    if (!last && layer.activation == Activation::softmax) {
      return fail(ErrorCode::invalidSpec, where + ".activation: softmax is for the last layer",
                  where + ".activation");
    }
    if (!std::isfinite(static_cast<float>(layer.initializerValue))) {
      return fail(ErrorCode::invalidSpec,
                  where + ".initializerValue: expected a finite number that fits 32 bits, got " +
                      toText(layer.initializerValue),
                  where + ".initializerValue");
    }
    parameters_ += (width_ + (layer.useBias ? 1 : 0)) * layer.units;
    if (parameters_ > kMaxParameters) {
      return fail(ErrorCode::tooLarge,
                  where + ": the model would have more than " + std::to_string(kMaxParameters) +
                      " parameters (" + std::to_string(parameters_) + " up to here)",
                  where);
    }
    width_ = layer.units;
    return {};
  }

  bool flat_;
  std::uint64_t width_ = 1;
  std::uint64_t parameters_ = 0;
};

Check checkInput(const ModelSpec& spec) {
  const std::size_t rank = spec.inputShape.size();
  if (rank < 1 || rank > 3) {
    return fail(ErrorCode::invalidSpec, "inputShape: expected 1 to 3 dimensions, got " + std::to_string(rank),
                "inputShape");
  }
  double size = 1;
  for (const std::uint32_t d : spec.inputShape) size *= d;
  if (size < 1 || size > static_cast<double>(kMaxCells)) {
    return fail(
        ErrorCode::invalidSpec,
        "inputShape: expected 1 to " + std::to_string(kMaxCells) + " numbers a row, got " + toText(size),
        "inputShape");
  }
  return {};
}

Check checkLayers(const ModelSpec& spec) {
  if (spec.layers.empty() || spec.layers.size() > kMaxLayers) {
    return fail(
        ErrorCode::invalidSpec,
        "layers: expected 1 to " + std::to_string(kMaxLayers) + ", got " + std::to_string(spec.layers.size()),
        "layers");
  }
  if (spec.layers.back().type != LayerType::dense) {
    return fail(ErrorCode::invalidSpec, "layers: the last layer must be dense", "layers");
  }
  LayerWalk walk(spec);
  for (std::size_t i = 0; i < spec.layers.size(); ++i) {
    const std::string where = "layers[" + std::to_string(i) + "]";
    if (auto ok = walk.visit(spec.layers[i], where, i + 1 == spec.layers.size()); !ok) return ok;
  }
  return {};
}

Check checkLoss(const ModelSpec& spec) {
  const LayerSpec& last = spec.layers.back();
  const bool classes =
      spec.loss == Loss::categoricalCrossentropy || spec.loss == Loss::sparseCategoricalCrossentropy;
  if (classes && last.units < 2) {
    return fail(ErrorCode::invalidSpec,
                "loss: " + std::string(toWord(spec.loss)) +
                    " expects a last layer of at least 2 units, one a class, got " +
                    std::to_string(last.units),
                "loss");
  }
  return {};
}

/// Names that a plan or a field gives to its own values; a layer of that name couldn't be told from them.
constexpr std::array<std::string_view, 7> kReserved{"input",  "target", "loss",  "total",
                                                    "output", "finite", "update"};

Check nameLayers(ModelSpec& spec) {
  std::set<std::string> taken;
  std::array<int, 3> counts{};
  for (std::size_t i = 0; i < spec.layers.size(); ++i) {
    LayerSpec& layer = spec.layers[i];
    const int n = ++counts[static_cast<std::size_t>(layer.type)];
    if (layer.name.empty()) layer.name = std::string(toWord(layer.type)) + "_" + std::to_string(n);
    const std::string where = "layers[" + std::to_string(i) + "].name";
    if (layer.name.size() > 64 || layer.name.find('/') != std::string::npos || layer.name.starts_with("d_")) {
      return fail(ErrorCode::invalidSpec,
                  where + ": expected at most 64 characters, no \"/\" and no \"d_\" in front", where);
    }
    if (std::ranges::find(kReserved, layer.name) != kReserved.end()) {
      return fail(ErrorCode::invalidSpec,
                  where + ": \"" + layer.name + "\" is the name of a value that every model has", where);
    }
    if (!taken.insert(layer.name).second) {
      return fail(ErrorCode::invalidSpec, where + ": two layers are called \"" + layer.name + "\"", where);
    }
  }
  return {};
}

}  // namespace

Result<ModelSpec> validated(ModelSpec spec) {
  for (const Check& check : {checkInput(spec), checkLayers(spec)}) {
    if (!check) return std::unexpected(check.error());
  }
  for (const Check& check :
       {checkLoss(spec), checkOptimizer(spec.optimizer), atLeast(spec.l1, 0, "regularization.l1"),
        atLeast(spec.l2, 0, "regularization.l2"), atLeast(spec.batchSize, 1, "batchSize"),
        atLeast(spec.earlyStopping.minDelta, 0, "earlyStopping.minDelta"), nameLayers(spec)}) {
    if (!check) return std::unexpected(check.error());
  }
  return spec;
}

Shape inputShape(const ModelSpec& spec) {
  Shape shape;
  shape.batched = true;
  shape.rank = static_cast<std::uint8_t>(spec.inputShape.size());
  for (std::size_t i = 0; i < spec.inputShape.size(); ++i) shape.dims[i] = spec.inputShape[i];
  return shape;
}

std::size_t outputUnits(const ModelSpec& spec) { return spec.layers.back().units; }

std::uint64_t architectureFingerprint(const ModelSpec& spec) {
  std::string text =
      std::to_string(spec.seed) + std::string(toWord(spec.loss)) + std::string(toWord(spec.optimizer.type));
  for (const std::uint32_t d : spec.inputShape) text += "," + std::to_string(d);
  for (const LayerSpec& layer : spec.layers) {
    text += ";" + layer.name + std::string(toWord(layer.type)) + std::to_string(layer.units) +
            std::string(toWord(layer.activation)) + (layer.useBias ? "b" : "");
  }
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

}  // namespace downhill
