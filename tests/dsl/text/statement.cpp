#include <hone/dsl.hpp>
#include <hone/dsl/text/statement.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace hone;
using namespace hone::dsl;

TEST_CASE("the last node of a text is made by assigning to its target") {
  using X = Input<"x", float, 8>;
  using Y = Output<"y", float, 8>;
  using Text = WrittenText<"y[i] = x[i]", X, Y>;
  using Made = made_of<Text, 3>;
  CHECK(std::is_same_v<Made, decltype(Y{}(Index<"i">{}) = X{}(Index<"i">{}))>);
}

TEST_CASE("+= makes an update") {
  using X = Input<"x", float, 8>;
  using Y = Output<"y", float, 8>;
  using Text = WrittenText<"y[i] += x[i]", X, Y>;
  constexpr auto made = MakeNode<Text, 3>::at<Text, 3>();
  CHECK(made.nodes[made.size - 2].op == FlatOp::update);
}
