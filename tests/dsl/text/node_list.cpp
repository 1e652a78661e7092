#include <hone/dsl/text/node_list.hpp>

#include <doctest/doctest.h>

using namespace hone::dsl;
using hone::FlatOp;

TEST_CASE("a node that is there already is found again") {
  TextNode nodes[8] = {};
  std::uint16_t links[8] = {};
  TextNodeList list("i j i", nodes, links);
  const auto name = [&](std::uint16_t begin) {
    return list.add({TextKind::name, FlatOp::index, begin, 1, 0, 0, 0, 0, 0}, {});
  };
  const auto i = name(0), j = name(2);
  CHECK(i != j);
  CHECK(name(4) == i);
  CHECK(list.size() == 2);
}

TEST_CASE("the order of operands makes a difference") {
  TextNode nodes[8] = {};
  std::uint16_t links[8] = {};
  TextNodeList list("", nodes, links);
  const TextNode sum{TextKind::binary, FlatOp::add, 0, 0, 0, 0, 0, 0, 0};
  TextOperands ab, ba;
  ab.count = ba.count = 2;
  ab.nodes[1] = ba.nodes[0] = 1;
  CHECK(list.add(sum, ab) != list.add(sum, ba));
  CHECK(list.add(sum, ab) == list.add(sum, ab));
}
