// Tests of hone/task/scan.hpp, and of what build_dag makes with it.
#include "programs.hpp"

#include <hone/ir/print.hpp>
#include <hone/task/build_dag.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace programs;
using hone::build_dag;
using hone::ComputeDag;
using hone::UserError;
using hone::ir::ReduceOp;

Expr scan(ReduceOp op, std::string axis, Expr value) {
  const auto type = value.type();
  return hone::ir::make_expr(type, hone::ir::Scan{op, std::move(axis), std::move(value)});
}

std::string names(const ComputeDag& dag) {
  std::string text;
  for (const hone::DagNode& node : dag.nodes) text += node.name + " ";
  return text;
}

}  // namespace

TEST_CASE("a step combines elements that lie a distance apart, none of them before the first") {
  hone::DagNode source;
  source.name = "X";
  source.shape = {4, 20};
  source.axes = {{"r", 4}, {"i", 20}};
  const hone::DagNode first = hone::detail::scan_step("s", source, ReduceOp::sum, 1, 1);
  CHECK(first.reduce_axes == std::vector<hone::IterVar>{{"i.back", 8}});
  const hone::DagNode second = hone::detail::scan_step("s", source, ReduceOp::max, 1, 8);
  CHECK(second.reduce_axes == std::vector<hone::IterVar>{{"i.back", 3}});
  CHECK(hone::ir::to_string(second.body) ==
        "select(i - 8 * i.back >= 0, X[r, i - 8 * i.back] if i - 8 * i.back >= 0, -inf)");
}

TEST_CASE("a statement that is one scan is its last step") {
  const Expr x = at("X", {v("i")});
  const auto program = [&](std::int64_t extent) {
    return Writer().input("X", {extent}).output("Y", {extent}).assign("Y", {"i"},
                                                                      scan(ReduceOp::sum, "i", x));
  };
  CHECK(names(build_dag(program(20))) == "X Y.scanned Y.scan Y ");
  CHECK(names(build_dag(program(8))) == "X Y.scanned Y ");
  CHECK(names(build_dag(program(1))) == "X Y.scanned Y ");
  CHECK(names(build_dag(Writer().input("X", {8}).output("Y", {8}).assign(
            "Y", {"i"}, scan(ReduceOp::sum, "i", x) * real(2)))) == "X Y.scanned Y.scan Y ");
}

TEST_CASE("a scan runs along an index around it, in any order of its operations") {
  const Expr x = at("X", {v("i")});
  CHECK_THROWS_WITH_AS(build_dag(Writer().input("X", {8}).output("Y", {8}).assign(
                           "Y", {"i"}, scan(ReduceOp::sum, "k", x))),
                       "Y accumulates along k, which is neither on its left side nor the index of "
                       "a reduction around it",
                       UserError);
  Program strict = Writer().input("X", {8}).output("Y", {8}).assign(
      "Y", {"i"}, scan(ReduceOp::sum, "i", x));
  strict.float_mode = hone::FloatMode::strict;
  CHECK_THROWS_WITH_AS(build_dag(strict),
                       "the scan in Y keeps the source order of float operations, which is not "
                       "supported yet by autotune",
                       UserError);
}
