#include <hone/gbdt/objective.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace hone::gbdt;

TEST_CASE("the loss is half the weighted squared error of the sums, and rows share its slope") {
  ProgramSet set(1);
  const std::vector<float> rows{1, 2, 3};
  const std::vector<std::uint32_t> counts{2, 1};
  const std::vector<float> labels{0.75F, 0.25F};
  set.append({rows, counts, labels});
  const std::vector<Target> targets = squared_targets(set, std::vector<double>{0.25, 0.5}, 0.25);
  CHECK(targets[0].residual == 0.5);
  CHECK(targets[0].weight == 1);
  CHECK(targets[1].residual == -0.25);
  CHECK(targets[1].weight == 0.5);
  CHECK(loss(targets) == 1 * 0.25 / 2 + 0.5 * 0.0625 / 2);
  const Gradients words = gradients(set, targets);
  CHECK(gradient(words.rows[0]) * words.gradient_unit == doctest::Approx(-0.5));
  CHECK(words.rows[0] == words.rows[1]);
  CHECK(gradient(words.rows[2]) * words.gradient_unit == doctest::Approx(0.125));
  CHECK(hessian(words.rows[0]) * words.hessian_unit == doctest::Approx(2));
  CHECK(hessian(words.rows[2]) * words.hessian_unit == doctest::Approx(0.5));
}
