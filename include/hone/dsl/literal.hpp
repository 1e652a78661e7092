// dsl/literal.hpp
// Statements as text, parsed in the compiler into what the written-out statement is:
//
//   using namespace hone::literals;
//   constexpr auto dense =
//       "C[i,j] = relu(sum[k](A[i,k] * B[k,j]) + bias[j])"_hone(A, B, bias, C);
//
// Behind the text stand the placeholders that it names, in any order, and what else it cannot say:
// an index with an extent of its own, Index<"r", 3>, and functions of the program's own, own<cube>.
// All other names alone are indices. Statements are separated by ; and become stages(...).
#pragma once

#include <hone/dsl/diagnosis.hpp>
#include <hone/dsl/stages.hpp>
#include <hone/dsl/text/build.hpp>
#include <hone/dsl/text/statement.hpp>

#include <cstddef>
#include <initializer_list>
#include <source_location>
#include <type_traits>
#include <utility>

namespace hone {
namespace dsl {

/// The problems that are not one name's.
template <class Written>
constexpr auto report_given() {
  constexpr auto names = Written::names;
  if constexpr (names.not_ours != not_found) {
    return error::not_a_placeholder<typename Written::template given_at<names.not_ours>>::report();
  } else if constexpr (names.twice != not_found) {
    return error::two_of_one_name<typename Written::template given_at<names.first>,
                                  typename Written::template given_at<names.twice>>::report();
  } else if constexpr (names.problem.mistake != TextMistake::none) {
    return diagnosis_of<Written::text, names.problem>::report();
  } else {
    using Given = typename Written::template given_at<names.not_used>;
    return error::given_but_not_in_the_text<Given>::report();
  }
}

template <class Written>
constexpr std::size_t count_statements() {
  std::size_t count = 0;
  for (std::size_t n = 0; n < Written::tree.size; ++n) {
    count += std::size_t{Written::tree.nodes[n].kind == TextKind::statement};
  }
  return count;
}

/// The node that is statement number `wanted`.
template <class Written>
constexpr std::size_t find_statement(std::size_t wanted) {
  for (std::size_t n = 0;; ++n) {
    if (Written::tree.nodes[n].kind == TextKind::statement && wanted-- == 0) return n;
  }
}

template <class Written, std::size_t... s>
constexpr auto join_statements(std::index_sequence<s...>) {
  return stages(MakeNode<Written, find_statement<Written>(
                                      s)>::template at<Written, find_statement<Written>(s)>()...);
}

/// Says of each statement where it was written.
template <class Program>
constexpr auto written_at(Program program, std::source_location where) {
  if constexpr (!is_refused<Program>) {
    for (FlatNode& node : program.nodes) {
      if (node.op != FlatOp::where) continue;
      node.text = where.file_name();
      node.integer = where.line();
    }
  }
  return program;
}

/// All nodes were made, in order; now the program.
template <class Written, bool is_sound>
constexpr auto join_text(std::source_location where) {
  if constexpr (!Written::is_sound) {
    return report_given<Written>();
  } else if constexpr (!is_sound) {
    return Refused{};
  } else {
    constexpr std::size_t count = count_statements<Written>();
    if constexpr (count == 1) {
      constexpr std::size_t n = find_statement<Written>(0);
      return written_at(MakeNode<Written, n>::template at<Written, n>(), where);
    } else {
      return written_at(join_statements<Written>(std::make_index_sequence<count>{}), where);
    }
  }
}

/// Do all of these hold? (Not a fold: compilers limit the length of those.)
struct AllOf {
  bool all;

  constexpr AllOf(std::initializer_list<bool> list) : all(true) {  // NOLINT: of a list
    for (const bool one : list) all = all && one;
  }
};

}  // namespace dsl

/// A text that waits for what it names; `nodes` are the numbers of its nodes. One overload per
/// number, because only then can a default argument note the line of the statement.
template <FixedString Text, std::size_t... nodes>
struct StatementText {
  using Where = std::source_location;

  template <class A>
  consteval auto operator()(A, Where w = Where::current()) const {
    using T = dsl::WrittenText<Text, A>;
    constexpr dsl::AllOf are_made{
        !dsl::is_refused<decltype(dsl::MakeNode<T, nodes>::template at<T, nodes>())>...};
    return dsl::join_text<T, are_made.all>(w);
  }
  template <class A, class B>
  consteval auto operator()(A, B, Where w = Where::current()) const {
    using T = dsl::WrittenText<Text, A, B>;
    constexpr dsl::AllOf are_made{
        !dsl::is_refused<decltype(dsl::MakeNode<T, nodes>::template at<T, nodes>())>...};
    return dsl::join_text<T, are_made.all>(w);
  }
  template <class A, class B, class C>
  consteval auto operator()(A, B, C, Where w = Where::current()) const {
    using T = dsl::WrittenText<Text, A, B, C>;
    constexpr dsl::AllOf are_made{
        !dsl::is_refused<decltype(dsl::MakeNode<T, nodes>::template at<T, nodes>())>...};
    return dsl::join_text<T, are_made.all>(w);
  }
  template <class A, class B, class C, class D>
  consteval auto operator()(A, B, C, D, Where w = Where::current()) const {
    using T = dsl::WrittenText<Text, A, B, C, D>;
    constexpr dsl::AllOf are_made{
        !dsl::is_refused<decltype(dsl::MakeNode<T, nodes>::template at<T, nodes>())>...};
    return dsl::join_text<T, are_made.all>(w);
  }
  template <class A, class B, class C, class D, class E>
  consteval auto operator()(A, B, C, D, E, Where w = Where::current()) const {
    using T = dsl::WrittenText<Text, A, B, C, D, E>;
    constexpr dsl::AllOf are_made{
        !dsl::is_refused<decltype(dsl::MakeNode<T, nodes>::template at<T, nodes>())>...};
    return dsl::join_text<T, are_made.all>(w);
  }
  template <class A, class B, class C, class D, class E, class F>
  consteval auto operator()(A, B, C, D, E, F, Where w = Where::current()) const {
    using T = dsl::WrittenText<Text, A, B, C, D, E, F>;
    constexpr dsl::AllOf are_made{
        !dsl::is_refused<decltype(dsl::MakeNode<T, nodes>::template at<T, nodes>())>...};
    return dsl::join_text<T, are_made.all>(w);
  }
  template <class A, class B, class C, class D, class E, class F, class G, class... More>
  consteval auto operator()(A, B, C, D, E, F, G, More...) const {
    using T = dsl::WrittenText<Text, A, B, C, D, E, F, G, More...>;
    constexpr dsl::AllOf are_made{
        !dsl::is_refused<decltype(dsl::MakeNode<T, nodes>::template at<T, nodes>())>...};
    return dsl::join_text<T, are_made.all>(Where());
  }
};

namespace dsl {

/// A text with a mistake.
struct RefusedText {
  template <class... Given>
  constexpr Refused operator()(const Given&...) const {
    return {};
  }
};

template <FixedString Text, std::size_t... nodes>
constexpr StatementText<Text, nodes...> statement_text(std::index_sequence<nodes...>) {
  return {};
}

}  // namespace dsl

namespace literals {

template <FixedString Text>
constexpr auto operator""_hone() {
  constexpr const auto& tree = dsl::text_tree<Text>;
  if constexpr (tree.problem.mistake != dsl::TextMistake::none) {
    dsl::diagnosis_of<Text, tree.problem>::report();
    return dsl::RefusedText{};
  } else {
    return dsl::statement_text<Text>(std::make_index_sequence<tree.size>{});
  }
}

}  // namespace literals
}  // namespace hone
