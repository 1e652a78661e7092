// dsl/bounds.hpp
// Does a statement read outside its tensors? Answered in the compiler, from the nodes alone.
//
// A subscript is affine, so its range follows from the extents of its indices. Where one of them or
// the dimension is symbolic the answer waits for the call; zero_pad is never outside.
#pragma once

#include <hone/dsl/nodes.hpp>
#include <hone/program/flat.hpp>

#include <cstddef>
#include <cstdint>

namespace hone::dsl {

/// A statement: the nodes of its value, and the axes of what it writes.
struct FlatStatement {
  NodeSpan value;
  const FlatNode* axes;
  std::size_t rank;
};

/// (Comparing the pointers is no constant expression under GCC's sanitizers.)
constexpr bool same_text(const char* a, const char* b) {
  while (*a && *a == *b) ++a, ++b;
  return *a == *b;
}

/// The extent of summed index `name` at node `at`: its axis stands before the next reduction that
/// has one of this name. -1: symbolic.
constexpr std::int64_t summed_extent_at(NodeSpan value, const char* name, std::size_t at) {
  for (std::size_t n = at + 1; n < value.size; ++n) {
    if (!is_reduction(value[n].op)) continue;
    for (std::size_t axis = n - value[n].count; axis < n; ++axis) {
      if (same_text(value[axis].text, name)) return value[axis].integer;
    }
  }
  return -1;
}

/// No index is both free and summed in one statement.
constexpr std::int64_t extent_at(FlatStatement s, const char* name, std::size_t at) {
  for (std::size_t axis = 0; axis < s.rank; ++axis) {
    if (same_text(s.axes[axis].text, name)) return s.axes[axis].integer;
  }
  return summed_extent_at(s.value, name, at);
}

struct SubscriptRange {
  std::int64_t lowest;
  std::int64_t highest;
  bool is_known;
};

/// Adds one term to the range of the subscript it belongs to.
constexpr SubscriptRange widen(SubscriptRange range, const FlatNode& term, std::int64_t extent) {
  if (term.op == FlatOp::data) return {0, 0, false};
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
  const FlatNode& node = s.value[load];
  std::size_t dim = 0;
  SubscriptRange range{0, 0, true};
  for (std::size_t t = load - node.count; t < load; ++t) {
    const FlatNode& term = s.value[t];
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

/// Looks only at loads that are marked: indices alone are inside already, because their extents
/// were compared when expressions were joined.
constexpr bool reads_inside(FlatStatement s) {
  for (std::size_t n = 0; n < s.value.size; ++n) {
    const FlatNode& node = s.value[n];
    if (node.op == FlatOp::load && node.integer != 0 && !load_is_inside(s, n)) return false;
  }
  return true;
}

}  // namespace hone::dsl
