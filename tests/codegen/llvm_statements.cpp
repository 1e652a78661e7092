#include "functions.hpp"

#include <hone/codegen/llvm_statements.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace hone::codegen_test;
using namespace programs;
using hone::CpuTarget;
using hone::ir::block;
using hone::ir::lt;
using hone::test::allocate;
using hone::test::loop;
using hone::test::Stmt;
using hone::test::store;
using hone::test::when;

namespace {

/// A register of one float, set to `start`, then `body`, then written to C[place].
Stmt accumulated(Expr start, Stmt body, Expr place) {
  hone::ir::Buffer acc = hone::test::temporary("acc", {1});
  acc.scope = hone::ir::Scope::registers;
  return allocate(acc, block({store("acc", {num(0)}, std::move(start)), std::move(body),
                              store("C", {std::move(place)}, at("acc", {num(0)}))}));
}

Stmt add_to_register(Expr value) {
  return store("acc", {num(0)}, at("acc", {num(0)}) + std::move(value));
}

std::vector<float> results(const Stmt& body) {
  std::vector<float> a(64);
  for (std::size_t n = 0; n < 64; ++n) a[n] = static_cast<float>(n);
  std::vector<float> c(64, -1);
  CHECK(run({"kernel", {input("A", 0, 64), output("C", 1, 64)}, body}, CpuTarget::host(),
            {a.data(), c.data()}) == 0);
  return c;
}

}  // namespace

TEST_CASE("a register that a loop writes becomes a phi of the loop, and no memory") {
  const Stmt body = accumulated(real(0), loop("k", 64, add_to_register(at("A", {v("k")}))),
                                num(0));
  const std::string text = print_body(body);
  CHECK(count(text, "phi float [ 0x0000000000000000, %entry ]") == 1);
  CHECK_FALSE(has(text, "alloca"));
  CHECK(results(body)[0] == 64 * 63 / 2);
}

TEST_CASE("a shortened loop may run no iteration") {
  const Expr extent = hone::ir::min(num(3), num(4) - v("i") * num(3));
  const Stmt body = loop(
      "i", 3, accumulated(real(0.5), loop("k", extent, add_to_register(real(1))), v("i")));
  const auto c = results(body);
  CHECK(c[0] == 3.5f);
  CHECK(c[1] == 1.5f);
  CHECK(c[2] == 0.5f);
}

TEST_CASE("a branch merges what it did to a register with what it was") {
  const Stmt body = loop(
      "i", 4, accumulated(real(2), when(lt(v("i"), num(2)), add_to_register(real(1))), v("i")));
  const auto c = results(body);
  CHECK(c[1] == 3);
  CHECK(c[2] == 2);
}

TEST_CASE("a register that only a branch fills is zero elsewhere, outside any loop too") {
  hone::ir::Buffer acc = hone::test::temporary("acc", {1});
  acc.scope = hone::ir::Scope::registers;
  const auto filled = [&](std::int64_t n) {
    return allocate(acc, block({when(lt(v("A.stride.0"), num(n)), store("acc", {num(0)}, real(4))),
                                store("C", {num(n)}, at("acc", {num(0)}))}));
  };
  const auto c = results(block({filled(1), filled(2)}));
  CHECK(c[1] == 0);
  CHECK(c[2] == 4);
}

TEST_CASE("a second copy of a register starts afresh, even after a loop held the first") {
  const auto summed = [](std::int64_t n) {
    return accumulated(real(1), loop("k", 3, add_to_register(at("A", {v("k")}))), num(n));
  };
  hone::ir::Buffer acc = hone::test::temporary("acc", {1});
  acc.scope = hone::ir::Scope::registers;
  const Stmt second = allocate(
      acc, block({when(lt(v("A.stride.0"), num(9)), store("acc", {num(0)}, real(7))),
                  loop("k", 2, add_to_register(real(1))),
                  store("C", {num(9)}, at("acc", {num(0)}))}));
  const auto c = results(block({loop("i", 2, summed(3)), second}));
  CHECK(c[3] == 4);
  CHECK(c[9] == 9);
}

TEST_CASE("registers of an outer loop live across the inner ones") {
  const Stmt body = accumulated(
      real(0), loop("k", 4, block({loop("l", hone::ir::min(num(4), v("k")),
                                        add_to_register(real(1))),
                                   when(lt(v("k"), num(2)), add_to_register(real(100)))})),
      num(0));
  CHECK(results(body)[0] == 206);
}

TEST_CASE("a stack buffer is allocated once, in the entry block") {
  const Stmt body = loop(
      "i", 4, allocate(hone::test::temporary("T", {8}),
                       block({loop("k", 8, store("T", {v("k")}, at("A", {v("k") + v("i")}))),
                              loop("k", 8, store("C", {v("k")}, at("T", {num(7) - v("k")})))})));
  const std::string text = print_body(body);
  CHECK(count(text, "alloca [8 x float], align 64") == 1);
  CHECK(has(before_label(text, "loop"), "alloca"));
  CHECK(results(body)[7] == 3);
}

TEST_CASE("a let is computed once") {
  const Stmt body = hone::ir::make_stmt(hone::ir::Let{
      "n", v("A.stride.0") * num(5), block({store("C", {v("n")}, at("A", {v("n") + num(1)})),
                                            store("C", {v("n") + num(1)}, real(2))})});
  CHECK(count(print_body(body), "mul i64") == 1);
  CHECK(results(body)[5] == 6);
}

TEST_CASE("a loop that lowering should have replaced is hone's mistake") {
  CHECK_THROWS_WITH_AS(
      print_body(loop("v", 8, store("C", {v("v")}, real(0)), hone::test::LoopKind::unrolled)),
      "internal error in hone: the loop v was not lowered", hone::InternalError);
}
