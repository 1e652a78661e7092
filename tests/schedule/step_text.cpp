#include <hone/schedule/step_text.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using hone::parse_integer;
using hone::parse_integers;
using hone::parse_list;
using hone::parse_step;
using hone::parse_steps;

TEST_CASE("steps read back from their text") {
  for (const std::string text : {"split(C, i, [4, 16], mask)", "compute_root(C.sum)",
                                 "fuse(C, [i.0@j, k]); parallel(C, i.0@j@k)", ""}) {
    const auto steps = parse_steps(text);
    REQUIRE(steps);
    CHECK(to_string(*steps) == text);
  }
}

TEST_CASE("spaces between the parts do not matter") {
  CHECK(to_string(*parse_steps("  split( C,i ,[4,16] , mask) ;parallel(C,i.0) ; ")) ==
        "split(C, i, [4,16], mask); parallel(C, i.0)");
}

TEST_CASE("what is no step is refused") {
  for (const char* text : {"", "split", "(C)", "split(C", "split)C(", "split(C) x"}) {
    CHECK_FALSE(parse_step(text));
  }
  CHECK_FALSE(parse_steps("parallel(C, i); split"));
}

TEST_CASE("lists are in brackets") {
  CHECK(hone::list_text(std::vector<std::string>{"a", "b.1"}) == "[a, b.1]");
  CHECK(hone::list_text(std::vector<std::int64_t>{4, -1}) == "[4, -1]");
  CHECK(*parse_list("[a, b.1]") == std::vector<std::string>{"a", "b.1"});
  CHECK(parse_list("[]")->empty());
  CHECK_FALSE(parse_list("a, b"));
  CHECK_FALSE(parse_list("["));
}

TEST_CASE("numbers are whole and fit") {
  CHECK(*parse_integer("-12") == -12);
  for (const char* text : {"", "x", "1x", "1.5", " 1", "+1", "9223372036854775808"}) {
    CHECK_FALSE(parse_integer(text));
  }
  CHECK(*parse_integers("[4, 16]") == std::vector<std::int64_t>{4, 16});
  CHECK_FALSE(parse_integers("[4, x]"));
  CHECK_FALSE(parse_integers("4"));
}
