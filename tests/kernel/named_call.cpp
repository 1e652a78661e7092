#include <hone/kernel/named_call.hpp>

#include <doctest/doctest.h>

#include <vector>

#include "dense.hpp"

namespace named_call_test {
using namespace hone;
using dense_by_hand::Data;

TEST_CASE("named arguments become one view per parameter, in the order of the program") {
  const auto state = dense_by_hand::state_of(std::make_shared<dense_by_hand::Impl>());
  Data data(5);
  const std::vector<NamedArgument> arguments{
      {"C", data.c}, {"bias", data.bias}, {"A", data.a}, {"B", data.b}};
  const std::vector<ArgumentView> views = detail::call_views(*state, arguments);
  REQUIRE(views.size() == 4);
  CHECK(views[0].data == data.a.data());
  CHECK(views[1].data == data.b.data());
  CHECK(views[2].data == data.bias.data());
  CHECK(views[3].data == data.c.data());
}

TEST_CASE("parameters that are not wanted have an empty view, and must not be named") {
  const auto state = dense_by_hand::state_of(std::make_shared<dense_by_hand::Impl>());
  Data data(5);
  const detail::WantedArguments outputs(state->parameters(), "this",
                                        [](const Parameter& p) { return p.is_output; });
  const std::vector<NamedArgument> c{{"C", data.c}};
  const std::vector<ArgumentView> views = outputs.in_order(c);
  CHECK(views[0].data == nullptr);
  CHECK(views[3].data == data.c.data());
  const std::vector<NamedArgument> a{{"A", data.a}};
  CHECK_THROWS_WITH_AS(outputs.in_order(a), "this takes no argument A; it takes C", UserError);
}

}  // namespace named_call_test
