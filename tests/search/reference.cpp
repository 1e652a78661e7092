#include "small_task.hpp"

#include <hone/runtime/thread_pool.hpp>
#include <hone/search/reference.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace hone;

TEST_CASE("the plain float64 kernel computes the program in double") {
  const BuiltKernel kernel = build_naive(in_float64(test::small_dense(2, 3, 4)), {}, {});
  const std::vector<float> a = {1, 2, 3, 4, 5, 6, 7, 8};
  const std::vector<float> b(12, 0.1f);
  const std::vector<float> bias = {0, 1, -100};
  std::vector<double> c(6, -1);
  void* data[] = {const_cast<float*>(a.data()), const_cast<float*>(b.data()),
                  const_cast<float*>(bias.data()), c.data()};
  const std::int64_t strides[] = {4, 1, 3, 1, 1, 3, 1};
  const Context context = serial_context();
  REQUIRE(kernel.function(data, strides, &context) == 0);
  const double tenth = static_cast<double>(0.1f);
  CHECK(c[0] == doctest::Approx(10 * tenth).epsilon(1e-14));
  CHECK(c[1] == doctest::Approx(10 * tenth + 1).epsilon(1e-14));
  CHECK(c[2] == 0);
  CHECK(c[3] == doctest::Approx(26 * tenth).epsilon(1e-14));
}
