// tests/schedule/chains.hpp
// Short chains of stages: what a stage reads of the one before it, in the ways that matter to where
// it is computed.
#pragma once

#include <task/programs.hpp>

#include <cstdint>

namespace programs {

/// B = A + 1 and C = B * 2, element by element.
inline Program pair(std::int64_t rows, std::int64_t columns) {
  const std::vector<Expr> here{v("i"), v("j")};
  return Writer().input("A", {rows, columns}).temp("B", {rows, columns})
      .output("C", {rows, columns}).assign("B", {"i", "j"}, at("A", here) + real(1))
      .assign("C", {"i", "j"}, at("B", here) * real(2));
}

/// B = A + 1, C = B * 2 and the output D = B + C: B has two readers.
inline Program triangle(std::int64_t rows, std::int64_t columns) {
  const std::vector<Expr> here{v("i"), v("j")};
  return Writer().input("A", {rows, columns}).temp("B", {rows, columns})
      .temp("C", {rows, columns}).output("D", {rows, columns})
      .assign("B", {"i", "j"}, at("A", here) + real(1))
      .assign("C", {"i", "j"}, at("B", here) * real(2))
      .assign("D", {"i", "j"}, at("B", here) + at("C", here));
}

/// C(x) = B(step x) + B(step x + 1) + B(step x + 2), where B = A + 1.
inline Program window(std::int64_t extent, std::int64_t step) {
  const std::int64_t inputs = (extent - 1) * step + 3;
  const auto read = [&](std::int64_t tap) { return at("B", {v("x") * num(step) + num(tap)}); };
  return Writer().input("A", {inputs}).temp("B", {inputs}).output("C", {extent})
      .assign("B", {"y"}, at("A", {v("y")}) + real(1))
      .assign("C", {"x"}, read(0) + read(1) + read(2));
}

/// C(x) = sum(r, X(x + r - 1)) over three taps, zero outside.
inline Program padded_window(std::int64_t extent) {
  return Writer().input("X", {extent}).output("C", {extent}).assign(
      "C", {"x"}, sum({{"r", 3}}, padded("X", {v("x") + v("r") - num(1)})));
}

/// Y(h, w, o) = sum(r, s, c, X(stride h + r - 1, stride w + s - 1, c) * W(r, s, c, o)), zero outside.
inline Program padded_conv(std::int64_t size, std::int64_t channels, std::int64_t stride = 1) {
  const std::int64_t out = (size - 1) / stride + 1;
  const auto place = [&](const char* y, const char* r) {
    return v(y) * num(stride) + v(r) - num(1);
  };
  return Writer().input("X", {size, size, channels}).input("W", {3, 3, channels, channels})
      .output("Y", {out, out, channels})
      .assign("Y", {"h", "w", "o"},
              sum({{"r", 3}, {"s", 3}, {"c", channels}},
                  padded("X", {place("h", "r"), place("w", "s"), v("c")}) *
                      at("W", {v("r"), v("s"), v("c"), v("o")})));
}

/// Y(i, j) = X(j, i) * 2
inline Program transposed(std::int64_t rows, std::int64_t columns) {
  return Writer().input("X", {columns, rows}).output("Y", {rows, columns}).assign(
      "Y", {"i", "j"}, at("X", {v("j"), v("i")}) * real(2));
}

/// C(i, l, j) = A(i, j) + 1: what is read does not change with l.
inline Program repeated(std::int64_t rows, std::int64_t copies, std::int64_t columns) {
  return Writer().input("A", {rows, columns}).output("C", {rows, copies, columns}).assign(
      "C", {"i", "l", "j"}, at("A", {v("i"), v("j")}) + real(1));
}

}  // namespace programs
