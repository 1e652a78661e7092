#include <hone/runtime/affinity.hpp>

#include <doctest/doctest.h>

#include <unistd.h>

namespace {

cpu_set_t own_mask() {
  cpu_set_t mask;
  REQUIRE(sched_getaffinity(0, sizeof mask, &mask) == 0);
  return mask;
}

bool equal(const cpu_set_t& a, const cpu_set_t& b) { return CPU_EQUAL(&a, &b); }

}  // namespace

TEST_CASE("a thread that is to wake elsewhere gets its mask back") {
  const cpu_set_t before = own_mask();
  hone::detail::WakeDetour detour;
  detour.keep_off(gettid(), sched_getcpu());
  const cpu_set_t during = own_mask();
  CHECK(CPU_COUNT(&during) == (CPU_COUNT(&before) > 1 ? CPU_COUNT(&before) - 1 : 1));
  detour.end();
  CHECK(equal(own_mask(), before));
}

TEST_CASE("a mask that somebody else set in between stays") {
  const cpu_set_t before = own_mask();
  if (CPU_COUNT(&before) < 2) {
    MESSAGE("skipped: this process may use one CPU only");
    return;
  }
  const int here = sched_getcpu();
  hone::detail::WakeDetour detour;
  detour.keep_off(gettid(), here);
  cpu_set_t only_here;  // what the detour left out
  CPU_ZERO(&only_here);
  CPU_SET(static_cast<unsigned>(here), &only_here);
  REQUIRE(sched_setaffinity(0, sizeof only_here, &only_here) == 0);
  detour.end();
  const bool stays = equal(own_mask(), only_here);
  REQUIRE(sched_setaffinity(0, sizeof before, &before) == 0);
  CHECK(stays);
}

TEST_CASE("without a CPU nothing happens") {
  const cpu_set_t before = own_mask();
  hone::detail::WakeDetour detour;
  detour.keep_off(0, -1);
  detour.end();
  CHECK(equal(own_mask(), before));
}
