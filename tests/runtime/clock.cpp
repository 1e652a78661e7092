#include <hone/runtime/clock.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

using namespace hone;

TEST_CASE("the clock never goes back") {
  double last = monotonic_seconds();
  for (int i = 0; i < 1000; ++i) {
    const double now = monotonic_seconds();
    CHECK(now >= last);
    last = now;
  }
}

TEST_CASE("switches are counted per thread and only grow") {
  const ContextSwitches before = context_switches();
  std::this_thread::sleep_for(std::chrono::milliseconds(1));
  const ContextSwitches during = context_switches() - before;
  CHECK(during.voluntary >= 0);
  CHECK(during.involuntary >= 0);
  CHECK(ContextSwitches{5, 3} - ContextSwitches{1, 2} == ContextSwitches{4, 1});
}
