// by_hand/plain_loops.hpp
// The programs as loops in double: what their kernels must compute.
//
// Every element comes with the sum of the magnitudes that it was made of. Rounding errors grow with
// that, not with the element: a sum of large terms may be small.
#pragma once

#include <hone/program/program.hpp>
#include <hone/runtime/buffer.hpp>
#include <hone/support/rng.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace by_hand {

/// A dense row-major tensor.
struct Tensor {
  std::vector<std::int64_t> shape;
  hone::AlignedBuffer memory;

  std::span<float> data() const { return memory.as<float>(); }
  float operator[](std::size_t n) const { return data()[n]; }
  std::size_t extent(std::size_t d) const { return static_cast<std::size_t>(shape[d]); }
};

using Tensors = std::map<std::string, Tensor>;

/// The arguments of a program, filled with random numbers in [-1, 1).
inline Tensors random_tensors(const hone::Program& program, hone::Rng& rng) {
  Tensors tensors;
  for (const hone::Placeholder& p : program.placeholders) {
    if (p.role == hone::Role::temp) continue;
    Tensor& tensor = tensors[p.name];
    std::size_t elements = 1;
    for (const hone::Extent& e : p.shape) {
      tensor.shape.push_back(e.value);
      elements *= static_cast<std::size_t>(e.value);
    }
    tensor.memory = hone::AlignedBuffer(elements * sizeof(float));
    for (float& x : tensor.data()) x = static_cast<float>(2 * rng.uniform() - 1);
  }
  return tensors;
}

/// The output of a program, row-major.
struct Wanted {
  std::vector<double> value;
  std::vector<double> magnitude;  // of the terms of each

  explicit Wanted(std::size_t elements) : value(elements), magnitude(elements) {}

  void add(std::size_t at, double term) {
    value[at] += term;
    magnitude[at] += std::fabs(term);
  }
};

/// The distance of a result from what is wanted.
struct Distance {
  double absolute = 0;  // largest of all elements
  double relative = 0;  // to the magnitude, largest of all elements
};

/// NaN is infinitely far away.
inline Distance distance(std::span<const float> got, const Wanted& wanted) {
  Distance largest;
  for (std::size_t n = 0; n < wanted.value.size(); ++n) {
    double off = std::fabs(static_cast<double>(got[n]) - wanted.value[n]);
    if (std::isnan(off)) off = std::numeric_limits<double>::infinity();
    largest.absolute = std::max(largest.absolute, off);
    if (off > 0) largest.relative = std::max(largest.relative, off / wanted.magnitude[n]);
  }
  return largest;
}

/// The most that `Distance::relative` may be for a right kernel: some units in the last place.
inline constexpr double tolerance = 1e-5;

inline void relu(Wanted& wanted) {
  for (double& x : wanted.value) x = std::max(x, 0.0);
}

inline Wanted matmul(const Tensor& a, const Tensor& b) {
  const std::size_t rows = a.extent(0), depth = a.extent(1), columns = b.extent(1);
  Wanted c(rows * columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t k = 0; k < depth; ++k) {
      const double factor = static_cast<double>(a[i * depth + k]);
      for (std::size_t j = 0; j < columns; ++j) {
        c.add(i * columns + j, factor * static_cast<double>(b[k * columns + j]));
      }
    }
  }
  return c;
}

inline Wanted dense_relu(const Tensor& a, const Tensor& b, const Tensor& bias) {
  Wanted c = matmul(a, b);
  const std::size_t columns = bias.extent(0);
  for (std::size_t n = 0; n < c.value.size(); ++n) {
    c.add(n, static_cast<double>(bias[n % columns]));
  }
  relu(c);
  return c;
}

/// Calls tap(pixel of the output, pixel of the input, tap of the weights) for all taps of a 3x3
/// window that lie inside an image of that size.
template <class Tap>
void for_each_tap(std::size_t height, std::size_t width, Tap&& tap) {
  for (std::size_t p = 0; p < height * width * 9; ++p) {
    const std::size_t h = p / 9 / width, w = p / 9 % width, r = p % 9 / 3, s = p % 3;
    const bool inside = h + r >= 1 && h + r <= height && w + s >= 1 && w + s <= width;
    if (inside) tap(p / 9, (h + r - 1) * width + (w + s - 1), p % 9);
  }
}

inline Wanted conv_relu(const Tensor& x, const Tensor& w) {
  const std::size_t in = w.extent(2), out = w.extent(3);
  Wanted y(x.extent(0) * x.extent(1) * out);
  for_each_tap(x.extent(0), x.extent(1), [&](std::size_t to, std::size_t from, std::size_t tap) {
    for (std::size_t c = 0; c < in; ++c) {
      const double pixel = static_cast<double>(x[from * in + c]);
      for (std::size_t o = 0; o < out; ++o) {
        y.add(to * out + o, pixel * static_cast<double>(w[(tap * in + c) * out + o]));
      }
    }
  });
  relu(y);
  return y;
}

inline Wanted depthwise_conv(const Tensor& x, const Tensor& w) {
  const std::size_t channels = x.extent(2);
  Wanted y(x.extent(0) * x.extent(1) * channels);
  for_each_tap(x.extent(0), x.extent(1), [&](std::size_t to, std::size_t from, std::size_t tap) {
    for (std::size_t c = 0; c < channels; ++c) {
      y.add(to * channels + c, static_cast<double>(x[from * channels + c]) *
                                   static_cast<double>(w[tap * channels + c]));
    }
  });
  return y;
}

inline Wanted softmax_rows(const Tensor& z) {
  const std::size_t columns = z.extent(1);
  Wanted p(z.data().size());
  for (std::size_t row = 0; row < p.value.size(); row += columns) {
    double sum = 0;
    for (std::size_t n = row; n < row + columns; ++n) sum += std::exp(static_cast<double>(z[n]));
    for (std::size_t n = row; n < row + columns; ++n) {
      p.add(n, std::exp(static_cast<double>(z[n])) / sum);
    }
  }
  return p;
}

inline Wanted layer_norm_rows(const Tensor& x, const Tensor& gamma, const Tensor& beta) {
  const std::size_t columns = x.extent(1);
  const auto count = static_cast<double>(columns);
  Wanted y(x.data().size());
  for (std::size_t row = 0; row < y.value.size(); row += columns) {
    double mean = 0, variance = 0;
    for (std::size_t j = 0; j < columns; ++j) mean += static_cast<double>(x[row + j]) / count;
    for (std::size_t j = 0; j < columns; ++j) {
      variance += std::pow(static_cast<double>(x[row + j]) - mean, 2) / count;
    }
    const double scale = 1 / std::sqrt(variance + 1e-5);
    for (std::size_t j = 0; j < columns; ++j) {
      const double factor = scale * static_cast<double>(gamma[j]);
      y.add(row + j, static_cast<double>(x[row + j]) * factor);
      y.add(row + j, -mean * factor);
      y.add(row + j, static_cast<double>(beta[j]));
    }
  }
  return y;
}

/// y(i) = sum(k, A(i, k) * x(k)).
inline Wanted matrix_vector(const Tensor& a, const Tensor& x) {
  Wanted y(a.extent(0));
  for (std::size_t n = 0; n < a.data().size(); ++n) {
    y.add(n / a.extent(1), static_cast<double>(a[n]) * static_cast<double>(x[n % a.extent(1)]));
  }
  return y;
}

/// y(j) = sum(k, A(k, j) * x(k)).
inline Wanted vector_matrix(const Tensor& a, const Tensor& x) {
  Wanted y(a.extent(1));
  for (std::size_t n = 0; n < a.data().size(); ++n) {
    y.add(n % a.extent(1), static_cast<double>(a[n]) * static_cast<double>(x[n / a.extent(1)]));
  }
  return y;
}

inline Wanted frobenius_norm(const Tensor& a) {
  double sum = 0;
  for (const float x : a.data()) sum += static_cast<double>(x) * static_cast<double>(x);
  Wanted n(1);
  n.add(0, std::sqrt(sum));
  return n;
}

}  // namespace by_hand
