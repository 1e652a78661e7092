#include "feature/sites.hpp"

#include <doctest/doctest.h>

using namespace hone;
using hone::test::logged;
using hone::test::NamedFeatures;

TEST_CASE("a temporary at root is allocated once, in a loop once for each iteration") {
  const Task task = programs::task_of(programs::dense(6, 8, 10));
  const NamedFeatures root(task, State(task.dag_pointer()));
  CHECK(root.of("C.sum", "alloc_size") == doctest::Approx(logged(6 * 8 * 4)));
  CHECK(root.of("C.sum", "alloc_outer_prod") == logged(1));
  CHECK(root.of("C", "alloc_size") == 0);
  const NamedFeatures inside(task, test::scheduled(task, "compute_at(C.sum, C, i)"));
  CHECK(inside.of("C.sum", "alloc_size") == doctest::Approx(logged(8 * 4)));
  CHECK(inside.of("C.sum", "alloc_prod") == doctest::Approx(logged(8 * 6)));
  CHECK(inside.of("C.sum", "alloc_outer_prod") == doctest::Approx(logged(6)));
  CHECK(inside.of("C.sum", "alloc_inner_prod") == doctest::Approx(logged(80)));
}
