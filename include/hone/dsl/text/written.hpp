// dsl/text/written.hpp
// A text and what was passed behind it as one type, for the templates of build.hpp.
#pragma once

#include <hone/dsl/fixed_string.hpp>
#include <hone/dsl/text/names.hpp>
#include <hone/dsl/text/parse.hpp>

#include <cstddef>

namespace hone::dsl {

template <FixedString text>
inline constexpr auto text_tree = parse_text<sizeof(text.text)>(text.text);

template <std::size_t number, class First, class... Rest>
struct TypeAt : TypeAt<number - 1, Rest...> {};
template <class First, class... Rest>
struct TypeAt<0, First, Rest...> {
  using type = First;
};

/// A text and what was passed behind it.
template <FixedString Text, class... Given>
struct WrittenText {
  static constexpr auto text = Text;
  static constexpr const auto& tree = text_tree<Text>;
  static constexpr GivenName given[] = {given_name<Given>()..., {"", GivenKind::other}};
  static constexpr TextNames names =
      find_names<tree.size>(Text.text, tree.nodes, {given, sizeof...(Given)});
  static constexpr bool is_sound = names.problem.mistake == TextMistake::none &&
                                   names.not_used == not_found && names.not_ours == not_found &&
                                   names.twice == not_found;

  template <std::size_t number>
  using given_at = typename TypeAt<number, Given...>::type;

  static constexpr TextKind kind(std::size_t node) {
    return is_sound ? tree.nodes[node].kind : TextKind::refused;
  }
};

}  // namespace hone::dsl
