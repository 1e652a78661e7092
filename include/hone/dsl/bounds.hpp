// dsl/bounds.hpp
// Does a statement read outside its tensors? Answered in the compiler, from the nodes alone.
//
// A subscript is affine, so its range follows from the extents of its indices. Where one of them or
// the dimension is symbolic the answer waits for the call; zero_pad is never outside.
#pragma once

#include <hone/program/flat.hpp>

#include <cstddef>
#include <cstdint>

namespace hone::dsl {

/// The nodes of one statement.
struct FlatStatement {
  const FlatNode* nodes;
  std::size_t size;
};

/// (Comparing the pointers is no constant expression under GCC's sanitizers.)
constexpr bool same_text(const char* a, const char* b) {
  while (*a && *a == *b) ++a, ++b;
  return *a == *b;
}

/// The extent of index `name` at node `at`: its axis stands before the next reduction or store that
/// has one of this name. -1: symbolic.
constexpr std::int64_t extent_at(FlatStatement s, const char* name, std::size_t at) {
  for (std::size_t n = at + 1; n < s.size; ++n) {
    if (!is_reduction(s.nodes[n].op) && s.nodes[n].op != FlatOp::store) continue;
    for (std::size_t axis = n - s.nodes[n].count; axis < n; ++axis) {
      if (same_text(s.nodes[axis].text, name)) return s.nodes[axis].integer;
    }
  }
  return -1;
}

struct SubscriptRange {
  std::int64_t lowest;
  std::int64_t highest;
  bool is_known;
};

/// Adds one term to the range of the subscript it belongs to.
constexpr SubscriptRange widen(SubscriptRange range, const FlatNode& term, std::int64_t extent) {
  if (term.op == FlatOp::offset) {
    range.lowest += term.integer;
    range.highest += term.integer;
    return range;
  }
  const std::int64_t reach = term.integer * (extent - 1);
  if (reach < 0) range.lowest += reach;
  if (reach > 0) range.highest += reach;
  range.is_known = range.is_known && extent > 0;
  return range;
}

constexpr bool load_is_inside(FlatStatement s, std::size_t load) {
  const FlatNode& node = s.nodes[load];
  std::size_t dim = 0;
  SubscriptRange range{0, 0, true};
  for (std::size_t t = load - node.count; t < load; ++t) {
    const FlatNode& term = s.nodes[t];
    range = widen(range, term, term.op == FlatOp::term ? extent_at(s, term.text, load) : 0);
    if (term.count == 0) continue;
    const FlatExtent size = node.tensor->extents[dim++];
    if (range.is_known && size.is_static() && (range.lowest < 0 || range.highest >= size.value)) {
      return false;
    }
    range = {0, 0, true};
  }
  return true;
}

/// Indices alone are inside already: their extents were compared when expressions were joined.
constexpr bool has_only_plain_subscripts(FlatStatement s, std::size_t load) {
  for (std::size_t t = load - s.nodes[load].count; t < load; ++t) {
    if (s.nodes[t].op == FlatOp::offset || s.nodes[t].count == 0) return false;
  }
  return true;
}

constexpr bool reads_inside(FlatStatement s) {
  for (std::size_t n = 0; n < s.size; ++n) {
    if (s.nodes[n].op != FlatOp::load || has_only_plain_subscripts(s, n)) continue;
    if (!load_is_inside(s, n)) return false;
  }
  return true;
}

}  // namespace hone::dsl
