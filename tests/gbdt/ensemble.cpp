#include <hone/gbdt/ensemble.hpp>
#include <hone/support/rng.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

using namespace hone;
using namespace hone::gbdt;

namespace ensemble_test {

/// 1 or 2 where feature 0 is at most or above 0.5, and 10 for every row.
Ensemble two_trees() {
  Ensemble model(2);
  model.add({{{0.5F, 0, 1}, leaf_node(1), leaf_node(2)}, {0, 1, 2}, 1});
  model.add({{leaf_node(0)}, {10}, 0});
  return model;
}

TEST_CASE("the score of a row is the sum of the trees, in blocks of any length") {
  const Ensemble model = two_trees();
  for (const std::size_t count : {0U, 1U, 7U, 8U, 9U, 31U, 32U, 33U, 100U}) {
    std::vector<float> rows;
    for (std::size_t r = 0; r < count; ++r) {
      rows.push_back(r % 3 == 0 ? 0.75F : 0.25F);
      rows.push_back(9);
    }
    std::vector<float> scores(count, -1);
    model.predict_rows(rows, scores);
    for (std::size_t r = 0; r < count; ++r) CHECK(scores[r] == (r % 3 == 0 ? 12 : 11));
  }
}

TEST_CASE("the score of a program is the sum over its rows") {
  const std::vector<float> rows{0, 0, 1, 0, 1, 0};
  const std::vector<std::uint32_t> counts{2, 0, 1};
  std::vector<float> scores(3, -1);
  two_trees().predict(rows, counts, scores);
  CHECK(scores == std::vector<float>{23, 0, 12});
}

TEST_CASE("a model without trees predicts 0") {
  std::vector<float> scores(1, -1);
  Ensemble(3).predict_rows(std::vector<float>{1, 2, 3}, scores);
  CHECK(scores[0] == 0);
}

TEST_CASE("NaN goes where the least values go, and infinity where the greatest go") {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  std::vector<float> scores(3);
  const float nan = std::numeric_limits<float>::quiet_NaN();
  two_trees().predict_rows(std::vector<float>{nan, nan, infinity, nan, -infinity, nan}, scores);
  CHECK(scores == std::vector<float>{11, 12, 11});
}

TEST_CASE("rows and scores that do not fit together are refused") {
  const Ensemble model = two_trees();
  std::vector<float> scores(2);
  CHECK_THROWS_WITH_AS(model.predict_rows(std::vector<float>{1, 2, 3}, scores),
                       "gbdt: 2 rows of 2 features are 4 numbers, but 3 are given", UserError);
  CHECK_THROWS_WITH_AS(
      model.predict(std::vector<float>{1, 2}, std::vector<std::uint32_t>{1}, scores),
      "gbdt: 1 programs cannot have 2 scores; each has one", UserError);
  CHECK_THROWS_WITH_AS(Ensemble(0), "gbdt: 0 features; a row has 1 to 65535", UserError);
  CHECK_THROWS_WITH_AS(Ensemble(65536), "gbdt: 65536 features; a row has 1 to 65535", UserError);
}

}  // namespace ensemble_test
