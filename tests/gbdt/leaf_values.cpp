#include <hone/gbdt/leaf_values.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace hone;
using namespace hone::gbdt;

namespace leaf_values_test {

ProgramSet programs_of(const std::vector<std::uint32_t>& row_counts) {
  ProgramSet set(1);
  std::size_t count = 0;
  for (const std::uint32_t rows : row_counts) count += rows;
  const std::vector<float> rows(count, 0.0F);
  const std::vector<float> labels(row_counts.size(), 1.0F);
  set.append({rows, row_counts, labels});
  return set;
}

TEST_CASE("with one row per program a leaf has the weighted mean of its residuals") {
  const ProgramSet set = programs_of({1, 1, 1});
  const std::vector<Target> targets{{1, 1}, {4, 3}, {-2, 1}};
  const std::vector<std::uint16_t> leaf_of_row{0, 0, 1};
  const std::vector<double> values = leaf_values(set, targets, leaf_of_row, 2, 1);
  CHECK(values[0] == doctest::Approx(13.0 / 5));
  CHECK(values[1] == doctest::Approx(-2.0 / 2));
}

TEST_CASE("leaves that share programs get the values that explain all sums") {
  // Leaf 0 is worth 2 and leaf 1 is worth 3.
  const ProgramSet set = programs_of({2, 3, 1});
  const std::vector<Target> targets{{5, 1}, {7, 0.5}, {2, 1}};
  const std::vector<std::uint16_t> leaf_of_row{0, 1, 0, 0, 1, 0};
  const std::vector<double> values = leaf_values(set, targets, leaf_of_row, 2, 0);
  CHECK(values[0] == doctest::Approx(2));
  CHECK(values[1] == doctest::Approx(3));
}

TEST_CASE("leaves that always occur together share what they explain") {
  const ProgramSet set = programs_of({2, 2});
  const std::vector<Target> targets{{4, 1}, {4, 1}};
  const std::vector<double> values =
      leaf_values(set, targets, std::vector<std::uint16_t>{0, 1, 1, 0}, 2, 0);
  CHECK(values[0] == doctest::Approx(2).epsilon(1e-3));
  CHECK(values[1] == doctest::Approx(2).epsilon(1e-3));
}

TEST_CASE("within tasks, an offset of a task changes nothing") {
  // Leaf 0 is worth 2 and leaf 1 is worth 3, and the second task has 100 more.
  ProgramSet set(1);
  const std::vector<float> rows(10, 0.0F);
  const std::vector<std::uint32_t> counts{2, 3, 1, 1, 3};
  const std::vector<float> labels(5, 1.0F);
  const std::vector<std::uint32_t> tasks{0, 0, 0, 1, 1};
  set.append({rows, counts, labels, tasks});
  const std::vector<std::uint16_t> leaf_of_row{0, 1, 0, 0, 1, 0, 1, 1, 1, 0};
  const std::vector<Target> targets{{5, 1}, {7, 0.5}, {2, 1}, {103, 1}, {108, 2}};
  const std::vector<double> values = leaf_values_within_tasks(set, targets, leaf_of_row, 2, 0);
  CHECK(values[0] == doctest::Approx(2));
  CHECK(values[1] == doctest::Approx(3));
}

TEST_CASE("leaves without weight are worth nothing") {
  const ProgramSet set = programs_of({1});
  const std::vector<double> values =
      leaf_values(set, std::vector<Target>{{4, 0}}, std::vector<std::uint16_t>{0}, 2, 0);
  CHECK(values == std::vector<double>{0, 0});
}

}  // namespace leaf_values_test
