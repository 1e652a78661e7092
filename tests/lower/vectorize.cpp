#include "statements.hpp"

#include <hone/lower/vectorize.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::ir::lt;
using hone::test::allocate;
using hone::test::load_if;
using hone::test::loop;
using hone::test::LoopKind;
using hone::test::store;
using hone::test::temporary;

namespace {

/// The body with lanes v in 0..8.
std::string wide(hone::test::Stmt body) {
  return to_string(
      hone::lowering::vectorize(loop("v", 8, std::move(body), LoopKind::vectorized)));
}

Expr lane() { return v("v"); }

}  // namespace

TEST_CASE("even steps become ramps, and what does not move stays scalar until it meets a vector") {
  CHECK(wide(store("C", {v("i") * num(64) + lane()}, at("A", {v("i")}) * at("B", {lane()}))) ==
        "C[ramp(i * 64, 1, 8)] = broadcast(A[i], 8) * B[ramp(0, 1, 8)]\n");
  CHECK(wide(store("C", {lane() * v("n") + num(3)}, at("B", {num(9) - lane() * num(2)}))) ==
        "C[ramp(3, n, 8)] = B[ramp(9, -2, 8)]\n");
}

TEST_CASE("an offset that does not move evenly becomes a vector of offsets") {
  CHECK(wide(store("C", {lane()}, at("B", {lane() / num(3)}))) ==
        "C[ramp(0, 1, 8)] = B[ramp(0, 1, 8) / broadcast(3, 8)]\n");
}

TEST_CASE("the loop variable itself counts the lanes") {
  CHECK(wide(store("C", {lane()}, hone::ir::cast(DType::f32, lane()))) ==
        "C[ramp(0, 1, 8)] = float(ramp(0, 1, 8))\n");
}

TEST_CASE("predicates become masks, and a scalar load reads when some lane needs it") {
  const Expr rising = lt(v("i") * num(8) + lane(), num(29));
  CHECK(wide(store("C", {lane()}, load_if(rising, "A", {v("i")}), rising)) ==
        "C[ramp(0, 1, 8)] = broadcast(A[i] if i * 8 + 0 < 29, 8) "
        "if broadcast(i * 8, 8) + ramp(0, 1, 8) < broadcast(29, 8)\n");
  const Expr falling = lt(num(3) - lane(), num(0));
  CHECK(wide(store("C", {lane()}, load_if(falling, "A", {v("i")}))).find("max_over(") !=
        std::string::npos);
}

TEST_CASE("both sides of a select become vectors") {
  CHECK(wide(store("C", {lane()}, hone::ir::select(lt(lane(), v("n")), real(1), real(2)))) ==
        "C[ramp(0, 1, 8)] = select(ramp(0, 1, 8) < broadcast(n, 8), broadcast(1.0, 8), "
        "broadcast(2.0, 8))\n");
}

TEST_CASE("a temporary inside the loop gets a copy for each lane") {
  const auto inner = hone::ir::block(
      {store("T", {num(0)}, real(0)),
       loop("k", 4, store("T", {num(0)}, at("T", {num(0)}) + at("A", {v("k")}))),
       store("C", {lane()}, at("T", {num(0)}))});
  CHECK(wide(allocate(temporary("T", {1}), inner)) == R"(allocate T: float[1, 8] in stack
T[ramp(0 * 8, 1, 8)] = broadcast(0.0, 8)
for k in 0..4:
  T[ramp(0 * 8, 1, 8)] = T[ramp(0 * 8, 1, 8)] + broadcast(A[k], 8)
C[ramp(0, 1, 8)] = T[ramp(0 * 8, 1, 8)]
)");
}

TEST_CASE("a sum over lanes at one place adds all of them, also where they are all the same") {
  const Expr sum = at("T", {num(0)});
  CHECK(wide(store("T", {num(0)}, sum + at("A", {lane()}))) ==
        "T[0] = T[0] + sum(lanes, A[ramp(0, 1, 8)])\n");
  CHECK(wide(store("T", {num(0)}, sum + at("A", {v("k")}))) ==
        "T[0] = T[0] + sum(lanes, broadcast(A[k], 8))\n");
}

TEST_CASE("what a vectorized loop cannot hold is hone's mistake") {
  const auto body = store("C", {lane()}, real(0));
  CHECK_THROWS_WITH_AS(wide(loop("k", lane(), body)),
                       "internal error in hone: the extent of k depends on the vectorized loop v",
                       hone::InternalError);
  CHECK_THROWS_WITH_AS(wide(hone::test::when(lt(lane(), num(3)), body)),
                       "internal error in hone: a branch depends on the vectorized loop v",
                       hone::InternalError);
  CHECK_THROWS_WITH_AS(
      wide(allocate(temporary("T", {8}), store("T", {lane()}, real(0)))),
      "internal error in hone: lanes of T are mixed", hone::InternalError);
  CHECK_THROWS_WITH_AS(
      hone::lowering::vectorize(loop("v", v("n"), body, LoopKind::vectorized)),
      "internal error in hone: the vectorized loop v has no constant extent",
      hone::InternalError);
}
