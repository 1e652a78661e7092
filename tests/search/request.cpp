#include <hone/search/request.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("a request asks for one thread and ten seconds unless it says otherwise") {
  const TuneRequest request;
  CHECK(request.threads == 1);
  CHECK(request.budget_seconds == 10);
  CHECK(request.max_trials == 0);
  CHECK(!request.stop.stop_requested());
}
