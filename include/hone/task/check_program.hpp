// task/check_program.hpp
// What build_dag refuses. dsl/ cannot produce most of these programs; hone::dyn and importers can.
// Every message names the statement by the tensor that it assigns.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <hone/ir/visit.hpp>
#include <hone/program/program.hpp>
#include <hone/support/error.hpp>
#include <hone/support/place.hpp>
#include <hone/task/compute_dag.hpp>

namespace hone {

namespace detail {

inline const IterVar* find_axis(const std::vector<IterVar>& axes, std::string_view name) {
  const auto at = std::find_if(axes.begin(), axes.end(),
                               [&](const IterVar& axis) { return axis.name == name; });
  return at == axes.end() ? nullptr : &*at;
}

inline std::string counted(std::size_t count, std::string_view noun) {
  return concat(count, " ", noun, count == 1 ? "" : "s");
}

/// Refuses by name what task/ and the rooms after it cannot handle yet.
inline void check_supported(const Program& program) {
  for (const Stage& stage : program.stages) {
    require(static_cast<bool>(stage.body), stage.tensor, " is assigned nothing", stage.at());
    ir::visit_preorder(stage.body, [&](const ir::Expr& e) {
      const ir::Reduce* reduce = e.as<ir::Reduce>();
      require(!reduce || reduce->op != ir::ReduceOp::custom, "the custom reduction in ",
              stage.tensor, " is not supported yet by autotune", stage.at());
    });
  }
}

/// The declaration of the tensor that the statement assigns.
inline const Placeholder& assigned_tensor(const Program& program, const Stage& stage) {
  const Placeholder* tensor = program.find(stage.tensor);
  require(tensor, stage.tensor, " is assigned but not declared as an output or a temporary",
          stage.at());
  require(tensor->role != Role::input, stage.tensor,
          " is an input, so it cannot be assigned; declare it as an output or a temporary",
          stage.at());
  return *tensor;
}

/// `node` is the left side of the statement; `shape` is what its tensor is declared with.
inline void check_assignment(const DagNode& node, const std::vector<std::int64_t>& shape,
                             const ComputeDag& dag) {
  const AtPlace at{node.where};
  require(dag.find(node.name) < 0, node.name, " is assigned twice; a tensor has one statement", at);
  require(node.axes.size() == shape.size(), node.name, " has ",
          counted(shape.size(), "dimension"), ", but its statement has ",
          counted(node.axes.size(), "subscript"), " on the left", at);
  for (std::size_t d = 0; d < shape.size(); ++d) {
    require(find_axis(node.axes, node.axes[d].name) == &node.axes[d], node.name,
            " has the index ", node.axes[d].name, " twice on the left", at);
    require(node.axes[d].extent == shape[d], node.name, " has the extent ", shape[d],
            " in dimension ", d, ", but the index ", node.axes[d].name, " runs over ",
            node.axes[d].extent, at);
  }
}

inline void check_fresh_axis(const Stage& stage, const std::string& axis,
                             const std::vector<IterVar>& scope) {
  require(!find_axis(scope, axis), stage.tensor, " reduces over ", axis,
          " where that index is already in use; give the reduction an index of its own",
          stage.at());
}

inline void check_scan(const Stage& stage, const ir::Scan& scan, const std::vector<IterVar>& scope,
                       FloatMode mode) {
  require(find_axis(scope, scan.axis), stage.tensor, " accumulates along ", scan.axis,
          ", which is neither on its left side nor the index of a reduction around it",
          stage.at());
  const bool has_order = scan.op == ir::ReduceOp::sum || scan.op == ir::ReduceOp::prod;
  require(mode != FloatMode::strict || !has_order || !is_float(scan.value.type().dtype),
          "the scan in ", stage.tensor, " keeps the source order of float operations, which is not "
          "supported yet by autotune", stage.at());
}

inline void check_body_type(const DagNode& node) {
  const DType type = node.body.type().dtype;
  require(type == node.dtype, node.name, " has elements of type ", name_of(node.dtype),
          ", but it is assigned ", name_of(type), "; cast one of them",
          AtPlace{node.where});
}

/// The node that a statement reads, with as many subscripts as it has dimensions.
inline const DagNode& read_tensor(const Stage& stage, const ir::Load& load, const ComputeDag& dag) {
  const int id = dag.find(load.tensor);
  require(id >= 0, stage.tensor, " reads ", load.tensor,
          ", which is neither an input nor assigned by a statement before it", stage.at());
  const DagNode& tensor = dag.nodes[static_cast<std::size_t>(id)];
  require(load.indices.size() == tensor.shape.size(), stage.tensor, " reads ", load.tensor,
          " with ", counted(load.indices.size(), "subscript"), ", but it has ",
          counted(tensor.shape.size(), "dimension"), stage.at());
  return tensor;
}

/// Every output is assigned, and every temporary is read.
inline void check_computed(const Program& program, const ComputeDag& dag) {
  std::vector<std::string> read;
  for (const DagNode& node : dag.nodes) {
    if (node.is_placeholder()) continue;
    ir::visit_preorder(node.body, [&](const ir::Expr& e) {
      if (const ir::Load* load = e.as<ir::Load>()) read.push_back(load->tensor);
    });
  }
  for (const Placeholder& tensor : program.placeholders) {
    require(tensor.role == Role::input || dag.find(tensor.name) >= 0, tensor.name,
            " is declared but no statement assigns it");
    require(tensor.role != Role::temp ||
                std::find(read.begin(), read.end(), tensor.name) != read.end(),
            "the temporary ", tensor.name,
            " is computed but never read; read it or make it an output");
  }
  require(!program.stages.empty(), "a program without a stage computes nothing");
}

}  // namespace detail

}  // namespace hone
