#include <hone/program/scan_memo.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("rows are found by the values of the axes around them") {
  ScanMemo memo;
  CHECK(memo.find({1, 2}) == nullptr);
  CHECK(memo.keep({1, 2}, {{1, 0, 0}, {3, 0, 0}})[1].value == 3);
  REQUIRE(memo.find({1, 2}) != nullptr);
  CHECK((*memo.find({1, 2}))[0].value == 1);
  CHECK(memo.find({2, 1}) == nullptr);
}

TEST_CASE("memory is bounded: old rows go") {
  ScanMemo memo;
  const std::vector<Approx> half((std::size_t{1} << 21) + 1);
  memo.keep({1}, half);
  memo.keep({2}, half);
  CHECK(memo.find({1}) == nullptr);
  CHECK(memo.find({2}) != nullptr);
}
