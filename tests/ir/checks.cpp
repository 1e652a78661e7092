// Each check of ir/checks.hpp on a function that violates it and nothing else.
#include <hone/ir/checks.hpp>

#include <hone/ir/validate.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace hone::ir::checks_test {

inline constexpr Type f32{DType::f32};

inline Expr one() { return constant(f32, 1); }
inline Stmt loop(Expr extent, LoopKind kind, Stmt body, const std::string& name = "i") {
  return make_stmt(For{name, std::move(extent), kind, std::move(body)});
}
inline Stmt store(Expr index, Expr value, Expr mask = {}) {
  return make_stmt(Store{"C", {std::move(index)}, std::move(value), std::move(mask)});
}
inline Stmt plain_store() { return store(index(0), one()); }
inline Stmt allocate(Buffer buffer, Stmt body) {
  return make_stmt(Allocate{std::move(buffer), std::move(body)});
}

/// The problems of kernel(in A: float[8, 8], out C: float[8]): body, one in a line.
inline std::string wrong(Stmt body) {
  const Function f{"kernel",
                   {Buffer{"A", f32, {8, 8}, Scope::input, 0, 1},
                    Buffer{"C", f32, {8}, Scope::output, 1, 0}},
                   std::move(body)};
  std::string text;
  for (const std::string& each : problems(f)) text += (text.empty() ? "" : "\n") + each;
  return text;
}
inline std::string wrong(Expr value) { return wrong(store(index(0), std::move(value))); }

TEST_CASE("names and buffers are new in their scope") {
  const Stmt inner = loop(index(4), LoopKind::serial, plain_store());
  CHECK(wrong(loop(index(4), LoopKind::serial, inner)) ==
        "names-are-new: for i in 0..4: the name i is defined again inside its own scope");
  CHECK(wrong(allocate(Buffer{"A", f32, {4}}, plain_store())) ==
        "buffers-are-new: allocate A: float[4] in stack: the buffer A is allocated again inside "
        "its own scope");
}

TEST_CASE("allocations and loops have positive extents") {
  CHECK(wrong(allocate(Buffer{"t", f32, {4, 0}}, plain_store())) ==
        "allocations-are-sound: allocate t: float[4, 0] in stack: an extent is 0");
  CHECK(wrong(allocate(Buffer{"t", f32, {4}, Scope::output}, plain_store())) ==
        "allocations-are-sound: allocate t: float[4] in out: an argument is allocated");
  CHECK(wrong(loop(index(0), LoopKind::serial, plain_store())) ==
        "extents-are-positive: for i in 0..0: the extent is 0");
  CHECK(wrong(loop(integer(DType::i32, 4), LoopKind::serial, plain_store())) ==
        "extents-are-positive: for i in 0..4: the extent is no int64");
  CHECK(wrong(loop(var("C.stride.0"), LoopKind::unrolled, plain_store())) ==
        "extents-are-positive: unrolled for i in 0..C.stride.0: only a serial loop may have an "
        "extent that is no constant");
}

TEST_CASE("parallel loops are outermost, and lanes are one loop") {
  const Stmt parallel = loop(index(4), LoopKind::parallel, plain_store());
  CHECK(wrong(loop(index(4), LoopKind::serial, parallel, "j")).empty());
  CHECK(wrong(loop(index(4), LoopKind::unrolled, parallel, "j")) ==
        "parallel-is-outermost: parallel for i in 0..4: a parallel loop inside one that is "
        "unrolled");
  CHECK(wrong(loop(index(4), LoopKind::parallel, parallel, "j")) ==
        "parallel-is-outermost: parallel for i in 0..4: a parallel loop inside one that is "
        "parallel");
  const Stmt lanes = loop(index(4), LoopKind::vectorized, plain_store());
  CHECK(wrong(loop(index(4), LoopKind::vectorized, lanes, "j")) ==
        "lanes-are-one-loop: vectorized for i in 0..4: a vectorized loop inside one that is "
        "vectorized");
}

TEST_CASE("conditions are scalar, masks have the lanes of what they mask") {
  const Expr mask = broadcast(boolean(true), 4);
  CHECK(wrong(make_stmt(If{mask, plain_store()})) ==
        "conditions-are-scalar: if broadcast(true, 4): the condition is no scalar bool");
  CHECK(wrong(store(index(0), one(), mask)) ==
        "stores-fit: C[0] = 1.0 if broadcast(true, 4): the predicate is bool x 4");
}

TEST_CASE("stores fit their buffer") {
  CHECK(wrong(make_stmt(Store{"B", {index(0)}, one(), {}})) ==
        "stores-fit: B[0] = 1.0: there is no buffer B");
  CHECK(wrong(make_stmt(Store{"A", {index(0)}, one(), {}})) ==
        "stores-fit: A[0] = 1.0: A is an input");
  CHECK(wrong(make_stmt(Store{"C", {index(0), index(0)}, one(), {}})) ==
        "stores-fit: C[0, 0] = 1.0: 2 indices for C: float[8]");
  CHECK(wrong(store(integer(DType::i32, 0), one())) ==
        "stores-fit: C[0] = 1.0: an index is int32");
  CHECK(wrong(store(index(0), index(1))) == "stores-fit: C[0] = 1: int64 for C: float[8]");
  CHECK(wrong(store(ramp(index(0), index(1), 4), one())) ==
        "stores-fit: C[ramp(0, 1, 4)] = 1.0: float for C: float[8]");
}

TEST_CASE("loads fit their buffer and are not padded") {
  CHECK(wrong(load(f32, "A", {index(0), index(0), index(0)})) ==
        "loads-fit: A[0, 0, 0]: 3 indices for A: float[8, 8]");
  CHECK(wrong(load(f32, "A", {index(0)}, Boundary::zero)) ==
        "loads-fit: zero_pad(A)[0]: padding is not lowered");
}

TEST_CASE("registers are read at fixed places") {
  const Buffer acc{"acc", f32, {4}, Scope::registers};
  const Stmt read = store(index(0), load(f32, "acc", {var("i")}));
  CHECK(wrong(allocate(acc, loop(index(4), LoopKind::serial, read))) ==
        "registers-are-fixed: acc[i]: register acc is indexed by i");
}

TEST_CASE("variables are known and have one type") {
  CHECK(wrong(var("x", f32)) == "variables-are-known: x: there is no variable x");
  const Stmt body = store(index(0), var("x", f32));
  CHECK(wrong(make_stmt(Let{"x", index(3), body})) ==
        "variables-are-known: x: x is int64 and used as float");
}

TEST_CASE("no reduction or scan is left") {
  CHECK(wrong(reduce(ReduceOp::sum, {{"k", 4}}, one())) ==
        "nothing-is-reduced: sum(k, 1.0): reductions and scans are not lowered");
}

TEST_CASE("operands agree with each other and with the result") {
  const Expr i32 = integer(DType::i32, 1);
  const Expr yes = boolean(true);
  const auto broken = [](Type type, auto node) { return wrong(make_expr(type, node)); };
  CHECK(broken(f32, Binary{BinaryOp::add, one(), i32}) ==
        "types-agree: 1.0 + 1: operands of float and int32");
  CHECK(broken(f32, Binary{BinaryOp::lt, one(), one()}) ==
        "types-agree: 1.0 < 1.0: the result is float");
  CHECK(broken(f32, Binary{BinaryOp::bit_or, one(), one()}) ==
        "types-agree: 1.0 | 1.0: bits of float");
  CHECK(broken(f32, Binary{BinaryOp::logical_or, one(), one()}) ==
        "types-agree: 1.0 || 1.0: logic on float");
  CHECK(wrong(cast(DType::f32, yes + yes)) == "types-agree: true + true: arithmetic on bool");
  const std::string text = ": the operands do not make a float";
  CHECK(broken(f32, Unary{UnaryOp::logical_not, one()}) == "types-agree: !1.0" + text);
  CHECK(broken(f32, Select{i32, one(), one()}) == "types-agree: select(1, 1.0, 1.0)" + text);
  CHECK(broken(f32, Bitcast{index(1)}) == "types-agree: bitcast<float>(1)" + text);
  CHECK(broken(f32, Cast{broadcast(i32, 4)}) == "types-agree: float(broadcast(1, 4))" + text);
  CHECK(broken(f32, Fma{one(), one(), i32}) == "types-agree: fma(1.0, 1.0, 1)" + text);
  CHECK(broken(f32, Horizontal{ReduceOp::sum, i32}) == "types-agree: sum(lanes, 1)" + text);
}

}  // namespace hone::ir::checks_test
