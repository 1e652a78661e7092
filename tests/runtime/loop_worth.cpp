#include <hone/runtime/loop_worth.hpp>

#include <doctest/doctest.h>

namespace loop_worth_test {
using namespace hone;
using hone::detail::LoopWorth;

std::int32_t body(void*, std::int64_t, std::int64_t, std::int64_t, const Context*) { return 0; }
std::int32_t other(void*, std::int64_t, std::int64_t, std::int64_t, const Context*) { return 0; }

TEST_CASE("a loop that never ran is worth waking for") {
  LoopWorth worth;
  CHECK_FALSE(worth.is_too_short(body, 8, 1.0));
  worth.note(body, 8, 20e-6, 1.0);
  CHECK_FALSE(worth.is_too_short(other, 8, 2.0));
  CHECK_FALSE(worth.is_too_short(body, 9, 2.0));
}

TEST_CASE("after a pause a short loop is not worth it, and a long one is") {
  LoopWorth worth;
  worth.note(body, 8, 20e-6, 1.0);
  worth.note(other, 8, 2e-3, 1.0);
  CHECK(worth.is_too_short(body, 8, 2.0));
  CHECK_FALSE(worth.is_too_short(other, 8, 2.0));
}

TEST_CASE("short loops that follow each other are worth it together") {
  LoopWorth worth;
  worth.note(body, 8, 20e-6, 1.0);
  double now = 2.0;
  int alone = 0;
  while (worth.is_too_short(body, 8, now) && alone < 100) {
    worth.note(body, 8, 20e-6, now += 20e-6);
    ++alone;
  }
  CHECK(alone == 4);
}

TEST_CASE("a loop is judged by its last run") {
  LoopWorth worth;
  worth.note(body, 8, 20e-6, 1.0);
  worth.note(body, 8, 2e-3, 2.0);
  CHECK_FALSE(worth.is_too_short(body, 8, 3.0));
}

}  // namespace loop_worth_test
