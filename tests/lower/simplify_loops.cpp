#include "statements.hpp"

#include <hone/lower/simplify_loops.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::ir::block;
using hone::ir::lt;
using hone::test::lanes_from;
using hone::test::load_if;
using hone::test::loop;
using hone::test::LoopKind;
using hone::test::store;
using hone::test::when;

namespace {

std::string simple(const hone::test::Stmt& s) {
  return to_string(hone::lowering::simplify_loops(s, {}));
}

Expr place() { return v("i.0") * num(8) + num(3); }

}  // namespace

TEST_CASE("a loop of one iteration is its body, one of none is nothing") {
  CHECK(simple(loop("i", 1, store("C", {v("i") + num(2)}, real(0)))) == "C[2] = 0.0\n");
  CHECK(simple(loop("i", num(3) - num(4), store("C", {v("i")}, real(0)))) == "");
  CHECK(simple(loop("i", 1, store("C", {v("i")}, real(0)), LoopKind::parallel)) ==
        "parallel for i in 0..1:\n  C[0] = 0.0\n");
}

TEST_CASE("the bounds of loops decide branches") {
  const auto body = when(lt(place(), num(127)), store("C", {place()}, real(0)));
  CHECK(simple(loop("i.0", 15, body)) == "for i.0 in 0..15:\n  C[i.0 * 8 + 3] = 0.0\n");
  CHECK(simple(when(lt(num(3), num(2)), store("C", {num(0)}, real(0)))) == "");
  CHECK(simple(loop("i.0", 17, body)) ==
        "for i.0 in 0..17:\n  if i.0 < 16:\n    C[i.0 * 8 + 3] = 0.0\n");
}

TEST_CASE("what stands around nothing is nothing") {
  const auto never = when(lt(num(3), num(2)), store("C", {num(0)}, real(0)));
  CHECK(simple(loop("i", 4, block({never, never}))) == "");
  CHECK(simple(loop("i", 4, when(lt(v("i"), v("n")), never), LoopKind::parallel)) == "");
  CHECK(simple(hone::test::allocate(hone::test::temporary("T", {4}), loop("i", 4, never))) == "");
  CHECK(simple(block({loop("i", 4, never), store("C", {num(1)}, real(0))})) == "C[1] = 0.0\n");
}

TEST_CASE("the bounds of a shortened loop hold inside it") {
  const auto s = loop("i", 2, loop("j", hone::ir::min(num(8), num(13) - v("i") * num(8)),
                                   when(lt(v("j"), num(8)), store("C", {v("j")}, real(0)))));
  CHECK(simple(s) == "for i in 0..2:\n  for j in 0..min(13 - i * 8, 8):\n    C[j] = 0.0\n");
}

TEST_CASE("neighbouring branches of one condition become one") {
  const auto at_place = [](std::int64_t n) {
    return when(lt(v("n"), num(4)), store("C", {num(n)}, real(0)));
  };
  CHECK(simple(block({at_place(0), at_place(1), store("C", {num(2)}, real(0)), at_place(3)})) ==
        R"(if n < 4:
  C[0] = 0.0
  C[1] = 0.0
C[2] = 0.0
if n < 4:
  C[3] = 0.0
)");
}

TEST_CASE("predicates that always hold are dropped, of loads and of stores") {
  const hone::ir::Type floats{DType::f32, 16};
  const auto body = [&](std::int64_t limit) {
    const Expr mask = lt(lanes_from(v("j") * num(16), 16), hone::ir::broadcast(num(limit), 16));
    const Expr place = lanes_from(v("j") * num(16), 16);
    return loop("j", 2, store("C", {place}, load_if(mask, "A", {place}, floats), mask));
  };
  CHECK(simple(body(32)) == "for j in 0..2:\n  C[ramp(j * 16, 1, 16)] = A[ramp(j * 16, 1, 16)]\n");
  CHECK(simple(body(31)).find(" if ramp(j * 16, 1, 16) < broadcast(31, 16)") != std::string::npos);
  CHECK(simple(store("C", {v("i")}, load_if(lt(num(0), num(1)), "A", {v("i")}))) ==
        "C[i] = A[i]\n");
}
