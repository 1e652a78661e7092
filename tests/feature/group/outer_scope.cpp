#include "feature/sites.hpp"

#include <doctest/doctest.h>

using namespace hone;
using hone::test::logged;
using hone::test::NamedFeatures;

TEST_CASE("a masked tile counts the iterations inside, loops that run once do not count") {
  const Task task = programs::task_of(programs::matmul(1, 37, 5));
  const NamedFeatures f(task, test::scheduled(task, "split(C, j, [8], mask); "
                                                    "unroll_limit(C, 16)"));
  CHECK(f.of("C", "outer_prod") == doctest::Approx(logged(37 * 5)));
  CHECK(f.of("C", "num_loops") == 2);  // log2(3 + 1): j.0, j.1, k
  CHECK(f.of("C", "auto_unroll_max_step") == doctest::Approx(logged(16)));
}
