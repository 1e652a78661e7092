// lower/footprint.hpp
// The bytes of each tensor that an iteration of a loop touches.
//
//   for i.0 in 0..3: for j.0 in 0..2: for k in 0..48: C.sum[4, 32] += A[4, k] * B[k, 32]
//     one iteration of j.0:  A 4 * 48, B 48 * 32, C.sum 4 * 32 elements
//
// For a tensor it is the smallest box that holds all subscripts while the loops outside, and the
// loop itself, stand still: a stride of 2 counts what lies between, a gather the whole dimension,
// and what sticks out of the tensor nothing. Reads and writes count alike. What is computed inside
// the iteration for other stages is part of it. Accumulators and temporaries that the lowered
// function keeps in registers take no memory: see `in_registers`.
#pragma once

#include <hone/ir/substitute.hpp>
#include <hone/ir/visit_stmt.hpp>
#include <hone/lower/nest.hpp>
#include <hone/schedule/dag_edit.hpp>
#include <hone/schedule/subscript_box.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone::lowering {

struct Footprint {
  std::string tensor;
  std::int64_t bytes = 0;
};

/// The loops of a stage and where they run. Of placeholders and inlined stages `nest.node` is null.
struct PlacedNest {
  Nest nest;
  ir::Expr body;               // in the loops' variables, lanes too
  int host = -1;               // the stage that it is computed in
  std::size_t host_loop = 0;   // at this loop of its nest
  bool in_parallel = false;
};

/// Temporaries that live in registers in every copy that the function has of them.
inline std::set<std::string> in_registers(const ir::Function& function) {
  std::set<std::string> inside;
  std::set<std::string> outside;
  ir::visit_preorder(function.body, [&](const ir::Stmt& s) {
    const ir::Allocate* a = s.as<ir::Allocate>();
    if (!a) return;
    const std::string name = a->buffer.name.substr(0, a->buffer.name.find('#'));
    (a->buffer.scope == ir::Scope::registers ? inside : outside).insert(name);
  });
  for (const std::string& name : outside) inside.erase(name);
  return inside;
}

class Footprints {
 public:
  Footprints(const State& state, const CpuTarget& target, std::set<std::string> without)
      : state_(state), without_(std::move(without)), nests_(state.stages().size()) {
    const std::vector<StageBounds> bounds = infer_bound(state);
    for (std::size_t n = nests_.size(); n-- > 0;) place(n, bounds[n], target);
  }

  const std::vector<PlacedNest>& nests() const { return nests_; }

  /// What one iteration of loop `l` of stage `n` touches.
  std::vector<Footprint> inside(std::size_t n, std::size_t l) const {
    return touched(n, static_cast<int>(l), static_cast<int>(l));
  }
  /// What all iterations of one run of the loop touch.
  std::vector<Footprint> whole(std::size_t n, std::size_t l) const {
    return touched(n, static_cast<int>(l) - 1, static_cast<int>(l));
  }
  /// What one run of the stage touches.
  std::vector<Footprint> whole(std::size_t n) const { return touched(n, -1, 0); }

  static std::int64_t total(const std::vector<Footprint>& all) {
    std::int64_t bytes = 0;
    for (const Footprint& each : all) bytes += each.bytes;
    return bytes;
  }

 private:
  /// By the stage and by those computed at its loops from `from` on, while its loops up to `still`
  /// stand still.
  std::vector<Footprint> touched(std::size_t n, int still, int from) const {
    const std::vector<std::string> fixed = fixed_at(n, still);
    std::map<std::string, std::vector<Range>> boxes;
    for (std::size_t m = 0; m < nests_.size(); ++m) {
      if (nests_[m].nest.node && runs_within(m, n, from)) add_stage(m, fixed, boxes);
    }
    std::vector<Footprint> all;
    for (const DagNode& node : state_.dag().nodes) {
      const auto box = boxes.find(node.name);
      if (box != boxes.end()) all.push_back({node.name, bytes_of(node, box->second)});
    }
    return all;
  }

  void place(std::size_t n, const StageBounds& bounds, const CpuTarget& target) {
    const DagNode& node = state_.dag().nodes[n];
    const StageState& stage = state_.stages()[n];
    if (node.is_placeholder() || stage.is_inlined()) return;
    PlacedNest& placed = nests_[n];
    if (stage.is_attached()) find_host(stage, placed);
    placed.nest = build_nest(node, stage, bounds, target, placed.in_parallel);
    std::vector<std::pair<std::string, ir::Expr>> lanes;
    const std::vector<NestLoop>& loops = placed.nest.loops;
    for (std::size_t l = 0; l < loops.size(); ++l) {
      bounds_.set(loops[l].var, {0, loops[l].extent - 1});
      const bool has_lanes = l + 1 < loops.size() && loops[l + 1].name.empty();
      if (has_lanes) lanes.emplace_back(loops[l].var, lane_value(loops[l], loops[l + 1]));
    }
    placed.body = ir::substitute(bounds.body, lanes);
  }

  static ir::Expr lane_value(const NestLoop& vectors, const NestLoop& lanes) {
    const ir::Expr lane = ir::var(lanes.var);
    if (vectors.extent == 1) return lane;
    return ir::var(vectors.var) * ir::index(lanes.extent) + lane;
  }

  void find_host(const StageState& stage, PlacedNest& placed) {
    placed.host = state_.dag().find(stage.location.stage);
    const PlacedNest& host = nests_[static_cast<std::size_t>(placed.host)];
    placed.in_parallel = host.in_parallel;
    for (std::size_t l = 0; l < host.nest.loops.size(); ++l) {
      const NestLoop& loop = host.nest.loops[l];
      placed.in_parallel = placed.in_parallel || loop.kind == ir::LoopKind::parallel;
      if (loop.name != stage.location.loop) continue;
      placed.host_loop = l;
      return;
    }
  }

  /// The variables that stand still during an iteration of loop `l`.
  std::vector<std::string> fixed_at(std::size_t n, int l) const {
    const PlacedNest& placed = nests_[n];
    std::vector<std::string> fixed;
    if (placed.host >= 0) {
      fixed = fixed_at(static_cast<std::size_t>(placed.host), static_cast<int>(placed.host_loop));
    }
    for (int k = 0; k <= l; ++k) {
      fixed.push_back(placed.nest.loops[static_cast<std::size_t>(k)].var);
    }
    return fixed;
  }

  /// Whether stage `m` is stage `n` or computed at one of its loops from `from` on.
  bool runs_within(std::size_t m, std::size_t n, int from) const {
    if (m == n) return true;
    const PlacedNest& placed = nests_[m];
    if (placed.host < 0) return false;
    const auto host = static_cast<std::size_t>(placed.host);
    if (host == n) return static_cast<int>(placed.host_loop) >= from;
    return runs_within(host, n, from);
  }

  void add_stage(std::size_t m, const std::vector<std::string>& fixed,
                 std::map<std::string, std::vector<Range>>& boxes) const {
    const Nest& nest = nests_[m].nest;
    add(nest.node->name, nest.is_local ? nest.positions : nest.points, fixed, boxes);
    for_each_load(nests_[m].body, [&](const ir::Load& load) {
      add(load.tensor, load.indices, fixed, boxes);
    });
  }

  void add(const std::string& tensor, const std::vector<ir::Expr>& subscripts,
           const std::vector<std::string>& fixed,
           std::map<std::string, std::vector<Range>>& boxes) const {
    if (without_.count(tensor)) return;
    std::vector<Range>& box = boxes[tensor];
    const bool is_new = box.empty();
    const std::vector<std::int64_t> most = extents_of(tensor);
    for (std::size_t d = 0; d < subscripts.size(); ++d) {
      const Range range = range_of(subscripts[d], fixed, bounds_);
      if (is_new) {
        box.push_back(range);
      } else {
        box[d] = joined(box[d], range, most[d]);
      }
    }
  }

  /// The dimensions of the tensor, or of the part of it that a stage computed inside others keeps.
  std::vector<std::int64_t> extents_of(const std::string& tensor) const {
    const auto n = static_cast<std::size_t>(state_.dag().find(tensor));
    const Nest& nest = nests_[n].nest;
    std::vector<std::int64_t> extents = state_.dag().nodes[n].shape;
    if (!nest.node || !nest.is_local) return extents;
    for (std::size_t d = 0; d < extents.size(); ++d) extents[d] = nest.box[d].extent;
    return extents;
  }

  std::int64_t bytes_of(const DagNode& node, const std::vector<Range>& box) const {
    const std::vector<std::int64_t> most = extents_of(node.name);
    auto bytes = static_cast<std::int64_t>(size_of(node.dtype));
    for (std::size_t d = 0; d < box.size(); ++d) bytes *= std::min(box[d].extent, most[d]);
    return bytes;
  }

  const State& state_;
  std::set<std::string> without_;
  std::vector<PlacedNest> nests_;
  ir::Bounds bounds_;
};

}  // namespace hone::lowering
