#include <hone/ir/visit_stmt.hpp>

#include <hone/ir/print_stmt.hpp>

#include <doctest/doctest.h>

namespace hone::ir {

namespace visit_stmt_test {

inline Stmt store_i(const std::string& buffer, const std::string& loop) {
  return make_stmt(Store{buffer, {var(loop)}, var("x", Type{DType::f32}), {}});
}

/// for i in 0..n: { A[i] = x; if i < 2: B[i] = x }
inline Stmt sample() {
  const Stmt branch = make_stmt(If{lt(var("i"), index(2)), store_i("B", "i")});
  return make_stmt(
      For{"i", var("n"), LoopKind::serial, block({store_i("A", "i"), branch})});
}

}  // namespace visit_stmt_test

TEST_CASE("for_each_expr meets the expressions of the statement itself only") {
  std::string met;
  for_each_expr(visit_stmt_test::sample(), [&](const Expr& e) { met += to_string(e) + "; "; });
  CHECK(met == "n; ");
}

TEST_CASE("visit_preorder and visit_exprs meet everything below a statement") {
  const Stmt s = visit_stmt_test::sample();
  int statements = 0;
  visit_preorder(s, [&](const Stmt&) { ++statements; });
  CHECK(statements == 5);
  std::string names;
  visit_exprs(s, [&](const Expr& e) {
    if (const Var* v = e.as<Var>()) names += v->name;
  });
  CHECK(names == "nixiix");
  CHECK(contains_var(s, "x"));
  CHECK_FALSE(contains_var(s, "A"));
}

TEST_CASE("mapping without a change returns the same statement") {
  const Stmt s = visit_stmt_test::sample();
  CHECK(map_children(s, [](const Stmt& child) { return child; }).get() == s.get());
  CHECK(map_exprs(s, [](const Expr& e) { return e; }).get() == s.get());
  CHECK(map_exprs_deep(s, [](const Expr& e) { return e; }).get() == s.get());
}

TEST_CASE("map_exprs changes the statement itself, map_exprs_deep what is below it too") {
  const auto to_nine = [](const Expr& e) { return e.type() == index_type ? index(9) : e; };
  CHECK(to_string(map_exprs(visit_stmt_test::sample(), to_nine)) ==
        "for i in 0..9:\n"
        "  A[i] = x\n"
        "  if i < 2:\n"
        "    B[i] = x\n");
  CHECK(to_string(map_exprs_deep(visit_stmt_test::sample(), to_nine)) ==
        "for i in 0..9:\n"
        "  A[9] = x\n"
        "  if i < 2:\n"
        "    B[9] = x\n");
}

TEST_CASE("a statement whose body became empty is empty") {
  const auto drop_stores = [](const Stmt& s) { return s.as<Store>() ? Stmt() : s; };
  const Stmt loop = make_stmt(
      For{"i", index(4), LoopKind::serial, visit_stmt_test::store_i("A", "i")});
  CHECK_FALSE(map_children(loop, drop_stores));
  const Stmt pair = block({visit_stmt_test::store_i("A", "i"), loop});
  CHECK(map_children(pair, drop_stores).as<For>());
  const Stmt stores =
      block({visit_stmt_test::store_i("A", "i"), visit_stmt_test::store_i("B", "i")});
  CHECK_FALSE(map_children(stores, drop_stores));
}

}  // namespace hone::ir
