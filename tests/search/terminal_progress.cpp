#include <hone/search/terminal_progress.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("progress is one line") {
  Progress p;
  p.trials = 12;
  p.seconds = 3.14;
  p.budget_seconds = 10;
  p.best_seconds = 0.000412;
  p.best_gflops = 1465.2;
  p.best_roof = 0.612;
  CHECK(progress_line(p) ==
        "hone  12 trials  3.1/10.0 s  best 0.412 ms  1465 GFLOP/s  61% of the limit");
}
