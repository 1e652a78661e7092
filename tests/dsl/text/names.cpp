#include <hone/dsl/text/build.hpp>

#include <doctest/doctest.h>

namespace text_names_test {

using namespace hone;
using namespace hone::dsl;

using X = Input<"x", float, 8>;
using Y = Output<"y", float, 8>;

template <FixedString text, class... Given>
constexpr auto names_in = WrittenText<text, Given...>::names;

TEST_CASE("names are looked up among what was passed; others are indices") {
  using Text = WrittenText<"y[i] = x[i]", X, Y>;
  CHECK(Text::is_sound);
  CHECK(int{Text::names.given[0]} == int{Text::names.none});  // i
  CHECK(int{Text::names.given[1]} == 1);                      // y[i]
  CHECK(int{Text::names.given[2]} == 0);                      // x[i]
}

TEST_CASE("an element of what was not passed is a mistake") {
  constexpr auto names = names_in<"y[i] = xx[i]", X, Y>;
  CHECK(names.problem.mistake == TextMistake::unknown_name);
  CHECK(names.problem.begin == 7);
  CHECK(names.problem.length == 2);
}

TEST_CASE("a tensor is no function, and an index is no tensor") {
  CHECK(names_in<"y[i] = x(i)", X, Y>.problem.mistake == TextMistake::tensor_in_round_brackets);
  CHECK(names_in<"y[i] = x[i] + r[i]", X, Y, Index<"r", 2>>.problem.mistake ==
        TextMistake::unknown_name);
}

TEST_CASE("what was passed without need, or twice, or is not ours, is noted") {
  CHECK(names_in<"y[i] = 2", X, Y>.not_used == 0);
  CHECK(names_in<"y[i] = x[i]", X, Y, Input<"x", double, 2>>.twice == 2);
  CHECK(names_in<"y[i] = x[i]", X, Y, Input<"x", double, 2>>.first == 0);
  CHECK(names_in<"y[i] = x[i]", X, Y, int>.not_ours == 2);
}

}  // namespace text_names_test
