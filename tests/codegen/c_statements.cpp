#include <hone/codegen/c_source.hpp>
#include <hone/codegen/c_statements.hpp>

#include <lower/statements.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace programs;
namespace ir = hone::ir;
using namespace hone::test;

namespace {

/// What stands in "kernel(in A: float[64], out C: float[64])" before it returns.
std::string printed(Stmt body) {
  const ir::Function f{"kernel",
                       {{"A", {}, {64}, ir::Scope::input, 0, 0},
                        {"C", {}, {64}, ir::Scope::output, 1, 0}},
                       std::move(body)};
  const std::string text = hone::print_c(f).text;
  const auto head = text.find("\nint32_t kernel(");
  const auto from = text.find("*const C = data[1];\n", head) + 20;
  return text.substr(from, text.find("  return 0;", from) - from);
}

Expr lanes(const char* tensor, Expr from) {
  return ir::load({DType::f32, 8}, tensor, {lanes_from(std::move(from), 8)});
}

}  // namespace

TEST_CASE("a store of a vector is a loop over its lanes") {
  CHECK(printed(store("C", {lanes_from(num(8), 8)}, lanes("A", num(0)))) ==
        "  for (int64_t lane = 0; lane < 8; ++lane) {\n"
        "    C[8 + lane] = A[lane];\n"
        "  }\n");
}

TEST_CASE("a store that reads other places of its tensor reads all lanes first") {
  CHECK(printed(store("C", {lanes_from(num(1), 8)}, lanes("C", num(0)))) ==
        "  float all0[8];\n"
        "  for (int64_t lane = 0; lane < 8; ++lane) {\n"
        "    all0[lane] = C[lane];\n"
        "  }\n"
        "  for (int64_t lane = 0; lane < 8; ++lane) {\n"
        "    C[1 + lane] = all0[lane];\n"
        "  }\n");
}

TEST_CASE("memory that nobody reads does not look like a mistake") {
  CHECK(printed(allocate(temporary("T", {2}), ir::block({store("T", {num(0)}, at("A", {num(0)})),
                                                         store("C", {num(0)}, real(1))}))) ==
        "  _Alignas(64) float T[2];\n"
        "  (void)T;\n"
        "  T[0] = A[0];\n"
        "  C[0] = 1.0f;\n");
}

TEST_CASE("lanes are combined one after the other") {
  CHECK(printed(store("C", {num(0)}, ir::horizontal(ir::ReduceOp::max, lanes("A", num(0))))) ==
        "  float lanes0 = -INFINITY;\n"
        "  for (int64_t lane = 0; lane < 8; ++lane) {\n"
        "    lanes0 = max_float(lanes0, A[lane]);\n"
        "  }\n"
        "  C[0] = lanes0;\n");
}

TEST_CASE("loops that a tail shortens, branches, names and memory") {
  hone::ir::Buffer T = temporary("T.local", {16});
  CHECK(printed(loop("i", 4, allocate(T, loop("i.1", ir::min(num(16), num(50) - v("i") * num(16)),
                                              when(ir::lt(v("i"), num(3)),
                                                   store("C", {v("i.1")}, at("A", {v("i")}))))))) ==
        "  for (int64_t i = 0; i < 4; ++i) {\n"
        "    _Alignas(64) float T_local[16];\n"
        "    (void)T_local;\n"
        "    for (int64_t i_1 = 0; i_1 < min_int64(16, 50 - i * 16); ++i_1) {\n"
        "      if (i < 3) {\n"
        "        C[i_1] = A[i];\n"
        "      }\n"
        "    }\n"
        "  }\n");
  const Stmt named = ir::make_stmt(
      ir::Let{"row", v("i") / num(4), store("C", {v("row")}, at("A", {v("i")}))});
  CHECK(printed(loop("i", 4, named)) == "  for (int64_t i = 0; i < 4; ++i) {\n"
                                        "    const int64_t row = i / 4;\n"
                                        "    C[row] = A[i];\n"
                                        "  }\n");
}
