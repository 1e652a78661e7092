#include "dense_kernels.hpp"

#include <hone/verify/sample_inputs.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace hone;

namespace {

const std::vector<ArgumentLayout> layouts = argument_layouts(dense::program(), {{"M", 50}});

std::vector<float> elements_of_a(const SampleInputs& inputs) {
  const auto* const a = reinterpret_cast<const float*>(inputs.pointers()[0]);
  return {a, a + layouts[0].elements()};
}

}  // namespace

TEST_CASE("every input has a tensor and a pointer to its elements, outputs have null") {
  Rng rng(1);
  const SampleInputs inputs = SampleInputs::random(layouts, rng);
  REQUIRE(inputs.tensors().size() == 3);
  REQUIRE(inputs.pointers().size() == 4);
  for (std::size_t n = 0; n < 3; ++n) {
    CHECK(inputs.tensors()[n].name == layouts[n].name);
    CHECK(inputs.tensors()[n].view.data == inputs.pointers()[n]);
    CHECK(inputs.tensors()[n].view.shape == layouts[n].shape);
    CHECK(inputs.tensors()[n].view.strides == layouts[n].strides);
  }
  CHECK(inputs.pointers()[3] == nullptr);
}

TEST_CASE("integers are whole and small") {
  Rng rng(2);
  for (const float x : elements_of_a(SampleInputs::integers(layouts, 4, rng))) {
    CHECK(std::floor(x) == x);
    CHECK(std::fabs(x) <= 4);
  }
}

TEST_CASE("special values are few where a program has reductions") {
  Rng rng(3);
  int special = 0;
  for (const float x : elements_of_a(SampleInputs::special(dense::program(), layouts, rng))) {
    if (!std::isfinite(x)) ++special;
  }
  CHECK(special > 0);
  CHECK(special <= 8);
}

TEST_CASE("special values are many where every output element has its own inputs") {
  Rng rng(4);
  dyn::Builder b;
  const dyn::Tensor X = b.input("X", DType::f64, {1000});
  const dyn::Tensor Y = b.output("Y", DType::f64, {1000});
  const dyn::Index i("i");
  b.stage(Y(i), X(i) + X(i));
  const Program program = b.finish();
  const SampleInputs inputs = SampleInputs::special(program, argument_layouts(program, {}), rng);
  const auto* const x = reinterpret_cast<const double*>(inputs.pointers()[0]);
  int nans = 0, infinite = 0;
  for (int n = 0; n < 1000; ++n) {
    if (std::isnan(x[n])) ++nans;
    if (std::isinf(x[n])) ++infinite;
  }
  CHECK(nans > 10);
  CHECK(infinite > 20);
}
