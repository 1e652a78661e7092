// peers/problem.hpp
// What peers are asked to compute, on row-major float tensors. Extents are in elements; the data
// stays where it is and is only read.
//
// To add one: a struct here, a member of Problem, and an overload in each peer that can do it.
#pragma once

#include <cstdint>
#include <variant>

namespace hone::bench {

/// C(m, n) = A(m, k) * B(k, n), then + bias(n) and ReLU if there is a bias.
struct Matmul {
  std::int64_t m, n, k;
  const float* a;
  const float* b;
  const float* bias;   // may be null
  bool b_is_constant;  // B may be brought into the peer's best layout ahead of time
};

/// Y(h, w, o) = relu(sum(r, s, c, X(h + r - 1, w + s - 1, c) * W(r, s, c, o))), zero outside X. The
/// weights are constant, and X and Y may lie in the peer's best layout.
struct Conv3x3 {
  std::int64_t height, width, in, out;
  const float* x;
  const float* w;
};

/// Y(h, w, c) = sum(r, s, X(h + r - 1, w + s - 1, c) * W(r, s, c)), otherwise as Conv3x3.
struct Depthwise3x3 {
  std::int64_t height, width, channels;
  const float* x;
  const float* w;
};

/// P(i, j) = exp(Z(i, j)) / sum(j, exp(Z(i, j))).
struct Softmax {
  std::int64_t rows, columns;
  const float* z;
};

/// Y(i, j) = (X(i, j) - mean(i)) / sqrt(variance(i) + epsilon) * gamma(j) + beta(j).
struct LayerNorm {
  std::int64_t rows, columns;
  const float* x;
  const float* gamma;
  const float* beta;
  float epsilon;
};

/// y(i) = sum(k, A(i, k) * x(k)), or, transposed, y(j) = sum(k, A(k, j) * x(k)).
struct Gemv {
  std::int64_t rows, columns;  // of A
  const float* a;
  const float* x;
  bool transposed;
};

/// sqrt(sum(i, j, A(i, j) * A(i, j))).
struct Norm {
  std::int64_t rows, columns;
  const float* a;
};

using Problem = std::variant<Matmul, Conv3x3, Depthwise3x3, Softmax, LayerNorm, Gemv, Norm>;

}  // namespace hone::bench
