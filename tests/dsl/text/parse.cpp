#include <hone/dsl/text/parse.hpp>

#include <doctest/doctest.h>

#include <string>

namespace text_parse_test {

using namespace hone::dsl;
using hone::FlatOp;

/// The tree with every operator in brackets.
inline std::string shape_of(const TextTree<256>& tree, const char* text, std::size_t n) {
  const TextNode& node = tree.nodes[n];
  std::string shape = node.length > 0 ? std::string(text + node.begin, node.length) : "";
  if (node.kind == TextKind::integer) shape = std::to_string(node.integer);
  if (node.kind == TextKind::binary && node.length == 0) shape = text[node.begin];
  if (node.kind == TextKind::unary) shape = text[node.begin];
  if (node.kind == TextKind::statement) shape = "=";
  for (std::size_t c = 0; c < node.count; ++c) {
    shape += (c == 0 ? "(" : " ") + shape_of(tree, text, tree.operand(n, c));
  }
  return node.count > 0 ? shape + ")" : shape;
}

inline std::string shape_of(const char* text) {
  const TextTree tree = parse_text<256>(text);
  if (tree.problem.mistake != TextMistake::none) return "mistake";
  return shape_of(tree, text, tree.size - 1);
}

inline TextProblem problem_of(const char* text) { return parse_text<256>(text).problem; }

TEST_CASE("operators bind as in C++") {
  CHECK(shape_of("y[] = a - b - c") == "=(y -(-(a b) c))");
  CHECK(shape_of("y[] = a + b * c % d") == "=(y +(a %(*(b c) d)))");
  CHECK(shape_of("y[] = a < b && c || !d") == "=(y |(&(<(a b) c) !(d)))");
  CHECK(shape_of("y[] = a == b <= c") == "=(y =(a <(b c)))");
  CHECK(shape_of("y[] = -a * (b - -c)") == "=(y *(-(a) -(b -(c))))");
}

TEST_CASE("spaces and ends of lines separate nothing") {
  CHECK(shape_of(" \n y [ i ]\t= sum [ k ] ( x [ i , k ] ) \n") == shape_of("y[i]=sum[k](x[i,k])"));
}

TEST_CASE("what is written twice is one node, but for statements") {
  const TextTree tree = parse_text<64>("y[i] = x[i] * x[i] + x[i]");
  CHECK(tree.size == 6);  // i, y, x, *, + and the statement
  CHECK(parse_text<64>("y[i] = x[i]; y[i] = x[i];").size == 5);
  CHECK(parse_text<64>("y[i] = a[i] + 2 + 2.0 + 2.0f").size == 10);
}

TEST_CASE("numbers have the types that C++ gives them") {
  const TextTree tree = parse_text<64>("y[] = f(7, 7.5, 7e-1f, 5000000000)");
  CHECK(tree.nodes[1].integer == 7);
  CHECK(tree.nodes[2].real == 7.5);
  CHECK(tree.nodes[3].kind == TextKind::single);
  CHECK(tree.nodes[3].real == static_cast<double>(7e-1F));
  CHECK(tree.nodes[4].integer == 5000000000);
}

TEST_CASE("the first mistake is noted with its place, whatever comes behind it") {
  CHECK(problem_of("y[i] = ").mistake == TextMistake::value);
  CHECK(problem_of("y[i] = ").begin == 7);
  CHECK(problem_of("y[i] = (x[i]").mistake == TextMistake::closing_bracket);
  CHECK(problem_of("y[i] = (x[i]").bracket == ')');
  CHECK(problem_of("y[i = x[i]").mistake == TextMistake::comma_or_bracket);
  CHECK(problem_of("y[i] + x[i]").mistake == TextMistake::equals_sign);
  CHECK(problem_of("y[i] == x[i]").mistake == TextMistake::value);
  CHECK(problem_of("y = x[i]").mistake == TextMistake::opening_bracket);
  CHECK(problem_of("y(i) = x[i]").mistake == TextMistake::tensor_in_round_brackets);
  CHECK(problem_of("").mistake == TextMistake::element);
  CHECK(problem_of("y[i] = x[i] z").mistake == TextMistake::statement_end);
  CHECK(problem_of("y[i] = x[i] = 2").mistake == TextMistake::statement_end);
  CHECK(problem_of("y[i] = sum(k, x[i, k])").mistake == TextMistake::indices);
  CHECK(problem_of("y[i] = sum[](x[i])").mistake == TextMistake::name);
  CHECK(problem_of("y[i] = exp[x[i]]").mistake == TextMistake::function_in_square_brackets);
  CHECK(problem_of("y[i] = pow(x[i])").mistake == TextMistake::arguments);
  CHECK(problem_of("y[i] = pow(x[i])").wanted == 2);
  CHECK(problem_of("y[i] = argmax[j, k](x[j, k])").mistake == TextMistake::arguments);
  CHECK(problem_of("y[i] = cast<real>(x[i])").mistake == TextMistake::element_type);
  CHECK(problem_of("y[i] = 2x").mistake == TextMistake::number);
  CHECK(problem_of("y[i] = 1.5.2").mistake == TextMistake::number);
  CHECK(problem_of("y[i] = 1e400").mistake == TextMistake::number_too_large);
  CHECK(problem_of("y[i] = 1e40f").mistake == TextMistake::number_too_large);
  CHECK(problem_of("y[i] = 9223372036854775808").mistake == TextMistake::number_too_large);
  CHECK(problem_of("y[i] = x[i] @ 2").mistake == TextMistake::statement_end);
  CHECK(problem_of("y[i] = f(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)").mistake == TextMistake::too_many);
  CHECK(problem_of("y[i] = a && b & c").mistake == TextMistake::statement_end);
}

TEST_CASE("no beginning of a text leads out of it") {
  const std::string text =
      "a[i,2*j-1] += select(!x[i] && y[j] <= 1.5e-3f, sum[k,l](-z[k]/zero_pad(w)[l-1]), "
      "cast<float>(value(i))) % 7; b[] = 1 != 2 || relu(max(c[checked(d[i])],e[clamped(f[])]))";
  CHECK(problem_of(text.c_str()).mistake == TextMistake::none);
  for (std::size_t length = 0; length < text.size(); ++length) {
    const std::string begin = text.substr(0, length);
    TextNode nodes[256 + 4];
    std::uint16_t links[256 + 4];
    TextParser parser(begin.c_str(), nodes, links);
    CHECK(parser.parse() <= length + 4);
  }
}

}  // namespace text_parse_test
