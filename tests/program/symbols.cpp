// Tests of hone/program/symbols.hpp.
#include "../task/programs.hpp"

#include <hone/program/symbols.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace programs;
using hone::SymbolValues;
using hone::UserError;
using Shape = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("a program's symbols come in order of first use, each once") {
  CHECK(hone::symbols_of(matmul("M", "N", "K")) == std::vector<std::string>{"M", "K", "N"});
  CHECK(hone::symbols_of(matmul(2, 3, 4)).empty());
  Program hidden = matmul(2, 3, 4);
  hidden.stages[0].body = sum({{"k", "Q"}}, at("A", {v("i"), v("k")}));
  CHECK(hone::symbols_of(hidden) == std::vector<std::string>{"Q"});
}

TEST_CASE("extents have the values that were given") {
  const SymbolValues symbols(matmul("M", 64, "K"), {{"M", 8}, {"K", 9}, {"M", 8}});
  CHECK(symbols.value("M") == 8);
  CHECK(symbols.value(64) == 64);
  CHECK(symbols.values({"K", 3, "M"}) == Shape{9, 3, 8});
  CHECK(*symbols.find("K") == 9);
  CHECK(symbols.find("N") == nullptr);
}

TEST_CASE("shapes that do not fit the program are refused") {
  const Program program = matmul("M", "N", 64);
  CHECK_THROWS_WITH_AS(
      SymbolValues(program, {{"M", 8}, {"K", 8}}),
      "shapes: K is unknown; the symbolic extents of this program are M, N", UserError);
  CHECK_THROWS_WITH_AS(
      SymbolValues(matmul(8, 8, 8), {{"K", 8}}),
      "shapes: K is unknown, because all extents of this program are numbers", UserError);
  CHECK_THROWS_WITH_AS(
      SymbolValues(program, {{"M", 8}}),
      "the extent N of B has no value; give one in shapes, for instance {\"N\", 128}", UserError);
  CHECK_THROWS_WITH_AS(SymbolValues(program, {{"M", 0}, {"N", 8}}),
                       "shapes: M = 0, but extents must be positive", UserError);
  CHECK_THROWS_WITH_AS(SymbolValues(program, {{"M", 8}, {"N", 8}, {"M", 9}}),
                       "shapes: M is given twice, as 8 and as 9; give it once", UserError);
  CHECK_THROWS_WITH_AS(SymbolValues(matmul(8, -3, 8), {}),
                       "an extent of B is -3, but extents must be positive", UserError);
}
