// Numbers by name: what parameters, gradients and values give, and how strict setParameters is.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <set>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

void refuses(const std::vector<Tensor>& list, ErrorCode code, const std::string& where) {
  Session session = walked(20);
  const auto result = session.setParameters(list);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == code);
  CHECK(result.error().where == where);
  CHECK(result.error().message.find(where) != std::string::npos);
  CHECK(stateOf(session) == stateOf(walked(20)));
}

}  // namespace

TEST_CASE("Parameters set and read back are the same bits, in any order, and the walk goes on from them",
          "[train]") {
  auto list = walked(30).parameters();
  std::swap(list[0], list[3]);
  Session session = walked(0);
  session.setParameters(list).value();
  CHECK(bitsOf(session) == bitsOf(walked(30)));
  session.run(1);
  CHECK(bitsOf(session) != bitsOf(walked(30)));
}

TEST_CASE("A list that lacks, repeats, adds or misshapes a tensor is refused by its name", "[train]") {
  const auto good = walked(0).parameters();
  auto list = good;
  list.pop_back();
  refuses(list, ErrorCode::notFound, "dense_3/bias");
  list = good;
  list.push_back(good[0]);
  refuses(list, ErrorCode::invalidArgument, "dense_1/kernel");
  list = good;
  list[1].name = "dense_1/extra";
  refuses(list, ErrorCode::notFound, "dense_1/extra");
  list = good;
  list[0].shape = Shape::fixed({5, 2});
  refuses(list, ErrorCode::shapeMismatch, "dense_1/kernel");
  list = good;
  list[0].data.pop_back();
  refuses(list, ErrorCode::shapeMismatch, "dense_1/kernel");
  for (const float bad : {std::nanf(""), std::numeric_limits<float>::infinity()}) {
    list = good;
    list[4].data[1] = bad;
    refuses(list, ErrorCode::invalidData, "dense_3/kernel");
  }
}

TEST_CASE("Plain gradient descent moves each weight by rate times the gradient that is shown", "[train]") {
  ModelSpec spec = networkSpec();
  spec.l2 = 0.01;
  Session session = walked(7, spec);
  const auto before = session.parameters();
  session.run(1);
  const auto after = session.parameters(), gradients = session.gradients();
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(gradients[i].name == before[i].name);
    for (std::size_t k = 0; k < before[i].data.size(); ++k) {
      CHECK(after[i].data[k] == before[i].data[k] - 0.1F * gradients[i].data[k]);
    }
  }
}

TEST_CASE("Gradients are zero before the first step and after a reset", "[train]") {
  Session session = walked(0);
  const auto zero = [&session] {
    for (const Tensor& tensor : session.gradients()) {
      for (const float g : tensor.data) {
        if (g != 0) return false;
      }
    }
    return true;
  };
  CHECK(zero());
  session.run(1);
  CHECK_FALSE(zero());
  session.reset(std::nullopt);
  CHECK(zero());
}

TEST_CASE("Any value of the last step can be read, with the rows of its batch", "[train]") {
  Session session = walked(0);
  CHECK(session.value("dense_1/z").error().code == ErrorCode::noData);
  session.run(6);
  const Tensor z = session.value("dense_1/z").value(), y = session.value("dense_1").value();
  CHECK(z.shape == Shape::fixed({7, 5}));  // the short last batch
  for (std::size_t i = 0; i < z.data.size(); ++i) CHECK(std::fabs(y.data[i] - std::tanh(z.data[i])) < 1e-6);
  CHECK(session.value("loss")->shape == Shape::fixed({}));
  CHECK(session.value("dense_2/kernel")->data == session.parameters()[2].data);
  CHECK(session.value("d_dense_2/kernel")->data == session.gradients()[2].data);
  for (const char* unknown : {"", "nothing", "update", "memory_1"}) {
    CHECK(session.value(unknown).error().code == ErrorCode::notFound);
  }
}

TEST_CASE("Every value that an op reads can be asked for by the name the plan gives it", "[train]") {
  ModelSpec spec = networkSpec();
  spec.optimizer.type = OptimizerType::adam;
  spec.l2 = 0.01;
  Session session = walked(3, spec);
  session.advance(Unit::op).value();
  const auto nodes = session.nodes();
  std::set<std::string> known{"parameters", "gradients", "memory_1", "memory_2", "finite"};
  for (const Tensor& tensor : session.parameters()) known.insert(tensor.name);
  for (const NodeInfo& node : nodes) {
    for (const std::string& input : node.inputs) {
      INFO(node.name << " reads " << input);
      CHECK(known.contains(input));
      if (node.phase != "update") CHECK(session.value(input));
    }
    known.insert(node.name);
  }
  CHECK(nodes.back().inputs ==
        std::vector<std::string>{"parameters", "gradients", "memory_1", "memory_2", "finite"});
}

TEST_CASE("Adam's memory, rate and corrections are told: they and the gradient give the weight it goes to",
          "[train]") {
  ModelSpec spec = networkSpec();
  spec.optimizer.type = OptimizerType::adam;
  spec.optimizer.learningRate = 0.01;
  Session session = walked(4, spec);
  const auto before = session.parameters();
  AdvanceResult result{};
  do result = session.advance(Unit::op).value();
  while (!result.done);
  const auto after = session.parameters();
  CHECK(result.rate == 0.01);
  CHECK(std::fabs(result.correction1 - (1 - std::pow(0.9, 5))) < 1e-12);
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto m = session.value("memory_1/" + after[i].name).value().data;
    const auto v = session.value("memory_2/" + after[i].name).value().data;
    REQUIRE(m.size() == after[i].data.size());
    for (std::size_t k = 0; k < m.size(); ++k) {
      const double step = m[k] / result.correction1 / (std::sqrt(v[k] / result.correction2) + 1e-7);
      CHECK(std::fabs(after[i].data[k] - (before[i].data[k] - 0.01 * step)) < 1e-6);
    }
  }
  CHECK(session.value("finite").value().data == std::vector<float>{1});
  CHECK(session.value("memory_3/dense_1/kernel").error().code == ErrorCode::notFound);
}

TEST_CASE("The batch is told by its training rows", "[train]") {
  Session session = walked(0);
  CHECK(session.value("batch").error().code == ErrorCode::notFound);
  session.advance(Unit::op).value();
  const auto rows = session.value("batch").value().data;
  const auto input = session.value("input").value();
  CHECK(rows.size() == input.shape.dims[0]);
  CHECK(std::set<float>(rows.begin(), rows.end()).size() == rows.size());
}
