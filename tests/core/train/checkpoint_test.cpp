// Checkpoints: a run that goes on from one has the bits of the run that never stopped; damaged or foreign
// bytes are refused and change nothing.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

ModelSpec with(const OptimizerSpec& optimizer) {
  ModelSpec spec = networkSpec();
  spec.layers.insert(spec.layers.begin() + 1, LayerSpec{.type = LayerType::dropout, .rate = 0.2});
  spec.optimizer = optimizer;
  return spec;
}

void checkRefused(Session& session, std::span<const std::uint8_t> bytes, const std::string& where) {
  const auto before = stateOf(session);
  const auto result = session.restore(bytes);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::badCheckpoint);
  CHECK(result.error().where == where);
  CHECK_FALSE(result.error().message.empty());
  CHECK(stateOf(session) == before);
}

}  // namespace

TEST_CASE("Every optimizer goes on from a checkpoint in the middle of an epoch bit by bit", "[train]") {
  for (const auto& [name, optimizer] : optimizers()) {
    INFO(name);
    Session session = walked(23, with(optimizer));
    const auto bytes = session.checkpoint();
    session.run(50);
    Session other = walked(4, with(optimizer));
    other.restore(bytes).value();
    CHECK(other.step() == 23);
    CHECK(other.epoch() == 3);
    CHECK(stateOf(other) == bytes);
    other.run(50);
    CHECK(stateOf(other) == stateOf(session));
  }
}

TEST_CASE("A checkpoint taken between two ops stands at the start of that step", "[train]") {
  Session session = walked(8);
  const auto expected = session.checkpoint();
  for (int i = 0; i < 9; ++i) session.advance(Unit::op).value();
  CHECK(session.checkpoint() == expected);
  session.restore(expected).value();
  session.run(12);
  CHECK(stateOf(session) == stateOf(walked(20)));
}

TEST_CASE("A checkpoint without data goes into a session without data", "[train]") {
  const Session source = std::move(Session::create(networkSpec()).value());
  ModelSpec spec = networkSpec();
  Session target = std::move(Session::create(spec).value());
  target.restore(source.checkpoint()).value();
  CHECK(bitsOf(target) == bitsOf(source));
  Session trained = walked(3);
  checkRefused(trained, source.checkpoint(), "data");
}

TEST_CASE("A checkpoint of another model or of other data is refused by name", "[train]") {
  Session session = walked(5);
  ModelSpec wider = networkSpec(), reseeded = networkSpec(), adam = networkSpec();
  wider.layers[0].units = 6;
  reseeded.seed = 43;
  adam.optimizer.type = OptimizerType::adam;
  for (const ModelSpec& other : {wider, reseeded, adam}) {
    checkRefused(session, walked(5, other).checkpoint(), "spec");
  }
  Session elsewhere = sessionOf(networkSpec(), generated(GeneratorType::spiral, 57, 0.1, 2));
  checkRefused(session, elsewhere.checkpoint(), "data");
}

TEST_CASE("A checkpoint cut short anywhere, or with bytes to spare, is refused", "[train]") {
  Session session = walked(5);
  const auto bytes = walked(20).checkpoint();
  for (std::size_t i = 0; i < 64; ++i) {
    INFO("cut at " << i << "/64");
    checkRefused(session, std::span(bytes).first(bytes.size() * i / 64), "bytes");
  }
  auto longer = bytes;
  longer.resize(bytes.size() + 4);
  checkRefused(session, longer, "bytes");
}

TEST_CASE("A checkpoint with one damaged byte, wherever it lies, is refused", "[train]") {
  Session session = walked(5);
  const auto bytes = walked(20).checkpoint();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i >= 128 && i % (bytes.size() / 64) != 0) continue;  // all of the header, then every 1/64
    INFO("byte " << i << " of " << bytes.size());
    auto damaged = bytes;
    damaged[i] ^= 0x10;
    const auto before = stateOf(session);
    const auto result = session.restore(damaged);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::badCheckpoint);
    CHECK(stateOf(session) == before);
  }
}
