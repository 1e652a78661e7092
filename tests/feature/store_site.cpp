#include "feature/sites.hpp"

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("a store touches less and less from the outermost loop inwards") {
  const Task task = programs::task_of(programs::matmul(4, 6, 5));
  test::for_each_site(task, State(task.dag_pointer()), [](const feature::StoreSite& site) {
    REQUIRE(site.use_count == 3);  // C, A, B
    REQUIRE(site.depths() == 4);   // i, j, k
    CHECK(site.touched_elements(0, 0) == 24);
    CHECK(site.touched_elements(0, 2) == 1);
    CHECK(site.touched_elements(1, 0) == 20);
    CHECK(site.touched_elements(1, 1) == 5);
    CHECK(site.touched_elements(2, 1) == 30);
    CHECK(site.touched_bytes(2, 2) == 20);
    CHECK(site.touched_elements(2, 3) == 1);
    CHECK(site.iterations == 120);
    CHECK(site.iterations_inside(1) == 30);
    CHECK(!site.occurs(site.uses[0], 2));
    CHECK(site.occurs(site.uses[1], 2));
  });
}

TEST_CASE("reads of neighbours are one region") {
  using namespace programs;
  const Expr taps = at("X", {v("x")}) + at("X", {v("x") + num(1)}) + at("X", {v("x") + num(2)});
  const Task task = task_of(Writer().input("X", {10}).output("Y", {8}).assign("Y", {"x"}, taps));
  test::for_each_site(task, State(task.dag_pointer()), [](const feature::StoreSite& site) {
    REQUIRE(site.use_count == 2);
    CHECK(site.uses[1].references.size() == 3);
    CHECK(site.touched_elements(1, 0) == 10);
    CHECK(site.touched_elements(1, 1) == 3);
  });
}
