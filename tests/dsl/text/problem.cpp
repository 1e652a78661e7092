#include <hone/dsl/text/parse.hpp>
#include <hone/dsl/text/problem.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <type_traits>

namespace text_problem_test {

using namespace hone;
using namespace hone::dsl;

TEST_CASE("places are counted from 1, and name the line if it is not the first") {
  CHECK(std::is_same_v<decltype(place_of<"abc", 2>()), error::column<3>>);
  CHECK(std::is_same_v<decltype(place_of<"ab\nc\nde", 6>()), error::line_and_column<3, 2>>);
}

TEST_CASE("a diagnosis shows the place and the text from there on") {
  constexpr TextProblem problem = parse_text<64>("y[i] = (x[i] * 2; z[i] = 1").problem;
  using Found = diagnosis_of<"y[i] = (x[i] * 2; z[i] = 1", problem>;
  CHECK(std::is_same_v<Found,
                       error::expected_a_closing_bracket<')', error::column<17>, "; z[i] = 1">>);
}

TEST_CASE("not more than a few words of the text are shown") {
  constexpr auto words =
      piece_of<"0123456789abcdefghij", 2, shown_behind<"0123456789abcdefghij">(2)>();
  CHECK(std::string_view(words.text) == "23456789abcdefg");
}

}  // namespace text_problem_test
