// Tests of hone/program/compile_element.hpp.
#include "../task/programs.hpp"

#include <hone/program/compile_element.hpp>
#include <hone/program/evaluate.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace programs;
using hone::ElementCode;
using hone::Instruction;
using hone::UserError;
using Kind = Instruction::Kind;

/// The code of Y(i) = body, i < 8, over X of 8 elements and Z of 8 x 8.
ElementCode code_of(const Expr& body) {
  const Program program = Writer().input("X", {8}).input("Z", {8, 8})
                              .output("Y", {8}, body.type().dtype).assign("Y", {"i"}, body);
  return hone::compile_element(program.stages[0],
                               {{"X", DType::f32, {8}, {1}}, {"Z", DType::f32, {8, 8}, {8, 1}}},
                               {program, {}});
}

std::size_t count(const ElementCode& code, std::size_t block, Kind kind) {
  std::size_t found = 0;
  for (const Instruction& i : code.blocks.at(block).instructions) found += i.kind == kind;
  return found;
}

const Expr x_f32 = at("X", {v("i")});

/// Compiles Y(i) = body over X, as Evaluator does.
void mapped(const std::vector<float>& x, const Expr& body) {
  const auto n = static_cast<std::int64_t>(x.size());
  const Program program = Writer().input("X", {n}).output("Y", {n}).assign("Y", {"i"}, body);
  hone::Evaluator(program, {}, {{"X", hone::dense_view(x.data(), {n})}});
}

}  // namespace

TEST_CASE("what a reduction does not change is computed outside of it") {
  const ElementCode code = code_of(
      sum({{"k", 8}}, exp(at("Z", {v("i"), v("k")}) - exp(x_f32))) * x_f32);
  REQUIRE(code.blocks.size() == 2);
  CHECK(count(code, 0, Kind::call) == 1);
  CHECK(count(code, 0, Kind::read) == 1);
  CHECK(count(code, 1, Kind::call) == 1);
  CHECK(count(code, 1, Kind::read) == 1);
}

TEST_CASE("a reduction inside another one is computed once unless it depends on it") {
  const Expr z = at("Z", {v("i"), v("l")});
  const ElementCode apart = code_of(sum({{"k", 8}}, at("X", {v("k")}) - max_over({{"l", 8}}, z)));
  CHECK(count(apart, 0, Kind::reduce) == 2);
  const Expr row = max_over({{"l", 8}}, at("Z", {v("k"), v("l")}));
  const ElementCode within = code_of(sum({{"k", 8}}, at("X", {v("k")}) - row));
  CHECK(count(within, 0, Kind::reduce) == 1);
  CHECK(count(within, 1, Kind::reduce) == 1);
}

TEST_CASE("a shared node is computed once") {
  const Expr e = exp(x_f32);
  CHECK(count(code_of(e * e + e), 0, Kind::call) == 1);
}

TEST_CASE("a function of integers is replaced by its expansion") {
  const ElementCode code =
      code_of(hone::ir::call("abs", {hone::ir::cast(DType::i32, x_f32)}));
  CHECK(count(code, 0, Kind::call) == 0);
}

TEST_CASE("programs without a meaning are refused") {
  const std::vector<float> x{1, 2, 3};
  CHECK_THROWS_WITH_AS(mapped(x, at("Q", {v("i")})),
                       "Y reads Q, which is neither an input nor assigned by a statement before it",
                       UserError);
  CHECK_THROWS_WITH_AS(mapped(x, at("X", {v("i"), v("i")})),
                       "Y reads X with 2 subscripts, but it has 1 dimensions", UserError);
  CHECK_THROWS_WITH_AS(mapped(x, at("X", {v("q")})), "Y uses the unknown index q", UserError);
  CHECK_THROWS_WITH_AS(mapped(x, hone::ir::call("lgamma", {x_f32})),
                       "Y calls lgamma, which is not a known function", UserError);
  CHECK_THROWS_WITH_AS(mapped(x, sum({{"i", 3}}, x_f32)),
                       "Y has the index i twice; give each reduction an index of its own",
                       UserError);
  CHECK_THROWS_WITH_AS(
      mapped(x, hone::ir::make_expr(x_f32.type(),
                                    hone::ir::Scan{hone::ir::ReduceOp::sum, "q", x_f32})),
      "Y uses the unknown index q", UserError);
  CHECK_THROWS_WITH_AS(
      mapped(x, hone::ir::reduce(hone::ir::ReduceOp::custom, {{"k", 3}}, x_f32)),
      "the custom reduction in Y is not supported yet by evaluate", UserError);
}
