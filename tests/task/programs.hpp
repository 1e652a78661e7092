// tests/task/programs.hpp
// The programs that the tests of task/ and program/ share, written out by hand.
#pragma once

#include <hone/program/program.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace programs {

using hone::Axis;
using hone::DType;
using hone::Extent;
using hone::Program;
using hone::Role;
using hone::ir::Expr;

inline Expr v(const char* axis) { return hone::ir::var(axis); }
inline Expr num(std::int64_t value) { return hone::ir::index(value); }
inline Expr real(double value, DType type = DType::f32) {
  return hone::ir::constant(hone::ir::Type{type}, value);
}

inline Expr at(std::string tensor, std::vector<Expr> subscripts, DType type = DType::f32) {
  return hone::ir::load(hone::ir::Type{type}, std::move(tensor), std::move(subscripts));
}
inline Expr padded(std::string tensor, std::vector<Expr> subscripts, DType type = DType::f32) {
  return hone::ir::load(hone::ir::Type{type}, std::move(tensor), std::move(subscripts),
                        hone::ir::Boundary::zero);
}

inline Expr sum(std::vector<Axis> axes, Expr value) {
  return hone::ir::reduce(hone::ir::ReduceOp::sum, std::move(axes), std::move(value));
}
inline Expr max_over(std::vector<Axis> axes, Expr value) {
  return hone::ir::reduce(hone::ir::ReduceOp::max, std::move(axes), std::move(value));
}
inline Expr min_over(std::vector<Axis> axes, Expr value) {
  return hone::ir::reduce(hone::ir::ReduceOp::min, std::move(axes), std::move(value));
}
inline Expr relu(Expr x) { return hone::ir::max(x, real(0, x.type().dtype)); }
inline Expr exp(Expr x) { return hone::ir::call("exp", {std::move(x)}); }

/// Puts a program together: declarations first, then statements.
class Writer {
 public:
  Writer& input(std::string name, std::vector<Extent> shape, DType type = DType::f32) {
    return declare(std::move(name), std::move(shape), type, Role::input);
  }
  Writer& output(std::string name, std::vector<Extent> shape, DType type = DType::f32) {
    return declare(std::move(name), std::move(shape), type, Role::output);
  }
  Writer& temp(std::string name, std::vector<Extent> shape, DType type = DType::f32) {
    return declare(std::move(name), std::move(shape), type, Role::temp);
  }
  Writer& declare(std::string name, std::vector<Extent> shape, DType type, Role role) {
    program_.placeholders.push_back({std::move(name), type, std::move(shape), role});
    return *this;
  }
  /// tensor(axes) = body; the extents of the axes are those of the tensor.
  Writer& assign(const std::string& tensor, const std::vector<std::string>& axes, Expr body) {
    hone::Stage stage;
    stage.tensor = tensor;
    for (std::size_t d = 0; d < axes.size(); ++d) {
      stage.axes.push_back({axes[d], program_.find(tensor)->shape[d]});
    }
    stage.body = std::move(body);
    program_.stages.push_back(std::move(stage));
    return *this;
  }
  operator Program() const { return program_; }

 private:
  Program program_;
};

/// C(i, j) = sum(k, A(i, k) * B(k, j))
inline Program matmul(Extent m, Extent n, Extent k) {
  return Writer().input("A", {m, k}).input("B", {k, n}).output("C", {m, n}).assign(
      "C", {"i", "j"}, sum({{"k", k}}, at("A", {v("i"), v("k")}) * at("B", {v("k"), v("j")})));
}

/// C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j)), one statement
inline Program dense(Extent m, Extent n, Extent k) {
  const Expr product = sum({{"k", k}}, at("A", {v("i"), v("k")}) * at("B", {v("k"), v("j")}));
  return Writer().input("A", {m, k}).input("B", {k, n}).input("bias", {n}).output("C", {m, n})
      .assign("C", {"i", "j"}, relu(product + at("bias", {v("j")})));
}

/// Convolution, bias, batch normalisation and relu, a statement each. `out` is the output's size.
inline Program conv_bn_relu(std::int64_t size, std::int64_t in, std::int64_t out_channels,
                            std::int64_t kernel, std::int64_t stride, std::int64_t padding) {
  const std::int64_t out = (size + 2 * padding - kernel) / stride + 1;
  const std::vector<Extent> shape{1, out_channels, out, out};
  const std::vector<std::string> axes{"n", "o", "h", "w"};
  const std::vector<Expr> here{v("n"), v("o"), v("h"), v("w")};
  const auto place = [&](const char* y, const char* r) {
    return v(y) * num(stride) + v(r) - num(padding);
  };
  const Expr product = padded("X", {v("n"), v("c"), place("h", "r"), place("w", "s")}) *
                       at("W", {v("o"), v("c"), v("r"), v("s")});
  return Writer().input("X", {1, in, size, size}).input("W", {out_channels, in, kernel, kernel})
      .input("bias", {out_channels}).input("scale", {out_channels}).input("offset", {out_channels})
      .temp("Conv", shape).temp("Bias", shape).temp("Mul", shape).temp("Add", shape)
      .output("Y", shape)
      .assign("Conv", axes, sum({{"c", in}, {"r", kernel}, {"s", kernel}}, product))
      .assign("Bias", axes, at("Conv", here) + at("bias", {v("o")}))
      .assign("Mul", axes, at("Bias", here) * at("scale", {v("o")}))
      .assign("Add", axes, at("Mul", here) + at("offset", {v("o")}))
      .assign("Y", axes, relu(at("Add", here)));
}

/// Softmax over rows in three statements, the last one without a temporary of its own.
inline Program softmax(Extent rows, Extent columns, DType type = DType::f32) {
  const Expr z = at("Z", {v("i"), v("j")}, type);
  const Expr e = exp(z - at("mx", {v("i")}, type));
  return Writer().input("Z", {rows, columns}, type).temp("mx", {rows}, type)
      .temp("sm", {rows}, type).output("P", {rows, columns}, type)
      .assign("mx", {"i"}, max_over({{"j", columns}}, z))
      .assign("sm", {"i"}, sum({{"j", columns}}, e))
      .assign("P", {"i", "j"}, e / at("sm", {v("i")}, type));
}

/// 3x3 maximum with stride 2 and padding 1
inline Program max_pool(std::int64_t size) {
  const std::int64_t out = (size - 1) / 2 + 1;
  const auto place = [](const char* y, const char* r) { return v(y) * num(2) + v(r) - num(1); };
  return Writer().input("X", {4, size, size}).output("Y", {4, out, out})
      .assign("Y", {"c", "h", "w"},
              max_over({{"r", 3}, {"s", 3}}, padded("X", {v("c"), place("h", "r"),
                                                          place("w", "s")})));
}

/// Y(i) = min_over(j, X(i, j))
inline Program row_min(std::int64_t rows, std::int64_t columns) {
  return Writer().input("X", {rows, columns}).output("Y", {rows}).assign(
      "Y", {"i"}, min_over({{"j", columns}}, at("X", {v("i"), v("j")})));
}

}  // namespace programs
