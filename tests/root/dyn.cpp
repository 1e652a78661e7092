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

TEST_CASE("what no builder made is refused") {
  CHECK_THROWS_WITH_AS(autotune(Program(), {}), "a program without a stage computes nothing",
                       UserError);
  const dyn::Tensor none;
  CHECK_THROWS_WITH_AS(none(dyn::Index("i")),
                       "a tensor that no builder made; use what input, output or temp gave",
                       UserError);
}

TEST_CASE("factors of subscripts have room") {
  dyn::Builder builder;
  const auto a = builder.input("a", DType::f32, {9});
  const dyn::Index i("i");
  const std::int64_t large = std::int64_t{1} << 62;
  constexpr const char* text = "a subscript of a has a factor or an offset beyond 2^31";
  CHECK_THROWS_WITH_AS(a(i * large), text, UserError);
  CHECK_THROWS_WITH_AS(a(i * large * 4), text, UserError);
  CHECK_THROWS_WITH_AS(a(i * large + i * large + i * large), text, UserError);
  CHECK_THROWS_WITH_AS(a(i + large), text, UserError);
}

}  // namespace dyn_test
