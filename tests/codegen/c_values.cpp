#include <hone/codegen/c_source.hpp>

#include <lower/statements.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace programs;
namespace ir = hone::ir;
using hone::test::loop;
using hone::test::store;

namespace {

ir::Buffer array(const char* name, std::int32_t argument, DType type = DType::f32) {
  const bool is_output = name[0] == 'C';
  return {name, ir::Type{type}, {64}, is_output ? ir::Scope::output : ir::Scope::input, argument,
          0};
}

/// The lines between the braces of a loop over i in 0..64 that assigns `value` to C[i].
std::string printed(const Expr& value) {
  const ir::Function f{"kernel",
                       {array("A", 0), array("B", 1, DType::i32), array("C", 2, value.type().dtype),
                        array("P", 3, DType::boolean)},
                       loop("i", 64, store("C", {v("i")}, value))};
  const std::string text = hone::print_c(f).text;
  const auto from = text.find("++i) {\n") + 7;
  return text.substr(from, text.find("\n  }\n  return 0;") - from);
}

}  // namespace

TEST_CASE("operators keep their form where C means the same") {
  const Expr a = at("A", {v("i")});
  const Expr b = at("B", {v("i")}, DType::i32);
  const Expr five = ir::integer(DType::i32, 5);
  const Expr next = at("A", {v("i") + num(1)});
  CHECK(printed((a + real(1)) * next) == "    C[i] = (A[i] + 1.0f) * A[i + 1];");
  CHECK(printed(a - next / real(2)) == "    C[i] = A[i] - A[i + 1] / 2.0f;");
  CHECK(printed(a - (next - real(1))) == "    C[i] = A[i] - (A[i + 1] - 1.0f);");
  CHECK(printed(ir::unary(ir::UnaryOp::neg, a)) == "    C[i] = -A[i];");
  CHECK(printed(b / five) == "    C[i] = B[i] / 5;");
  CHECK(printed(b + five) == "    C[i] = add_int32(B[i], 5);");
  CHECK(printed(five / b) == "    C[i] = div_int32(5, B[i]);");
  CHECK(printed(ir::max(a, real(0))) == "    C[i] = max_float(A[i], 0.0f);");
}

TEST_CASE("what cannot wrap is not wrapped") {
  CHECK(printed(v("i") * num(3) + num(1)) == "    C[i] = i * 3 + 1;");
  CHECK(printed(v("i") * num(std::int64_t{1} << 61)) ==
        "    C[i] = mul_int64(i, 2305843009213693952);");
}

TEST_CASE("conditions, predicates and bytes of bool") {
  const Expr a = at("A", {v("i")});
  const Expr p = at("P", {v("i")}, DType::boolean);
  const Expr inside = ir::lt(v("i"), num(60));
  CHECK(printed(ir::select(ir::both(p, inside), a, real(0))) ==
        "    C[i] = P[i] != 0 && i < 60 ? A[i] : 0.0f;");
  CHECK(printed(hone::test::load_if(inside, "A", {v("i") + num(4)}) + a) ==
        "    C[i] = (i < 60 ? A[i + 4] : 0.0f) + A[i];");
  CHECK(printed(ir::cast(DType::f32, p)) == "    C[i] = (float)(P[i] != 0);");
  CHECK(printed(ir::call("sqrt", {a})) == "    C[i] = sqrtf(A[i]);");
}

TEST_CASE("what is used twice gets a name") {
  const Expr square = at("A", {v("i")}) * at("A", {v("i")});
  CHECK(printed(square + square) == "    const float t0 = A[i] * A[i];\n    C[i] = t0 + t0;");
}
