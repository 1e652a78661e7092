// feature/store_site.hpp
// One store of a scheduled program as the feature groups see it: the loops around it, the buffers
// it touches and how much of them at each depth, its operations and how often it happens.
//
//   for C.j.0: { for C.sum.k: for C.sum.j.1: C.sum += A * B }
//     buffers: C.sum (read-write), A, B (read);  depth 0: outermost loop runs, depth 3: none does
//
// Reads and writes of one buffer are one use. A stage that is computed at a loop has memory for a
// box: strides and what is touched of it are the box's. Reuse looks at the whole tensor: the box of
// the next iteration holds other elements.
#pragma once

#include <hone/feature/iterations.hpp>
#include <hone/feature/loop_touches.hpp>
#include <hone/feature/op_counts.hpp>
#include <hone/feature/packed_strides.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hone::feature {

/// A buffer that a store touches.
struct BufferUse {
  int node = -1;             // whose tensor: position in the DAG
  bool reads = false;
  bool writes = false;
  std::int64_t element_bytes = 0;
  std::size_t rank = 0;
  std::size_t first_dim = 0;  // in StoreSite::dims
  std::vector<std::size_t> references;  // first row of each, one row for each dimension
  std::vector<PackedPart> packed;       // of a packed buffer
};

/// A dimension of a buffer.
struct Dim {
  std::int64_t extent = 1;   // of its memory
  std::int64_t whole = 1;    // of the tensor
  double stride = 1;         // elements from one position to the next
};

struct StoreSite {
  int node = -1;
  const DagNode* stage = nullptr;
  bool is_allocated = false;      // temporaries have memory of their own
  std::int64_t unroll_limit = 0;
  double iterations = 1;          // that are inside
  double box_elements = 1;        // of the memory that it computes
  double outside_iterations = 1;  // of the loops around that memory
  OpCounts ops;
  LoopPath path;
  SubscriptTable table;
  std::vector<std::size_t> reduce_rows;  // of the reduction axes, in order
  std::vector<BufferUse> uses;           // the store's own first
  std::size_t use_count = 0;             // how many of `uses` there are; the rest is kept memory
  std::vector<Dim> dims;
  std::vector<double> touched;           // uses x (loops + 1): elements
  LoopTouches touches;                   // by this store and those before it

  std::size_t depths() const { return path.size() + 1; }

  /// Elements of the buffer that the loops from `depth` on touch.
  double touched_elements(std::size_t use, std::size_t depth) const {
    return touched[use * depths() + depth];
  }
  double touched_bytes(std::size_t use, std::size_t depth) const {
    return touched_elements(use, depth) * static_cast<double>(uses[use].element_bytes);
  }

  bool occurs(const BufferUse& use, std::size_t loop) const {
    for (const std::size_t first : use.references) {
      for (std::size_t d = 0; d < use.rank; ++d) {
        if (table.occurs(first + d, loop)) return true;
      }
    }
    return false;
  }

  /// The positions of one dimension that all references together cover.
  std::int64_t extent_at(const BufferUse& use, std::size_t dim, std::size_t depth) const {
    std::int64_t low = largest_index;
    std::int64_t high = -largest_index;
    for (const std::size_t first : use.references) {
      const MovingRange& range = table.range(first + dim, depth);
      low = std::min(low, range.low);
      high = std::max(high, range.high);
    }
    return std::clamp<std::int64_t>(high - low + 1, 1, dims[use.first_dim + dim].whole);
  }

  /// Iterations of the loops from `depth` on, tails included.
  double iterations_inside(std::size_t depth) const {
    double product = 1;
    for (std::size_t p = depth; p < path.size(); ++p) {
      product *= static_cast<double>(path[p].extent);
    }
    return product;
  }
};

}  // namespace hone::feature
