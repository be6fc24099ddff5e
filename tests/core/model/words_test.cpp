// The words of a spec: each means one value and comes back as itself.
#include <catch2/catch_test_macros.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

#include "model/spec.hpp"

using namespace downhill;

namespace {

/// Words in the order of their enum.
template <class Enum>
void checkWords(std::initializer_list<std::string_view> words) {
  int value = 0;
  for (const std::string_view word : words) {
    INFO(word);
    const auto parsed = fromWord<Enum>(word, "here");
    REQUIRE(parsed);
    CHECK(static_cast<int>(*parsed) == value);
    CHECK(toWord(static_cast<Enum>(value)) == word);
    ++value;
  }
  CHECK(toWord(static_cast<Enum>(value)).empty());  // no value without a word is left over
}

}  // namespace

TEST_CASE("Keras's words mean what they say and come back as themselves", "[model]") {
  checkWords<LayerType>({"dense", "dropout", "flatten"});
  checkWords<Activation>({"linear", "relu", "leakyRelu", "elu", "sigmoid", "tanh", "softmax"});
  checkWords<Loss>(
      {"meanSquaredError", "binaryCrossentropy", "categoricalCrossentropy", "sparseCategoricalCrossentropy"});
  checkWords<OptimizerType>({"sgd", "adagrad", "rmsprop", "adam", "adamw"});
  checkWords<ScheduleType>({"constant", "step", "exponential", "cosine", "inverseTime"});
  checkWords<Initializer>({"glorotUniform", "glorotNormal", "heUniform", "heNormal", "lecunUniform",
                           "lecunNormal", "zeros", "constant"});
}

TEST_CASE("An unknown word is refused with the words there are", "[model]") {
  for (const char* word : {"", "Relu", "relu ", "leaky", "__proto__"}) {
    const auto parsed = fromWord<Activation>(word, "layers[1].activation");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == ErrorCode::invalidSpec);
    CHECK(parsed.error().where == "layers[1].activation");
    CHECK(parsed.error().message == "unknown activation \"" + std::string(word) +
                                        "\"; known: linear, relu, leakyRelu, elu, sigmoid, tanh, softmax");
  }
}
