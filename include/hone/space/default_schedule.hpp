// space/default_schedule.hpp
// A schedule that is made, not searched: candidate 0 of every search, and what runs where nothing
// was tuned. It follows what is known of good kernels (register tiles, fused readers, vectors along
// contiguous axes, threads on outer loops) and measures nothing.
//
//   stages that only rename or combine elements      inlined
//   reductions read in vectors along their result    tiled_reduction.hpp, the reader fused
//   reductions contiguous along the reduction        row_reduction.hpp
//   the same along a short result, used once         streamed_reduction.hpp
//   element-wise stages and what belongs to a row    row_group.hpp
//   other element-wise stages                        elementwise.hpp
//
// Legal for every DAG: what cannot be done to a stage is left out.
#pragma once

#include <hone/space/constructive/row_group.hpp>
#include <hone/space/constructive/streamed_reduction.hpp>
#include <hone/space/stage_questions.hpp>

#include <string>
#include <vector>

namespace hone {

namespace detail {

class DefaultSchedule {
 public:
  explicit DefaultSchedule(const Task& task) : task_(task), attempt_(State(task.dag_pointer())) {}

  State make() {
    inline_cheap_stages();
    const ComputeDag& dag = task_.dag();
    for (std::size_t n = dag.nodes.size(); n-- > 0;) {
      const std::string& name = dag.nodes[n].name;
      if (is_open(name)) schedule(name);
    }
    return attempt_.state();
  }

 private:
  void inline_cheap_stages() {
    for (std::size_t n = task_.dag().nodes.size(); n-- > 0;) {
      const int id = static_cast<int>(n);
      if (task_.access().is_output(id) || !task_.access().is_strictly_inlineable(id)) continue;
      if (is_worth_keeping(task_.dag().nodes[n])) continue;
      attempt_.add(ComputeInline{task_.dag().nodes[n].name});
    }
  }

  /// Whether a stage of rows divides: its readers would do so for each of their elements.
  bool is_worth_keeping(const DagNode& node) const {
    bool divides = false;
    ir::visit_preorder(node.body, [&](const ir::Expr& e) {
      const ir::Binary* b = e.as<ir::Binary>();
      divides = divides || (b && b->op == ir::BinaryOp::div && is_float(e.type().dtype));
    });
    const int id = task_.dag().find(node.name);
    const std::vector<int>& readers = task_.access().consumers(id);
    return divides && std::any_of(readers.begin(), readers.end(), [&](int reader) {
      return task_.dag().nodes[static_cast<std::size_t>(reader)].axes.size() > node.axes.size();
    });
  }

  /// What a stage and the rows it reads both compute at a price is computed once.
  void share_functions(const std::string& host) {
    if (!detail::calls_functions(attempt_.state(), attempt_.node(host))) return;
    const AccessAnalysis access(attempt_.state().dag());
    const RowGroup group =
        row_group(attempt_.state(), access, attempt_.state().dag().find(host));
    for (const std::string& member : group.members) {
      if (attempt_.node(member).has_reduction() &&
          detail::calls_functions(attempt_.state(), attempt_.node(member))) {
        attempt_.add(Share{host, member});
        return;
      }
    }
  }

  /// Whether no step has touched the stage yet.
  bool is_open(const std::string& name) const {
    if (attempt_.node(name).is_placeholder() || attempt_.stage(name).is_attached()) return false;
    return legality::why_scheduled(attempt_.state(), name).empty() &&
           attempt_.node(name).reduce_axes == task_.dag().node(name).reduce_axes;
  }

  void schedule(const std::string& name) {
    if (attempt_.node(name).has_reduction()) return schedule_reduction(name, {});
    if (const std::string producer = reduction_to_fuse(name); !producer.empty()) {
      schedule_reduction(producer, name);
      if (!is_open(name)) return;
    }
    share_functions(name);
    const AccessAnalysis access(attempt_.state().dag());
    const RowGroup group =
        row_group(attempt_.state(), access, attempt_.state().dag().find(name));
    if (!group.members.empty() && schedule_row_group(attempt_, task_, group)) return;
    schedule_elementwise(attempt_, task_, name);
  }

  void schedule_reduction(const std::string& name, const std::string& reader) {
    const DagNode node = attempt_.node(name);
    const std::string along = contiguous_reduce_axis(attempt_.state(), node, task_.target());
    if (!along.empty() && !is_read_in_vectors(node)) {
      if (schedule_row_reduction(attempt_, task_, name, along)) return;
    }
    if (is_streamed(attempt_.state(), node) &&
        schedule_streamed_reduction(attempt_, task_, name)) {
      return;
    }
    if (!node.axes.empty()) schedule_tiled_reduction(attempt_, task_, name, reader);
  }

  bool is_read_in_vectors(const DagNode& node) const {
    return !node.axes.empty() && node.axes.back().extent > 1 &&
           reads_vectors(reads_of(attempt_.state(), node), node.axes.back().name);
  }

  /// A reduction with vectors along its result whose only reader this is, element by element.
  std::string reduction_to_fuse(const std::string& reader) const {
    const State& state = attempt_.state();
    const AccessAnalysis access(state.dag());
    const int id = state.dag().find(reader);
    for (const int producer : access.producers(id, inlined_stages(state))) {
      const DagNode& node = state.dag().nodes[static_cast<std::size_t>(producer)];
      if (!node.has_reduction() || !is_open(node.name) || !is_read_in_vectors(node)) continue;
      if (single_elementwise_consumer(state, access, producer) == id) return node.name;
    }
    return {};
  }

  const Task& task_;
  Attempt attempt_;
};

}  // namespace detail

/// The default schedule of the task.
inline State default_schedule(const Task& task) { return detail::DefaultSchedule(task).make(); }

}  // namespace hone
