#include <hone/ir/print.hpp>
#include <hone/program/dyn_index.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {
const dyn::Index h("h"), r("r");

std::string print(const dyn::Affine& a) { return ir::to_string(dyn::detail::to_ir(a)); }
}  // namespace

TEST_CASE("a subscript is a sum of multiples of indices") {
  CHECK(print(2 * h + r - 1) == "2 * h + r - 1");
  CHECK(print(h - r) == "h - r");
  CHECK(print(h * 3 - r * 2 + 4) == "3 * h - 2 * r + 4");
  CHECK(print(h) == "h");
  CHECK(print(5) == "5");
}

TEST_CASE("an index occurs once in a subscript, and not at all with the factor 0") {
  CHECK(print(h + h) == "2 * h");
  CHECK(print(h + r - h) == "r");
  CHECK(print(h - h) == "0");
  CHECK((h + h).terms.size() == 1);
}

TEST_CASE("a subscript knows whether it is an index alone") {
  CHECK(*dyn::Affine(h).alone() == "h");
  CHECK((h + 1).alone() == nullptr);
  CHECK((2 * h).alone() == nullptr);
  CHECK(dyn::Affine(3).alone() == nullptr);
}

TEST_CASE("a subscript prints as one writes it") {
  CHECK(dyn::detail::to_text(2 * h + r - 1) == "2*h + r - 1");
  CHECK(dyn::detail::to_text(-1 * h) == "-h");
  CHECK(dyn::detail::to_text(h - 2 * r) == "h - 2*r");
  CHECK(dyn::detail::to_text(-4) == "-4");
  CHECK(dyn::detail::to_text(h - h) == "0");
}

TEST_CASE("the extent of an index is at least 1") {
  CHECK(dyn::Index("r", 3).extent == 3);
  CHECK_THROWS_WITH_AS(dyn::Index("r", 0),
                       "index r has the extent 0; an extent is at least 1", UserError);
}
