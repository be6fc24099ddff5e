// What the tests of sessions share: small specs and data sets, sessions made of them, comparison of all
// numbers by bits. Holds no expected values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/generators.hpp"
#include "kernels/check.hpp"
#include "train/session.hpp"

namespace downhill::test {

/// Rows in memory of their own, ready to become a Dataset any number of times.
struct Table {
  Shape shape;
  std::vector<float> features, targets;
  std::vector<std::int32_t> classes;  ///< instead of targets, where there are any
  std::size_t classCount = 0;
  std::size_t rows = 0;
};

Table generated(GeneratorType type, std::size_t rows, double noise = 0.1, std::uint64_t seed = 1);
/// The same table with its 0/1 targets as class ids.
Table asClasses(Table table);
Dataset datasetOf(const Table& table, double validation = 0, bool standardize = false,
                  std::uint64_t seed = 0);

/// tanh network for a plane of two classes: 2-5-3-1, batches of 10, seed 42.
ModelSpec networkSpec();
/// One linear unit of `inputs` inputs, meanSquaredError, full batch.
ModelSpec lineSpec(double rate, std::uint32_t inputs = 1);
/// One sigmoid unit of two inputs, binaryCrossentropy, full batch.
ModelSpec boundarySpec(double rate);

/// A session of `spec` on `data`.
Session sessionOf(const ModelSpec& spec, const Table& table, double validation = 0);
/// networkSpec on 57 rows of the spiral (a short last batch), `steps` steps on.
Session walked(std::uint64_t steps, const ModelSpec& spec = networkSpec());

/// All parameters in order, as bits.
std::vector<std::uint32_t> bitsOf(const Session& session);
/// Position, parameters and moments: two sessions that agree walk on alike.
std::vector<std::uint8_t> stateOf(const Session& session);

/// Every optimizer once, sgd also with momentum and nesterov.
struct NamedOptimizer {
  std::string name;
  OptimizerSpec optimizer;
};
std::vector<NamedOptimizer> optimizers();

}  // namespace downhill::test
