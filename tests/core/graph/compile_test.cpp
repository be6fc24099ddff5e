// Compiling: where values lie, what they share, what is refused; and that no bit depends on the capacity.
#include <algorithm>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "exec/executor.hpp"
#include "kernels/check.hpp"
#include "model/build.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

ModelSpec spec() {
  ModelSpec model;
  model.inputShape = {3};
  model.layers = {{.units = 7, .activation = Activation::tanh},
                  {.type = LayerType::dropout, .rate = 0.3},
                  {.units = 5, .activation = Activation::relu},
                  {.units = 2, .activation = Activation::softmax}};
  model.loss = Loss::categoricalCrossentropy;
  model.l2 = 0.01;
  return validated(model).value();
}

constexpr std::size_t kGradients = 256;  // the block has fewer numbers
constexpr std::size_t kWorkspace = 512;

struct Compiled {
  ParameterBlock block;
  ModelGraph model;
  Plan plan;
};

Compiled compiled(std::size_t capacity) {
  Compiled c;
  c.block = parameterBlock(spec());
  c.model = trainingGraph(spec(), c.block).value();
  c.plan = compile(c.model.graph, {.capacity = capacity,
                                   .workspace = kWorkspace,
                                   .block = &c.block,
                                   .gradients = kGradients,
                                   .gradientNodes = c.model.gradients})
               .value();
  return c;
}

/// The first `rows` numbers of rows of every node, after one run.
std::vector<std::uint32_t> bitsOfRun(std::size_t capacity, std::size_t rows) {
  const Compiled c = compiled(capacity);
  auto cpu = CpuExecutor<float>::make(c.plan.end).value();
  std::ranges::copy(numbers(c.block.size, 3, -1, 1), cpu.values({0, c.block.size}).begin());
  const auto features = numbers(3 * rows, 4), targets = numbers(2 * rows, 5, 0, 1);
  std::vector<std::uint32_t> indices;
  for (std::size_t r = 0; r < rows; ++r) indices.push_back(static_cast<std::uint32_t>(r));
  StepRecord record{.rows = rows, .indices = indices.data(), .seed = 9, .l2 = 0.01};
  record.dropoutRates[0] = 0.3;
  cpu.run(c.plan, record, {.floats = features.data(), .targets = targets.data()});
  std::vector<std::uint32_t> bits;
  for (NodeId id = 0; id < c.model.graph.size(); ++id) {
    for (const float x : cpu.values(c.plan.regions[id]).first(c.model.graph[id].shape.count(rows))) {
      bits.push_back(std::bit_cast<std::uint32_t>(x));
    }
  }
  return bits;
}

}  // namespace

TEST_CASE("Regions start at multiples of 16 numbers and none overlaps another", "[graph]") {
  const Compiled c = compiled(10);
  std::vector<Region> regions;
  for (const Step& step : c.plan.steps) {
    if (std::ranges::find(c.model.gradients, step.node) == c.model.gradients.end())
      regions.push_back(step.out);
  }
  std::ranges::sort(regions, {}, &Region::offset);
  std::size_t free = kWorkspace;
  for (const Region& region : regions) {
    CHECK(region.offset % 16 == 0);
    CHECK(region.offset >= free);
    CHECK(region.size > 0);
    free = region.offset + region.size;
  }
  CHECK(c.plan.end >= free);
}

TEST_CASE("Parameters and their gradients lie side by side in the block's order, 16 bytes aligned",
          "[graph]") {
  const Compiled c = compiled(10);
  std::size_t free = 0;
  for (std::size_t i = 0; i < c.block.entries.size(); ++i) {
    const auto& entry = c.block.entries[i];
    CHECK(entry.offset % 4 == 0);
    CHECK(entry.offset >= free);
    free = entry.offset + entry.shape.size();
    CHECK(c.plan.regions[c.model.graph.find(entry.name)].offset == entry.offset);
    CHECK(c.plan.regions[c.model.gradients[i]].offset == kGradients + entry.offset);
    CHECK(c.plan.regions[c.model.gradients[i]].size == entry.shape.size());
  }
  CHECK(c.block.size >= free);
  CHECK(c.block.count() == 3 * 7 + 7 + 7 * 5 + 5 + 5 * 2 + 2);
}

TEST_CASE("Every value of a step can be found by name: all nodes but parameters are steps", "[graph]") {
  const Compiled c = compiled(4);
  CHECK(c.plan.steps.size() == c.model.graph.size() - c.block.entries.size());
  REQUIRE(c.plan.names.size() == c.plan.steps.size());
  for (std::size_t i = 0; i < c.plan.steps.size(); ++i) {
    CHECK(c.plan.names[i] == c.model.graph[c.plan.steps[i].node].name);
  }
}

TEST_CASE("No bit depends on the capacity: 7 rows in room for 7, 10 and 64 give the same values",
          "[graph][exec]") {
  const auto expected = bitsOfRun(7, 7);
  CHECK(bitsOfRun(10, 7) == expected);
  CHECK(bitsOfRun(64, 7) == expected);
}

TEST_CASE("Working memory past the limit is refused with the node and the batch that ask for it", "[graph]") {
  Graph graph;
  const NodeId x =
      graph.add(Op::gatherFeatures, Phase::batch, "wide", {}, {.shape = Shape::rows({100'000})}).value();
  (void)x;
  CHECK(compile(graph, {.capacity = 400}));
  const auto refused = compile(graph, {.capacity = 401});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::tooLarge);
  CHECK(refused.error().where == "wide");
  CHECK(refused.error().message.find("401 rows a batch") != std::string::npos);
}

TEST_CASE("A parameter that the block lacks is refused by name", "[graph]") {
  Graph graph;
  (void)graph.add(Op::parameter, Phase::forward, "dense_9/kernel", {}, {.shape = Shape::fixed({2, 2})})
      .value();
  const ParameterBlock empty;
  const auto refused = compile(graph, {.capacity = 1, .block = &empty});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::notFound);
  CHECK(refused.error().where == "dense_9/kernel");
}
