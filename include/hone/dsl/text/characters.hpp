// dsl/text/characters.hpp
// What the characters of a text are: letters, spaces, and operators with their precedence in C++.
#pragma once

#include <hone/program/flat.hpp>

#include <cstddef>

namespace hone::dsl {

/// A binary operator; one of higher precedence binds tighter, 0 is none.
struct TextOperator {
  FlatOp op;
  int precedence;
  int length;
};

constexpr TextOperator text_operator_at(const char* text) {
  const bool is_doubled = text[0] != '\0' && text[1] == text[0];
  const bool has_equals = text[0] != '\0' && text[1] == '=';
  switch (text[0]) {
    case '*': return {FlatOp::mul, 6, 1};
    case '/': return {FlatOp::div, 6, 1};
    case '%': return {FlatOp::mod, 6, 1};
    case '+': return {FlatOp::add, 5, 1};
    case '-': return {FlatOp::sub, 5, 1};
    case '<': return has_equals ? TextOperator{FlatOp::le, 4, 2} : TextOperator{FlatOp::lt, 4, 1};
    case '>': return has_equals ? TextOperator{FlatOp::ge, 4, 2} : TextOperator{FlatOp::gt, 4, 1};
    case '=': return {FlatOp::eq, has_equals ? 3 : 0, 2};
    case '!': return {FlatOp::ne, has_equals ? 3 : 0, 2};
    case '&': return {FlatOp::logical_and, is_doubled ? 2 : 0, 2};
    case '|': return {FlatOp::logical_or, is_doubled ? 1 : 0, 2};
    default: return {FlatOp::add, 0, 0};
  }
}

/// What a character may be; a table, because compilers pay for each comparison.
struct TextCharacters {
  bool letters[256] = {};  // and _
  bool in_names[256] = {};
  bool spaces[256] = {};

  constexpr TextCharacters() {
    for (const char c : {' ', '\n', '\t', '\r'}) spaces[static_cast<unsigned char>(c)] = true;
    for (unsigned char c = 'A'; c <= 'Z'; ++c) letters[c] = letters[c - 'A' + 'a'] = true;
    letters[static_cast<unsigned char>('_')] = true;
    for (std::size_t c = 0; c < 128; ++c) in_names[c] = letters[c] || (c >= '0' && c <= '9');
  }
};

inline constexpr TextCharacters text_characters;

constexpr bool is_letter(char c) { return text_characters.letters[static_cast<unsigned char>(c)]; }

}  // namespace hone::dsl
