#include <hone/kernel/kernel.hpp>

#include <doctest/doctest.h>
#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "dense.hpp"

namespace dense_by_hand::kernel_test {
using DenseKernel = Kernel<Type>;
using RowMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

DenseKernel make_kernel(int threads = 1, std::vector<Layout> layouts = {}) {
  return DenseKernel(state_of(std::make_shared<Impl>(threads, std::move(layouts))));
}

TEST_CASE("a kernel is called by keyword, in any order") {
  const DenseKernel kernel = make_kernel();
  Data data(5);
  kernel(C = data.c, B = data.b, A = data.a, bias = data.bias);
  CHECK(data.c == data.expected);
}

TEST_CASE("a kernel is called by position in the order that was listed") {
  const auto kernel = make_kernel().positional(bias, C, A, B);
  Data data(5);
  kernel(data.bias, data.c, data.a, data.b);
  CHECK(data.c == data.expected);
  data.c.assign(data.c.size(), -1);
  kernel.bind(data.bias, std::span(data.c), data.a, data.b)();
  CHECK(data.c == data.expected);
}

TEST_CASE("a bound kernel runs on what the arguments hold then") {
  const DenseKernel kernel = make_kernel(2);
  Data data(5);
  const BoundKernel run = kernel.bind(A = data.a, B = data.b, bias = data.bias, C = data.c);
  run();
  CHECK(data.c == data.expected);
  std::fill(data.a.begin(), data.a.end(), 0.0F);
  run();
  CHECK(data.c[1] == 0);
  CHECK(data.c[3] == 2);
}

TEST_CASE("an Eigen matrix is written in place") {
  const DenseKernel kernel = make_kernel();
  Data data(5);
  const RowMatrix a = Eigen::Map<RowMatrix>(data.a.data(), 5, 3);
  const Eigen::Matrix<float, 3, 4, Eigen::RowMajor> b =
      Eigen::Map<RowMatrix>(data.b.data(), 3, 4);
  const Eigen::VectorXf v = Eigen::Map<Eigen::VectorXf>(data.bias.data(), 4);
  RowMatrix c = RowMatrix::Zero(5, 4);
  const float* const before = c.data();
  kernel(A = a, B = b, bias = v, C = c);
  CHECK(c.data() == before);
  CHECK(std::equal(data.expected.begin(), data.expected.end(), c.data()));
}

TEST_CASE("views may be temporaries, and have strides of their own") {
  const DenseKernel kernel = make_kernel();
  Data data(5);
  RowMatrix wide = RowMatrix::Constant(5, 10, -7);
  kernel(A = Eigen::Map<const RowMatrix>(data.a.data(), 5, 3), B = data.b.data(),
         bias = std::span<const float>(data.bias), C = wide.middleCols(3, 4));
  CHECK(RowMatrix(wide.middleCols(3, 4)) == Eigen::Map<RowMatrix>(data.expected.data(), 5, 4));
  CHECK((wide.leftCols(3).array() == -7).all());
  CHECK((wide.rightCols(3).array() == -7).all());
}

TEST_CASE("strides may be negative, and 0 in an input") {
  const DenseKernel kernel = make_kernel();
  Data data(5);
  kernel(A = view(data.a.data() + 12, {5, 3}, {-3, 1}), B = data.b, bias = data.bias,
         C = view(data.c.data() + 16, {5, 4}, {-4, 1}));
  CHECK(data.c == data.expected);
  kernel(A = view(data.a.data() + 6, {5, 3}, {0, 1}), B = data.b, bias = data.bias, C = data.c);
  for (std::size_t n = 0; n < 20; ++n) CHECK(data.c[n] == data.expected[8 + n % 4]);
}

TEST_CASE("a kernel made for columns takes columns") {
  const DenseKernel kernel = make_kernel(1, {col_major, row_major, row_major, col_major});
  Data data(5);
  const Eigen::MatrixXf a = Eigen::Map<RowMatrix>(data.a.data(), 5, 3);
  Eigen::MatrixXf c = Eigen::MatrixXf::Zero(5, 4);
  kernel(A = a, B = data.b, bias = data.bias, C = c);
  CHECK(c == Eigen::Map<RowMatrix>(data.expected.data(), 5, 4));
}

TEST_CASE("a call that does not fit is refused before anything runs") {
  const DenseKernel kernel = make_kernel();
  Data data(5);
  Eigen::MatrixXf c = Eigen::MatrixXf::Zero(5, 4);
  CHECK_THROWS_WITH_AS(
      kernel(A = data.a, B = data.b, bias = data.bias, C = c),
      "argument C: dimension 1 has stride 5, but this kernel needs 1; make the kernel with "
      ".layout = {{\"C\", col_major}} for data that has it in dimension 0",
      UserError);
  CHECK(c.isZero());
}

TEST_CASE("copies share the kernel, and threads may call it at once") {
  const DenseKernel kernel = make_kernel(2);
  std::vector<std::thread> threads;
  std::array<int, 8> wrong{};
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([t, kernel, &wrong] {
      for (int round = 0; round < 200; ++round) {
        Data data(1 + (static_cast<std::int64_t>(t) + round) % 7);
        kernel(A = data.a, B = data.b, bias = data.bias, C = data.c);
        wrong[t] += data.c == data.expected ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::array<int, 8>{});
}

TEST_CASE("threads may share a bound kernel whose workspace is their own") {
  const DenseKernel kernel = make_kernel();
  std::vector<std::thread> threads;
  std::array<int, 8> wrong{};
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([t, &kernel, &wrong] {
      Data data(7);
      const BoundKernel run = kernel.bind(A = data.a, B = data.b, bias = data.bias, C = data.c);
      for (int round = 0; round < 200; ++round) run();
      wrong[t] = data.c == data.expected ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::array<int, 8>{});
}

TEST_CASE("a kernel tells about itself") {
  const DenseKernel kernel = make_kernel();
  CHECK(kernel.info() == "by hand");
  CHECK(kernel.loop_nest() == "for i: for j: for k");
  CHECK(kernel.schedule() == "no steps");
  CHECK(kernel.source() == "C++");
  CHECK(kernel.facts().seconds == 0.25);
  CHECK(kernel.facts().from_store);
}

TEST_CASE("the const of a constexpr program makes no other kernel") {
  const Kernel<std::remove_const_t<Type>> plain(state_of(std::make_shared<Impl>()));
  const Kernel<const std::remove_const_t<Type>> kernel = plain;
  Data data(2);
  kernel(A = data.a, B = data.b, bias = data.bias, C = data.c);
  CHECK(data.c == data.expected);
}

TEST_CASE("a call may give its error as a value, and then writes nothing") {
  const DenseKernel kernel = make_kernel();
  Data data(5), before(5);
  const std::vector<float> short_bias(3);
  const result<void> refused =
      kernel.try_call(A = data.a, B = data.b, bias = short_bias, C = data.c);
  REQUIRE(!refused);
  CHECK(refused.error().kind() == ErrorKind::user);
  CHECK(std::string(refused.error().what()) ==
        "argument bias: dimension 0 is 3, but bias(4) needs 4");
  CHECK_THROWS_WITH_AS(refused.value(), "argument bias: dimension 0 is 3, but bias(4) needs 4",
                       UserError);
  CHECK(data.c == before.c);
  CHECK(kernel.try_call(A = data.a, B = data.b, bias = data.bias, C = data.c).has_value());
  CHECK(data.c == data.expected);
}

TEST_CASE("binding and positional calls may give their errors as values") {
  const DenseKernel kernel = make_kernel();
  const auto positional = kernel.positional(bias, C, A, B);
  Data data(5);
  const std::vector<float> short_bias(3);
  const std::string text = "argument bias: dimension 0 is 3, but bias(4) needs 4";
  CHECK(kernel.try_bind(A = data.a, B = data.b, bias = short_bias, C = data.c).error().what() ==
        text);
  CHECK(positional.try_call(short_bias, data.c, data.a, data.b).error().what() == text);
  CHECK(positional.try_bind(short_bias, data.c, data.a, data.b).error().what() == text);
  const result<BoundKernel> run = positional.try_bind(data.bias, data.c, data.a, data.b);
  REQUIRE(run.has_value());
  CHECK(run->try_call().has_value());
  CHECK(data.c == data.expected);
}

TEST_CASE("a kernel that fails is a bug of ours, as a value too") {
  const DenseKernel kernel = make_kernel();
  Data data(8);
  const result<void> failed =
      kernel.try_call(A = data.a, B = data.b, bias = data.bias, C = data.c);
  REQUIRE(!failed);
  CHECK(failed.error().kind() == ErrorKind::internal);
  CHECK(std::string(failed.error().what()) ==
        "internal error in hone: a kernel returned the code 7");
}

TEST_CASE("a kernel that was moved from gives that as a value") {
  DenseKernel kernel = make_kernel();
  const DenseKernel moved = std::move(kernel);
  Data data(5);
  const std::string text = "this kernel was moved from; call the one that it was moved to";
  CHECK(kernel.try_call(A = data.a, B = data.b, bias = data.bias, C = data.c).error().what() ==
        text);  // NOLINT: what this is about
  CHECK(kernel.try_bind(A = data.a, B = data.b, bias = data.bias, C = data.c).error().what() ==
        text);
}

}  // namespace dense_by_hand::kernel_test
