#include <hone/ir/print.hpp>
#include <hone/schedule/subscript_box.hpp>

#include <task/programs.hpp>

#include <doctest/doctest.h>

using namespace hone;
using programs::num;
using programs::v;

namespace {

const ir::Bounds& bounds() {
  static const ir::Bounds all = [] {
    ir::Bounds b;
    b.set("i.0", {0, 3});
    b.set("i.1", {0, 7});
    b.set("r", {0, 2});
    return b;
  }();
  return all;
}

}  // namespace

TEST_CASE("the range of a subscript is what the running loops reach from the fixed ones") {
  const Range all = range_of(v("i.0") * num(8) + v("i.1") + v("r") - num(1), {"i.0"}, bounds());
  CHECK(ir::to_string(all.min) == "i.0 * 8 + -1");
  CHECK(all.extent == 10);
  CHECK(range_of(v("i.1") * num(2), {}, bounds()).extent == 15);
  CHECK(range_of(v("i.1"), {"i.1"}, bounds()).extent == 1);
}

TEST_CASE("two ranges at a known distance join, others become the whole dimension") {
  const Range a{v("i.0"), 4};
  const Range near = joined(a, {v("i.0") + num(2), 4}, 100);
  CHECK(ir::to_string(near.min) == "i.0");
  CHECK(near.extent == 6);
  CHECK(joined({v("i.0") + num(2), 4}, a, 100).extent == 6);
  CHECK(joined(a, {v("r"), 4}, 100).extent == 100);
}
