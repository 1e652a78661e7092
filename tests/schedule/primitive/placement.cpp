#include <hone/schedule/primitive/placement.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

namespace legality = hone::legality;
using hone::test::after;
using hone::test::start_of;

TEST_CASE("the host itself lies inside each of its loops, other root stages do not") {
  const hone::State state = start_of(programs::triangle(5, 37));
  CHECK(legality::lies_inside(state, "D", "j", "D"));
  CHECK_FALSE(legality::lies_inside(state, "D", "i", "C"));
}

TEST_CASE("a stage at an inner loop lies inside the outer ones, not the other way round") {
  const hone::State inner = after(programs::triangle(5, 37), "compute_at(C, D, j)");
  CHECK(legality::lies_inside(inner, "D", "i", "C"));
  CHECK(legality::lies_inside(inner, "D", "j", "C"));
  const hone::State outer = after(programs::triangle(5, 37), "compute_at(C, D, i)");
  CHECK_FALSE(legality::lies_inside(outer, "D", "j", "C"));
}

TEST_CASE("an inlined stage lies where all its readers lie") {
  const hone::State state = after(programs::triangle(5, 37), "compute_inline(C)");
  CHECK(legality::lies_inside(state, "D", "j", "C"));
}

TEST_CASE("stages lie inside through others that lie inside") {
  const auto state = after(programs::window(19, 1), "compute_at(B, C, x); cache_read(A, [B])");
  CHECK(legality::why_read_outside(state, "A.cache", "C", "x") == "");
  CHECK(legality::why_read_outside(state, "A.cache", "B", "y") == "");
  CHECK(legality::why_read_outside(state, "C", "C", "x") == "nothing reads C");
}

TEST_CASE("a state whose readers left the loop is refused in the step's name") {
  const hone::State state = after(programs::pair(5, 37), "compute_at(B, C, i)");
  CHECK(legality::placed(state, "step"));
  hone::StageState stage = state.stage("B");
  stage.location = {hone::Location::Kind::at, "B", "i"};
  const hone::Applied refused = legality::placed(state.with(stage), "step(B)");
  CHECK_FALSE(refused);
  CHECK(refused.reason() == "step(B): C reads B and is not computed inside loop i of B");
}
