// schedule/primitive/share.hpp
// Computes once what two stages both compute: their largest common expression becomes a stage of
// its own that both read (Exo: bind_expr; a common subexpression across loops).
//
//   sm(i)   = sum(j, exp(Z(i, j) - mx(i)))         P.shared(i, j) = exp(Z(i, j) - mx(i))
//   P(i, j) = exp(Z(i, j) - mx(i)) * r(i)    ->    sm(i)   = sum(j, P.shared(i, j))
//   share(P, sm)                                   P(i, j) = P.shared(i, j) * r(i)
//
// The expression uses axes and reduction axes of both stages, by the same names and extents. Must
// come before any other step on the two stages.
#pragma once

#include <hone/ir/equal.hpp>
#include <hone/schedule/dag_edit.hpp>
#include <hone/schedule/primitive/placement.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hone {

struct Share {
  static constexpr std::string_view name = "share";
  std::string stage, other;

  Step step() const { return {std::string(name), {stage, other}}; }

  static std::optional<Share> parse(const Step& step) {
    if (step.arguments.size() != 2) return std::nullopt;
    return Share{step.arguments[0], step.arguments[1]};
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) {
      return reject("share(", stage, ", ", other, "): ", why);
    }
    const ComputeDag& dag = state.dag();
    const DagNode node = shared_node(dag, common(dag));
    const std::string first = dag.find(stage) < dag.find(other) ? stage : other;
    auto next = std::make_shared<ComputeDag>(inserted(dag, node, first));
    for (const std::string& reader : {stage, other}) {
      DagNode& changed = next->nodes[static_cast<std::size_t>(next->find(reader))];
      changed.body = with_load(changed.body, node);
    }
    return legality::placed(state.with_dag(std::move(next), {}).with_step(step()),
                            to_string(step()));
  }

 private:
  static std::size_t size_of_tree(const ir::Expr& e) {
    std::size_t nodes = 0;
    ir::visit_preorder(e, [&](const ir::Expr&) { ++nodes; });
    return nodes;
  }

  /// The axis or reduction axis of a node by its name.
  static std::optional<IterVar> axis_of(const DagNode& node, std::string_view axis_name) {
    for (const auto* axes : {&node.axes, &node.reduce_axes}) {
      for (const IterVar& axis : *axes) {
        if (axis.name == axis_name) return axis;
      }
    }
    return std::nullopt;
  }

  static bool has_axes_of(const ir::Expr& e, const DagNode& a, const DagNode& b) {
    for (const std::string& variable : ir::free_vars(e)) {
      const auto in_a = axis_of(a, variable);
      const auto in_b = axis_of(b, variable);
      if (!in_a || !in_b || *in_a != *in_b) return false;
    }
    return true;
  }

  /// Whether it computes something: neither an element nor a number, nor a subscript.
  static bool is_worth_it(const ir::Expr& e) {
    return e.type() != ir::index_type && !e.as<ir::Load>() && !e.as<ir::Constant>();
  }

  /// The largest expression that stands in both bodies; empty if there is none.
  ir::Expr common(const ComputeDag& dag) const {
    const DagNode& a = dag.node(stage);
    const DagNode& b = dag.node(other);
    ir::Expr best;
    ir::visit_preorder(a.body, [&](const ir::Expr& e) {
      if (!is_worth_it(e) || !has_axes_of(e, a, b)) return;
      if (best && size_of_tree(e) <= size_of_tree(best)) return;
      bool found = false;
      ir::visit_preorder(b.body, [&](const ir::Expr& x) { found = found || ir::equal(e, x); });
      if (found) best = e;
    });
    return best;
  }

  DagNode shared_node(const ComputeDag& dag, const ir::Expr& body) const {
    DagNode node;
    node.name = fresh_name(dag, stage + ".shared");
    node.dtype = body.type().dtype;
    node.body = body;
    const DagNode& source = dag.node(stage);
    const auto used = ir::free_vars(body);
    for (const auto* axes : {&source.axes, &source.reduce_axes}) {
      for (const IterVar& axis : *axes) {
        if (std::find(used.begin(), used.end(), axis.name) == used.end()) continue;
        node.axes.push_back(axis);
        node.shape.push_back(axis.extent);
      }
    }
    return node;
  }

  static ir::Expr with_load(const ir::Expr& e, const DagNode& node) {
    if (ir::equal(e, node.body)) return load_at_axes(node, node.name);
    return ir::map_children(e, [&](const ir::Expr& child) { return with_load(child, node); });
  }

  std::string why_not(const State& state) const {
    for (const std::string& each : {stage, other}) {
      if (std::string why = legality::why_no_stage(state, each); !why.empty()) return why;
      if (std::string why = legality::why_scheduled(state, each); !why.empty()) return why;
    }
    if (stage == other) return "name two stages";
    if (common(state.dag())) return {};
    return concat(stage, " and ", other,
                  " compute nothing in common over axes of the same names and extents");
  }
};

}  // namespace hone
