#include <hone/gbdt/options.hpp>

#include <doctest/doctest.h>

using namespace hone;
using namespace hone::gbdt;

TEST_CASE("the default options are accepted") { CHECK_NOTHROW(check(Options{})); }

TEST_CASE("options that cannot train are refused") {
  CHECK_THROWS_WITH_AS(check({.trees = 0}),
                       "gbdt: trees = 0 and trees_per_update = 15; both must be at least 1",
                       UserError);
  CHECK_THROWS_WITH_AS(check({.trees_per_update = 0}),
                       "gbdt: trees = 100 and trees_per_update = 0; both must be at least 1",
                       UserError);
  CHECK_THROWS_WITH_AS(check({.trees = 50, .most_trees = 50}),
                       "gbdt: most_trees = 50 leaves no room for updates; it must be more than "
                       "trees = 50",
                       UserError);
  CHECK_THROWS_WITH_AS(check({.max_depth = 11}),
                       "gbdt: max_depth = 11; it must lie between 1 and 10", UserError);
  CHECK_THROWS_WITH_AS(check({.shrinkage = 0}),
                       "gbdt: shrinkage = 0.000000; it must lie above 0 and be at most 1",
                       UserError);
  CHECK_THROWS_WITH_AS(check({.column_share = 1.5}),
                       "gbdt: column_share = 1.500000; it must lie above 0 and be at most 1",
                       UserError);
  CHECK_THROWS_WITH_AS(check({.lambda = -1}),
                       "gbdt: min_child_weight = 0.100000, lambda = -1.000000, gamma = 0.000100, "
                       "weight_floor = 0.100000; none may be negative",
                       UserError);
}
