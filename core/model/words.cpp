// The words of a spec, a table an enum: the one place where a name such as "heNormal" is spelled.
#include <array>
#include <string>
#include <utility>

#include "model/spec.hpp"

namespace downhill {

namespace {

template <class Enum>
struct Word {
  std::string_view text;
  Enum value;
};

template <class Enum>
struct Words;

template <>
struct Words<LayerType> {
  static constexpr std::string_view kind = "layer type";
  static constexpr std::array list{Word{"dense", LayerType::dense}, Word{"dropout", LayerType::dropout},
                                   Word{"flatten", LayerType::flatten}};
};

template <>
struct Words<Activation> {
  static constexpr std::string_view kind = "activation";
  static constexpr std::array list{Word{"linear", Activation::linear},       Word{"relu", Activation::relu},
                                   Word{"leakyRelu", Activation::leakyRelu}, Word{"elu", Activation::elu},
                                   Word{"sigmoid", Activation::sigmoid},     Word{"tanh", Activation::tanh},
                                   Word{"softmax", Activation::softmax}};
};

template <>
struct Words<Loss> {
  static constexpr std::string_view kind = "loss";
  static constexpr std::array list{
      Word{"meanSquaredError", Loss::meanSquaredError}, Word{"binaryCrossentropy", Loss::binaryCrossentropy},
      Word{"categoricalCrossentropy", Loss::categoricalCrossentropy},
      Word{"sparseCategoricalCrossentropy", Loss::sparseCategoricalCrossentropy}};
};

template <>
struct Words<OptimizerType> {
  static constexpr std::string_view kind = "optimizer";
  static constexpr std::array list{Word{"sgd", OptimizerType::sgd}, Word{"adagrad", OptimizerType::adagrad},
                                   Word{"rmsprop", OptimizerType::rmsprop}, Word{"adam", OptimizerType::adam},
                                   Word{"adamw", OptimizerType::adamw}};
};

template <>
struct Words<ScheduleType> {
  static constexpr std::string_view kind = "schedule";
  static constexpr std::array list{Word{"constant", ScheduleType::constant}, Word{"step", ScheduleType::step},
                                   Word{"exponential", ScheduleType::exponential},
                                   Word{"cosine", ScheduleType::cosine},
                                   Word{"inverseTime", ScheduleType::inverseTime}};
};

template <>
struct Words<Initializer> {
  static constexpr std::string_view kind = "initializer";
  static constexpr std::array list{Word{"glorotUniform", Initializer::glorotUniform},
                                   Word{"glorotNormal", Initializer::glorotNormal},
                                   Word{"heUniform", Initializer::heUniform},
                                   Word{"heNormal", Initializer::heNormal},
                                   Word{"lecunUniform", Initializer::lecunUniform},
                                   Word{"lecunNormal", Initializer::lecunNormal},
                                   Word{"zeros", Initializer::zeros},
                                   Word{"constant", Initializer::constant}};
};

}  // namespace

template <class Enum>
Result<Enum> fromWord(std::string_view word, std::string_view where) {
  std::string known;
  for (const auto& [text, value] : Words<Enum>::list) {
    if (text == word) return value;
    known += (known.empty() ? "" : ", ") + std::string(text);
  }
  return fail(ErrorCode::invalidSpec,
              "unknown " + std::string(Words<Enum>::kind) + " \"" + std::string(word) + "\"; known: " + known,
              std::string(where));
}

template <class Enum>
std::string_view toWord(Enum value) {
  for (const auto& [text, known] : Words<Enum>::list) {
    if (known == value) return text;
  }
  return "";
}

#define DOWNHILL_WORDS(Enum)                                                \
  template Result<Enum> fromWord<Enum>(std::string_view, std::string_view); \
  template std::string_view toWord<Enum>(Enum);
DOWNHILL_WORDS(LayerType)
DOWNHILL_WORDS(Activation)
DOWNHILL_WORDS(Loss)
DOWNHILL_WORDS(OptimizerType)
DOWNHILL_WORDS(ScheduleType)
DOWNHILL_WORDS(Initializer)
#undef DOWNHILL_WORDS

}  // namespace downhill
