#include <hone/kernel/dyn_kernel.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "dense.hpp"

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
                       "argument C is const or a temporary, but the program writes it", UserError);
}

}  // namespace dyn_kernel_test
