// Tests of hone/task/check_program.hpp, through build_dag.
#include "programs.hpp"

#include <hone/task/build_dag.hpp>
#include <hone/task/check_program.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace programs;
using hone::build_dag;
using hone::UserError;

/// Y(i) = value over X of 14 elements, i < 10.
Program over_x(const Expr& value) {
  return Writer().input("X", {14}).output("Y", {10}).assign("Y", {"i"}, value);
}

}  // namespace

TEST_CASE("what no later room handles is refused by name") {
  const Expr x = at("X", {v("i")});
  CHECK_THROWS_WITH_AS(
      build_dag(over_x(hone::ir::reduce(hone::ir::ReduceOp::custom, {{"k", 3}}, x))),
      "the custom reduction in Y is not supported yet by autotune", UserError);
}

TEST_CASE("statements that do not fit their tensors are refused") {
  const Expr x = at("X", {v("i")});
  CHECK_THROWS_WITH_AS(build_dag(Writer().input("X", {10}).output("Y", {10})
                                     .assign("X", {"i"}, x)),
                       "X is an input, so it cannot be assigned; declare it as an output or a "
                       "temporary",
                       UserError);
  Program undeclared = over_x(x);
  undeclared.stages[0].tensor = "Z";
  CHECK_THROWS_WITH_AS(build_dag(undeclared),
                       "Z is assigned but not declared as an output or a temporary", UserError);
  Program twice = over_x(x);
  twice.stages.push_back(twice.stages[0]);
  CHECK_THROWS_WITH_AS(build_dag(twice), "Y is assigned twice; a tensor has one statement",
                       UserError);
  Program narrow = over_x(x);
  narrow.stages[0].axes[0].extent = 9;
  CHECK_THROWS_WITH_AS(build_dag(narrow),
                       "Y has the extent 10 in dimension 0, but the index i runs over 9",
                       UserError);
  Program scalar = over_x(x);
  scalar.stages[0].axes.clear();
  CHECK_THROWS_WITH_AS(build_dag(scalar),
                       "Y has 1 dimension, but its statement has 0 subscripts on the left",
                       UserError);
  CHECK_THROWS_WITH_AS(
      build_dag(Writer().output("Y", {4, 4}).assign("Y", {"i", "i"}, real(1))),
      "Y has the index i twice on the left", UserError);
  CHECK_THROWS_WITH_AS(build_dag(over_x(Expr())), "Y is assigned nothing", UserError);
  CHECK_THROWS_WITH_AS(
      build_dag(over_x(hone::ir::cast(DType::i32, x))),
      "Y has elements of type float, but it is assigned int32; cast one of them", UserError);
  CHECK_THROWS_WITH_AS(build_dag(Writer().input("X", {3}).output("Y", {3})),
                       "Y is declared but no statement assigns it", UserError);
  CHECK_THROWS_WITH_AS(
      build_dag(Writer().input("X", {10}).temp("T", {10}).output("Y", {10})
                    .assign("T", {"i"}, x).assign("Y", {"i"}, x)),
      "the temporary T is computed but never read; read it or make it an output", UserError);
}

TEST_CASE("reads and indices that make no sense are refused") {
  CHECK_THROWS_WITH_AS(
      build_dag(over_x(at("T", {v("i")}))),
      "Y reads T, which is neither an input nor assigned by a statement before it", UserError);
  CHECK_THROWS_WITH_AS(build_dag(over_x(at("X", {v("i"), v("i")}))),
                       "Y reads X with 2 subscripts, but it has 1 dimension", UserError);
  CHECK_THROWS_WITH_AS(build_dag(over_x(at("X", {v("q")}))),
                       "Y uses the index q, which is neither on its left side nor the index of a "
                       "reduction around it",
                       UserError);
  CHECK_THROWS_WITH_AS(build_dag(over_x(sum({{"i", 3}}, at("X", {v("i")})))),
                       "Y reduces over i where that index is already in use; give the reduction "
                       "an index of its own",
                       UserError);
}

TEST_CASE("a message about a statement ends with its place") {
  Program far = over_x(at("X", {v("i") + num(9)}));
  far.stages[0].where = "far.cpp:3";
  CHECK_THROWS_WITH_AS(build_dag(far),
                       "Y reads X outside its bounds: subscript 0 (i + 9) runs from 9 to 18, but "
                       "the extent of that dimension is 14; use zero_pad(X) to read zeros there "
                       "(at far.cpp:3)",
                       UserError);
  Program mixed = over_x(real(1, DType::f64));
  mixed.stages[0].where = "mixed.cpp:4";
  CHECK_THROWS_WITH_AS(build_dag(mixed),
                       "Y has elements of type float, but it is assigned double; cast one of them "
                       "(at mixed.cpp:4)",
                       UserError);
}

TEST_CASE("every stage of a statement knows its place") {
  Program program = softmax(4, 8);
  program.stages[2].where = "soft.cpp:9";
  for (const hone::DagNode& node : build_dag(program).nodes) {
    CHECK(node.where == (node.name == "P" ? "soft.cpp:9" : ""));
  }
  Program one = dense(4, 5, 6);
  one.stages[0].where = "dense.cpp:14";
  CHECK(build_dag(one).node("C.sum").where == "dense.cpp:14");
}
