// OpenBLAS, with AVX-512 where the machine has it: version 0.3.21 takes processors that it does not
// know for older ones. What it cannot fuse (bias and ReLU) is a loop after it.
//
// It reads its environment when it is loaded, and is therefore opened at run time. Its threads wait
// awake for 2^THREAD_TIMEOUT cycles after a call: 2^24 is far longer than the gaps between the
// calls of one row of runs, and shorter than the pause before another contender's.
#include "peer.hpp"

#include <hone/support/dynamic_library.hpp>
#include <hone/support/target.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

namespace hone::bench {

namespace {

constexpr int row_major = 101, not_transposed = 111, is_transposed = 112;  // of cblas.h

using SetThreads = void(int);
using Sgemm = void(int, int, int, int, int, int, float, const float*, int, const float*, int, float,
                   float*, int);
using Sgemv = void(int, int, int, int, float, const float*, int, const float*, int, float, float*,
                   int);
using Snrm2 = float(int, const float*, int);
using Sdot = float(int, const float*, int, const float*, int);

struct OpenBlas {
  DynamicLibrary library;
  SetThreads* set_threads = library.function<SetThreads>("openblas_set_num_threads");
  Sgemm* sgemm = library.function<Sgemm>("cblas_sgemm");
  Sgemv* sgemv = library.function<Sgemv>("cblas_sgemv");
  Snrm2* snrm2 = library.function<Snrm2>("cblas_snrm2");
  Sdot* sdot = library.function<Sdot>("cblas_sdot");
};

OpenBlas load() {
  if (CpuTarget::host().has("avx512f")) setenv("OPENBLAS_CORETYPE", "SkylakeX", 0);
  setenv("OPENBLAS_THREAD_TIMEOUT", "24", 0);
  const std::array<std::string, 2> names{"libopenblas.so.0", "libopenblas.so"};
  return {DynamicLibrary::open("OpenBLAS", names, "install libopenblas0-pthread")};
}

/// Null if it is not installed.
const OpenBlas* openblas() {
  static const std::unique_ptr<const OpenBlas> loaded = []() -> std::unique_ptr<const OpenBlas> {
    try {
      return std::make_unique<const OpenBlas>(load());
    } catch (const UserError&) {
      return nullptr;
    }
  }();
  return loaded.get();
}

/// run(output) computes so many elements.
template <class Run>
Peer make_peer(std::string name, int threads, std::size_t size, Run run) {
  const auto output = std::make_shared<std::vector<float>>(size);
  return {std::move(name), [threads] { openblas()->set_threads(threads); },
          [run, output] { run(output->data()); }, [output] { return *output; }};
}

void multiply(const Matmul& p, float* c, float beta) {
  const int m = static_cast<int>(p.m), n = static_cast<int>(p.n), k = static_cast<int>(p.k);
  openblas()->sgemm(row_major, not_transposed, not_transposed, m, n, k, 1, p.a, k, p.b, n, beta, c,
                    n);
}

void multiply_add_relu(const Matmul& p, float* c) {
  for (std::int64_t i = 0; i < p.m; ++i) std::copy_n(p.bias, p.n, c + i * p.n);
  multiply(p, c, 1);
  for (std::int64_t n = 0; n < p.m * p.n; ++n) c[n] = std::max(c[n], 0.0f);
}

std::vector<Peer> peers_of(const Matmul& p, int threads) {
  return {make_peer("OpenBLAS sgemm", threads, elements(p.m, p.n), [p](float* c) {
    if (p.bias) {
      multiply_add_relu(p, c);
    } else {
      multiply(p, c, 0);
    }
  })};
}

std::vector<Peer> peers_of(const Gemv& p, int threads) {
  const std::int64_t size = p.transposed ? p.columns : p.rows;
  return {make_peer("OpenBLAS sgemv", threads, elements(size), [p](float* y) {
    const int m = static_cast<int>(p.rows), n = static_cast<int>(p.columns);
    openblas()->sgemv(row_major, p.transposed ? is_transposed : not_transposed, m, n, 1, p.a, n,
                      p.x, 1, 0, y, 1);
  })};
}

std::vector<Peer> peers_of(const Norm& p, int threads) {
  const int count = static_cast<int>(p.rows * p.columns);
  return {make_peer("OpenBLAS snrm2", threads, 1,
                    [=](float* n) { *n = openblas()->snrm2(count, p.a, 1); }),
          make_peer("OpenBLAS sdot", threads, 1, [=](float* n) {
            *n = std::sqrt(openblas()->sdot(count, p.a, 1, p.a, 1));
          })};
}

template <class Other>
std::vector<Peer> peers_of(const Other&, int) {
  return {};
}

}  // namespace

std::string why_no_openblas() {
  return openblas() ? "" : "libopenblas0-pthread is not installed";
}

std::vector<Peer> openblas_peers(const Problem& problem, int threads) {
  return std::visit([&](const auto& p) { return peers_of(p, threads); }, problem);
}

}  // namespace hone::bench
