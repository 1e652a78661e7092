// lower/prepare.hpp
// Takes out of a kernel what depends on constants alone, so that it is computed once, ahead of all
// calls: weights are packed, or transformed as in Winograd's algorithm.
//
//   B.cache = B, packed;  C = A * B.cache
//     ->  prepare:  B.cache = B, packed         B.cache is its output
//         run:      C = A * B.cache             B.cache is an input behind the program's arguments
//
// Only stages at root are taken: one that is computed inside a loop stays there.
#pragma once

#include <hone/lower/lower.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hone {

/// Both take the program's arguments, and behind them the prepared stages, dense, in this order.
struct PreparedFunctions {
  ir::Function prepare;
  ir::Function run;
  std::vector<ir::Buffer> prepared;

  bool is_needed() const { return !prepared.empty(); }
};

namespace lowering {

/// Whether each node depends on constants alone.
inline StageSet constant_nodes(const ComputeDag& dag) {
  StageSet constant;
  for (const DagNode& node : dag.nodes) {
    bool all = !node.is_placeholder() || node.is_constant;
    if (node.body) {
      for_each_load(node.body, [&](const ir::Load& load) {
        all = all && constant[static_cast<std::size_t>(dag.find(load.tensor))];
      });
    }
    constant.push_back(all);
  }
  return constant;
}

/// The temporaries at root that depend on constants alone.
inline StageSet prepared_stages(const State& state) {
  StageSet prepared = constant_nodes(state.dag());
  for (std::size_t n = 0; n < prepared.size(); ++n) {
    const DagNode& node = state.dag().nodes[n];
    const bool is_temp = !node.is_placeholder() && node.role == Role::temp;
    const bool is_root = state.stages()[n].location.kind == Location::Kind::root;
    prepared[n] = prepared[n] && is_temp && is_root;
  }
  return prepared;
}

/// The memory of the prepared stages, as arguments behind the first `count`.
inline std::vector<ir::Buffer> prepared_buffers(const State& state, const CpuTarget& target,
                                                const StageSet& ahead,
                                                std::size_t count) {
  std::vector<ir::Buffer> buffers;
  for (std::size_t n = 0; n < ahead.size(); ++n) {
    if (!ahead[n]) continue;
    ir::Buffer buffer = root_buffer(state, target, n);
    buffer.argument = static_cast<std::int32_t>(count + buffers.size());
    buffer.is_dense = true;
    buffers.push_back(std::move(buffer));
  }
  return buffers;
}

inline std::vector<ir::Buffer> joined(std::vector<ir::Buffer> arguments,
                                      const std::vector<ir::Buffer>& more, ir::Scope scope) {
  for (const ir::Buffer& buffer : more) {
    arguments.push_back(buffer);
    arguments.back().scope = scope;
  }
  return arguments;
}

}  // namespace lowering

/// The state's kernel in two parts.
inline PreparedFunctions lower_prepared(const State& state, const CpuTarget& target,
                                        const UnitDims& unit_dims, Gaps gaps = Gaps::any) {
  const lowering::StageSet ahead = lowering::prepared_stages(state);
  const lowering::StageSet none(ahead.size(), false);
  lowering::StageSet rest = ahead;
  rest.flip();
  const std::vector<ir::Buffer> own = lowering::argument_buffers(state.dag(), unit_dims, gaps);
  PreparedFunctions parts;
  parts.prepared = lowering::prepared_buffers(state, target, ahead, own.size());
  parts.prepare = lowering::finished(lowering::build_loops(state, target, ahead, none),
                                     lowering::joined(own, parts.prepared, ir::Scope::output),
                                     state);
  parts.run = lowering::finished(lowering::build_loops(state, target, rest, rest),
                                 lowering::joined(own, parts.prepared, ir::Scope::input), state);
  return parts;
}

}  // namespace hone
