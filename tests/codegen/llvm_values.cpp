#include "functions.hpp"

#include <hone/codegen/llvm_values.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <vector>

using namespace hone::codegen_test;
using namespace programs;
using hone::CpuTarget;
using hone::ir::broadcast;
using hone::ir::lt;
using hone::test::lanes_from;
using hone::test::load_if;
using hone::test::loop;
using hone::test::store;

namespace {

Expr vector(Expr base) { return lanes_from(std::move(base), 16); }

/// C[16 i ...] = value(A[16 i ...])
hone::ir::Function mapped(const std::function<Expr(Expr)>& value, DType type = DType::f32) {
  const Expr place = vector(v("i") * num(16));
  const Expr a = hone::ir::load(hone::ir::Type{type, 16}, "A", {place});
  return {"kernel", {input("A", 0, 64, type), output("C", 1, 64, type)},
          loop("i", 4, store("C", {place}, value(a)))};
}

}  // namespace

TEST_CASE("lanes below a bound are a mask of integer bits, made outside the loops") {
  const Expr mask = lt(vector(v("i") * num(16)), broadcast(num(50), 16));
  const std::string text = print_body(
      loop("i", 4, loop("k", 4, store("C", {vector(v("i") * num(16) + v("k"))},
                                      broadcast(real(0), 16), mask))));
  CHECK(has(text, "trunc i64 "));
  CHECK(count(text, "bitcast i16 ") == 1);
  CHECK_FALSE(has(text, "icmp slt <16"));
  const std::string inner = after_label(after_label(text, "loop").substr(1), "loop");
  CHECK_FALSE(has(inner, "bitcast"));
}

TEST_CASE("the mask has as many bits as there are elements left, from none to all") {
  // A mask for each base from -20 on: C[n] counts its lanes by storing ones under it.
  const Expr mask = lt(vector(v("i") * num(3) - num(20)), broadcast(num(30), 16));
  const auto body = loop("i", 24, store("C", {vector(v("i") * num(16))},
                                        broadcast(real(1), 16), mask));
  std::vector<float> c(24 * 16, 0);
  CHECK(run({"kernel", {output("C", 0, 24 * 16)}, body}, CpuTarget::host(), {c.data()}) == 0);
  for (std::size_t i = 0; i < 24; ++i) {
    for (std::size_t lane = 0; lane < 16; ++lane) {
      const auto position = static_cast<int>(3 * i + lane) - 20;
      CHECK(c[i * 16 + lane] == (position < 30 ? 1 : 0));
    }
  }
}

TEST_CASE("constants are operands, not values") {
  const std::string text = print(mapped([](Expr a) { return a * broadcast(real(3), 16); }));
  CHECK(has(text, ", shufflevector (<16 x float> insertelement (<16 x float> poison, "
                  "float 0x4008000000000000, i64 0), <16 x float> poison, "
                  "<16 x i32> zeroinitializer)\n"));
  CHECK_FALSE(has(text, " = shufflevector"));
}

TEST_CASE("a shift by a number within the width is one instruction") {
  const auto shifted = [](std::int64_t by) {
    return print_body(loop("i", 4, store("C", {hone::op::shift_left(v("i"), by)}, real(0))));
  };
  CHECK(has(shifted(3), "shl i64 "));
  CHECK_FALSE(has(shifted(3), "icmp ult"));
  CHECK(has(shifted(64), "icmp ult"));
}

TEST_CASE("a choice of zero where nothing was loaded is no instruction") {
  const Expr inside = lt(v("i"), num(3));
  const auto selects = [&](const Expr& condition, const Expr& otherwise) {
    const Expr read = load_if(hone::ir::both(inside, lt(v("i"), num(2))), "A", {v("i")});
    const Expr value = hone::ir::select(condition, read, otherwise);
    return count(print_body(loop("i", 4, store("C", {v("i")}, value))), "select i1");
  };
  CHECK(selects(inside, real(0)) == 2);  // of the address, and of what it holds
  CHECK(selects(inside, real(1)) == 3);
  CHECK(selects(lt(v("i"), num(1)), real(0)) == 3);
}

TEST_CASE("a maximum with a constant that settles all cases takes one comparison") {
  const auto fcmps = [](Expr (*value)(Expr)) {
    return count(print(mapped(value), CpuTarget::x86_avx2()), "fcmp ");
  };
  CHECK(fcmps([](Expr a) { return max(a, broadcast(real(0), 16)); }) == 1);
  CHECK(fcmps([](Expr a) { return min(a, broadcast(real(-0.0), 16)); }) == 1);
  CHECK(fcmps([](Expr a) { return max(broadcast(real(2), 16), a); }) == 1);
  CHECK(fcmps([](Expr a) { return max(a, broadcast(real(-0.0), 16)); }) > 1);
  CHECK(fcmps([](Expr a) { return max(a, broadcast(real(NAN), 16)); }) > 1);
}

TEST_CASE("AVX-512 orders zeros in one instruction, and only NaN takes a comparison") {
  const std::string text = print(mapped([](Expr a) { return max(a, a + a); }));
  CHECK(count(text, "call <16 x float> @llvm.x86.avx512.mask.range.ps.512(") == 1);
  CHECK(count(text, "fcmp uno") == 1);
  CHECK(count(text, "fcmp ") == 1);
}

TEST_CASE("a scalar function is expanded at vector width and needs no symbol") {
  for (const hone::ScalarOp* op : hone::all_ops()) {
    for (const DType type : {DType::f32, DType::f64}) {
      const auto function = mapped(
          [&](Expr a) {
            return hone::ir::call(std::string(op->name), std::vector<Expr>(
                static_cast<std::size_t>(op->arity), a));
          },
          type);
      CAPTURE(op->name);
      CHECK(undefined(function, CpuTarget::x86_avx512()).empty());
      CHECK(undefined(function, CpuTarget::x86_avx2()).empty());
      CHECK(undefined(function, CpuTarget::aarch64_neon()).empty());
    }
  }
}

TEST_CASE("whether any lane holds is one comparison of bits") {
  const Expr any = hone::ir::horizontal(
      hone::ir::ReduceOp::max, lt(vector(v("i") * num(7)), broadcast(num(20), 16)));
  const auto body = loop("i", 4, store("C", {v("i")}, hone::ir::select(any, real(1), real(0))));
  std::vector<float> c(4);
  CHECK(run({"kernel", {output("C", 0, 4)}, body}, CpuTarget::host(), {c.data()}) == 0);
  CHECK(c == std::vector<float>{1, 1, 1, 0});
}

TEST_CASE("a ramp in a value counts in its own type") {
  const auto body = store("C", {vector(num(0))},
                          hone::ir::cast(DType::f32, hone::ir::ramp(num(5), num(-2), 16)));
  std::vector<float> c(16);
  CHECK(run({"kernel", {output("C", 0, 16)}, body}, CpuTarget::host(), {c.data()}) == 0);
  for (std::size_t n = 0; n < 16; ++n) CHECK(c[n] == 5 - 2 * static_cast<float>(n));
}

TEST_CASE("what was not lowered is hone's mistake, an unknown function the user's") {
  CHECK_THROWS_WITH_AS(print_body(store("C", {num(0)}, sum({{"k", 4}}, at("A", {v("k")})))),
                       "internal error in hone: a reduction was not lowered",
                       hone::InternalError);
  CHECK_THROWS_WITH_AS(print_body(store("C", {v("n")}, real(0))),
                       "internal error in hone: the variable n is not defined",
                       hone::InternalError);
  CHECK_THROWS_WITH_AS(
      print_body(store("C", {num(0)}, hone::ir::call("gamma", {at("A", {num(0)})}))),
      "there is no scalar function gamma", hone::UserError);
}

TEST_CASE("tensors may be called as the function's own arguments are") {
  const hone::ir::Function function{
      "kernel",
      {input("strides", 0, 64), output("data", 1, 64)},
      loop("i", 64, store("data", {v("i")}, at("strides", {v("i")})))};
  std::vector<float> a(64, 3), c(64);
  CHECK(run(function, CpuTarget::host(), {a.data(), c.data()}) == 0);
  CHECK(c == a);
}
