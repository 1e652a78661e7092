#include "feature/sites.hpp"

#include <doctest/doctest.h>

using namespace hone;
using hone::test::NamedFeatures;
using hone::test::scheduled;

TEST_CASE("annotated loops are counted with their lengths and the axis they run along") {
  const Task task = programs::task_of(programs::matmul(64, 48, 10));
  const NamedFeatures f(task, scheduled(task, "split(C, j, [16], mask); reorder(C, [i, j.0, k, "
                                              "j.1]); parallel(C, i); vectorize(C, j.1); "
                                              "unroll(C, k)"));
  CHECK(f.of("C", "vec_type.inner_spatial") == 1);
  CHECK(f.of("C", "unroll_type.inner_reduce") == 1);
  CHECK(f.of("C", "unroll_len") == test::logged(10));
  CHECK(f.of("C", "parallel_type.outer_spatial") == 1);
  CHECK(f.of("C", "parallel_len") == test::logged(64));
}

TEST_CASE("a fused loop is mixed, no loop is none") {
  const Task task = programs::task_of(programs::transpose(6, 8));
  const NamedFeatures f(task, scheduled(task, "fuse(Y, [i, j]); parallel(Y, i@j)"));
  CHECK(f.of("Y", "parallel_type.mixed") == 1);
  CHECK(f.of("Y", "vec_type.none") == 1);
  CHECK(f.of("Y", "vec_num") == 0);
}

TEST_CASE("a loop around a stage may run along none of its axes") {
  const Task task = programs::task_of(programs::softmax(6, 8));
  const NamedFeatures f(task, scheduled(task, "parallel(P, i); compute_at(sm, P, i)"));
  CHECK(f.of("sm", "parallel_type.inner_spatial") == 1);
}
