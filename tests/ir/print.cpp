#include <hone/ir/print.hpp>

#include <doctest/doctest.h>

#include <limits>

namespace hone::ir {

TEST_CASE("parentheses stand only where C++ needs them") {
  const Expr i = var("i");
  const Expr j = var("j");
  CHECK(to_string((i + j) * index(8)) == "(i + j) * 8");
  CHECK(to_string(i + j * index(8)) == "i + j * 8");
  CHECK(to_string(i - (j - index(1))) == "i - (j - 1)");
  CHECK(to_string(i - j - index(1)) == "i - j - 1");
  CHECK(to_string(i / (j * index(2)) % index(3)) == "i / (j * 2) % 3");
  CHECK(to_string(both(lt(i + j, index(3)), ge(i, j))) == "i + j < 3 && i >= j");
  CHECK(to_string(binary(BinaryOp::bit_and, i, j + index(1))) == "i & j + 1");
  CHECK(to_string(binary(BinaryOp::shift_left, binary(BinaryOp::bit_or, i, j), i)) ==
        "(i | j) << i");
}

TEST_CASE("signs and negative numbers never stand in a row") {
  const Expr i = var("i");
  const Expr minus = unary(UnaryOp::neg, i);
  CHECK(to_string(minus * index(-3)) == "-i * -3");
  CHECK(to_string(unary(UnaryOp::neg, minus)) == "-(-i)");
  CHECK(to_string(unary(UnaryOp::neg, index(-3))) == "-(-3)");
  CHECK(to_string(unary(UnaryOp::neg, i + i)) == "-(i + i)");
  CHECK(to_string(unary(UnaryOp::logical_not, lt(i, i))) == "!(i < i)");
}

TEST_CASE("floats print the shortest digits that read back, with a point") {
  const Type f32{DType::f32};
  CHECK(to_string(constant(f32, 1)) == "1.0");
  CHECK(to_string(constant(f32, static_cast<double>(0.1f))) == "0.1");
  CHECK(to_string(constant(Type{DType::f64}, 0.1)) == "0.1");
  CHECK(to_string(constant(f32, -0.0)) == "-0.0");
  CHECK(to_string(constant(f32, 1e20)) == "1e+20");
  CHECK(to_string(constant(f32, -std::numeric_limits<double>::infinity())) == "-inf");
  CHECK(to_string(constant(f32, std::numeric_limits<double>::quiet_NaN())) == "nan");
}

TEST_CASE("functions, casts, accesses and reductions read as programs spell them") {
  const Type f32{DType::f32};
  const Expr x = load(f32, "A", {var("i"), var("k")});
  CHECK(to_string(max(x, constant(f32, 0))) == "max(A[i, k], 0.0)");
  CHECK(to_string(reduce(ReduceOp::sum, {{"k", 8}}, x * x)) == "sum(k, A[i, k] * A[i, k])");
  CHECK(to_string(reduce(ReduceOp::max, {{"k", 8}}, x)) == "max_over(k, A[i, k])");
  CHECK(to_string(make_expr(f32, Scan{ReduceOp::sum, "i", x})) == "scan_sum(i, A[i, k])");
  CHECK(to_string(load(f32, "A", {var("i")}, Boundary::zero)) == "zero_pad(A)[i]");
  CHECK(to_string(cast(DType::i32, x)) == "int32(A[i, k])");
  CHECK(to_string(bitcast(DType::i32, x)) == "bitcast<int32>(A[i, k])");
  CHECK(to_string(call("pow", {x, x})) == "pow(A[i, k], A[i, k])");
  CHECK(to_string(select(boolean(true), x, x)) == "select(true, A[i, k], A[i, k])");
  CHECK(to_string(fma(x, x, x)) == "fma(A[i, k], A[i, k], A[i, k])");
  CHECK(to_string(Expr()) == "nothing");
}

TEST_CASE("a masked load is put in parentheses inside an expression") {
  const Type f32{DType::f32};
  const Expr x = load(f32, "A", {var("i")}, Boundary::none, lt(var("i"), index(5)));
  CHECK(to_string(x) == "A[i] if i < 5");
  CHECK(to_string(x + x) == "(A[i] if i < 5) + (A[i] if i < 5)");
}

TEST_CASE("vectors show their lanes") {
  const Type f32{DType::f32};
  CHECK(to_string(ramp(var("i"), index(1), 8)) == "ramp(i, 1, 8)");
  CHECK(to_string(broadcast(var("i"), 4)) == "broadcast(i, 4)");
  CHECK(to_string(constant(f32.with_lanes(4), 0)) == "broadcast(0.0, 4)");
  CHECK(to_string(horizontal(ReduceOp::sum, constant(f32.with_lanes(4), 0))) ==
        "sum(lanes, broadcast(0.0, 4))");
  CHECK(to_string(f32.with_lanes(16)) == "float x 16");
}

}  // namespace hone::ir
