// feature/site_walk.hpp
// Visits the stores of a State in the order in which they run, without lowering it.
//
//   C at root, C.sum computed at its loop j.0      ->   C.sum, C
//
// A reduction stores once: what it starts from is part of it, as in Ansor, whose rows of the update
// replace those of the initialisation. Inlined stages are part of their readers.
#pragma once

#include <hone/feature/store_site.hpp>
#include <hone/support/function_ref.hpp>
#include <hone/task/task.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hone::feature {

using SiteVisitor = FunctionRef<void(const StoreSite&)>;

/// Keeps its memory from one State to the next.
class SiteWalk {
 public:
  void run(const Task& task, const State& state, SiteVisitor visit) {
    target_ = &task.target();
    state_ = &state;
    bounds_ = infer_bound(state);
    note_hosts();
    next_id_ = 0;
    path_.clear();
    own_.clear();
    site_.touches.clear();
    for (std::size_t n = 0; n < hosts_.size(); ++n) {
      const bool is_root = state.stages()[n].location.kind == Location::Kind::root;
      if (is_root && !state.dag().nodes[n].is_placeholder()) visit_stage(n, visit);
    }
  }

 private:
  /// Where a stage is computed; -1: not in another one.
  struct Host {
    int stage = -1;
    int loop = -1;
  };

  void note_hosts() {
    hosts_.assign(state_->stages().size(), {});
    for (std::size_t n = 0; n < hosts_.size(); ++n) {
      const StageState& stage = state_->stages()[n];
      if (!stage.is_attached()) continue;
      const int host = state_->dag().find(stage.location.stage);
      const StageState& reader = state_->stages()[static_cast<std::size_t>(host)];
      hosts_[n] = {host, reader.find(stage.location.loop)};
    }
  }

  bool in_parallel(std::size_t first_own) const {
    const auto is_parallel = [](const PathLoop& loop) {
      return loop.annotation == Annotation::parallel;
    };
    const auto own = own_.begin() + static_cast<std::ptrdiff_t>(first_own);
    return std::any_of(path_.begin(), path_.end(), is_parallel) ||
           std::any_of(own, own_.end(), is_parallel);
  }

  /// Appends all loops of the stage to own_, those that run once too.
  void add_own(std::size_t n, std::size_t first) {
    const StageState& stage = state_->stages()[n];
    for (const Loop& loop : stage.loops) {
      const auto found = bounds_[n].values.extents.find(loop.name);
      const std::int64_t extent =
          found == bounds_[n].values.extents.end() ? 1 : found->second;
      own_.push_back({stage.name, loop.name, extent, loop.role,
                      detail::heeded(loop, extent, in_parallel(first)), next_id_++,
                      static_cast<int>(n)});
    }
    apply_unroll_limit(state_->dag().nodes[n], stage.unroll_limit, *target_,
                       std::span(own_).subspan(first));
  }

  void visit_stage(std::size_t n, SiteVisitor visit) {
    const std::size_t outside = path_.size();
    const std::size_t first = own_.size();
    add_own(n, first);
    for (std::size_t l = 0; first + l < own_.size(); ++l) {
      if (own_[first + l].extent > 1) path_.push_back(own_[first + l]);
      visit_attached(n, l, visit);
    }
    make_site(n, outside);
    visit(site_);
    path_.resize(outside);
    own_.resize(first);
  }

  void visit_attached(std::size_t host, std::size_t loop, SiteVisitor visit) {
    for (std::size_t n = 0; n < hosts_.size(); ++n) {
      const bool here = hosts_[n].stage == static_cast<int>(host) &&
                        hosts_[n].loop == static_cast<int>(loop);
      if (here) visit_stage(n, visit);
    }
  }

  // ---- one store ----

  void make_site(std::size_t n, std::size_t outside) {
    const DagNode& node = state_->dag().nodes[n];
    const StageBounds& bounds = bounds_[n];
    site_.node = static_cast<int>(n);
    site_.stage = &node;
    site_.is_allocated = node.role == Role::temp;
    site_.unroll_limit = state_->stages()[n].unroll_limit;
    site_.path = path_;
    site_.table.begin(site_.path);
    site_.ops = op_counts(node, bounds.body, state_->dag().float_mode);
    add_uses(n, node, bounds);
    site_.reduce_rows.clear();
    for (std::size_t r = node.axes.size(); r < bounds.values.values.size(); ++r) {
      site_.reduce_rows.push_back(site_.table.add(bounds.values.values[r].second));
    }
    count_iterations(bounds, outside);
    count_touched();
  }

  void add_uses(std::size_t n, const DagNode& node, const StageBounds& bounds) {
    site_.use_count = 0;
    site_.dims.clear();
    BufferUse& own = use_of(static_cast<int>(n));
    own.writes = true;
    own.reads = node.has_reduction();
    add_reference(own, bounds.points);
    for_each_load(bounds.body, [&](const ir::Load& load) {
      BufferUse& use = use_of(state_->dag().find(load.tensor));
      use.reads = true;
      add_reference(use, load.indices);
    });
  }

  void add_reference(BufferUse& use, const std::vector<ir::Expr>& subscripts) {
    use.references.push_back(site_.table.rows());
    for (const ir::Expr& subscript : subscripts) site_.table.add(subscript);
  }

  BufferUse& use_of(int node) {
    for (std::size_t u = 0; u < site_.use_count; ++u) {
      if (site_.uses[u].node == node) return site_.uses[u];
    }
    if (site_.use_count == site_.uses.size()) site_.uses.emplace_back();
    BufferUse& use = site_.uses[site_.use_count++];
    use.node = node;
    use.reads = use.writes = false;
    use.references.clear();
    add_memory(static_cast<std::size_t>(node), use);
    return use;
  }

  void add_memory(std::size_t n, BufferUse& use) {
    const DagNode& node = state_->dag().nodes[n];
    const StageState& stage = state_->stages()[n];
    const bool is_box = stage.is_attached() || stage.is_packed;
    use.element_bytes = static_cast<std::int64_t>(size_of(node.dtype));
    use.rank = node.shape.size();
    use.first_dim = site_.dims.size();
    use.packed.clear();
    if (stage.is_packed) use.packed = packed_parts(stage, bounds_[n]);
    for (std::size_t d = 0; d < use.rank; ++d) {
      site_.dims.push_back({is_box ? bounds_[n].box[d].extent : node.shape[d], node.shape[d], 1});
    }
    double stride = 1;
    for (std::size_t d = use.rank; d-- > 0;) {
      site_.dims[use.first_dim + d].stride = stride;
      stride *= static_cast<double>(site_.dims[use.first_dim + d].extent);
    }
  }

  void count_iterations(const StageBounds& bounds, std::size_t outside) {
    site_.iterations = site_.iterations_inside(0);
    for (const InsideAxis& inside : bounds.inside) {
      const std::size_t row = site_.table.add(inside.value);
      site_.iterations *= share_below(site_.table, row, inside.extent, terms_);
    }
    site_.outside_iterations = 1;
    for (std::size_t p = 0; p < outside; ++p) {
      site_.outside_iterations *= static_cast<double>(site_.path[p].extent);
    }
    site_.box_elements = 1;
    for (const Range& range : bounds.box) {
      site_.box_elements *= static_cast<double>(range.extent);
    }
  }

  void count_touched() {
    site_.touched.clear();
    for (std::size_t u = 0; u < site_.use_count; ++u) {
      for (std::size_t depth = 0; depth < site_.depths(); ++depth) touch(site_.uses[u], depth);
    }
  }

  void touch(const BufferUse& use, std::size_t depth) {
    double in_memory = 1;
    double elements = 1;
    for (std::size_t d = 0; d < use.rank; ++d) {
      const std::int64_t extent = site_.extent_at(use, d, depth);
      elements *= static_cast<double>(extent);
      in_memory *= static_cast<double>(std::min(extent, site_.dims[use.first_dim + d].extent));
    }
    site_.touched.push_back(in_memory);
    if (depth == site_.path.size()) return;
    site_.touches.add(site_.path[depth].id, use.node, elements,
                      static_cast<double>(use.element_bytes));
  }

  const CpuTarget* target_ = nullptr;
  const State* state_ = nullptr;
  std::vector<StageBounds> bounds_;
  std::vector<Host> hosts_;
  LoopPath path_;             // of the loops that run more than once
  std::vector<PathLoop> own_;  // all loops of the stages being visited
  std::size_t next_id_ = 0;
  StoreSite site_;
  std::vector<CountedTerm> terms_;
};

}  // namespace hone::feature
