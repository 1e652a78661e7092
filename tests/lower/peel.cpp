#include "statements.hpp"

#include <hone/lower/peel.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::InsideAxis;
using hone::Tail;
using hone::lowering::peel;
using hone::lowering::PeeledLoop;
using hone::test::loop;
using hone::test::LoopKind;
using hone::test::store;

namespace {

hone::test::Stmt tiled(LoopKind kind = LoopKind::serial) {
  const Expr i = v("i.0") * num(8) + v("i.1");
  return loop("i.0", 4, loop("i.1", hone::ir::min(num(8), num(29) - v("i.0") * num(8)),
                             store("C", {i}, real(0))), kind);
}

InsideAxis inside(Tail tail, const char* outer, Expr value) {
  return {std::move(value), 29, hone::LoopRole::spatial, tail, outer};
}

}  // namespace

TEST_CASE("the last iteration gets a copy of its own") {
  CHECK(to_string(peel(tiled(), {{"i.0", 3}})) == R"(for i.0 in 0..3:
  for i.1 in 0..min(8, 29 - i.0 * 8):
    C[i.0 * 8 + i.1] = 0.0
for i.1 in 0..min(8, 29 - 3 * 8):
  C[3 * 8 + i.1] = 0.0
)");
}

TEST_CASE("loops that are whole, empty or not serial stay") {
  const std::string before = to_string(tiled());
  CHECK(to_string(peel(tiled(), {})) == before);
  CHECK(to_string(peel(tiled(), {{"i.0", 4}})) == before);
  CHECK(to_string(peel(tiled(), {{"i.0", 0}})) == before);
  CHECK(to_string(peel(tiled(), {{"i.1", 3}})) == before);
  const std::string parallel = to_string(tiled(LoopKind::parallel));
  CHECK(to_string(peel(tiled(LoopKind::parallel), {{"i.0", 3}})) == parallel);
}

TEST_CASE("a condition is peeled where its outermost part stands alone in it") {
  const Expr plain = v("i.0") * num(8) + v("i.1");
  const auto loops = hone::lowering::peeled_loops({inside(Tail::peel, "i.0", plain)});
  REQUIRE(loops.size() == 1);
  CHECK(loops[0].var == "i.0");
  CHECK(loops[0].whole == 3);
  CHECK(hone::lowering::peeled_loops({inside(Tail::mask, "i.0", plain)}).empty());
  CHECK(hone::lowering::peeled_loops({inside(Tail::peel, "", plain)}).empty());
  CHECK(hone::lowering::peeled_loops({inside(Tail::peel, "i.0", v("i.0@j") / num(4))}).empty());
}
