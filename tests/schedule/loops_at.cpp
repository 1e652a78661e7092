#include <hone/ir/print.hpp>
#include <hone/schedule/loops_at.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

#include <string>

using hone::State;
using hone::test::after;

namespace {

/// The loops of C at (y, x), outermost first.
std::string loops_at_yx(const char* steps) {
  const State state = after(programs::pair(24, 36), steps);
  const hone::StageState& stage = state.stage("C");
  const auto values = hone::axis_values(stage, state.dag().node("C").axes);
  std::string text;
  for (const hone::ir::Expr& e : hone::loops_at(
           stage, values.extents, {{"i", hone::ir::var("y")}, {"j", hone::ir::var("x")}})) {
    text += (text.empty() ? "" : "; ") + to_string(e);
  }
  return text;
}

}  // namespace

TEST_CASE("without steps each loop is its axis") {
  CHECK(loops_at_yx("") == "y; x");
  CHECK(loops_at_yx("reorder(C, [j, i])") == "x; y");
}

TEST_CASE("parts of a split are quotients and remainders") {
  CHECK(loops_at_yx("split(C, i, [2, 4], mask)") == "y / 4 / 2; y / 4 % 2; y % 4; x");
}

TEST_CASE("fused loops count through their parts") {
  CHECK(loops_at_yx("fuse(C, [i, j])") == "y * 36 + x");
  CHECK(loops_at_yx("split(C, j, [9], mask); fuse(C, [i, j.0])") == "y * 4 + x / 9; x % 9");
}

TEST_CASE("only spatial loops are counted") {
  const State state = after(programs::matmul(4, 5, 6), "reorder(C, [k, j, i])");
  CHECK(hone::spatial_loops(state.stage("C")) == std::vector<std::string>{"j", "i"});
}
