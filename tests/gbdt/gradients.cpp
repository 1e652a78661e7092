#include <hone/gbdt/gradients.hpp>
#include <hone/support/rng.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using namespace hone;
using namespace hone::gbdt;

TEST_CASE("gradients and hessians keep their values up to half a unit") {
  const std::vector<double> gradients{-1.5, 0.25, 3e-4, 0};
  const std::vector<double> hessians{1, 0.5, 0, 2};
  const Gradients words = quantise(gradients, hessians);
  for (std::size_t r = 0; r < gradients.size(); ++r) {
    CHECK(gradient(words.rows[r]) * words.gradient_unit ==
          doctest::Approx(gradients[r]).epsilon(1e-6));
    CHECK(hessian(words.rows[r]) * words.hessian_unit ==
          doctest::Approx(hessians[r]).epsilon(1e-6));
  }
}

TEST_CASE("the sum of many rows does not overflow, whatever their signs") {
  Rng rng(1);
  for (const double sign : {-1.0, 1.0}) {
    std::vector<double> gradients;
    std::vector<double> hessians;
    double gradient_sum = 0;
    double hessian_sum = 0;
    for (int r = 0; r < 100000; ++r) {
      gradients.push_back(sign * rng.uniform());
      hessians.push_back(rng.uniform());
      gradient_sum += gradients.back();
      hessian_sum += hessians.back();
    }
    const Gradients words = quantise(gradients, hessians);
    GradientWord sum = 0;
    for (const GradientWord word : words.rows) sum += word;
    CHECK(gradient(sum) * words.gradient_unit == doctest::Approx(gradient_sum).epsilon(1e-5));
    CHECK(hessian(sum) * words.hessian_unit == doctest::Approx(hessian_sum).epsilon(1e-5));
  }
}

TEST_CASE("gradients that are all zero are zero words") {
  const Gradients words = quantise(std::vector<double>{0, 0}, std::vector<double>{0, 0});
  CHECK(words.rows == std::vector<GradientWord>{0, 0});
}
