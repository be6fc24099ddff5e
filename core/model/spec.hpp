// A model, said in Keras's words: what the reader chose, checked, and nothing computed yet. Words become
// values here (words.cpp), ranges are checked here (validate.cpp); graphs are built from it in build.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/shape.hpp"

namespace downhill {

enum class LayerType : std::uint8_t { dense, dropout, flatten };
enum class Activation : std::uint8_t { linear, relu, leakyRelu, elu, sigmoid, tanh, softmax };
enum class Loss : std::uint8_t {
  meanSquaredError,
  binaryCrossentropy,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy
};
enum class OptimizerType : std::uint8_t { sgd, adagrad, rmsprop, adam, adamw };
enum class ScheduleType : std::uint8_t { constant, step, exponential, cosine, inverseTime };
enum class Initializer : std::uint8_t {
  glorotUniform,
  glorotNormal,
  heUniform,
  heNormal,
  lecunUniform,
  lecunNormal,
  zeros,
  constant
};

struct LayerSpec {
  LayerType type = LayerType::dense;
  std::uint32_t units = 1;  ///< dense: outputs, at least 1
  Activation activation = Activation::linear;
  bool useBias = true;
  Initializer kernelInitializer = Initializer::glorotUniform;
  double initializerValue = 0;  ///< for the constant initializer
  double rate = 0;              ///< dropout: share of values dropped, in [0, 1)
  std::string name{};           ///< empty: "<type>_<n>", n from 1 per type
};

/// How the rate changes with the step t (counted from 0, after the warm-up). α is `learningRate`.
/// constant: α · step: α·decayRate^⌊t/steps⌋ · exponential: α·decayRate^(t/steps) · inverseTime: α/(1 +
/// decayRate·t/steps) · cosine: α·(f + (1−f)·½(1 + cos(π·min(t, steps)/steps))) with f = `finalFraction`.
/// Warm-up: α·(t+1)/warmupSteps first.
struct ScheduleSpec {
  ScheduleType type = ScheduleType::constant;
  double steps = 1000;
  double decayRate = 0.5;
  double finalFraction = 0;
  double warmupSteps = 0;
};

struct OptimizerSpec {
  OptimizerType type = OptimizerType::sgd;
  double learningRate = 0.01;
  double momentum = 0;  ///< sgd only, in [0, 1)
  bool nesterov = false;
  double rho = 0.9;                 ///< rmsprop
  double beta1 = 0.9;               ///< adam, adamw
  double beta2 = 0.999;             ///< adam, adamw
  double epsilon = 1e-7;            ///< all but sgd
  double weightDecay = 0.004;       ///< adamw
  double initialAccumulator = 0.1;  ///< adagrad
  ScheduleSpec schedule{};
};

/// When validation loss has stopped falling. Looked at after every epoch; needs a validation part.
struct EarlyStoppingSpec {
  std::uint32_t patience = 0;  ///< epochs without a new lowest validation loss; 0: never stop early
  double minDelta = 0;         ///< a new lowest loss lies more than this below the last one
};

struct ModelSpec {
  std::vector<std::uint32_t> inputShape{};  ///< rank 1 to 3: [F], [T, F], [H, W, C]
  std::vector<LayerSpec> layers{};
  Loss loss = Loss::meanSquaredError;
  OptimizerSpec optimizer{};
  double l1 = 0;  ///< on kernels, never on biases
  double l2 = 0;
  std::uint32_t batchSize = 32;
  bool shuffle = true;
  std::uint64_t seed = 0;
  EarlyStoppingSpec earlyStopping{};
};

/// The value of a word such as "leakyRelu". Errors: invalidSpec, listing the words there are.
template <class Enum>
Result<Enum> fromWord(std::string_view word, std::string_view where);
/// The word of a value.
template <class Enum>
std::string_view toWord(Enum value);

/// Checks every range and that the layers fit each other, and fills in missing names.
/// Errors: invalidSpec or tooLarge, with a path such as "layers[1].units" in `where`.
Result<ModelSpec> validated(ModelSpec spec);

/// Shape of a batch of inputs, e.g. [B, 28, 28, 1].
Shape inputShape(const ModelSpec& spec);
/// Units of the last layer.
std::size_t outputUnits(const ModelSpec& spec);

/// Hash of what a checkpoint must share with the model it is restored into: shapes, layers, loss, optimizer
/// type, seed.
std::uint64_t architectureFingerprint(const ModelSpec& spec);

}  // namespace downhill
