// Walking elsewhere: a session that adopts what another executor made of its records stands where it would
// have walked itself.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "exec/words.hpp"
#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

/// Rows of every record in words, without dropouts.
std::vector<std::uint32_t> rowsIn(std::span<const std::uint32_t> words) {
  std::vector<std::uint32_t> rows;
  for (std::size_t at = 0; at < words.size(); at += kRecordWords + rows.back()) rows.push_back(words[at]);
  return rows;
}

/// `steps` steps of `session` that a twin walks, a stretch of records at a time.
void walkElsewhere(Session& session, Session& twin, std::size_t steps) {
  while (steps > 0) {
    const std::size_t count = rowsIn(session.recordWords(steps)).size();
    REQUIRE(count > 0);
    const RunResult result = twin.run(count);
    session.adopt(twin.state(), count, result.loss, result.penalty);
    steps -= count;
  }
}

}  // namespace

TEST_CASE("A session that adopts a twin's steps has its position, history and bits, and walks on alike",
          "[train]") {
  for (const auto& [name, optimizer] : optimizers()) {
    INFO(name);
    ModelSpec spec = networkSpec();
    spec.optimizer = optimizer;
    spec.l2 = 0.001;
    Session twin = walked(0, spec);
    Session session = walked(0, spec);
    walkElsewhere(session, twin, 1000);
    CHECK(stateOf(session) == stateOf(twin));
    const auto [a, b] = std::pair(session.history(), twin.history());
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      CHECK(a[i].step == b[i].step);
      CHECK(a[i].loss == b[i].loss);
    }
    CHECK(session.run(37).loss == twin.run(37).loss);
    CHECK(stateOf(session) == stateOf(twin));
  }
}

TEST_CASE("Records look ahead to the next check and change nothing", "[train]") {
  Session session = walked(0);  // 57 rows in tens: six steps an epoch, each of the first epochs a check
  const auto before = stateOf(session);
  CHECK(rowsIn(session.recordWords(100)) == std::vector<std::uint32_t>{10, 10, 10, 10, 10, 7});
  CHECK(rowsIn(session.recordWords(2)) == std::vector<std::uint32_t>{10, 10});
  CHECK(stateOf(session) == before);
  session.run(6 * 200);  // from the 128th epoch every second end is a check
  CHECK(rowsIn(session.recordWords(100)).size() == 12);
  REQUIRE(session.advance(Unit::op));
  CHECK(session.recordWords(1).empty());
}
