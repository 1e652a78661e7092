#include <hone/compile.hpp>

#include <doctest/doctest.h>

#include "dense_for_tests.hpp"

namespace compile_test {
using namespace dense_for_tests;

TEST_CASE("a schedule by hand is compiled as it was written, without a search") {
  const Options options{.shapes = {{"M", 31}}, .threads = 1};
  Schedule schedule = schedule_of(program, options.shapes);
  schedule["C.sum"].tile({{i, 4}, {j, 16}}).vectorize("j.1");
  const auto kernel = compile(program, schedule, options);
  CHECK(kernel.schedule() == to_string(schedule.state().steps()));
  CHECK(kernel.facts().trials == 0);
  for (const std::size_t rows : {31U, 5U}) {
    Data data(rows);
    kernel(A = data.a, B = data.b, C = data.c);
    CHECK(data.c == data.right);
  }
}

TEST_CASE("a schedule of another program is refused") {
  static constexpr auto other = C(i, j) = sum(k, A(i, k) * B(k, j));
  const Options options{.shapes = {{"M", 31}}};
  Schedule schedule = schedule_of(program, options.shapes);
  schedule["C.sum"].split(i, {4});
  CHECK_THROWS_AS(compile(other, schedule, options), UserError);
}

}  // namespace compile_test
