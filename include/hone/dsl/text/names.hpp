// dsl/text/names.hpp
// Which names of a text are placeholders, indices or functions that were passed behind it.
//
//   "y[i] = 2 * x[i]"_hone(x, y)
//
// A name alone that was not passed is an index; an element or a call needs what it names.
#pragma once

#include <hone/dsl/index.hpp>
#include <hone/dsl/text/functions.hpp>
#include <hone/dsl/text/tree.hpp>

#include <cstddef>
#include <cstdint>

namespace hone {
namespace dsl {

enum class GivenKind : std::uint8_t { tensor, index, function, other };

struct GivenName {
  const char* name;
  GivenKind kind;
};

/// A scalar function of the program's own, as a value; see own.
template <const auto& function>
struct OwnFunction {
  static constexpr const char* name = function.name.data();
};

template <class T>
inline constexpr bool is_own_function = false;
template <const auto& function>
inline constexpr bool is_own_function<OwnFunction<function>> = true;

template <class T>
constexpr GivenName given_name() {
  if constexpr (__is_base_of(TensorBase, T)) {
    return {T::name, GivenKind::tensor};
  } else if constexpr (is_index<T>) {
    return {T::name, GivenKind::index};
  } else if constexpr (is_own_function<T>) {
    return {T::name, GivenKind::function};
  } else {
    return {"", GivenKind::other};
  }
}

/// For each node the position of what it names, and the first problem among them.
template <std::size_t size>
struct TextNames {
  static constexpr std::uint8_t none = 255;

  std::uint8_t given[size] = {};
  TextProblem problem;
  std::size_t not_used = not_found;
  std::size_t not_ours = not_found;
  std::size_t twice = not_found;  // the second of two of one name; `first` is the first
  std::size_t first = not_found;
};

struct GivenNames {
  const GivenName* names;
  std::size_t count;

  constexpr std::size_t find(const char* text, std::size_t length) const {
    for (std::size_t g = 0; g < count; ++g) {
      if (names[g].name[0] == *text && is_name(names[g].name, text, length)) return g;
    }
    return not_found;
  }
};

constexpr std::size_t length_of(const char* name) {
  std::size_t length = 0;
  while (name[length] != '\0') ++length;
  return length;
}

constexpr bool needs_a_name(TextKind kind) {
  return kind == TextKind::load || kind == TextKind::load_zero_pad || kind == TextKind::own_call;
}

constexpr TextMistake mistake_of_name(const TextNode& node, std::size_t found,
                                      const GivenNames& given) {
  const bool is_call = node.kind == TextKind::own_call;
  if (found == not_found) return TextMistake::unknown_name;
  if (given.names[found].kind == GivenKind::tensor) {
    return is_call ? TextMistake::tensor_in_round_brackets : TextMistake::none;
  }
  if (given.names[found].kind == GivenKind::function) {
    return is_call ? TextMistake::none : TextMistake::function_in_square_brackets;
  }
  return TextMistake::unknown_name;
}

/// Looks up all names of a tree of `size` nodes.
template <std::size_t size>
constexpr TextNames<size> find_names(const char* text, const TextNode* nodes, GivenNames given) {
  TextNames<size> names;
  bool is_used[TextNames<size>::none] = {};
  for (std::size_t n = 0; n < size; ++n) {
    const TextNode& node = nodes[n];
    names.given[n] = TextNames<size>::none;
    if (node.kind != TextKind::name && !needs_a_name(node.kind)) continue;
    const std::size_t found = given.find(text + node.begin, node.length);
    if (needs_a_name(node.kind) && names.problem.mistake == TextMistake::none) {
      names.problem.mistake = mistake_of_name(node, found, given);
      names.problem.begin = node.begin;
      names.problem.length = node.length;
    }
    if (found == not_found) continue;
    names.given[n] = static_cast<std::uint8_t>(found);
    is_used[found] = true;
  }
  for (std::size_t g = 0; g < given.count; ++g) {
    const char* const name = given.names[g].name;
    const std::size_t first = given.find(name, length_of(name));
    if (given.names[g].kind == GivenKind::other) {
      names.not_ours = g;
    } else if (first != g) {
      names.twice = g;
      names.first = first;
    } else if (!is_used[g] && names.not_used == not_found) {
      names.not_used = g;
    }
  }
  return names;
}

}  // namespace dsl

/// A scalar function of the program's own, to be passed behind a text that calls it by its name:
/// "y[i] = cube(x[i])"_hone(own<cube>, x, y). See apply.
template <const auto& function>
inline constexpr dsl::OwnFunction<function> own{};

}  // namespace hone
