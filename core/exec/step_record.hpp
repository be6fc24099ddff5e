// Everything that changes from one training step to the next, in one record: made by core/train, only read by
// executors. So turning a hyperparameter compiles nothing, and k records can go to a GPU at once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace downhill {

inline constexpr std::size_t kMaxDropouts = 64;

struct StepRecord {
  std::uint64_t step = 0;  ///< steps finished before this one
  std::uint64_t epoch = 0;
  std::size_t rows = 0;                    ///< live rows of this batch
  const std::uint32_t* indices = nullptr;  ///< [rows]: rows of the dataset
  std::uint64_t seed = 0;                  ///< of the dropout masks
  double rate = 0;                         ///< after schedule and warm-up
  double momentum = 0;
  bool nesterov = false;
  double rho = 0;
  double beta1 = 0;
  double beta2 = 0;
  double correction1 =
      1;  ///< 1 − β1^t, t = updates since the optimizer's memory was empty, this one included
  double correction2 = 1;  ///< 1 − β2^t
  double epsilon = 0;
  double weightDecay = 0;
  double l1 = 0;
  double l2 = 0;
  std::array<double, kMaxDropouts> dropoutRates{};  ///< by ordinal of the dropout layer
};

/// The rows a plan gathers from. Data is not in the arena: it keeps its own type, converted on gather.
struct DataView {
  const float* floats = nullptr;        ///< [n, features], or
  const std::uint8_t* bytes = nullptr;  ///< [n, features] to be multiplied by `scale`
  double scale = 1;
  const float* targets = nullptr;         ///< [n, units], or
  const std::int32_t* classes = nullptr;  ///< [n]
};

}  // namespace downhill
