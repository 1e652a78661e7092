// tests/space/programs.hpp
// The programs that the tests of space/ run over: one for each kind of stage that schedules meet,
// with sizes that do not divide and sizes of 1.
#pragma once

#include "task/programs.hpp"

#include <hone/task/task.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace programs {

/// E = (A * B) * D
inline Program two_matmuls(std::int64_t n) {
  const auto product = [&](const char* x, const char* y, const char* k) {
    return sum({{k, n}}, at(x, {v("i"), v(k)}) * at(y, {v(k), v("j")}));
  };
  return Writer().input("A", {n, n}).input("B", {n, n}).input("D", {n, n}).temp("C", {n, n})
      .output("E", {n, n}).assign("C", {"i", "j"}, product("A", "B", "k"))
      .assign("E", {"i", "j"}, product("C", "D", "l"));
}

/// C(i, j) = sum(k, A(i, k) * B(j, k)): both operands are contiguous along the reduction only.
inline Program matmul_nt(std::int64_t m, std::int64_t n, std::int64_t k) {
  return Writer().input("A", {m, k}).input("B", {n, k}).output("C", {m, n}).assign(
      "C", {"i", "j"}, sum({{"k", k}}, at("A", {v("i"), v("k")}) * at("B", {v("j"), v("k")})));
}

/// relu(conv2d), 3x3, padding 1, in one statement: a channel for each of `channels`.
inline Program conv_relu(std::int64_t size, std::int64_t in, std::int64_t channels) {
  const Expr x = padded("X", {v("c"), v("h") + v("r") - num(1), v("w") + v("s") - num(1)});
  const Expr taps = sum({{"c", in}, {"r", 3}, {"s", 3}},
                        x * at("W", {v("o"), v("c"), v("r"), v("s")}));
  return Writer().input("X", {in, size, size}).input("W", {channels, in, 3, 3})
      .output("Y", {channels, size, size}).assign("Y", {"o", "h", "w"}, relu(taps));
}

/// The same with channels last.
inline Program conv_relu_nhwc(std::int64_t size, std::int64_t in, std::int64_t channels) {
  const Expr x = padded("X", {v("h") + v("r") - num(1), v("w") + v("s") - num(1), v("c")});
  const Expr taps = sum({{"r", 3}, {"s", 3}, {"c", in}},
                        x * at("W", {v("r"), v("s"), v("c"), v("o")}));
  return Writer().input("X", {size, size, in}).input("W", {3, 3, in, channels})
      .output("Y", {size, size, channels}).assign("Y", {"h", "w", "o"}, relu(taps));
}

/// A 3x3 filter for each channel, stride 1, no padding
inline Program depthwise(std::int64_t channels, std::int64_t size) {
  const Expr x = at("X", {v("c"), v("h") + v("r"), v("w") + v("s")});
  return Writer().input("X", {channels, size + 2, size + 2}).input("W", {channels, 3, 3})
      .output("Y", {channels, size, size})
      .assign("Y", {"c", "h", "w"},
              sum({{"r", 3}, {"s", 3}}, x * at("W", {v("c"), v("r"), v("s")})));
}

/// 2x2 maximum, stride 1, padding 1: Ansor's oracle for pooling
inline Program max_pool_2x2(std::int64_t channels, std::int64_t size) {
  const Expr x = padded("X", {v("c"), v("h") + v("r") - num(1), v("w") + v("s") - num(1)});
  return Writer().input("X", {channels, size, size}).output("Y", {channels, size + 1, size + 1})
      .assign("Y", {"c", "h", "w"}, max_over({{"r", 2}, {"s", 2}}, x));
}

inline Program transpose(std::int64_t rows, std::int64_t columns) {
  return Writer().input("X", {columns, rows}).output("Y", {rows, columns}).assign(
      "Y", {"i", "j"}, at("X", {v("j"), v("i")}) * real(2));
}

/// Euclidean length of all elements, a number
inline Program norm(std::int64_t rows, std::int64_t columns) {
  const Expr x = at("X", {v("i"), v("j")});
  return Writer().input("X", {rows, columns}).output("Y", {}).assign(
      "Y", {}, hone::ir::call("sqrt", {sum({{"i", rows}, {"j", columns}}, x * x)}));
}

inline Program total(std::int64_t extent) {
  return Writer().input("X", {extent}).output("Y", {}).assign(
      "Y", {}, sum({{"i", extent}}, at("X", {v("i")})));
}

/// Y(j) = sum(i, X(i, j))
inline Program column_sum(std::int64_t rows, std::int64_t columns) {
  return Writer().input("X", {rows, columns}).output("Y", {columns}).assign(
      "Y", {"j"}, sum({{"i", rows}}, at("X", {v("i"), v("j")})));
}

/// Rows minus their mean, divided by their deviation: four statements
inline Program layer_norm(std::int64_t rows, std::int64_t columns) {
  const Expr centred = at("X", {v("i"), v("j")}) - at("mean", {v("i")});
  const Expr share = real(1.0 / static_cast<double>(columns));
  const Expr scale = hone::ir::call("rsqrt", {at("var", {v("i")}) + real(1e-5)});
  return Writer().input("X", {rows, columns}).temp("mean", {rows}).temp("var", {rows})
      .output("Y", {rows, columns})
      .assign("mean", {"i"}, sum({{"j", columns}}, at("X", {v("i"), v("j")})) * share)
      .assign("var", {"i"}, sum({{"j", columns}}, centred * centred) * share)
      .assign("Y", {"i", "j"}, centred * scale);
}

struct Named {
  std::string name;
  Program program;
};

inline std::vector<Named> zoo() {
  return {{"matmul", matmul(64, 64, 64)},
          {"matmul, odd", matmul(127, 509, 253)},
          {"matmul, few results", matmul(8, 8, 512)},
          {"matmul, transposed", matmul_nt(33, 47, 130)},
          {"matmul, column", matmul(1, 65, 33)},
          {"matmul, one row of one", matmul(1, 1, 70)},
          {"matmul, one product", matmul(17, 31, 1)},
          {"two matmuls", two_matmuls(40)},
          {"dense", dense(30, 70, 50)},
          {"conv", conv_relu(14, 9, 20)},
          {"conv, channels last", conv_relu_nhwc(7, 10, 33)},
          {"conv-bn-relu", conv_bn_relu(14, 3, 8, 3, 2, 1)},
          {"depthwise", depthwise(5, 19)},
          {"pooling", max_pool(29)},
          {"pooling 2x2", max_pool_2x2(3, 18)},
          {"row minimum", row_min(10, 1024)},
          {"row minimum, odd", row_min(37, 131)},
          {"column sum", column_sum(77, 83)},
          {"softmax", softmax(33, 100)},
          {"softmax, one row", softmax(1, 1000)},
          {"layer norm", layer_norm(21, 67)},
          {"transpose", transpose(45, 70)},
          {"norm", norm(50, 61)},
          {"total", total(128)},
          {"total of one", total(1)}};
}

inline hone::Task task_of(const Program& program, int threads = 4,
                          hone::CpuTarget target = hone::CpuTarget::x86_avx512()) {
  return hone::make_task(program, {}, std::move(target), threads);
}

}  // namespace programs
