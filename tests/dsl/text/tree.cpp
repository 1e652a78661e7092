#include <hone/dsl/text/parse.hpp>

#include <doctest/doctest.h>

namespace text_tree_test {

using namespace hone::dsl;

TEST_CASE("an operand of a node is found by its number") {
  constexpr TextTree tree = parse_text<32>("y[i] = 2 * x[i]");
  constexpr std::size_t statement = tree.size - 1;
  CHECK(tree.nodes[tree.operand(statement, 0)].kind == TextKind::load);
  CHECK(tree.nodes[tree.operand(statement, 1)].op == hone::FlatOp::mul);
}

}  // namespace text_tree_test
