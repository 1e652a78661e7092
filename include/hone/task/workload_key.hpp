// task/workload_key.hpp
// What makes two tasks the same task: the text under which records are stored and found again.
//
//   C(i, j) = sum(k, A(i, k) * B(k, j))   ->   hone-task-1 reassociate
//                                              t0 input float[128,768]
//                                              t1 input float[768,3072]
//                                              t2 output float[128,3072] sum[768] (mul ...)
//                                              kernel(t0, t1, t2)
//
// Names of tensors, axes and reductions do not matter; extents, element types, constants, the
// order of the kernel's arguments and the float mode do. Equal texts mean equal tasks; the hash
// is for file names and tables.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <hone/support/error.hpp>
#include <hone/support/hash.hpp>
#include <hone/support/text.hpp>
#include <hone/task/canonical.hpp>
#include <hone/task/compute_dag.hpp>

namespace hone {

namespace detail {

constexpr std::string_view key_of(Role role) {
  switch (role) {
    case Role::input: return "input";
    case Role::output: return "output";
    case Role::temp: return "temp";
  }
  return "";
}

constexpr std::string_view key_of(FloatMode mode) {
  switch (mode) {
    case FloatMode::reassociate: return "reassociate";
    case FloatMode::strict: return "strict";
  }
  return "";
}

}  // namespace detail

/// The canonical text of the DAG, one line for each node.
inline std::string workload_key(const ComputeDag& dag) {
  const auto number = [&](std::string_view tensor) { return concat("t", dag.find(tensor)); };
  std::string key = concat("hone-task-1 ", detail::key_of(dag.float_mode), "\n");
  for (const DagNode& node : dag.nodes) {
    const std::string before = node.before_of.empty() ? "" : number(node.before_of) + " before ";
    key += concat(number(node.name), " ", before, node.is_constant ? "constant " : "",
                  detail::key_of(node.role), " ", canonical_text(node, number), "\n");
  }
  std::vector<std::string> arguments;
  for (const std::string& name : dag.arguments) arguments.push_back(number(name));
  return key + concat("kernel(", join(arguments, ", "), ")\n");
}

/// The hash of the DAG's workload key; the same on every machine.
inline std::uint64_t workload_hash(const ComputeDag& dag) { return hash_text(workload_key(dag)); }

}  // namespace hone
