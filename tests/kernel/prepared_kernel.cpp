#include <hone/kernel/prepared_kernel.hpp>

#include <doctest/doctest.h>

#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "weighted.hpp"

#include <hone/kernel/kernel.hpp>

namespace weighted_by_hand::prepared_kernel_test {
using WeightedKernel = Kernel<decltype(program)>;

struct Weights {
  std::vector<float> w{1, 2, 3, 4};
  float shift = 5;
};

PreparedKernel<decltype(program)> prepare_kernel(Weights& weights) {
  const WeightedKernel kernel(make(program.flat()).state);
  return kernel.prepare(shift = weights.shift, w = weights.w);
}

TEST_CASE("a prepared kernel takes what is no constant, by keyword in any order") {
  Weights weights;
  const auto layer = prepare_kernel(weights);
  for (const std::size_t rows : {3U, 2U}) {
    Data data(rows, weights.w, 5);
    layer(y = data.y, x = data.x);
    CHECK(data.y == data.expected);
  }
}

TEST_CASE("copies share what was prepared") {
  Weights weights;
  const auto made = make(program.flat());
  const auto layer = WeightedKernel(made.state).prepare(w = weights.w, shift = weights.shift);
  const auto copy = layer;
  for (const auto& either : {layer, copy}) {
    Data data(3, weights.w, 5);
    either(x = data.x, y = data.y);
    CHECK(data.y == data.expected);
  }
  CHECK(made.impl->prepared == 1);
}

TEST_CASE("a bound kernel keeps what was prepared when the prepared kernel is gone") {
  Weights weights;
  Data data(4, weights.w, 5);
  const BoundKernel run = prepare_kernel(weights).bind(x = data.x, y = std::span(data.y));
  CHECK(data.y != data.expected);
  run();
  CHECK(data.y == data.expected);
}

TEST_CASE("a kernel of a constexpr program gives a prepared kernel of its type") {
  Weights weights;
  const Kernel<std::remove_const_t<decltype(program)>> kernel(make(program.flat()).state);
  const PreparedKernel<decltype(program)> layer =
      kernel.prepare(w = weights.w, shift = weights.shift);
  Data data(2, weights.w, 5);
  layer(x = data.x, y = data.y);
  CHECK(data.y == data.expected);
}

TEST_CASE("preparing, and calls of what is prepared, may give their errors as values") {
  Weights weights;
  const WeightedKernel kernel(make(program.flat()).state);
  const result<PreparedKernel<decltype(program)>> layer =
      kernel.try_prepare(w = weights.w, shift = weights.shift);
  REQUIRE(layer.has_value());
  Data data(2, weights.w, 5);
  const std::vector<float> none;
  const std::string text = "argument y: dimension 0 is 0, but its extent N is 2 in dimension 0 of "
                           "argument x";
  const auto x2 = view(data.x.data(), {2, 4});
  CHECK(layer->try_call(x = x2, y = std::span<float>()).error().what() == text);
  CHECK(layer->try_bind(x = x2, y = std::span<float>()).error().what() == text);
  CHECK(layer->try_call(x = data.x, y = data.y).has_value());
  CHECK(data.y == data.expected);
  const std::vector<float> three(3);
  CHECK(std::string(kernel.try_prepare(w = three, shift = weights.shift).error().what()) ==
        "argument w: dimension 0 is 3, but w(4) needs 4");
}

TEST_CASE("a prepared kernel that was moved from says so") {
  Weights weights;
  auto layer = prepare_kernel(weights);
  const auto moved = std::move(layer);
  Data data(2, weights.w, 5);
  constexpr const char* text = "this kernel was moved from; call the one that it was moved to";
  CHECK_THROWS_WITH_AS(layer(x = data.x, y = data.y), text, UserError);  // NOLINT
  CHECK_THROWS_WITH_AS(layer.bind(x = data.x, y = data.y), text, UserError);
  moved(x = data.x, y = data.y);
  CHECK(data.y == data.expected);
}

TEST_CASE("its signature is the program's without the constants") {
  using Rest = PreparedKernel<decltype(program)>::signature;
  CHECK(std::is_same_v<Rest, Signature<std::remove_const_t<decltype(x)>,
                                       std::remove_const_t<decltype(y)>>>);
}

}  // namespace weighted_by_hand::prepared_kernel_test
