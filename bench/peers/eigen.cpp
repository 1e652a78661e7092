// Eigen as its users write it, compiled for this machine and with OpenMP, which it uses for
// products of matrices.
#include "peer.hpp"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace hone::bench {

namespace {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Rows = Eigen::Map<const Matrix>;
using Column = Eigen::Map<const Eigen::VectorXf>;
using Row = Eigen::Map<const Eigen::RowVectorXf>;
using Channels = Eigen::Map<const Eigen::ArrayXf>;

/// run(output) computes a matrix of that shape.
template <class Run>
Peer make_peer(int threads, std::int64_t rows, std::int64_t columns, Run run) {
  const auto output = std::make_shared<Matrix>(rows, columns);
  return {"Eigen", [threads] { Eigen::setNbThreads(threads); }, [run, output] { run(*output); },
          [output] { return std::vector<float>(output->data(), output->data() + output->size()); }};
}

std::vector<Peer> peers_of(const Matmul& p, int threads) {
  return {make_peer(threads, p.m, p.n, [p](Matrix& c) {
    c.noalias() = Rows(p.a, p.m, p.k) * Rows(p.b, p.k, p.n);
    if (p.bias) c = (c.rowwise() + Row(p.bias, p.n)).cwiseMax(0.0f);
  })};
}

/// One pixel of the result: the taps inside the image.
template <class Pixel>
void add_taps(const Depthwise3x3& p, std::int64_t h, std::int64_t w, Pixel pixel) {
  const std::int64_t c = p.channels;
  pixel.setZero();
  for (std::int64_t r = std::max<std::int64_t>(h - 1, 0); r < std::min(h + 2, p.height); ++r) {
    for (std::int64_t s = std::max<std::int64_t>(w - 1, 0); s < std::min(w + 2, p.width); ++s) {
      pixel += Channels(p.x + (r * p.width + s) * c, c) *
               Channels(p.w + ((r - h + 1) * 3 + (s - w + 1)) * c, c);
    }
  }
}

std::vector<Peer> peers_of(const Depthwise3x3& p, int threads) {
  return {make_peer(threads, p.height * p.width, p.channels, [p](Matrix& y) {
    for (std::int64_t n = 0; n < y.rows(); ++n) {
      add_taps(p, n / p.width, n % p.width,
               Eigen::Map<Eigen::ArrayXf>(y.data() + n * p.channels, p.channels));
    }
  })};
}

std::vector<Peer> peers_of(const Softmax& p, int threads) {
  return {make_peer(threads, p.rows, p.columns, [p](Matrix& out) {
    const Rows z(p.z, p.rows, p.columns);
    for (std::int64_t i = 0; i < p.rows; ++i) {
      out.row(i) = (z.row(i).array() - z.row(i).maxCoeff()).exp();
      out.row(i) *= 1 / out.row(i).sum();
    }
  })};
}

std::vector<Peer> peers_of(const LayerNorm& p, int threads) {
  return {make_peer(threads, p.rows, p.columns, [p](Matrix& out) {
    const Rows x(p.x, p.rows, p.columns);
    const Row gamma(p.gamma, p.columns), beta(p.beta, p.columns);
    for (std::int64_t i = 0; i < p.rows; ++i) {
      out.row(i) = x.row(i).array() - x.row(i).mean();
      const float variance = out.row(i).squaredNorm() / static_cast<float>(p.columns);
      const float scale = 1 / std::sqrt(variance + p.epsilon);
      out.row(i) = out.row(i).array() * scale * gamma.array() + beta.array();
    }
  })};
}

std::vector<Peer> peers_of(const Gemv& p, int threads) {
  const Rows a(p.a, p.rows, p.columns);
  if (p.transposed) {
    return {make_peer(threads, p.columns, 1, [p, a](Matrix& y) {
      y.col(0).noalias() = a.transpose() * Column(p.x, p.rows);
    })};
  }
  return {make_peer(threads, p.rows, 1, [p, a](Matrix& y) {
    y.col(0).noalias() = a * Column(p.x, p.columns);
  })};
}

std::vector<Peer> peers_of(const Norm& p, int threads) {
  return {make_peer(threads, 1, 1,
                    [p](Matrix& n) { n(0, 0) = Rows(p.a, p.rows, p.columns).norm(); })};
}

/// Eigen has no convolution.
std::vector<Peer> peers_of(const Conv3x3&, int) { return {}; }

}  // namespace

std::vector<Peer> eigen_peers(const Problem& problem, int threads) {
  return std::visit([&](const auto& p) { return peers_of(p, threads); }, problem);
}

}  // namespace hone::bench
