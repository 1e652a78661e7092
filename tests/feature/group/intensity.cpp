#include "feature/sites.hpp"

#include <doctest/doctest.h>

using namespace hone;
using hone::test::logged;

TEST_CASE("the curve ends at all operations by all bytes and is read off in between") {
  const Task task = programs::task_of(programs::matmul(1, 1, 100));
  const test::NamedFeatures f(task, State(task.dag_pointer()));
  // one loop: 200 operations; 1 + 100 + 100 floats
  CHECK(f.of("C", "arith_intensity_curve_9") == doctest::Approx(logged(200.0 / 804)));
  CHECK(f.of("C", "arith_intensity_curve_0") == doctest::Approx(logged(200.0 / 804)));
  const Task wide = programs::task_of(programs::matmul(1, 10, 100));
  const test::NamedFeatures g(wide, State(wide.dag_pointer()));
  // k inside: 200 operations, 201 floats; j around: 2000 operations, 10 + 100 + 1000 floats
  const double inner = 200.0 / 804;
  const double all = 2000.0 / 4440;
  CHECK(g.of("C", "arith_intensity_curve_0") == doctest::Approx(logged(inner)));
  CHECK(g.of("C", "arith_intensity_curve_9") == doctest::Approx(logged(all)));
  CHECK(g.of("C", "arith_intensity_curve_4") ==
        doctest::Approx(logged(inner + (all - inner) * 800 / 1800)));
}

TEST_CASE("where nothing is computed the curve is 0") {
  using namespace programs;
  const Task task = task_of(
      Writer().input("X", {9}).output("Y", {9}).assign("Y", {"i"}, at("X", {v("i")})));
  const test::NamedFeatures f(task, State(task.dag_pointer()));
  CHECK(f.of("Y", "arith_intensity_curve_9") == 0);
}
