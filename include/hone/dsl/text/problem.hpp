// dsl/text/problem.hpp
// What is said about a mistake in a text: the sentence, the column, and the text from there on.
//
//   expected_a_closing_bracket<']', column<17>, FixedString<16>{"* B[k,j]) + bia"}>
//
// In a text of several lines it is line_and_column<2, 17>. Mistakes that the typed language knows
// too are told in its words (dsl/diagnosis.hpp), by the operators that build.hpp calls. To add one:
// a template here, a TextMistake, and a file in tests/compile_fail.
#pragma once

#include <hone/dsl/diagnosis.hpp>

#include <hone/dsl/fixed_string.hpp>
#include <hone/dsl/text/tree.hpp>

#include <cstddef>
#include <type_traits>

namespace hone {
namespace error {

/// Counted from 1.
template <std::size_t number>
struct column {};
template <std::size_t line, std::size_t column>
struct line_and_column {};

template <class Place, FixedString found>
struct expected_a_value {
  static constexpr auto report() {
    static_assert(always_false<Place>,
                  "hone: expected a number, an element such as A[i, k], an index, a function or (");
    return Refused{};
  }
};

template <char bracket, class Place, FixedString found>
struct expected_a_closing_bracket {
  static constexpr auto report() {
    static_assert(always_false<Place>, "hone: expected an operator or the closing bracket");
    return Refused{};
  }
};

template <char bracket, class Place, FixedString found>
struct expected_a_comma_or_a_closing_bracket {
  static constexpr auto report() {
    static_assert(always_false<Place>,
                  "hone: expected an operator, a comma or the closing bracket");
    return Refused{};
  }
};

template <char bracket, class Place, FixedString found>
struct expected_an_opening_bracket {
  static constexpr auto report() {
    static_assert(always_false<Place>, "hone: expected an opening bracket");
    return Refused{};
  }
};

template <class Place, FixedString found>
struct expected_an_equals_sign {
  static constexpr auto report() {
    static_assert(always_false<Place>,
                  "hone: expected = or += after the element that the statement writes");
    return Refused{};
  }
};

template <class Place, FixedString found>
struct expected_a_name {
  static constexpr auto report() {
    static_assert(always_false<Place>, "hone: expected a name");
    return Refused{};
  }
};

template <class Place, FixedString found>
struct expected_an_element_to_write {
  static constexpr auto report() {
    static_assert(always_false<Place>,
                  "hone: expected a statement such as C[i, j] = expression");
    return Refused{};
  }
};

template <class Place, FixedString found>
struct expected_an_element_type {
  static constexpr auto report() {
    static_assert(always_false<Place>,
                  "hone: expected an element type: float, double, bool, int, int8_t to int64_t, "
                  "uint8_t to uint32_t");
    return Refused{};
  }
};

template <class Place, FixedString found>
struct expected_the_end_of_the_statement {
  static constexpr auto report() {
    static_assert(always_false<Place>,
                  "hone: expected an operator, the end of the text or ; before another statement");
    return Refused{};
  }
};

template <FixedString name, class Place>
struct a_reduction_takes_indices_in_square_brackets {
  static constexpr auto report() {
    static_assert(always_false<Place>, "hone: in a text this is written sum[k](x)");
    return Refused{};
  }
};

template <FixedString name, class Place>
struct a_function_takes_round_brackets {
  static constexpr auto report() {
    static_assert(always_false<Place>, "hone: a function takes round brackets, exp(x)");
    return Refused{};
  }
};

template <FixedString name, class Place>
struct a_tensor_takes_square_brackets {
  static constexpr auto report() {
    static_assert(always_false<Place>, "hone: in a text a tensor takes square brackets, A[i, k]");
    return Refused{};
  }
};

template <FixedString name, class Place>
struct no_placeholder_or_function_is_called {
  static constexpr auto report() {
    static_assert(always_false<Place>,
                  "hone: no placeholder or function is called like this: pass the placeholders "
                  "behind the text, \"...\"_hone(A, B, C)");
    return Refused{};
  }
};

template <FixedString name, std::size_t given, std::size_t wanted, class Place>
struct wrong_number_of_arguments {
  static constexpr auto report() {
    static_assert(always_false<Place>,
                  "hone: wrong number of arguments of a function, or of indices");
    return Refused{};
  }
};

template <FixedString text, class Place>
struct not_a_number {
  static constexpr auto report() {
    static_assert(always_false<Place>,
                  "hone: not a number: write 2, 0.5, 1e-5 or 0.5f, and 2*i for a product");
    return Refused{};
  }
};

template <FixedString text, class Place>
struct number_is_too_large {
  static constexpr auto report() {
    static_assert(always_false<Place>, "hone: this number is too large");
    return Refused{};
  }
};

template <class Place, FixedString found>
struct too_many_subscripts_or_arguments {
  static constexpr auto report() {
    static_assert(always_false<Place>, "hone: a text has at most 16 between two brackets");
    return Refused{};
  }
};

template <class Type, auto number>
struct number_is_not_representable {
  static constexpr auto report() {
    static_assert(always_false<Type>,
                  "hone: this number is no value of the element type beside it");
    return Refused{};
  }
};

template <class Target>
struct subscript_runs_outside_its_tensor {
  static constexpr auto report() {
    static_assert(always_false<Target>,
                  "hone: a subscript runs outside its tensor: use zero_pad or smaller offsets");
    return Refused{};
  }
};

template <class Given>
struct given_but_not_in_the_text {
  static constexpr auto report() {
    static_assert(always_false<Given>,
                  "hone: this was passed behind the text, which does not name it");
    return Refused{};
  }
};

template <class Given, class Other>
struct two_of_one_name {
  static constexpr auto report() {
    static_assert(always_false<Given>,
                  "hone: two of what was passed behind the text have one name");
    return Refused{};
  }
};

}  // namespace error

namespace dsl {

/// Characters [begin, begin + length) of a text.
template <FixedString text, std::size_t begin, std::size_t length>
consteval auto piece_of() {
  char piece[length + 1] = {};
  for (std::size_t n = 0; n < length; ++n) piece[n] = text.text[begin + n];
  return FixedString<length + 1>(piece);
}

template <FixedString text>
constexpr std::size_t line_of(std::size_t at) {
  std::size_t line = 1;
  for (std::size_t n = 0; n < at; ++n) line += std::size_t{text.text[n] == '\n'};
  return line;
}

template <FixedString text>
constexpr std::size_t column_of(std::size_t at) {
  std::size_t column = 1;
  for (; at > 0 && text.text[at - 1] != '\n'; --at) ++column;
  return column;
}

template <FixedString text, std::size_t at>
constexpr auto place_of() {
  if constexpr (line_of<text>(at) == 1) {
    return error::column<column_of<text>(at)>{};
  } else {
    return error::line_and_column<line_of<text>(at), column_of<text>(at)>{};
  }
}

/// How much of the text behind a mistake is shown, in characters.
template <FixedString text>
constexpr std::size_t shown_behind(std::size_t at) {
  std::size_t length = 0;
  while (length < 15 && text.text[at + length] != '\0' && text.text[at + length] != '\n') ++length;
  return length;
}

// GCC prints a line for every function on the way to a mistake, so this way is short.

template <FixedString text, TextProblem problem>
struct DiagnosisOf {
  static constexpr TextMistake what = problem.mistake;
  using Place = decltype(place_of<text, problem.begin>());
  static constexpr auto found = piece_of<text, problem.begin, shown_behind<text>(problem.begin)>();
  static constexpr auto name = piece_of<text, problem.begin, problem.length>();

  static constexpr auto of_what_was_expected() {
    using namespace error;
    if constexpr (what == TextMistake::value) return expected_a_value<Place, found>{};
    if constexpr (what == TextMistake::closing_bracket)
      return expected_a_closing_bracket<problem.bracket, Place, found>{};
    if constexpr (what == TextMistake::comma_or_bracket)
      return expected_a_comma_or_a_closing_bracket<problem.bracket, Place, found>{};
    if constexpr (what == TextMistake::opening_bracket)
      return expected_an_opening_bracket<problem.bracket, Place, found>{};
    if constexpr (what == TextMistake::equals_sign) return expected_an_equals_sign<Place, found>{};
    if constexpr (what == TextMistake::name) return expected_a_name<Place, found>{};
    if constexpr (what == TextMistake::element) return expected_an_element_to_write<Place, found>{};
    if constexpr (what == TextMistake::element_type)
      return expected_an_element_type<Place, found>{};
    if constexpr (what == TextMistake::statement_end)
      return expected_the_end_of_the_statement<Place, found>{};
    if constexpr (what == TextMistake::too_many)
      return too_many_subscripts_or_arguments<Place, found>{};
  }

  static constexpr auto of_a_name() {
    using namespace error;
    if constexpr (what == TextMistake::indices)
      return a_reduction_takes_indices_in_square_brackets<name, Place>{};
    if constexpr (what == TextMistake::function_in_square_brackets)
      return a_function_takes_round_brackets<name, Place>{};
    if constexpr (what == TextMistake::tensor_in_round_brackets)
      return a_tensor_takes_square_brackets<name, Place>{};
    if constexpr (what == TextMistake::unknown_name)
      return no_placeholder_or_function_is_called<name, Place>{};
    if constexpr (what == TextMistake::arguments)
      return wrong_number_of_arguments<name, problem.given, problem.wanted, Place>{};
    if constexpr (what == TextMistake::number) return not_a_number<name, Place>{};
    if constexpr (what == TextMistake::number_too_large)
      return number_is_too_large<name, Place>{};
  }

  static constexpr auto make() {
    if constexpr (std::is_void_v<decltype(of_a_name())>) {
      return of_what_was_expected();
    } else {
      return of_a_name();
    }
  }
};

/// The template of namespace error that tells this problem.
template <FixedString text, TextProblem problem>
using diagnosis_of = decltype(DiagnosisOf<text, problem>::make());

}  // namespace dsl
}  // namespace hone
