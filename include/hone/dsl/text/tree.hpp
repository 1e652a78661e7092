// dsl/text/tree.hpp
// A text of statements as nodes, operands first: what the parser makes of it, and what build.hpp
// then says to the operators of the language.
//
//   "y[i] = 2 * x[i]"   ->   i  y[i]  2  x[i]  2 * x[i]  y[i] = 2 * x[i]
//
// What is written twice is one node: compilers pay for each.
//
// Nodes are plain values, so one parser serves the compiler and a running program.
#pragma once

#include <hone/program/flat.hpp>

#include <cstddef>
#include <cstdint>

namespace hone::dsl {

enum class TextKind : std::uint8_t {
  refused,  // of a text with a mistake
  integer, real, single, boolean,  // numbers; `single` had the suffix f
  name,                 // an index, or a tensor without subscripts
  load, load_zero_pad,  // the operands are subscripts
  unary, binary,        // `op`
  relu, select,
  cast,        // to the element type number `integer`
  value, clamped, checked,
  call,        // of the function number `integer` of functions.hpp
  own_call,    // of a function that the text does not know
  reduction,   // `op` over the indices before the last operand
  scan,        // the same
  statement    // `op` is store or update
};

struct TextNode {
  TextKind kind;
  FlatOp op;
  std::uint16_t begin;   // of the name or the operator in the text
  std::uint16_t length;  // of the name
  std::uint16_t first;   // operand c is node number links[first + c]
  std::uint16_t count;
  std::uint16_t next;  // a node with the same hash, see TextNodeList
  std::int64_t integer;
  double real;
};

enum class TextMistake : std::uint8_t {
  none,
  value, closing_bracket, comma_or_bracket, equals_sign, name, element, element_type, statement_end,
  indices, opening_bracket, function_in_square_brackets, tensor_in_round_brackets, unknown_name,
  arguments, number, number_too_large, too_many
};

/// The first mistake of a text; the numbers are those of TextNode.
struct TextProblem {
  TextMistake mistake = TextMistake::none;
  std::uint16_t begin = 0;
  std::uint16_t length = 0;
  char bracket = 0;          // of closing_bracket, comma_or_bracket and opening_bracket
  std::size_t given = 0;     // of arguments
  std::size_t wanted = 0;
};

/// Room for the nodes of a text of `length` characters: none makes more than one, but the last one
/// of a text that breaks off.
template <std::size_t length>
struct TextTree {
  static constexpr std::size_t capacity = length + 4;

  TextNode nodes[capacity] = {};
  std::uint16_t links[capacity] = {};
  std::size_t size = 0;
  TextProblem problem;

  constexpr std::size_t operand(std::size_t node, std::size_t number) const {
    return links[nodes[node].first + number];
  }
};

}  // namespace hone::dsl
