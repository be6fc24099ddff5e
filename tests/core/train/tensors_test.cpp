// Numbers by name: what parameters, gradients and values give, and how strict setParameters is.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

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
  for (const char* unknown : {"", "nothing", "update", "finite"}) {
    CHECK(session.value(unknown).error().code == ErrorCode::notFound);
  }
}
