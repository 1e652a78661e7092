#include <hone/dsl/text/characters.hpp>

#include <doctest/doctest.h>

using namespace hone::dsl;
using hone::FlatOp;

TEST_CASE("the longer operator is found, and half of one is none") {
  CHECK(text_operator_at("<= 2").op == FlatOp::le);
  CHECK(text_operator_at("<= 2").length == 2);
  CHECK(text_operator_at("< 2").op == FlatOp::lt);
  CHECK(text_operator_at("= 2").precedence == 0);
  CHECK(text_operator_at("& x").precedence == 0);
  CHECK(text_operator_at("").precedence == 0);
}

TEST_CASE("names have letters, digits and _; a character beyond ASCII is none of these") {
  CHECK(is_letter('_'));
  CHECK_FALSE(is_letter('7'));
  CHECK(text_characters.in_names[static_cast<unsigned char>('7')]);
  CHECK_FALSE(is_letter('\xC3'));
}
