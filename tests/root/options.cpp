#include <hone/options.hpp>

#include <doctest/doctest.h>

#include <chrono>

TEST_CASE("options are named where they are set; the rest has defaults") {
  using namespace std::chrono_literals;
  const hone::Options options{.shapes = {{"M", 128}}, .budget = 1500ms, .threads = 2};
  CHECK(options.budget.count() == 1.5);
  CHECK(options.max_trials == 0);
  CHECK(options.seed == 1);
  CHECK(options.target == "host");
  CHECK(!options.progress);
  CHECK(!options.stop.stop_requested());
}
