// Tests of hone/task/canonical.hpp.
#include "programs.hpp"

#include <hone/task/build_dag.hpp>
#include <hone/task/canonical.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using namespace programs;

/// The canonical text of Y(i) = value over X of 8 elements; X keeps its name.
std::string text_of(const Expr& value) {
  const hone::ComputeDag dag = hone::build_dag(
      Writer().input("X", {8}).output("Y", {8}, value.type().dtype).assign("Y", {"i"}, value));
  return hone::canonical_text(dag.node("Y"), [](const std::string& name) { return name; });
}

}  // namespace

TEST_CASE("a placeholder's canonical text is its type and shape") {
  const hone::ComputeDag dag = hone::build_dag(matmul(4, 5, 6));
  const auto keep = [](const std::string& name) { return name; };
  CHECK(hone::canonical_text(dag.node("A"), keep) == "float[4,6]");
  CHECK(hone::canonical_text(dag.node("C"), keep) ==
        "float[4,5] sum[6] (mul (A a0 r0) (B r0 a1))");
}

TEST_CASE("every kind of expression has a canonical text") {
  using hone::ir::BinaryOp;
  const Expr x = at("X", {v("i")});
  const Expr n = hone::ir::cast(DType::i32, x);
  const Expr one = hone::ir::integer(DType::i32, 1);
  CHECK(text_of(hone::ir::unary(hone::ir::UnaryOp::neg, x)) == "float[8] (neg (X a0))");
  CHECK(text_of(n) == "int32[8] (cast int32 (X a0))");
  CHECK(text_of(hone::ir::bitcast(DType::i32, x)) == "int32[8] (bitcast int32 (X a0))");
  CHECK(text_of(hone::ir::binary(BinaryOp::shift_left, n, one)) ==
        "int32[8] (shl (cast int32 (X a0)) int32:1)");
  CHECK(text_of(hone::ir::select(hone::ir::lt(v("i"), num(3)), x, real(1))) ==
        "float[8] (select (lt a0 int64:3) (X a0) float:3ff0000000000000)");
  CHECK(text_of(hone::ir::call("pow", {x, x})) == "float[8] (call pow (X a0) (X a0))");
}

TEST_CASE("every operator has a name of its own") {
  using hone::ir::BinaryOp;
  const Expr flag = hone::ir::boolean(true);
  const Expr n = hone::ir::cast(DType::i32, at("X", {v("i")}));
  std::vector<std::string> texts;
  for (int op = 0; op <= static_cast<int>(BinaryOp::shift_right); ++op) {
    const auto binary = static_cast<BinaryOp>(op);
    const Expr& operand = hone::ir::is_logical(binary) ? flag : n;
    texts.push_back(text_of(hone::ir::binary(binary, operand, operand)));
    for (std::size_t other = 0; other + 1 < texts.size(); ++other) {
      CHECK(texts[other] != texts.back());
    }
  }
}
