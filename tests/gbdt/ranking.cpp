#include <hone/gbdt/ranking.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace hone;
using namespace hone::gbdt;

namespace ranking_test {

ProgramSet one_row_programs(const std::vector<float>& labels,
                            const std::vector<std::uint32_t>& tasks) {
  ProgramSet set(1);
  const std::vector<float> rows(labels.size(), 1.0F);
  const std::vector<std::uint32_t> counts(labels.size(), 1);
  set.append({rows, counts, labels, tasks});
  return set;
}

TEST_CASE("the faster program of a pair is pulled up as much as the other down") {
  const ProgramSet set = one_row_programs({0.5F, 1}, {});
  Rng rng(1);
  const std::vector<double> scores{0.75, 0.25};
  std::vector<Target> targets;
  // A program may draw itself as its partner; then there is no pair.
  while (targets.empty() || targets[1].residual == 0) {
    targets = ranking_targets(set, scores, 0.25, rng);
  }
  const double wrong = 1 / (1 + std::exp(-0.5));
  CHECK(targets[1].residual == doctest::Approx(1 / (1 - wrong)));
  CHECK(targets[0].residual == doctest::Approx(-targets[1].residual));
  CHECK(targets[0].weight == targets[1].weight);
}

TEST_CASE("programs of different tasks, or of equal labels, are not compared") {
  Rng rng(2);
  const std::vector<double> scores{0, 0, 0};
  for (const ProgramSet& set : {one_row_programs({0.1F, 0.2F, 0.3F}, {4, 5, 6}),
                                one_row_programs({0.5F, 0.5F, 0.5F}, {})}) {
    for (const Target& target : ranking_targets(set, scores, 0.1, rng)) CHECK(target.residual == 0);
  }
}

TEST_CASE("pairs that are ordered well already pull less") {
  std::vector<float> labels;
  for (int p = 0; p < 100; ++p) labels.push_back(static_cast<float>(p) / 100);
  const ProgramSet set = one_row_programs(labels, {});
  std::vector<double> right, wrong;
  for (int p = 0; p < 100; ++p) {
    right.push_back(p);
    wrong.push_back(-p);
  }
  Rng rng(3);
  const std::vector<Target> calm = ranking_targets(set, right, 0.1, rng);
  const std::vector<Target> alarmed = ranking_targets(set, wrong, 0.1, rng);
  const auto pull = [](const Target& target) { return target.residual * target.weight; };
  CHECK(pull(alarmed[99]) > 10 * pull(calm[99]));
  CHECK(pull(alarmed[0]) < 10 * pull(calm[0]));
}

}  // namespace ranking_test
