#include "graph/op.hpp"

namespace downhill {

namespace {

using enum OpKind;

// In the order of the enum; the static_assert and tests/core/graph see to it that no row is missing.
constexpr std::array<OpInfo, kOpCount> kRows{{
    {"parameter", 0, source},
    {"gatherFeatures", 0, source},
    {"gatherTargets", 0, source},
    {"gatherOneHot", 0, source},
    {"one", 0, source},
    {"matmul", 2, plain},
    {"matmulTN", 2, terminal},
    {"matmulNT", 2, terminal},
    {"addBias", 2, plain},
    {"sumRows", 1, terminal},
    {"reshape", 1, plain},
    {"add", 2, plain},
    {"relu", 1, plain},
    {"leakyRelu", 1, plain},
    {"elu", 1, plain},
    {"sigmoid", 1, plain},
    {"tanh", 1, plain},
    {"softmax", 1, plain},
    {"reluGrad", 2, terminal},
    {"leakyReluGrad", 2, terminal},
    {"eluGrad", 2, terminal},
    {"sigmoidGrad", 2, terminal},
    {"tanhGrad", 2, terminal},
    {"softmaxGrad", 2, terminal},
    {"dropout", 1, plain},
    {"meanSquaredError", 2, plain},
    {"binaryCrossentropy", 2, plain},
    {"binaryCrossentropyFromLogits", 2, plain},
    {"categoricalCrossentropy", 2, plain},
    {"categoricalCrossentropyFromLogits", 2, plain},
    {"meanSquaredErrorGrad", 3, terminal},
    {"binaryCrossentropyGrad", 3, terminal},
    {"binaryCrossentropyFromLogitsGrad", 3, terminal},
    {"categoricalCrossentropyGrad", 3, terminal},
    {"categoricalCrossentropyFromLogitsGrad", 3, terminal},
    {"penalty", 1, plain},
    {"penaltyGrad", 2, terminal},
    {"dense", 3, fused},
    {"reluDropoutGrad", 2, fused},
    {"allFinite", 3, update},
    {"sgd", 3, update},
    {"momentum", 4, update},
    {"adagrad", 4, update},
    {"rmsprop", 4, update},
    {"adam", 5, update},
    {"adamw", 5, update},
}};

static_assert(kRows.back().name == "adamw", "a row is missing or out of order");

}  // namespace

const OpInfo& info(Op op) noexcept { return kRows[static_cast<std::size_t>(op)]; }

}  // namespace downhill
