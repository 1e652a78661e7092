#include <hone/kernel/empty_call.hpp>

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

namespace empty_call_test {
using namespace hone;

/// C(i, j) += sum(k, A(i, k) * B(k, j)), and the greatest element of each row of A.
struct Product {
  dyn::Builder b;
  dyn::Tensor A = b.input("A", DType::f32, {"M", "K"});
  dyn::Tensor B = b.input("B", DType::f32, {"K", 3});
  dyn::Tensor C = b.output("C", DType::f32, {"M", 3});
  dyn::Tensor most = b.output("most", DType::f32, {"M"});
  dyn::Index i{"i"}, j{"j"}, k{"k"};
  DynKernel kernel = tuned();

  DynKernel tuned() {
    b.accumulate(C(i, j), dyn::sum({k}, A(i, k) * B(k, j)) + 1);
    b.stage(most(i), dyn::max_over({k}, A(i, k)));
    return autotune(b.finish(),
                    {.shapes = {{"M", 4}, {"K", 5}}, .max_trials = 1, .threads = 1});
  }
};

TEST_CASE("an extent of 0 leaves nothing to do, or reductions over nothing") {
  const Product product;
  float* const nothing = nullptr;
  std::vector<float> c{1, 2, 3, 4, 5, 6}, most{7, 8}, b(15, 1.0F);
  product.kernel.call({{"A", view(nothing, {0, 5})},
                       {"B", b},
                       {"C", view(nothing, {0, 3})},
                       {"most", view(nothing, {0})}});
  const auto bound = product.kernel.bind({{"A", view(nothing, {2, 0})},
                                          {"B", view(nothing, {0, 3})},
                                          {"C", view(c.data(), {2, 3})},
                                          {"most", view(most.data(), {2})}});
  CHECK(c == std::vector<float>{1, 2, 3, 4, 5, 6});
  bound();
  CHECK(c == std::vector<float>{2, 3, 4, 5, 6, 7});
  const float least = -std::numeric_limits<float>::infinity();
  CHECK(most == std::vector<float>{least, least});
  bound();
  CHECK(c == std::vector<float>{3, 4, 5, 6, 7, 8});
}

TEST_CASE("only a value of 0 makes a call empty") {
  CHECK_FALSE(detail::has_empty_extent(std::vector<std::int64_t>{}));
  CHECK_FALSE(detail::has_empty_extent(std::vector<std::int64_t>{3, 1}));
  CHECK(detail::has_empty_extent(std::vector<std::int64_t>{3, 0}));
}

}  // namespace empty_call_test
