#include <hone/options_environment.hpp>

#include <doctest/doctest.h>

#include <chrono>

#include "../store/temp_folder.hpp"

namespace options_environment_test {
using namespace hone;
using hone_test::Variable;

TEST_CASE("the environment has the last word") {
  const Variable budget("HONE_BUDGET", "2.5");
  const Variable trials("HONE_MAX_TRIALS", "7");
  const Variable seed("HONE_SEED", "18446744073709551");
  const Variable threads("HONE_THREADS", "3");
  const Variable target("HONE_TARGET", "avx2");
  const Options options = with_environment({.budget = std::chrono::seconds(1), .seed = 5});
  CHECK(options.budget.count() == 2.5);
  CHECK(options.max_trials == 7);
  CHECK(options.seed == 18446744073709551U);
  CHECK(options.threads == 3);
  CHECK(options.target == "avx2");
}

TEST_CASE("what the environment does not name stays") {
  const Variable budget("HONE_BUDGET", nullptr);
  const Options options = with_environment({.shapes = {{"M", 4}}, .seed = 5});
  CHECK(options.budget.count() == 10);
  CHECK(options.seed == 5);
  CHECK(options.shapes[0].symbol == "M");
}

TEST_CASE("a value that is none is refused") {
  {
    const Variable budget("HONE_BUDGET", "soon");
    CHECK_THROWS_WITH_AS(with_environment({}), "HONE_BUDGET=soon: give a number of seconds",
                         UserError);
  }
  for (const char* value : {"-1", "2.5", "", "99999999999"}) {
    const Variable threads("HONE_THREADS", value);
    const std::string text =
        concat("HONE_THREADS=", value, ": give a whole number from 0 to 2147483647");
    CHECK_THROWS_WITH_AS(with_environment({}), text.c_str(), UserError);
  }
}

}  // namespace options_environment_test
