// peers/peer.hpp
// Other libraries that compute the same, each at its best: what benchmarks compare with.
//
//   for (const PeerLibrary& library : peer_libraries())
//     for (const Peer& peer : library.peers(problem, threads)) { peer.prepare(); peer.run(); ... }
//
// A library that was not there when this was built, or is not there now, stays in the list with the
// reason. Whoever times a peer compares its result too: one that computes something else, or
// nothing, is fast.
//
// To add one: NAME.cpp, and its lines in libraries.cpp and CMakeLists.txt.
#pragma once

#include "problem.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hone::bench {

/// One way of a library to compute a problem on a number of threads.
struct Peer {
  std::string name;                            // "oneDNN matmul"
  std::function<void()> prepare;               // sets the library's threads; before a row of runs
  std::function<void()> run;
  std::function<std::vector<float>()> result;  // of the last run, row-major
};

struct PeerLibrary {
  std::string_view name;
  std::string why_missing;  // empty if it is there
  std::vector<Peer> (*peers)(const Problem& problem, int threads);  // none if it has no way
};

/// All that hone knows, present or not.
std::vector<PeerLibrary> peer_libraries();

std::vector<Peer> onednn_peers(const Problem& problem, int threads);
std::vector<Peer> openblas_peers(const Problem& problem, int threads);
std::vector<Peer> eigen_peers(const Problem& problem, int threads);

/// Why OpenBLAS cannot be used; empty if it can. Loads it.
std::string why_no_openblas();

/// So many elements.
inline std::size_t elements(std::int64_t a, std::int64_t b = 1, std::int64_t c = 1) {
  return static_cast<std::size_t>(a * b * c);
}

}  // namespace hone::bench
