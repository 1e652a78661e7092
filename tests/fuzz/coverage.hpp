// tests/fuzz/coverage.hpp
// How many random schedules were of the kinds in which tails are hard to get right. To add a kind:
// a question about a state and a line in add().
#pragma once

#include <hone/lower/nest.hpp>
#include <hone/schedule/infer_bound.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hone::fuzz {

/// The loops of a state's stages with their conditions. Placeholders and inlined stages have none.
class StateNests {
 public:
  explicit StateNests(const State& state) {
    const std::vector<StageBounds> bounds = infer_bound(state);
    for (std::size_t n = 0; n < bounds.size(); ++n) {
      const DagNode& node = state.dag().nodes[n];
      if (node.is_placeholder() || state.stages()[n].is_inlined()) continue;
      nests_.push_back(lowering::build_nest(node, state.stages()[n], bounds[n], target_, false));
    }
  }

  const std::vector<lowering::Nest>& all() const { return nests_; }

  const lowering::Nest& of(std::string_view stage) const {
    for (const lowering::Nest& nest : nests_) {
      if (nest.stage->name == stage) return nest;
    }
    fail<InternalError>("no nest of ", stage);
  }

 private:
  CpuTarget target_ = CpuTarget::host();
  std::vector<lowering::Nest> nests_;
};

/// The outermost loop that reduces, or the number of loops.
inline std::size_t first_reduction(const lowering::Nest& nest) {
  std::size_t l = 0;
  while (l < nest.loops.size() &&
         (nest.loops[l].role != LoopRole::reduce || nest.loops[l].extent == 1)) {
    ++l;
  }
  return l;
}

/// Whether a tail of the role is decided by loops in [from, to).
inline bool has_tail(const lowering::Nest& nest, LoopRole role, std::size_t from, std::size_t to) {
  for (std::size_t l = from; l < to; ++l) {
    if (nest.loops[l].shortened && nest.loops[l].role == role) return true;
    for (const auto* conditions : {&nest.guards, &nest.masks}) {
      for (const InsideAxis& c : *conditions) {
        if (c.role == role && ir::contains_var(c.value, nest.loops[l].var)) return true;
      }
    }
  }
  return false;
}

/// A tile of the box that the loops may leave towards the next tile: a shortened loop never does.
inline bool adds_in_partial_tiles(const lowering::Nest& nest) {
  for (std::size_t l = first_reduction(nest); l < nest.loops.size(); ++l) {
    for (const auto* conditions : {&nest.guards, &nest.masks}) {
      for (const InsideAxis& c : *conditions) {
        if (c.role == LoopRole::spatial && ir::contains_var(c.value, nest.loops[l].var)) {
          return nest.stage->is_attached();
        }
      }
    }
  }
  return false;
}

inline bool reduces_in_lanes(const lowering::Nest& nest) {
  for (const lowering::NestLoop& loop : nest.loops) {
    if (loop.role == LoopRole::reduce && loop.kind == ir::LoopKind::vectorized) return true;
  }
  return false;
}

/// The loops of the host that lie around the box, its own among them.
inline std::size_t loops_around(const lowering::Nest& host, const Location& at) {
  std::size_t l = 0;
  while (host.loops[l].name != at.loop) ++l;
  return l + 1;
}

class Coverage {
 public:
  void add(const State& state) {
    const StateNests nests(state);
    std::map<std::string, bool, std::less<>> seen;
    for (const lowering::Nest& nest : nests.all()) {
      const std::size_t end = nest.loops.size();
      const bool reduces = nest.node->has_reduction();
      seen["a reduction with a tail"] |= has_tail(nest, LoopRole::reduce, 0, end);
      seen["sums in partial tiles of a box"] |= adds_in_partial_tiles(nest);
      seen["a reduction in lanes"] |= reduces_in_lanes(nest);
      seen["packed in partial tiles"] |=
          nest.is_packed() && has_tail(nest, LoopRole::spatial, 0, end);
      if (!nest.stage->is_attached()) continue;
      const Location& at = nest.stage->location;
      const lowering::Nest& host = nests.of(at.stage);
      const std::size_t around = loops_around(host, at);
      const bool partial = has_tail(host, LoopRole::spatial, 0, around);
      seen["a reduction in a partial tile of its reader"] |= reduces && partial;
      seen["a box inside a reduction with a tail"] |= has_tail(host, LoopRole::reduce, 0, around);
      seen["a box in a box"] |= host.stage->is_attached();
    }
    for (const auto& [name, met] : seen) states_[name] += met ? 1 : 0;
  }

  /// How many states were of each kind.
  const std::map<std::string, int>& states() const { return states_; }

 private:
  std::map<std::string, int> states_;
};

}  // namespace hone::fuzz
