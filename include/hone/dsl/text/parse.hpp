// dsl/text/parse.hpp
// The grammar of statements as text. Precedence is that of C++, and indices stand in square
// brackets; everything else is spelled as in the typed language.
//
//   text        statement { ";" statement } [ ";" ]
//   statement   name "[" [ subscripts ] "]" ( "=" | "+=" ) expression
//   operand     number | name | "(" expression ")" | ( "-" | "!" ) operand
//             | name "[" [ subscripts ] "]" | "zero_pad" "(" name ")" "[" [ subscripts ] "]"
//             | reduction "[" names "]" "(" expression ")"
//             | function "(" expressions ")" | "cast" "<" type ">" "(" expression ")"
//
// Which names are tensors is not known here; see names.hpp. After the first mistake nothing more is
// read, so that one mistake stays one.
#pragma once

#include <hone/dsl/text/characters.hpp>
#include <hone/dsl/text/functions.hpp>
#include <hone/dsl/text/node_list.hpp>
#include <hone/dsl/text/number.hpp>
#include <hone/dsl/text/tree.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

namespace hone::dsl {

class TextParser {
 public:
  /// `text` ends with 0; `nodes` and `links` have room for as many as it has characters.
  constexpr TextParser(const char* text, TextNode* nodes, std::uint16_t* links)
      : text_(text), nodes_(text, nodes, links) {
    advance(0);
  }

  /// Returns the number of nodes.
  constexpr std::size_t parse() {
    do {
      statement();
      if (text_[at_] == ';') {
        advance(1);
      } else if (text_[at_] != '\0') {
        expected(TextMistake::statement_end);
      }
    } while (text_[at_] != '\0');
    return nodes_.size();
  }

  constexpr const TextProblem& problem() const { return problem_; }

 private:
  using Id = TextNodeList::Id;
  using Operands = TextOperands;

  struct Name {
    std::size_t begin;
    std::size_t length;
  };

  /// Goes behind the spaces behind the next characters: `at_` never stands at one.
  constexpr void advance(std::size_t characters) {
    at_ += characters;
    while (text_characters.spaces[static_cast<unsigned char>(text_[at_])]) ++at_;
  }

  constexpr bool take(char wanted) {
    if (text_[at_] != wanted) return false;
    advance(1);
    return true;
  }

  /// Notes a mistake and goes to the end of the text, where every loop ends.
  constexpr void mistake(TextMistake what, Name at, char bracket = 0, std::size_t given = 0,
                         std::size_t wanted = 0) {
    if (problem_.mistake == TextMistake::none) {
      problem_ = {what,  static_cast<Id>(at.begin), static_cast<Id>(at.length), bracket, given,
                  wanted};
    }
    while (text_[at_] != '\0') ++at_;
  }

  constexpr void expected(TextMistake what, char bracket = 0) { mistake(what, {at_, 0}, bracket); }

  constexpr void take_or_expect(char wanted, TextMistake what) {
    if (!take(wanted)) expected(what, wanted);
  }

  constexpr Id add(TextKind kind, FlatOp op, Name name, const Operands& operands,
                   std::size_t number = 0) {
    return nodes_.add({kind, op, static_cast<Id>(name.begin), static_cast<Id>(name.length), 0, 0, 0,
                       static_cast<std::int64_t>(number), 0},
                      operands);
  }

  constexpr void push(Operands& operands, Id node) {
    if (operands.count == Operands::most) {
      mistake(TextMistake::too_many, {at_, 0});
    } else {
      operands.nodes[operands.count++] = node;
    }
  }

  /// Empty if there is none.
  constexpr Name read_name() {
    const std::size_t begin = at_;
    std::size_t end = at_;
    if (is_letter(text_[at_])) {
      while (text_characters.in_names[static_cast<unsigned char>(text_[end])]) ++end;
    }
    advance(end - begin);
    return {begin, end - begin};
  }

  constexpr Name expect_name(TextMistake what) {
    const Name name = read_name();
    if (name.length == 0) expected(what);
    return name;
  }

  template <class Entry, std::size_t count>
  constexpr std::size_t find(const Entry (&list)[count], Name name) const {
    return find_name(list, text_ + name.begin, name.length);
  }

  constexpr bool is_word(const char* word, Name name) const {
    return text_[name.begin] == *word && is_name(word, text_ + name.begin, name.length);
  }

  constexpr void statement() {
    const Name name = expect_name(TextMistake::element);
    if (problem_.mistake != TextMistake::none) return;
    if (text_[at_] == '(') return mistake(TextMistake::tensor_in_round_brackets, name);
    take_or_expect('[', TextMistake::opening_bracket);
    const Id target = load(TextKind::load, name);
    const Name place{at_, 0};
    const bool adds = text_[at_] == '+' && text_[at_ + 1] == '=';
    if (adds) ++at_;
    take_or_expect('=', TextMistake::equals_sign);
    Operands sides;
    push(sides, target);
    push(sides, expression(1));
    add(TextKind::statement, adds ? FlatOp::update : FlatOp::store, place, sides);
  }

  /// Operators of at least this precedence, and their operands.
  constexpr Id expression(int lowest) {
    Id left = operand();
    for (;;) {
      const TextOperator found = text_operator_at(text_ + at_);
      if (found.precedence < lowest || found.precedence == 0) return left;
      const Name place{at_, 0};
      advance(static_cast<std::size_t>(found.length));
      Operands both;
      both.nodes[0] = left;
      both.nodes[1] = expression(found.precedence + 1);
      both.count = 2;
      left = add(TextKind::binary, found.op, place, both);
    }
  }

  constexpr Id operand() {
    const char c = text_[at_];
    if (is_letter(c)) return named();
    if (is_digit(c) || (c == '.' && is_digit(text_[at_ + 1]))) return number();
    if (take('(')) {
      const Id inner = expression(1);
      take_or_expect(')', TextMistake::closing_bracket);
      return inner;
    }
    if (c == '-' || (c == '!' && text_[at_ + 1] != '=')) {
      const Name place{at_, 0};
      advance(1);
      Operands one;
      push(one, operand());
      return add(TextKind::unary, c == '-' ? FlatOp::neg : FlatOp::logical_not, place, one);
    }
    expected(TextMistake::value);
    return 0;
  }

  constexpr Id number() {
    const std::size_t begin = at_;
    const Decimal read = read_decimal(text_ + at_);
    at_ += read.length;
    bool is_real = is_real_number(begin);
    TextNode node{TextKind::integer, FlatOp::constant, static_cast<Id>(begin), 0, 0, 0, 0, 0, 0};
    if (text_[at_] == 'f' && is_real) {
      ++at_;
      node.kind = TextKind::single;
      node.real = static_cast<double>(to_real<float>(read));
    } else if (is_real) {
      node.kind = TextKind::real;
      node.real = to_real<double>(read);
    } else {
      node.integer = static_cast<std::int64_t>(read.mantissa);
    }
    const Name digits{begin, at_ - begin};
    if (is_letter(text_[at_]) || text_[at_] == '.') mistake(TextMistake::number, digits);
    if (node.real > std::numeric_limits<double>::max() || is_too_large(read, node)) {
      mistake(TextMistake::number_too_large, digits);
    }
    advance(0);
    return nodes_.add(node, {});
  }

  /// Goes behind the exponent of the number whose digits were read.
  constexpr bool is_real_number(std::size_t begin) {
    bool is_real = false;
    for (std::size_t n = begin; n < at_; ++n) is_real = is_real || text_[n] == '.';
    if (text_[at_] != 'e' && text_[at_] != 'E') return is_real;
    std::size_t next = at_ + 1;
    if (text_[next] == '-' || text_[next] == '+') ++next;
    if (!is_digit(text_[next])) return is_real;  // the letter is then the mistake
    while (is_digit(text_[next])) ++next;
    at_ = next;
    return true;
  }

  static constexpr bool is_too_large(const Decimal& read, const TextNode& node) {
    if (node.kind != TextKind::integer) return false;
    return read.count > 19 || read.mantissa >> 63U != 0;
  }

  /// What begins with a name.
  constexpr Id named() {
    const Name name = read_name();
    if (take('[')) return in_square_brackets(name);
    if (take('(')) return in_round_brackets(name);
    if (text_[at_] == '<' && is_word("cast", name)) return cast(name);
    if (is_word("true", name) || is_word("false", name)) {
      return add(TextKind::boolean, FlatOp::constant, name, {}, text_[name.begin] == 't');
    }
    return add(TextKind::name, FlatOp::index, name, {});
  }

  constexpr Id in_square_brackets(Name name) {
    const std::size_t number = find(text_reductions, name);
    if (number != not_found) return reduction(text_reductions[number], name);
    if (find(text_functions, name) != not_found) {
      mistake(TextMistake::function_in_square_brackets, name);
      return 0;
    }
    return load(TextKind::load, name);
  }

  constexpr Id in_round_brackets(Name name) {
    if (is_word("zero_pad", name)) return zero_pad();
    if (find(text_reductions, name) != not_found) {
      mistake(TextMistake::indices, name);
      return 0;
    }
    const std::size_t number = find(text_functions, name);
    Operands operands;
    expressions(operands, ')');
    if (number == not_found) return add(TextKind::own_call, FlatOp::call, name, operands);
    const TextFunction& function = text_functions[number];
    if (operands.count != function.arity) {
      mistake(TextMistake::arguments, name, 0, operands.count, function.arity);
    }
    return add(function.kind, function.op, name, operands, number);
  }

  /// Expressions up to a closing bracket.
  constexpr void expressions(Operands& operands, char closing) {
    if (take(closing)) return;
    do push(operands, expression(1));
    while (take(','));
    take_or_expect(closing, TextMistake::comma_or_bracket);
  }

  constexpr Id load(TextKind kind, Name name) {
    Operands subscripts;
    expressions(subscripts, ']');
    return add(kind, FlatOp::load, name, subscripts);
  }

  constexpr Id zero_pad() {
    const Name name = expect_name(TextMistake::name);
    take_or_expect(')', TextMistake::closing_bracket);
    take_or_expect('[', TextMistake::opening_bracket);
    return load(TextKind::load_zero_pad, name);
  }

  constexpr Id reduction(const TextFunction& function, Name name) {
    Operands operands;
    do {
      const Name index = expect_name(TextMistake::name);
      push(operands, add(TextKind::name, FlatOp::index, index, {}));
    } while (take(','));
    const std::size_t count = operands.count;
    take_or_expect(']', TextMistake::comma_or_bracket);
    if (count > function.arity) mistake(TextMistake::arguments, name, 0, count, function.arity);
    take_or_expect('(', TextMistake::opening_bracket);
    push(operands, expression(1));
    take_or_expect(')', TextMistake::closing_bracket);
    return add(function.kind, function.op, name, operands);
  }

  constexpr Id cast(Name name) {
    advance(1);
    const Name type = expect_name(TextMistake::element_type);
    const std::size_t number = find(text_types, type);
    if (number == not_found) mistake(TextMistake::element_type, {type.begin, 0});
    take_or_expect('>', TextMistake::closing_bracket);
    take_or_expect('(', TextMistake::opening_bracket);
    Operands operands;
    push(operands, expression(1));
    take_or_expect(')', TextMistake::closing_bracket);
    return add(TextKind::cast, FlatOp::cast, name, operands, number);
  }

  const char* text_;
  TextNodeList nodes_;
  std::size_t at_ = 0;
  TextProblem problem_;
};

/// The tree of a text of at most `length` characters.
template <std::size_t length>
constexpr TextTree<length> parse_text(const char* text) {
  TextTree<length> tree;
  TextParser parser(text, tree.nodes, tree.links);
  tree.size = parser.parse();
  tree.problem = parser.problem();
  return tree;
}

}  // namespace hone::dsl
