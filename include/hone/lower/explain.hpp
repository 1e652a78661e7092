// lower/explain.hpp
// Why each loop of a schedule is there: what it tiles for, what it touches, and the traffic that
// follows from it.
//
//   inside(L), whole(L)   bytes that one iteration of L, and all of one run, touch (footprint.hpp)
//   runs(L)               how often L runs in a call: the product of the trips around it
//   traffic(S) = sum of runs(L) * whole(L) over the outermost L with inside(L) <= S
//
// While an iteration stays in a cache of S bytes, what the next one shares with it is still there:
// a run brings each byte once. Where the loop around L does not fit, nothing of the run before is;
// where not even an innermost iteration fits, all of it comes each time. Not in it: associativity,
// shares of L3, prefetching, and reading what is only written.
#pragma once

#include <hone/ir/stmt.hpp>
#include <hone/lower/footprint.hpp>
#include <hone/schedule/loop_origins.hpp>
#include <hone/support/target.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

inline constexpr int cache_levels = 3;

/// Bytes of L1, L2 (of one core) and L3 (shared).
inline std::array<std::int64_t, cache_levels> cache_sizes(const CpuTarget& target) {
  return {target.l1_bytes, target.l2_bytes, target.l3_bytes};
}

/// One line: a loop of a stage, or the stage itself where `loop` is empty.
struct LoopExplanation {
  std::string stage;
  std::string loop;     // "j.0"; "j.0 lanes" for the lanes of a vectorized loop
  int depth = 0;        // loops of all stages around it
  std::string purpose;  // "parallel chunks", "L2 tiles", "registers", "vector lanes", ...
  std::int64_t trips = 1;
  std::string tail;     // of the last tile, empty if the factors divide
  std::int64_t runs = 1;                     // in one call
  std::vector<lowering::Footprint> inside;   // one iteration
  std::int64_t inside_bytes = 0;
  std::int64_t whole_bytes = 0;
  int held_by = cache_levels;                // the smallest cache with room for an iteration
  std::array<bool, cache_levels> decides{};  // outermost loop that this cache holds
  std::string made_by;  // steps

  std::int64_t traffic_bytes() const { return runs * whole_bytes; }
};

struct Explanation {
  std::vector<LoopExplanation> lines;
  /// Bytes that a call brings into L1, L2 and L3 from the level behind.
  std::array<std::int64_t, cache_levels> traffic{};
};

namespace detail {

class Explainer {
 public:
  Explainer(const State& state, const ir::Function& function, const CpuTarget& target,
            Origins origins)
      : footprints_(state, target, lowering::in_registers(function)),
        sizes_(cache_sizes(target)),
        bounds_(infer_bound(state)),
        origins_(std::move(origins)) {}

  Explanation run() {
    for (std::size_t n = 0; n < nests().size(); ++n) {
      const lowering::PlacedNest& placed = nests()[n];
      if (placed.nest.node && placed.host < 0) explain_stage(n, {});
    }
    return std::move(result_);
  }

 private:
  /// What the loops around a line say.
  struct Around {
    int depth = 0;
    std::int64_t runs = 1;
    std::array<bool, cache_levels> held{};  // a loop around fits into this cache
  };

  const std::vector<lowering::PlacedNest>& nests() const { return footprints_.nests(); }

  void explain_stage(std::size_t n, const Around& around) {
    LoopExplanation head;
    head.stage = nests()[n].nest.stage->name;
    head.depth = around.depth;
    const StageOrigin& origin = origins_[head.stage];
    head.made_by = both(origin.made, origin.placed == origin.made ? "" : origin.placed);
    head.inside = footprints_.whole(n);
    head.inside_bytes = head.whole_bytes = lowering::Footprints::total(head.inside);
    head.runs = around.runs;
    head.held_by = holder(head.inside_bytes);
    result_.lines.push_back(std::move(head));
    explain_loop(n, 0, {around.depth + 1, around.runs, around.held});
  }

  void explain_loop(std::size_t n, std::size_t l, Around around) {
    const std::vector<lowering::NestLoop>& loops = nests()[n].nest.loops;
    if (l == loops.size()) return;
    const lowering::NestLoop& loop = loops[l];
    if (!loop.runs_once() || has_attached(n, l)) {
      LoopExplanation line = of_loop(n, l, around);
      const bool is_innermost = l + 1 == loops.size() && !has_attached(n, l);
      for (std::size_t c = 0; c < cache_levels; ++c) count_traffic(line, c, is_innermost, around);
      line.purpose = purpose(n, l, line);
      around.runs *= line.trips;
      ++around.depth;
      result_.lines.push_back(std::move(line));
    }
    for (std::size_t m = 0; m < nests().size(); ++m) {
      const bool here = nests()[m].nest.node && nests()[m].host == static_cast<int>(n);
      if (here && nests()[m].host_loop == l) explain_stage(m, around);
    }
    explain_loop(n, l + 1, around);
  }

  bool has_attached(std::size_t n, std::size_t l) const {
    for (const lowering::PlacedNest& placed : nests()) {
      if (placed.nest.node && placed.host == static_cast<int>(n) && placed.host_loop == l) {
        return true;
      }
    }
    return false;
  }

  LoopExplanation of_loop(std::size_t n, std::size_t l, const Around& around) {
    const lowering::Nest& nest = nests()[n].nest;
    const lowering::NestLoop& loop = nest.loops[l];
    LoopExplanation line;
    line.stage = nest.stage->name;
    line.loop = loop.name.empty() ? nest.loops[l - 1].name + " lanes" : loop.name;
    line.depth = around.depth;
    line.trips = loop.extent;
    line.runs = around.runs;
    line.tail = tail_of(n, l);
    line.inside = footprints_.inside(n, l);
    line.inside_bytes = lowering::Footprints::total(line.inside);
    line.whole_bytes = lowering::Footprints::total(footprints_.whole(n, l));
    line.held_by = holder(line.inside_bytes);
    line.made_by = made_by(nest, l);
    return line;
  }

  void count_traffic(LoopExplanation& line, std::size_t c, bool is_innermost, Around& around) {
    if (around.held[c]) return;
    if (line.inside_bytes <= sizes_[c]) {
      line.decides[c] = around.held[c] = true;
      result_.traffic[c] += line.traffic_bytes();
    } else if (is_innermost) {
      result_.traffic[c] += line.runs * line.trips * line.inside_bytes;
    }
  }

  int holder(std::int64_t bytes) const {
    int level = 0;
    while (level < cache_levels && bytes > sizes_[static_cast<std::size_t>(level)]) ++level;
    return level;
  }

  // ---- words ----

  static std::string both(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? a + b : concat(a, "; ", b);
  }

  std::string purpose(std::size_t n, std::size_t l, const LoopExplanation& line) const {
    const lowering::NestLoop& loop = nests()[n].nest.loops[l];
    const std::string tiles = tiled_for(line);
    switch (loop.kind) {
      case ir::LoopKind::parallel: return both_words("parallel chunks", tiles);
      case ir::LoopKind::vectorized: return "vector lanes";
      case ir::LoopKind::unrolled: return unrolled(n, loop);
      case ir::LoopKind::serial: break;
    }
    if (loop.role == LoopRole::reduce) {
      return is_part(n, loop.name) ? both_words("reduction split", tiles) : "reduction";
    }
    if (!tiles.empty()) return tiles;
    return line.held_by < cache_levels ? concat("steps in L", line.held_by + 1) : "outer";
  }

  /// "L2 tiles": an iteration fits into that cache and the loop does not.
  std::string tiled_for(const LoopExplanation& line) const {
    for (std::size_t c = 0; c < cache_levels; ++c) {
      if (line.decides[c] && line.whole_bytes > sizes_[c]) return concat("L", c + 1, " tiles");
    }
    return {};
  }

  static std::string both_words(const std::string& a, const std::string& b) {
    return b.empty() ? a : concat(a, ", ", b);
  }

  /// Unrolled loops of a reduction that are spatial, or its vectors, keep its sums in registers.
  static bool keeps_registers(const lowering::NestLoop& loop, const DagNode& node) {
    return node.has_reduction() && (loop.of_vectors || loop.role == LoopRole::spatial);
  }
  std::string unrolled(std::size_t n, const lowering::NestLoop& loop) const {
    return keeps_registers(loop, *nests()[n].nest.node) ? "registers" : "unrolled";
  }

  bool is_part(std::size_t n, const std::string& loop) const {
    for (const Relation& r : nests()[n].nest.stage->relations) {
      if (r.kind != Relation::Kind::split) continue;
      for (const std::string& part : r.split.parts) {
        if (part == loop) return true;
      }
    }
    return false;
  }

  /// "mask, last 3 of 8": how the last tile of a split, or the last vector, is cut off.
  std::string tail_of(std::size_t n, std::size_t l) const {
    const lowering::Nest& nest = nests()[n].nest;
    const AxisValues& values = bounds_[n].values;
    const lowering::NestLoop& loop = nest.loops[l];
    for (const Relation& r : nest.stage->relations) {
      if (r.kind != Relation::Kind::split || !stands_for(*nest.stage, loop.name, r.split.parts[0]))
        continue;
      if (!values.extents.contains(r.split.parent)) continue;
      const std::string text = last_tile(r.split, values.extents);
      if (!text.empty()) return text;
    }
    const bool has_lanes = l + 1 < nest.loops.size() && nest.loops[l + 1].name.empty();
    if (!has_lanes) return {};
    const std::int64_t lanes = nest.loops[l + 1].extent;
    const std::int64_t rest = values.extents.at(loop.name) % lanes;
    return rest == 0 ? std::string() : concat("mask, last ", rest, " of ", lanes);
  }

  static std::string last_tile(const SplitRelation& split, const ExtentMap& extents) {
    std::int64_t inner = 1;
    for (std::size_t p = 1; p < split.parts.size(); ++p) inner *= extents.at(split.parts[p]);
    const std::int64_t rest =
        extents.at(split.parent) - (extents.at(split.parts[0]) - 1) * inner;
    return rest == inner ? std::string()
                         : concat(name_of(split.tail), ", last ", rest, " of ", inner);
  }

  /// Whether `loop` is `part` or was fused of it.
  static bool stands_for(const StageState& stage, const std::string& loop,
                         const std::string& part) {
    if (loop == part) return true;
    for (const Relation& r : stage.relations) {
      if (r.kind != Relation::Kind::fuse || r.fuse.fused != loop) continue;
      for (const std::string& parent : r.fuse.parents) {
        if (stands_for(stage, parent, part)) return true;
      }
    }
    return false;
  }

  /// The step that made the loop, then the one that marked it, which for a vectorized loop stands
  /// at its lanes.
  std::string made_by(const lowering::Nest& nest, std::size_t l) {
    const lowering::NestLoop& loop = nest.loops[l];
    const bool is_lanes = loop.name.empty();
    const StageOrigin& stage = origins_[nest.stage->name];
    const auto origin = stage.loops.find(is_lanes ? nest.loops[l - 1].name : loop.name);
    if (origin == stage.loops.end()) return loop.kind == ir::LoopKind::unrolled ? stage.unroll_limit
                                                                               : std::string();
    const LoopOrigin& o = origin->second;
    const std::string made = o.made == stage.made ? "" : o.made;
    if (is_lanes) return nest.loops[l - 1].runs_once() ? both(made, o.marked) : o.marked;
    const bool has_lanes = l + 1 < nest.loops.size() && nest.loops[l + 1].name.empty();
    if (has_lanes) return made;
    const bool by_limit = o.marked.empty() && loop.kind == ir::LoopKind::unrolled;
    return both(made, by_limit ? stage.unroll_limit : o.marked);
  }

  lowering::Footprints footprints_;
  std::array<std::int64_t, cache_levels> sizes_;
  std::vector<StageBounds> bounds_;
  Origins origins_;
  Explanation result_;
};

}  // namespace detail

/// `function` is what the state was lowered to; `start` is the task's DAG, before any step.
inline Explanation explain(const State& state, const ir::Function& function,
                           const CpuTarget& target,
                           const std::shared_ptr<const ComputeDag>& start) {
  return detail::Explainer(state, function, target, origins_of(start, state.steps())).run();
}

}  // namespace hone
