#include <hone/kernel/dyn_kernel.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "dense.hpp"
#include "weighted.hpp"

#include <hone/kernel/view.hpp>

namespace dyn_kernel_test {
using namespace hone;
using dense_by_hand::Data;

DynKernel make_kernel() {
  return DynKernel(dense_by_hand::state_of(std::make_shared<dense_by_hand::Impl>()));
}

TEST_CASE("a program of the run time is called with names") {
  const DynKernel kernel = make_kernel();
  Data data(5);
  kernel.call({{"C", view(data.c.data(), {5, 4})},
               {"A", data.a},
               {"bias", std::vector<float>(data.bias)},
               {"B", data.b.data()}});
  CHECK(data.c == data.expected);
}

TEST_CASE("a list of arguments may be made at run time, and bound") {
  const DynKernel kernel = make_kernel();
  Data data(5);
  std::vector<NamedArgument> arguments{{"A", data.a}, {"B", data.b}, {"bias", data.bias}};
  arguments.emplace_back("C", data.c);
  const BoundKernel run = kernel.bind(arguments);
  CHECK(data.c != data.expected);
  run();
  CHECK(data.c == data.expected);
  CHECK(kernel.info() == "by hand");
}

TEST_CASE("names are those of the program, each once") {
  const DynKernel kernel = make_kernel();
  Data data(5);
  CHECK_THROWS_WITH_AS(kernel.call({{"A", data.a}, {"X", data.b}}),
                       "the program takes no argument X; it takes A, B, bias, C", UserError);
  CHECK_THROWS_WITH_AS(kernel.call({{"A", data.a}, {"B", data.b}, {"C", data.c}}),
                       "argument bias is missing; the program takes A, B, bias, C", UserError);
  CHECK_THROWS_WITH_AS(kernel.call({{"A", data.a}, {"B", data.b}, {"A", data.c}}),
                       "argument A is given twice; give it once", UserError);
}

TEST_CASE("an owning temporary is no output") {
  const DynKernel kernel = make_kernel();
  Data data(5);
  CHECK_THROWS_WITH_AS(kernel.call({{"A", data.a},
                                    {"B", data.b},
                                    {"bias", data.bias},
                                    {"C", std::vector<float>(20)}}),
                       "argument C is const, a temporary or marked read-only, but the program writes "
                       "it",
                       UserError);
}

TEST_CASE("what is bound may be no owning temporary") {
  const DynKernel kernel = make_kernel();
  Data data(5);
  CHECK_THROWS_WITH_AS(
      kernel.bind({{"A", data.a}, {"B", data.b}, {"bias", std::vector<float>(4)}, {"C", data.c}}),
      "argument bias is a temporary and would be gone before the first call; pass a variable or a "
      "view",
      UserError);
}

DynKernel make_weighted() {
  return DynKernel(weighted_by_hand::make(weighted_by_hand::program.flat()).state);
}

TEST_CASE("a kernel is prepared with its constants, and called or bound with the rest") {
  const std::vector<float> weights{1, 2, 3, 4};
  const float shift = 5;
  std::string name = "w";
  const DynPreparedKernel layer = make_weighted().prepare({{"shift", shift}, {name, weights}});
  name = "?";
  weighted_by_hand::Data data(3, weights, shift);
  layer.call({{"y", data.y}, {"x", data.x}});
  CHECK(data.y == data.expected);
  data.y.assign(3, -1);
  const BoundKernel run = layer.bind({{"x", data.x}, {"y", data.y}});
  run();
  CHECK(data.y == data.expected);
}

TEST_CASE("prepare takes the constants, each once, and calls take the rest") {
  const DynKernel kernel = make_weighted();
  const std::vector<float> weights(4);
  const float shift = 5;
  std::vector<float> x(4), y(1);
  CHECK_THROWS_WITH_AS(kernel.prepare({{"w", weights}}),
                       "argument shift is missing; prepare takes w, shift", UserError);
  CHECK_THROWS_WITH_AS(kernel.prepare({{"w", weights}, {"x", x}}),
                       "prepare takes no argument x; it takes w, shift", UserError);
  CHECK_THROWS_WITH_AS(kernel.prepare({{"w", weights}, {"w", weights}, {"shift", shift}}),
                       "argument w is given twice; give it once", UserError);
  const DynPreparedKernel layer = kernel.prepare({{"w", weights}, {"shift", shift}});
  CHECK_THROWS_WITH_AS(layer.call({{"w", weights}, {"x", x}, {"y", y}}),
                       "the prepared kernel takes no argument w; it takes x, y", UserError);
  CHECK_THROWS_WITH_AS(layer.bind({{"x", x}}),
                       "argument y is missing; the prepared kernel takes x, y", UserError);
}

TEST_CASE("constants must be there as long as the prepared kernel") {
  const float shift = 5;
  CHECK_THROWS_WITH_AS(
      make_weighted().prepare({{"w", std::vector<float>(4)}, {"shift", shift}}),
      "argument w is a temporary and would be gone before the first call; pass a variable or a "
      "view",
      UserError);
}

TEST_CASE("a program without constants has nothing to prepare") {
  CHECK_THROWS_WITH_AS(make_kernel().prepare({}),
                       "the program has no constants to prepare; declare the inputs that stay the "
                       "same with dyn::Builder::constant",
                       UserError);
}

TEST_CASE("all that a kernel of the run time does may give its error as a value") {
  const DynKernel kernel = make_kernel();
  Data data(5);
  const std::string missing = "argument bias is missing; the program takes A, B, bias, C";
  CHECK(kernel.try_call({{"A", data.a}, {"B", data.b}, {"C", data.c}}).error().what() == missing);
  CHECK(kernel.try_bind({{"A", data.a}, {"B", data.b}, {"C", data.c}}).error().what() == missing);
  const std::vector<NamedArgument> arguments{
      {"A", data.a}, {"B", data.b}, {"bias", data.bias}, {"C", data.c}};
  CHECK(kernel.try_call(arguments).has_value());
  CHECK(data.c == data.expected);
  CHECK(kernel.try_bind(arguments)->try_call().has_value());
}

TEST_CASE("preparing a kernel of the run time may give its error as a value") {
  const std::vector<float> weights(4);
  const float shift = 5;
  const DynKernel kernel = make_weighted();
  CHECK(std::string(kernel.try_prepare({{"w", weights}}).error().what()) ==
        "argument shift is missing; prepare takes w, shift");
  const result<DynPreparedKernel> layer = kernel.try_prepare({{"w", weights}, {"shift", shift}});
  REQUIRE(layer.has_value());
  const std::string text = "argument x is missing; the prepared kernel takes x, y";
  CHECK(layer->try_call({}).error().what() == text);
  CHECK(layer->try_bind({}).error().what() == text);
}

TEST_CASE("a prepared kernel of the run time that was moved from says so") {
  const DynPreparedKernel layer(nullptr);
  CHECK_THROWS_WITH_AS(layer.call({}),
                       "this kernel was moved from; call the one that it was moved to", UserError);
}

}  // namespace dyn_kernel_test
