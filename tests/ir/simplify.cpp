#include <hone/ir/simplify.hpp>

#include <hone/ir/print_stmt.hpp>

#include <doctest/doctest.h>

#include <string>

namespace hone::ir::simplify_test {

inline Bounds loops() {
  Bounds env;
  env.set("i", {0, 15});
  env.set("j", {0, 7});
  env.set("one", {0, 0});
  return env;
}
inline std::string simple(const Expr& e) { return to_string(simplify(e, loops())); }
inline Expr f32(double value) { return constant(Type{DType::f32}, value); }

TEST_CASE("tiles: an index split and put together again is the index") {
  const Expr i = var("i");
  const Expr j = var("j");
  const Expr fused = i * index(8) + j;
  CHECK(simple(fused / index(8)) == "i");
  CHECK(simple(fused % index(8)) == "j");
  CHECK(simple(fused / index(8) * index(8) + fused % index(8)) == "i * 8 + j");
  CHECK(simple(fused / index(4) / index(2)) == "i");
  CHECK(simple((fused % index(32)) % index(8)) == "j");
}

TEST_CASE("a sum of variables is simplified as any other sum, term by term") {
  const Bounds env = loops();
  const Expr i = var("i");
  const Expr j = var("j");
  for (const Expr& e : {j + i * index(8) + index(3) - j, index(5) - i * index(2) + j,
                        j * index(4) + var("one") + i, (i * index(8) + j) / index(8) + i, i}) {
    CAPTURE(to_string(e));
    CHECK(to_string(simplify(e, env)) == to_string(Simplifier(env).simplify(e)));
    CHECK(to_string(to_expr(simplified_sum(e, env))) == to_string(simplify(e, env)));
  }
}

TEST_CASE("bounds decide comparisons, min and max") {
  const Expr i = var("i");
  const Expr j = var("j");
  CHECK(simple(lt(i * index(8) + j, index(128))) == "true");
  CHECK(simple(ge(i - index(1), index(15))) == "false");
  CHECK(simple(lt(i * index(8) + j, index(96))) == "i < 12");
  CHECK(simple(min(i * index(8) + j, index(127))) == "i * 8 + j");
  CHECK(simple(max(i, i + index(1))) == "i + 1");
  CHECK(simple(min(index(128) - i * index(8), index(8))) == "8");
  CHECK(simple(var("one") * index(5) + i) == "i");
}

TEST_CASE("selects and logic with constants go") {
  const Expr x = var("x", Type{DType::f32});
  const Expr p = var("p", Type{DType::boolean});
  CHECK(simple(select(lt(var("i"), index(16)), x, f32(0))) == "x");
  CHECK(simple(both(p, lt(var("i"), index(16)))) == "p");
  CHECK(simple(select(unary(UnaryOp::logical_not, p), x, f32(0))) == "select(p, 0.0, x)");
  CHECK(simple(unary(UnaryOp::logical_not, lt(var("i"), var("j")))) == "i >= j");
  CHECK(simple(unary(UnaryOp::logical_not, lt(x, f32(0)))) == "!(x < 0.0)");
}

TEST_CASE("floats keep NaN, infinity and the sign of zero") {
  const Expr x = var("x", Type{DType::f32});
  CHECK(simple(x * f32(1)) == "x");
  CHECK(simple(x + f32(0)) == "x + 0.0");
  CHECK(simple(x + f32(-0.0)) == "x");
  CHECK(simple(x * f32(0)) == "x * 0.0");
  CHECK(simple(x - x) == "x - x");
  CHECK(simple((x + f32(1)) + f32(2)) == "x + 1.0 + 2.0");
  CHECK(simple(x / f32(4)) == "x * 0.25");
  CHECK(simple(x / f32(3)) == "x / 3.0");
  CHECK(simple(max(max(x, f32(0)), f32(0))) == "max(x, 0.0)");
  CHECK(simple(f32(1) / f32(3) + x) == "x + 0.33333334");
}

TEST_CASE("vectors: an aligned ramp divides to a broadcast, and masks are decided for all lanes") {
  const Expr r = ramp(var("i") * index(8), index(1), 8);
  const Expr eight = broadcast(index(8), 8);
  CHECK(simple(r / eight) == "broadcast(i, 8)");
  CHECK(simple(r % eight) == "ramp(0, 1, 8)");
  CHECK(simple(r * eight + eight) == "ramp(i * 64 + 8, 8, 8)");
  CHECK(simple(ramp(var("j"), index(1), 8) * broadcast(var("n"), 8)) == "ramp(j * n, n, 8)");
  CHECK(simple(lt(r, broadcast(index(128), 8))) == "broadcast(true, 8)");
  CHECK(simple(lt(r, broadcast(index(120), 8))) == "ramp(i * 8, 1, 8) < broadcast(120, 8)");
  CHECK(simple(ramp(var("i"), index(0), 4)) == "broadcast(i, 4)");
}

TEST_CASE("operations on broadcasts become broadcasts of scalar operations") {
  const Type f32x4{DType::f32, 4};
  const Expr x = broadcast(var("x", Type{DType::f32}), 4);
  CHECK(simple(x * x) == "broadcast(x * x, 4)");
  CHECK(simple(call("exp", {x})) == "broadcast(exp(x), 4)");
  CHECK(simple(load(f32x4, "A", {broadcast(var("i"), 4)})) == "broadcast(A[i], 4)");
  CHECK(simple(x * constant(f32x4, 2)) == "broadcast(x * 2.0, 4)");
}

TEST_CASE("loads lose a mask that always holds, and go if it never does") {
  const Type type{DType::f32};
  const Expr i = var("i");
  CHECK(simple(load(type, "A", {i}, Boundary::none, lt(i, index(16)))) == "A[i]");
  CHECK(simple(load(type, "A", {i}, Boundary::none, lt(i, index(0)))) == "0.0");
}

TEST_CASE("casts of constants fold, and a cast there and back goes if nothing is lost") {
  CHECK(simple(cast(DType::i32, f32(2.9))) == "2");
  CHECK(simple(cast(DType::i64, cast(DType::i32, var("i")))) == "i");
  CHECK(simple(cast(DType::i64, cast(DType::i32, var("n")))) == "int64(int32(n))");
}

TEST_CASE("what cannot be simplified is returned as it is, without a copy") {
  const Expr e = call("exp", {load(Type{DType::f32}, "A", {var("i")})});
  CHECK(simplify(e, loops()).get() == e.get());
}

TEST_CASE("a statement knows its loops' extents and loses what never happens") {
  const Expr i = var("row");
  const auto store = [&](const Expr& mask) {
    return make_stmt(Store{"A", {i % index(8)}, f32(1) * f32(2), mask});
  };
  const Stmt branch = make_stmt(If{lt(i, index(9)), store(lt(i, index(5)))});
  const Stmt never = make_stmt(If{ge(i, index(8)), store({})});
  const Stmt let = make_stmt(Let{"q", i / index(8),
                                 make_stmt(Store{"B", {var("q") + i}, f32(0), {}})});
  const Stmt loop = make_stmt(For{"row", index(16) / index(2), LoopKind::serial,
                                  block({store(lt(i, index(8))), branch, never, let})});
  CHECK(to_string(simplify(loop)) ==
        "for row in 0..8:\n"
        "  A[row] = 2.0\n"
        "  A[row] = 2.0 if row < 5\n"
        "  let q = 0\n"
        "  B[row] = 0.0\n");
  CHECK_FALSE(simplify(make_stmt(For{"row", index(0), LoopKind::serial, store({})})));
}

TEST_CASE("the simplifier counts which rules it used") {
  RuleCounts counts{};
  const Bounds env = loops();
  Simplifier simplifier(env, &counts);
  const Expr x = var("x", Type{DType::f32});
  simplifier.simplify(x * f32(1));
  std::string used;
  for (std::size_t n = 0; n < counts.size(); ++n) {
    if (counts[n] > 0) used += std::string(pattern::rules::list[n].name) + ";";
  }
  CHECK(used == "mul-one;");
}

}  // namespace hone::ir::simplify_test
