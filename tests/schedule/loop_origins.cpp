#include <hone/schedule/loop_origins.hpp>
#include <hone/task/build_dag.hpp>

#include "chains.hpp"

#include <doctest/doctest.h>

#include <memory>

using namespace hone;

TEST_CASE("a loop comes from the step that made it and bears the mark of another") {
  const auto dag = std::make_shared<const ComputeDag>(build_dag(programs::dense(12, 64, 48)));
  Origins origins = origins_of(
      dag, *parse_steps("split(C, i, [4], mask); reorder(C, [i.0, j, i.1]); parallel(C, i.0); "
                        "compute_at(C.sum, C, j); cache_read(B, [C.sum]); unroll_limit(C, 8)"));
  CHECK(origins["C"].loops["i.0"].made == "split(C, i, [4], mask)");
  CHECK(origins["C"].loops["i.0"].marked == "parallel(C, i.0)");
  CHECK(origins["C"].loops["i.1"].marked == "");
  CHECK(origins["C"].loops["j"].made == "");
  CHECK(origins["C"].unroll_limit == "unroll_limit(C, 8)");
  CHECK(origins["C"].made == "");
  CHECK(origins["C.sum"].placed == "compute_at(C.sum, C, j)");
  CHECK(origins["B.cache"].made == "cache_read(B, [C.sum])");
}

TEST_CASE("a step that does not apply ends the history") {
  const auto dag = std::make_shared<const ComputeDag>(build_dag(programs::pair(4, 8)));
  Origins origins = origins_of(dag, *parse_steps("parallel(C, x); parallel(C, i)"));
  CHECK(origins["C"].loops["i"].marked == "");
}
