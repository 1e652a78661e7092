#include <hone/compile.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <thread>
#include <utility>
#include <vector>

#include "dense_for_tests.hpp"

namespace compile_test {
using namespace dense_for_tests;

TEST_CASE("a schedule by hand is compiled as it was written, without a search") {
  const Options options{.shapes = {{"M", 31}}, .threads = 1};
  Schedule schedule = schedule_of(program, options.shapes);
  schedule["C.sum"].tile({{i, 4}, {j, 16}}).vectorize("j.1");
  const auto kernel = compile(program, schedule, options);
  CHECK(kernel.schedule() == to_string(schedule.state().steps()));
  CHECK(kernel.facts().trials == 0);
  for (const std::size_t rows : {31U, 5U}) {
    Data data(rows);
    kernel(A = data.a, B = data.b, C = data.c);
    CHECK(data.c == data.right);
  }
}

TEST_CASE("a schedule of another program is refused") {
  static constexpr auto other = C(i, j) = sum(k, A(i, k) * B(k, j));
  const Options options{.shapes = {{"M", 31}}};
  Schedule schedule = schedule_of(program, options.shapes);
  schedule["C.sum"].split(i, {4});
  CHECK_THROWS_AS(compile(other, schedule, options), UserError);
  const auto refused = try_compile(other, schedule, options);
  REQUIRE(!refused);
  CHECK_THROWS_WITH_AS(compile(other, schedule, options), refused.error().what(), UserError);
  CHECK(try_compile(program, schedule, options).has_value());
}

}  // namespace compile_test

/// A layer whose weights are packed, in tiles that do not divide them.
namespace packed_layer {
using namespace hone;
using dense_for_tests::i;
using dense_for_tests::j;
using dense_for_tests::k;
constexpr Input<"A", float, "M", 19> A;
constexpr Constant<"B", float, 19, 23> B;
constexpr Constant<"bias", float, 23> bias;
constexpr Output<"C", float, "M", 23> C;
constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j));

/// The same without symbols.
constexpr Input<"A", float, 7, 19> A7;
constexpr Output<"C", float, 7, 23> C7;
constexpr auto program7 = C7(i, j) = relu(sum(k, A7(i, k) * B(k, j)) + bias(j));

template <class P>
Kernel<P> packed(const P& source, const Options& options) {
  Schedule schedule = schedule_of(source, options.shapes);
  schedule["C.sum"].split(j, {16}).reorder({"j.0", i, k, "j.1"}).vectorize("j.1");
  schedule["C.sum"].parallel("j.0");
  schedule.cache_read(B, {"C.sum"});
  schedule["B.cache"].split("d1", {16}).reorder({"d1.0", "d0", "d1.1"}).vectorize("d1.1").pack();
  schedule["B.cache"].parallel("d1.0");
  return compile(source, schedule, options);
}

/// Weights that the layer is given once.
struct Weights {
  Weights() : b(dense_for_tests::Data(1).b) {
    for (std::size_t n = 0; n < bias.size(); ++n) bias[n] = static_cast<float>(n % 3) - 1;
  }

  std::vector<float> b;
  std::array<float, 23> bias;
};

struct Data : dense_for_tests::Data {
  Data(std::size_t rows, const Weights& weights) : dense_for_tests::Data(rows) {
    for (std::size_t n = 0; n < right.size(); ++n) {
      right[n] = weights.bias[n % 23];
      for (std::size_t d = 0; d < 19; ++d) right[n] += a[n / 23 * 19 + d] * b[d * 23 + n % 23];
      right[n] = std::max(right[n], 0.0F);
    }
  }
};

TEST_CASE("a kernel with constants gives the same prepared and unprepared") {
  const auto kernel = packed(program, {.shapes = {{"M", 31}}, .threads = 1});
  Weights weights;
  const auto layer = kernel.prepare(B = weights.b, bias = weights.bias);
  for (const std::size_t rows : {31U, 5U, 31U}) {
    Data data(rows, weights);
    kernel(A = data.a, B = weights.b, bias = weights.bias, C = data.c);
    CHECK(data.c == data.right);
    data.c.assign(data.c.size(), -1);
    layer(A = data.a, C = data.c);
    CHECK(data.c == data.right);
  }
}

TEST_CASE("what was packed does not follow its constant, what is read as it stands does") {
  const auto kernel = packed(program7, {.threads = 1});
  Weights weights;
  const auto layer = kernel.prepare(B = weights.b.data(), bias = weights.bias);
  Data data(7, weights);
  std::fill(weights.b.begin(), weights.b.end(), 1e6F);
  layer(A7 = data.a, C7 = data.c);
  CHECK(data.c == data.right);
  std::fill(weights.bias.begin(), weights.bias.end(), -1e6F);
  layer(A7 = data.a, C7 = data.c);
  CHECK(data.c == std::vector<float>(data.c.size(), 0));
}

TEST_CASE("a bound kernel keeps packed weights when all else is gone") {
  Weights weights;
  Data data(9, weights);
  BoundKernel run = [&] {
    const auto kernel = packed(program, {.shapes = {{"M", 9}}, .threads = 1});
    return kernel.prepare(B = weights.b, bias = weights.bias).bind(A = data.a, C = data.c);
  }();
  std::fill(weights.b.begin(), weights.b.end(), 1e6F);
  for (int round = 0; round < 2; ++round) {
    data.c.assign(data.c.size(), -1);
    run();
    CHECK(data.c == data.right);
  }
}

TEST_CASE("two threads may make a prepared kernel's first calls at once") {
  const auto kernel = packed(program, {.shapes = {{"M", 12}}, .threads = 2});
  Weights weights;
  const auto layer = kernel.prepare(B = weights.b, bias = weights.bias);
  std::array<int, 2> wrong{};
  const auto call = [&](std::size_t thread) {
    for (const std::size_t rows : {12U, 5U, 12U}) {
      Data data(rows, weights);
      layer(A = data.a, C = data.c);
      wrong[thread] += data.c == data.right ? 0 : 1;
    }
  };
  std::thread other(call, 1U);
  call(0);
  other.join();
  CHECK(wrong == std::array<int, 2>{});
}

TEST_CASE("a layer is prepared from weights that lie in a larger matrix") {
  const auto kernel = packed(program7, {.threads = 1});
  Weights weights;
  Data data(7, weights);
  std::vector<float> wide(19 * 40, 1e6F);
  for (std::size_t n = 0; n < weights.b.size(); ++n) wide[n / 23 * 40 + n % 23] = weights.b[n];
  const auto layer =
      kernel.prepare(B = view(wide.data(), {19, 23}, {40, 1}), bias = weights.bias);
  layer(A7 = data.a, C7 = data.c);
  CHECK(data.c == data.right);
}

TEST_CASE("a program of the run time is prepared by name") {
  const Program source = reify(program.flat());
  Schedule schedule = schedule_of(source, {{"M", 4}});
  schedule.cache_read("B", {"C.sum"});
  schedule["B.cache"].split("d1", {16}).reorder({"d1.0", "d0", "d1.1"}).pack();
  const DynKernel kernel = compile(source, schedule, {.shapes = {{"M", 4}}, .threads = 1});
  Weights weights;
  Data data(4, weights);
  const DynPreparedKernel layer = kernel.prepare({{"bias", weights.bias}, {"B", weights.b}});
  layer.call({{"A", data.a}, {"C", data.c}});
  CHECK(data.c == data.right);
}

TEST_CASE("weights by column are packed from there") {
  const auto kernel =
      packed(program7, {.threads = 1, .layout = {{"B", col_major}, {"C", col_major}}});
  Weights weights;
  Data data(7, weights);
  std::vector<float> b(weights.b.size()), c(7 * 23);
  for (std::size_t n = 0; n < b.size(); ++n) b[n % 23 * 19 + n / 23] = weights.b[n];
  kernel.prepare(B = b, bias = weights.bias)(A7 = data.a, C7 = c);
  for (std::size_t n = 0; n < c.size(); ++n) CHECK(c[n % 23 * 7 + n / 23] == data.right[n]);
}

TEST_CASE("a stage of the program that depends on constants alone is computed ahead") {
  static constexpr Constant<"w", float, 23> w;
  static constexpr Temp<"scale", float, 23> scale;
  static constexpr Input<"x", float, "M", 23> x;
  static constexpr Output<"y", float, "M", 23> y;
  static constexpr auto scaled =
      stages(scale(j) = w(j) * w(j) + zero_pad(w)(j - 1), y(i, j) = x(i, j) * scale(j));
  const Options options{.shapes = {{"M", 3}}, .threads = 1};
  const auto kernel = compile(scaled, schedule_of(scaled, options.shapes), options);
  std::vector<float> weights(23, 2);
  const auto layer = kernel.prepare(w = weights);
  for (int round = 0; round < 2; ++round) {
    std::vector<float> in(3 * 23, 5), out(3 * 23, -1);
    layer(x = in, y = out);
    std::vector<float> right(3 * 23, 30);
    for (std::size_t row = 0; row < 3; ++row) right[row * 23] = 20;
    CHECK(out == right);
    weights.assign(23, 7);
  }
}

TEST_CASE("a schedule that prepares nothing runs as it is") {
  Schedule schedule = schedule_of(program, {{"M", 6}});
  schedule["C.sum"].split(j, {16}).vectorize("j.1");
  const auto kernel = compile(program, schedule, {.shapes = {{"M", 6}}, .threads = 1});
  Weights weights;
  Data data(6, weights);
  kernel.prepare(B = weights.b, bias = weights.bias)(A = data.a, C = data.c);
  CHECK(data.c == data.right);
}

}  // namespace packed_layer

namespace compile_test {

TEST_CASE("a kernel and the errors of its schedule name the statement's place") {
  const std::string where = reify(program.flat()).stages[0].where;
  CHECK(where.starts_with("dense_for_tests.hpp:"));
  const Options options{.shapes = {{"M", 31}}, .threads = 1};
  Schedule schedule = schedule_of(program, options.shapes);
  const std::string message =
      concat("split(i, 4): 4 does not divide the extent 31; use Tail::mask or Tail::peel, or a "
             "factor that divides it (at ", where, ")");
  CHECK_THROWS_WITH_AS(schedule["C.sum"].split(i, {4}, Tail::exact), message.c_str(), UserError);
  const auto kernel = compile(program, schedule, options);
  CHECK(kernel.info() == concat(kernel_name("C", where), "\nschedule: \n"));
  CHECK(kernel.source(lang::c).find(concat("int32_t ", kernel_name("C", where), "(")) !=
        std::string::npos);
  CHECK(kernel.explain().find(where) != std::string::npos);
}

}  // namespace compile_test
