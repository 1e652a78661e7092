#include "statements.hpp"

#include <hone/lower/place_storage.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::ir::block;
using hone::ir::broadcast;
using hone::test::allocate;
using hone::test::lanes_from;
using hone::test::load_if;
using hone::test::loop;
using hone::test::LoopKind;
using hone::test::store;
using hone::test::temporary;

namespace {

/// Where T[elements] lives when `body` uses it.
std::string place(std::int64_t elements, hone::test::Stmt body) {
  const std::string text = to_string(
      hone::lowering::place_storage(allocate(temporary("T", {elements}), std::move(body))));
  const auto begin = text.find(" in ") + 4;
  return text.substr(begin, text.find('\n') - begin);
}

Expr vector(std::int64_t base) { return lanes_from(num(base), 16); }
hone::test::Stmt fill(Expr place) {
  const int lanes = place.type().lanes;
  return store("T", {std::move(place)}, broadcast(real(0), lanes));
}

}  // namespace

TEST_CASE("what is only accessed at known places lives in registers") {
  CHECK(place(2, block({fill(num(0)), fill(num(1))})) == "registers");
  CHECK(place(32, block({fill(vector(0)), fill(vector(16))})) == "registers");
  CHECK(place(1, store("T", {num(0)}, at("T", {num(0)}) + real(1))) == "registers");
}

TEST_CASE("a place that varies, straddles vectors or has a predicate needs memory") {
  CHECK(place(8, loop("i", 8, fill(v("i")))) == "stack");
  CHECK(place(32, block({fill(vector(0)), fill(vector(8))})) == "stack");
  CHECK(place(32, block({fill(vector(0)), fill(num(16))})) == "stack");
  CHECK(place(32, fill(hone::ir::ramp(num(0), num(2), 16))) == "stack");
  CHECK(place(32, fill(broadcast(v("i"), 16))) == "stack");
  CHECK(place(1, store("T", {num(0)}, load_if(hone::ir::lt(v("i"), num(1)), "T", {num(0)}))) ==
        "stack");
}

TEST_CASE("more slots than registers go to the stack, more than a small stack to the workspace") {
  CHECK(place(128, fill(num(0))) == "registers");
  CHECK(place(129, fill(num(0))) == "stack");
  CHECK(place(2048, fill(vector(0))) == "registers");
  CHECK(place(8 * 1024, fill(v("i"))) == "stack");
  CHECK(place(8 * 1024 + 1, fill(v("i"))) == "workspace");
}

TEST_CASE("what threads share lives in the workspace") {
  CHECK(place(2, loop("i", 2, fill(num(0)), LoopKind::parallel)) == "workspace");
}

TEST_CASE("what nobody uses still has a place") {
  CHECK(place(4, store("C", {num(0)}, real(0))) == "stack");
}
