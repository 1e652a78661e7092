#include <hone/ir/validate.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hone::ir::validate_test {

inline constexpr Type f32{DType::f32};

inline Stmt loop(const std::string& name, Stmt body, LoopKind kind = LoopKind::serial) {
  return make_stmt(For{name, index(4), kind, std::move(body)});
}
inline Stmt store(std::vector<Expr> indices, Expr value, Expr mask = {}) {
  return make_stmt(Store{"C", std::move(indices), std::move(value), std::move(mask)});
}

/// kernel(in A[4, 8], out C[4, 8]): body
inline Function kernel(Stmt body) {
  return {"kernel",
          {Buffer{"A", f32, {4, 8}, Scope::input, 0, 1},
           Buffer{"C", f32, {4, 8}, Scope::output, 1, 1}},
          std::move(body)};
}

TEST_CASE("a well-formed function passes, with indices for each dimension or flattened") {
  const Expr i = var("i");
  const Expr a = load(f32, "A", {i, index(0)});
  validate(kernel(loop("i", store({i, index(0)}, a))));
  const Expr offset = i * var("C.stride.0");
  const Expr lanes = ramp(offset, index(1), 8);
  const Expr value = load(f32.with_lanes(8), "A", {lanes}, Boundary::none,
                          broadcast(boolean(true), 8));
  CHECK(problems(kernel(loop("i", store({lanes}, value)))).empty());
}

TEST_CASE("registers may be indexed by unrolled loops only") {
  const Buffer acc{"acc", f32.with_lanes(8), {4}, Scope::registers};
  const auto with_index = [&](LoopKind kind) {
    const Expr zero = constant(f32.with_lanes(8), 0);
    const Stmt body = make_stmt(Store{"acc", {var("u")}, zero, {}});
    return kernel(make_stmt(Allocate{acc, loop("u", body, kind)}));
  };
  CHECK(problems(with_index(LoopKind::unrolled)).empty());
  CHECK(problems(with_index(LoopKind::serial)) ==
        std::vector<std::string>{"registers-are-fixed: acc[u] = broadcast(0.0, 8): register acc "
                                 "is indexed by u"});
}

TEST_CASE("validate throws with every problem and the printed function") {
  const Function f = kernel(store({index(0), index(0)}, load(f32, "B", {index(0)})));
  CHECK_THROWS_WITH_AS(validate(f),
                       "internal error in hone: the lowered function is not well formed\n"
                       "loads-fit: B[0]: there is no buffer B\n"
                       "kernel(in A: float[4, 8], out C: float[4, 8]):\n"
                       "  C[0, 0] = B[0]\n",
                       InternalError);
}

TEST_CASE("a missing operand is reported before anything looks at it") {
  const Function f = kernel(store({index(0), Expr()}, constant(f32, 1)));
  CHECK(problems(f) ==
        std::vector<std::string>{"complete: an expression or statement is missing"});
  CHECK(problems(kernel(Stmt())) ==
        std::vector<std::string>{"complete: an expression or statement is missing"});
}

TEST_CASE("a name is visible in its own scope only") {
  const Expr i = var("i");
  const Stmt inner = loop("i", store({i, index(0)}, constant(f32, 1)));
  CHECK(problems(kernel(block({inner, inner}))).empty());
  const Stmt after = store({i, index(0)}, constant(f32, 1));
  CHECK(problems(kernel(block({inner, after}))) ==
        std::vector<std::string>{"variables-are-known: i: there is no variable i"});
}

TEST_CASE("arguments are declared once and are inputs or outputs") {
  Function f = kernel(store({index(0), index(0)}, constant(f32, 1)));
  f.arguments.push_back(f.arguments[1]);
  f.arguments.push_back(Buffer{"W", f32, {4}, Scope::stack});
  CHECK(problems(f) ==
        std::vector<std::string>{"arguments: C twice",
                                 "arguments: W: float[4]: its scope is stack"});
}

}  // namespace hone::ir::validate_test
