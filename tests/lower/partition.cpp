#include "statements.hpp"
#include "trial.hpp"

#include <hone/lower/partition.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::ir::both;
using hone::ir::ge;
using hone::ir::lt;
using hone::lowering::partition;
using hone::test::loop;
using hone::test::LoopKind;
using hone::test::store;
using hone::test::when;

namespace {

/// Three taps around i * 4 + s - 1, of which those in 0..18 are there.
hone::test::Stmt taps(LoopKind kind = LoopKind::serial) {
  const Expr place = v("i") * num(4) + v("s");
  return loop("i", 5, loop("s", 3, when(both(ge(place, num(1)), lt(place, num(18))),
                                        store("C", {place - num(1)}, real(0)))),
              kind);
}

}  // namespace

TEST_CASE("iterations at the border get copies, the others prove their tests") {
  CHECK(to_string(partition(taps(), {"i"})) == R"(for s in 0..3:
  if 0 * 4 + s >= 1 && 0 * 4 + s < 18:
    C[0 * 4 + s - 1] = 0.0
for i in 0..3:
  for s in 0..3:
    if (i + 1) * 4 + s >= 1 && (i + 1) * 4 + s < 18:
      C[(i + 1) * 4 + s - 1] = 0.0
for s in 0..3:
  if 4 * 4 + s >= 1 && 4 * 4 + s < 18:
    C[4 * 4 + s - 1] = 0.0
)");
}

TEST_CASE("many iterations at a border stay a loop") {
  const auto s = loop("i", 20, when(lt(v("i"), num(10)), store("C", {v("i")}, real(0))));
  CHECK(to_string(partition(s, {"i"})) == R"(for i in 0..10:
  if i + 0 < 10:
    C[i + 0] = 0.0
for i in 0..10:
  if i + 10 < 10:
    C[i + 10] = 0.0
)");
}

TEST_CASE("loops without a border, parallel ones and others stay") {
  const std::string before = to_string(taps());
  CHECK(to_string(partition(taps(), {})) == before);
  CHECK(to_string(partition(taps(LoopKind::parallel), {"i"})) ==
        to_string(taps(LoopKind::parallel)));
  const auto everywhere = loop("i", 4, when(lt(v("i"), num(4)), store("C", {v("i")}, real(0))));
  CHECK(to_string(partition(everywhere, {"i"})) == to_string(everywhere));
  const auto nowhere = loop("i", 4, when(lt(v("i"), v("n")), store("C", {v("i")}, real(0))));
  CHECK(to_string(partition(nowhere, {"i"})) == to_string(nowhere));
}

TEST_CASE("in a partitioned convolution no inner iteration tests its taps") {
  const std::string text = hone::lowering::test::lowered(hone::lowering::test::state_of(
      padded_conv(30, 16),
      "compute_inline(X.pad); split(Y, w, [5], mask); reorder(Y, [h, w.0, r, c, s, w.1, o]); "
      "unroll(Y, s); unroll(Y, w.1); vectorize(Y, o); partition(Y, w.0)"));
  CHECK(text.find("for Y.w.0 in 0..4") != std::string::npos);
  CHECK(text.find("if") == std::string::npos);
  CHECK(text.find("select") == std::string::npos);
}
