#include "statements.hpp"

#include <hone/lower/unroll.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::lowering::unroll;
using hone::test::loop;
using hone::test::LoopKind;
using hone::test::store;

TEST_CASE("an unrolled loop becomes a copy of its body for each iteration") {
  const auto body = store("C", {v("i") * num(2) + v("j")}, real(0));
  CHECK(to_string(unroll(loop("i", 2, loop("j", 2, body, LoopKind::unrolled),
                              LoopKind::unrolled))) == R"(C[0 * 2 + 0] = 0.0
C[0 * 2 + 1] = 0.0
C[1 * 2 + 0] = 0.0
C[1 * 2 + 1] = 0.0
)");
}

TEST_CASE("other loops stay, and unrolled ones inside them do not") {
  const auto body = store("C", {v("i") * num(2) + v("j")}, real(0));
  CHECK(to_string(unroll(loop("i", 3, loop("j", 2, body, LoopKind::unrolled)))) ==
        R"(for i in 0..3:
  C[i * 2 + 0] = 0.0
  C[i * 2 + 1] = 0.0
)");
}

TEST_CASE("an unrolled loop without a constant extent is hone's mistake") {
  CHECK_THROWS_WITH_AS(
      unroll(loop("i", v("n"), store("C", {v("i")}, real(0)), LoopKind::unrolled)),
      "internal error in hone: the unrolled loop i has no constant extent", hone::InternalError);
}
