// space/constructive/row_group.hpp
// Computes the stages that belong to the rows of an element-wise stage block by block of rows,
// while the rows are in the cache: softmax, layer norm and their like.
//
//   mx(i) = max(j, Z(i, j))                        parallel i.0:
//   sm(i) = sum(j, exp(Z(i, j) - mx(i)))      ->     mx of the block; sm of the block
//   P(i, j) = exp(Z(i, j) - mx(i)) / sm(i)           for j.0: unroll i.1: vectorize j.1: P
//
// Nothing is computed twice: a member's element is read for one row only.
#pragma once

#include <hone/space/constructive/elementwise.hpp>
#include <hone/space/constructive/row_reduction.hpp>
#include <hone/space/stage_questions.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace hone {

/// A host, the stages to compute in it (readers first), and the number of outer axes they share.
struct RowGroup {
  std::string host;
  std::vector<std::string> members;
  std::size_t shared = 0;
};

namespace detail {

inline bool all_in(const std::vector<int>& ids, const std::vector<int>& group) {
  return std::all_of(ids.begin(), ids.end(), [&](int id) {
    return std::find(group.begin(), group.end(), id) != group.end();
  });
}

/// Whether the stage can be computed in blocks of the host's rows.
inline bool may_join(const State& state, const AccessAnalysis& access, int id) {
  const DagNode& node = state.dag().nodes[static_cast<std::size_t>(id)];
  const StageState& stage = state.stages()[static_cast<std::size_t>(id)];
  return !node.is_placeholder() && !stage.is_inlined() && !access.is_output(id) &&
         !stage.is_attached() && !node.axes.empty() && !access.needs_multi_level_tiling(id);
}

}  // namespace detail

/// The group around a stage without reduction; no members if there is none.
inline RowGroup row_group(const State& state, const AccessAnalysis& access, int host) {
  const std::vector<bool> inlined = inlined_stages(state);
  const DagNode& host_node = state.dag().nodes[static_cast<std::size_t>(host)];
  RowGroup group{host_node.name, {}, host_node.axes.size()};
  std::vector<int> ids{host};
  for (int id = host - 1; id >= 0; --id) {
    if (!detail::may_join(state, access, id)) continue;
    const std::vector<int> consumers = access.consumers(id, inlined);
    const int shared = access.num_common_outer_iterators(id, host);
    if (consumers.empty() || !detail::all_in(consumers, ids) || shared < 1) continue;
    ids.push_back(id);
    group.members.push_back(state.dag().nodes[static_cast<std::size_t>(id)].name);
    group.shared = std::min(group.shared, static_cast<std::size_t>(shared));
  }
  return group;
}

namespace detail {

inline std::int64_t whole_vectors(const DagNode& node, const Task& task) {
  return lanes_of(node, task.target()) * elementwise_vectors;
}

/// Rows of a block: as many as the member can take that can take the fewest.
inline std::int64_t rows_of_block(const State& state, const RowGroup& group,
                                  const CpuTarget& target) {
  std::int64_t rows = state.dag().node(group.host).axes[group.shared - 1].extent;
  for (const std::string& member : group.members) {
    const DagNode& node = state.dag().node(member);
    const bool reduces = node.axes.size() == group.shared &&
                         !contiguous_reduce_axis(state, node, target).empty();
    if (reduces) rows = std::min(rows, rows_at_once(state, node));
  }
  return std::min<std::int64_t>(rows, 4);
}

/// i.0, i.1, j  ->  i.0, j.0, i.1 unrolled, j.1 vectorized
inline bool tile_host(Attempt& a, const Task& task, const RowGroup& group) {
  const DagNode host = a.node(group.host);
  const std::string& row = host.axes[group.shared - 1].name;
  if (group.shared == host.axes.size()) return a.add(Unroll{{group.host, row + ".1"}});
  const std::string& last = host.axes.back().name;
  return a.add(Split{group.host, last, {std::min(host.axes.back().extent,
                                                 whole_vectors(host, task))}, Tail::mask}) &&
         move_inside(a, group.host, {row + ".1", last + ".1"}) &&
         a.add(Unroll{{group.host, row + ".1"}}) && a.add(Vectorize{{group.host, last + ".1"}});
}

/// One member, at the host's loop `at`; its rows are the block's.
inline bool schedule_member(Attempt& a, const Task& task, const RowGroup& group,
                            const std::string& member, const std::string& at, std::int64_t rows) {
  const DagNode node = a.node(member);
  if (!a.add(ComputeAt{member, group.host, at})) return false;
  const bool is_of_rows = node.axes.size() == group.shared;
  if (!is_of_rows && node.has_reduction()) return true;
  if (!is_of_rows) return vectorize_innermost(a, member, whole_vectors(node, task));
  const std::string& row = node.axes.back().name;
  const std::string axis = contiguous_reduce_axis(a.state(), node, task.target());
  if (!axis.empty()) return reduce_lanes(a, task, member, axis, row, rows);
  return node.has_reduction() || a.add(Unroll{{member, row}});
}

/// Operations of the host and its members.
inline double flops_of_group(const State& state, const RowGroup& group) {
  double count = flops(state.dag().node(group.host));
  for (const std::string& member : group.members) count += flops(state.dag().node(member));
  return count;
}

}  // namespace detail

/// Schedules a group with members. False, and nothing done, if a step was not legal.
inline bool schedule_row_group(Attempt& attempt, const Task& task, const RowGroup& group) {
  const DagNode host = attempt.node(group.host);
  const double work = detail::flops_of_group(attempt.state(), group);
  const std::string& row_axis = host.axes[group.shared - 1].name;
  return attempt.all_or_nothing([&](Attempt& a) {
    const std::int64_t rows = detail::rows_of_block(a.state(), group, task.target());
    if (!a.add(Split{group.host, row_axis, {rows}, Tail::mask})) return false;
    if (!detail::tile_host(a, task, group)) return false;
    for (const std::string& member : group.members) {
      if (!detail::schedule_member(a, task, group, member, row_axis + ".0", rows)) return false;
    }
    std::vector<std::string> outer;
    for (std::size_t d = 0; d + 1 < group.shared; ++d) outer.push_back(host.axes[d].name);
    outer.push_back(row_axis + ".0");
    parallelize(a, task, group.host, outer, work);
    return true;
  });
}

}  // namespace hone
