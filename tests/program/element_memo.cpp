// Tests of hone/program/element_memo.hpp.
#include <hone/program/element_memo.hpp>

#include <doctest/doctest.h>

TEST_CASE("a memo finds what was put in and nothing else") {
  hone::ElementMemo memo(1000);
  CHECK(memo.find(999) == nullptr);
  memo.set(999, hone::exact_real(1));
  memo.set(64, hone::exact_real(2));
  memo.set(64 + 63, hone::exact_real(3));
  CHECK(memo.find(999)->value == 1);
  CHECK(memo.find(64)->value == 2);
  CHECK(memo.find(127)->value == 3);
  for (const std::int64_t offset : {0, 63, 65, 128, 998}) CHECK(memo.find(offset) == nullptr);
  memo.set(64, hone::exact_real(4));
  CHECK(memo.find(64)->value == 4);
}

TEST_CASE("a scalar tensor has a memo of one element") {
  hone::ElementMemo memo(1);
  CHECK(memo.find(0) == nullptr);
  memo.set(0, hone::exact_integer(5));
  CHECK(memo.find(0)->integer == 5);
}
