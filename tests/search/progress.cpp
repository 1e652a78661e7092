#include <hone/search/progress.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("a callback may be anything that takes a Progress") {
  std::int64_t seen = 0;
  const ProgressCallback callback = [&](const Progress& p) { seen = p.trials; };
  callback({.trials = 7});
  CHECK(seen == 7);
  CHECK(!ProgressCallback());
}
