// run() allocates nothing: every way by which core gets memory is counted while it walks, checks at the ends
// of epochs and a divergence included. The counters live in this test binary alone.
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <new>
#include <string>

#include "train/support.hpp"

namespace {

std::atomic<std::size_t> allocations = 0;

void* counted(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

// What std::vector, std::string and std::make_unique call.
void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

// What Buffer calls.
extern "C" void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  ++allocations;
  void* memory = nullptr;
  return posix_memalign(&memory, alignment, size) == 0 ? memory : nullptr;
}

using namespace downhill;
using namespace downhill::test;

namespace {

template <class F>
std::size_t allocationsOf(F f) {
  const std::size_t before = allocations;
  f();
  return allocations - before;
}

}  // namespace

TEST_CASE("The counters see both ways to get memory", "[train]") {
  CHECK(allocationsOf([] { return std::string(100, 'x').size(); }) == 1);
  CHECK(allocationsOf([] { return Buffer<float>::make(10, "test")->size(); }) == 1);
}

TEST_CASE("run allocates nothing with any optimizer, over a hundred epochs and their checks", "[train]") {
  for (const auto& [name, optimizer] : optimizers()) {
    ModelSpec spec = networkSpec();
    spec.layers.insert(spec.layers.begin() + 1, LayerSpec{.type = LayerType::dropout, .rate = 0.1});
    spec.optimizer = optimizer;
    spec.l2 = 0.001;
    Session session = sessionOf(spec, generated(GeneratorType::spiral, 67), 0.2);
    INFO(name);
    CHECK(allocationsOf([&session] { session.run(1000); }) == 0);
    CHECK(session.epoch() > 100);
  }
}

TEST_CASE("run allocates nothing while the history thins, nor when the run diverges", "[train]") {
  Session line = sessionOf(lineSpec(0.01), generated(GeneratorType::line, 8));
  CHECK(allocationsOf([&line] { line.run(5000); }) == 0);
  CHECK(line.history().size() < 5000);
  Session fast = sessionOf(lineSpec(10), generated(GeneratorType::line, 8));
  CHECK(allocationsOf([&fast] { fast.run(5000); }) == 0);
  CHECK(fast.run(0).diverged != nullptr);
}
