#include <hone/gbdt/programs.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <vector>

using namespace hone;
using namespace hone::gbdt;

namespace programs_test {

const std::vector<float> rows{1, 2, 3, 4, 5, 6};  // three rows of two features
const std::vector<std::uint32_t> row_counts{2, 1};
const std::vector<float> labels{0.5F, 1};
const std::vector<std::uint32_t> tasks{7, 3};

TEST_CASE("a program set numbers the rows of all programs") {
  ProgramSet set(2);
  CHECK(set.size() == 0);
  CHECK(set.row_count() == 0);
  set.append({rows, row_counts, labels, tasks});
  set.append({rows, row_counts, labels, tasks});
  CHECK(set.size() == 4);
  CHECK(set.row_count() == 6);
  CHECK(set.first_row(2) == 3);
  CHECK(set.end_row(2) == 5);
  CHECK(set.value(3, 1) == 2);
  CHECK(set.label(3) == 1);
  CHECK(set.rows().size() == 12);
  CHECK(std::vector(set.row_counts().begin(), set.row_counts().end()) ==
        std::vector<std::uint32_t>{2, 1, 2, 1});
  CHECK(set.tasks() ==
        std::map<std::uint32_t, std::vector<std::uint32_t>>{{3, {1, 3}}, {7, {0, 2}}});
}

TEST_CASE("programs without tasks are all of one") {
  ProgramSet set(2);
  set.append({rows, row_counts, labels});
  CHECK(set.tasks() == std::map<std::uint32_t, std::vector<std::uint32_t>>{{0, {0, 1}}});
}

TEST_CASE("labels can be replaced") {
  ProgramSet set(2);
  set.append({rows, row_counts, labels});
  set.set_labels(std::vector<float>{0.25F, 0.5F});
  CHECK(set.label(0) == 0.25F);
  CHECK_THROWS_WITH_AS(set.set_labels(std::vector<float>{1}),
                       "gbdt: 2 programs get 1 new labels; give one for each", UserError);
  CHECK_THROWS_WITH_AS(set.set_labels(std::vector<float>{1, -1}),
                       "gbdt: the label of program 1 is -1.000000; labels are finite and not "
                       "negative",
                       UserError);
  CHECK(set.label(0) == 0.25F);
}

TEST_CASE("programs whose parts do not fit together are refused, and nothing changes") {
  ProgramSet set(2);
  const std::vector<std::uint32_t> no_rows{3, 0};
  const std::vector<float> one{1};
  const std::vector<float> bad{1, std::numeric_limits<float>::quiet_NaN()};
  const std::vector<std::uint32_t> one_task{1};
  CHECK_THROWS_WITH_AS(set.append({}), "gbdt: there are no programs to learn from", UserError);
  CHECK_THROWS_WITH_AS(set.append({rows, row_counts, one}),
                       "gbdt: 2 programs have 1 labels; each has one", UserError);
  CHECK_THROWS_WITH_AS(set.append({rows, row_counts, labels, one_task}),
                       "gbdt: 2 programs have 1 tasks; give one for each, or none", UserError);
  CHECK_THROWS_WITH_AS(set.append({rows, no_rows, labels}),
                       "gbdt: program 1 has no rows; leave out what has no features", UserError);
  CHECK_THROWS_WITH_AS(set.append({one, row_counts, labels}),
                       "gbdt: 3 rows of 2 features are 6 numbers, but 1 are given", UserError);
  CHECK_THROWS_WITH_AS(set.append({rows, row_counts, bad}),
                       "gbdt: the label of program 1 is nan; labels are finite and not negative",
                       UserError);
  CHECK(set.size() == 0);
  CHECK(set.row_count() == 0);
  CHECK(set.tasks().empty());
}

}  // namespace programs_test
