#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <vector>

namespace dyn_test {
using namespace hone;

TEST_CASE("a program of the run time is tuned and called by name") {
  dyn::Builder builder;
  const auto a = builder.input("a", DType::i32, {"n", 9});
  const auto y = builder.output("y", DType::i32, {"n"});
  const dyn::Index i("i"), k("k");
  builder.stage(y(i), dyn::sum({k}, a(i, k)));
  const DynKernel kernel =
      autotune(builder.finish(), {.shapes = {{"n", 7}}, .max_trials = 2, .threads = 1});
  const std::vector<std::int32_t> in(63, 3);
  std::vector<std::int32_t> out(7);
  kernel.call({{"a", in}, {"y", out}});
  CHECK(out == std::vector<std::int32_t>(7, 27));
  CHECK(!kernel.loop_nest().empty());
}

}  // namespace dyn_test
