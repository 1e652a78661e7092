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

TEST_CASE("an output is added to where it lies, with gaps between its rows and without") {
  dyn::Builder builder;
  const auto a = builder.input("a", DType::i32, {7, 9});
  const auto y = builder.output("y", DType::i32, {7, 5});
  const dyn::Index i("i"), j("j"), k("k");
  builder.accumulate(y(i, j), dyn::sum({k}, a(i, k)) + dyn::cast(DType::i32, dyn::value(j)));
  const DynKernel kernel = autotune(builder.finish(), {.max_trials = 3, .threads = 2});
  const std::vector<std::int32_t> in(63, 3);
  for (const std::int64_t width : {5, 8}) {
    std::vector<std::int32_t> out(static_cast<std::size_t>(7 * width), 100);
    std::vector<std::int32_t> right = out;
    for (std::size_t n = 0; n < out.size(); ++n) {
      const auto column = static_cast<std::int64_t>(n) % width;
      if (column < 5) right[n] += 2 * (27 + static_cast<std::int32_t>(column));
    }
    const auto where = view(out.data(), {7, 5}, {width, 1});
    kernel.call({{"a", in}, {"y", where}});
    kernel.bind({{"a", in}, {"y", where}})();
    CHECK(out == right);
  }
}

TEST_CASE("an updated output still needs memory of its own") {
  dyn::Builder builder;
  const auto a = builder.input("a", DType::f32, {9});
  const auto y = builder.output("y", DType::f32, {9});
  const dyn::Index i("i");
  builder.accumulate(y(i), a(8 - i));
  const DynKernel kernel = autotune(builder.finish(), {.max_trials = 1, .threads = 1});
  std::vector<float> both(9);
  CHECK_THROWS_WITH_AS(kernel.call({{"a", both}, {"y", both}}),
                       "output y shares memory with input a; give it memory of its own", UserError);
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
