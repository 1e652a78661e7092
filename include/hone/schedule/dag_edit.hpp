// schedule/dag_edit.hpp
// Reading and rewriting the loads of a DAG: what the primitives that insert stages share.
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/task/compute_dag.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

/// Calls `visit(const ir::Load&)` for every load in the expression.
template <class Visit>
void for_each_load(const ir::Expr& e, Visit&& visit) {
  if (const ir::Load* load = e.as<ir::Load>()) visit(*load);
  ir::for_each_child(e, [&](const ir::Expr& child) { for_each_load(child, visit); });
}

/// Whether the node reads `tensor`.
inline bool reads(const DagNode& node, std::string_view tensor) {
  bool found = false;
  if (node.body) {
    for_each_load(node.body, [&](const ir::Load& load) { found = found || load.tensor == tensor; });
  }
  return found;
}

/// Names of the nodes that read `tensor`, in the order of the DAG.
inline std::vector<std::string> readers_of(const ComputeDag& dag, std::string_view tensor) {
  std::vector<std::string> names;
  for (const DagNode& node : dag.nodes) {
    if (reads(node, tensor)) names.push_back(node.name);
  }
  return names;
}

/// The expression with every load of `from` reading `to` instead, at the same subscripts.
inline ir::Expr redirect_loads(const ir::Expr& e, std::string_view from, const std::string& to) {
  ir::Expr mapped = ir::map_children(
      e, [&](const ir::Expr& child) { return redirect_loads(child, from, to); });
  const ir::Load* load = mapped.as<ir::Load>();
  if (load == nullptr || load->tensor != from) return mapped;
  ir::Load copy = *load;
  copy.tensor = to;
  return ir::make_expr(mapped.type(), std::move(copy));
}

/// A load of the whole-tensor element at the node's own axes.
inline ir::Expr load_at_axes(const DagNode& node, const std::string& tensor) {
  std::vector<ir::Expr> indices;
  for (const IterVar& axis : node.axes) indices.push_back(ir::var(axis.name));
  return ir::load(ir::Type{node.dtype}, tensor, std::move(indices));
}

/// `base`, or `base` with the first number that makes it a new name in the DAG.
inline std::string fresh_name(const ComputeDag& dag, const std::string& base) {
  std::string name = base;
  for (int n = 1; dag.find(name) >= 0; ++n) name = base + std::to_string(n);
  return name;
}

/// The DAG with `node` put in front of the node named `before`.
inline ComputeDag inserted(ComputeDag dag, DagNode node, std::string_view before) {
  dag.nodes.insert(dag.nodes.begin() + dag.find(before), std::move(node));
  return dag;
}

}  // namespace hone
