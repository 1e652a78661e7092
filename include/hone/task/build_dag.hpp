// task/build_dag.hpp
// From a program to the compute DAG that schedules work on: symbols become numbers, and every
// statement becomes stages whose bodies hold at most one reduction, at the top.
//
//   P(i, j) = exp(Z(i, j)) / sum(k, exp(Z(i, k)))
//     ->  P.sum(i) = sum(k, exp(Z(i, k)))
//         P(i, j)  = exp(Z(i, j)) / P.sum(i)
//
// A reduction inside a body becomes the stage <tensor>.sum (.max, .min, .prod; the second one
// .sum1, ...) over those axes around it that occur in it, outermost first; equal ones of a
// statement share a stage. A read under zero_pad becomes the stage <X>.pad (task/pad.hpp) unless
// its subscripts stay inside. A statement that is one reduction stays one stage. A running
// reduction becomes several stages (task/scan.hpp).
//
// Here all extents are known for the first time, so here bounds are checked for good.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <hone/ir/print.hpp>
#include <hone/ir/visit.hpp>
#include <hone/program/program.hpp>
#include <hone/program/symbols.hpp>
#include <hone/task/canonical.hpp>
#include <hone/task/check_program.hpp>
#include <hone/task/compute_dag.hpp>
#include <hone/task/pad.hpp>
#include <hone/task/scan.hpp>
#include <hone/task/subscript_range.hpp>

namespace hone {

namespace detail {

class DagBuilder {
 public:
  DagBuilder(const Program& program, const std::vector<ShapeValue>& shapes)
      : program_(program), symbols_(program, shapes) {}

  ComputeDag build() {
    check_supported(program_);
    dag_.float_mode = program_.float_mode;
    for (const Placeholder& tensor : program_.placeholders) add_placeholder(tensor);
    for (const Stage& stage : program_.stages) add_stage(stage);
    check_computed(program_, dag_);
    return std::move(dag_);
  }

 private:
  void add_placeholder(const Placeholder& tensor) {
    if (tensor.role != Role::temp) dag_.arguments.push_back(tensor.name);
    if (tensor.role != Role::input) return;
    DagNode node;
    node.name = tensor.name;
    node.kind = DagNode::Kind::placeholder;
    node.role = tensor.role;
    node.is_constant = tensor.is_constant;
    node.before_of = tensor.before_of;
    node.dtype = tensor.dtype;
    node.shape = symbols_.values(tensor.shape);
    for (std::size_t d = 0; d < node.shape.size(); ++d) {
      node.axes.push_back({concat("d", d), node.shape[d]});
    }
    dag_.nodes.push_back(std::move(node));
  }

  void add_stage(const Stage& stage) {
    stage_ = &stage;
    first_of_stage_ = dag_.nodes.size();
    const Placeholder& tensor = assigned_tensor(program_, stage);
    DagNode node;
    node.name = stage.tensor;
    node.role = tensor.role;
    node.dtype = tensor.dtype;
    node.attrs = stage.attrs;
    node.where = stage.where;
    node.axes = iter_vars(stage.axes);
    node.shape = shape_of(node.axes);
    check_assignment(node, symbols_.values(tensor.shape), dag_);
    set_body(node, stage.body, node.axes);
    if (stage.body.as<ir::Scan>()) take_last_step(node);
    check_body_type(node);
    dag_.nodes.push_back(std::move(node));
  }

  /// A statement that is one scan is its last step, and no copy of it.
  void take_last_step(DagNode& node) {
    const DagNode& last = dag_.nodes.back();
    if (!last.has_reduction() || last.axes != node.axes || last.dtype != node.dtype) return;
    node.reduce_op = last.reduce_op;
    node.reduce_axes = last.reduce_axes;
    node.body = last.body;
    dag_.nodes.pop_back();
  }

  /// Fills in what `node` computes; `scope` are the axes around `body`, outermost first.
  void set_body(DagNode& node, const ir::Expr& body, std::vector<IterVar> scope) {
    const ir::Reduce* reduce = body.as<ir::Reduce>();
    if (reduce) {
      node.reduce_op = reduce->op;
      node.reduce_axes = iter_vars(reduce->axes);
      for (const IterVar& axis : node.reduce_axes) {
        check_fresh_axis(*stage_, axis.name, scope);
        scope.push_back(axis);
      }
    }
    node.body = normalised(reduce ? reduce->values.front() : body, scope);
  }

  /// `e` without symbols, zero padding and reductions.
  ir::Expr normalised(const ir::Expr& e, const std::vector<IterVar>& scope) {
    if (e.as<ir::Reduce>()) return reduction_stage(e, scope);
    if (const ir::Scan* scan = e.as<ir::Scan>()) return scan_stages(e, *scan, scope);
    if (const ir::Var* var = e.as<ir::Var>()) return variable(e, var->name, scope);
    ir::Expr mapped =
        ir::map_children(e, [&](const ir::Expr& child) { return normalised(child, scope); });
    if (const ir::Load* load = mapped.as<ir::Load>()) return checked_read(mapped, *load, scope);
    return mapped;
  }

  ir::Expr variable(const ir::Expr& e, const std::string& name, const std::vector<IterVar>& scope) {
    if (find_axis(scope, name)) return e;
    const std::int64_t* value = symbols_.find(name);
    require(value, stage_->tensor, " uses the index ", name,
            ", which is neither on its left side nor the index of a reduction around it",
            stage_->at());
    return ir::integer(e.type().dtype, *value);
  }

  ir::Expr reduction_stage(const ir::Expr& e, const std::vector<IterVar>& scope) {
    return read_of(stage_over(e, key_of(e.as<ir::Reduce>()->op), {}, scope));
  }

  /// What is scanned becomes a stage, and each step of the scan another one.
  ir::Expr scan_stages(const ir::Expr& e, const ir::Scan& scan, const std::vector<IterVar>& scope) {
    check_scan(*stage_, scan, scope, program_.float_mode);
    DagNode node = stage_over(scan.value, "scanned", scan.axis, scope);
    const auto dim = static_cast<std::size_t>(find_axis(node.axes, scan.axis) - node.axes.data());
    const std::int64_t extent = node.axes[dim].extent;
    for (std::int64_t distance = 1; distance < extent; distance *= scan_radix) {
      const std::string name = fresh_name(concat(stage_->tensor, ".scan"));
      node = shared(scan_step(name, node, scan.op, dim, distance));
    }
    ensure(node.dtype == e.type().dtype, "a scan of another type");
    return read_of(node);
  }

  /// A stage that computes `e` over those axes of `scope` that occur in it, and over `along`.
  DagNode stage_over(const ir::Expr& e, std::string_view what, std::string_view along,
                     const std::vector<IterVar>& scope) {
    DagNode node;
    node.name = fresh_name(concat(stage_->tensor, ".", what));
    reserved_.push_back(node.name);
    node.dtype = e.type().dtype;
    node.where = stage_->where;
    set_body(node, e, scope);
    for (const IterVar& axis : scope) {
      if (axis.name == along || ir::contains_var(node.body, axis.name)) node.axes.push_back(axis);
    }
    node.shape = shape_of(node.axes);
    return shared(std::move(node));
  }

  /// The element of a stage at the axes around it, which have the names of its own.
  static ir::Expr read_of(const DagNode& node) {
    std::vector<ir::Expr> subscripts;
    for (const IterVar& axis : node.axes) subscripts.push_back(ir::var(axis.name));
    return ir::load(ir::Type{node.dtype}, node.name, std::move(subscripts));
  }

  /// Adds the stage unless this statement has one that computes the same, which then gives it its
  /// name; its axes keep theirs.
  DagNode shared(DagNode node) {
    std::erase(reserved_, node.name);
    const auto keep = [](const std::string& tensor) { return tensor; };
    const std::string text = canonical_text(node, keep);
    for (std::size_t n = first_of_stage_; n < dag_.nodes.size(); ++n) {
      if (canonical_text(dag_.nodes[n], keep) != text) continue;
      node.name = dag_.nodes[n].name;
      return node;
    }
    dag_.nodes.push_back(node);
    return node;
  }

  ir::Expr checked_read(const ir::Expr& e, const ir::Load& load,
                        const std::vector<IterVar>& scope) {
    const DagNode& tensor = read_tensor(*stage_, load, dag_);
    PadBox box{load.tensor, {}};
    bool stays_inside = true;
    for (std::size_t d = 0; d < load.indices.size(); ++d) {
      const IndexRange range = subscript_range(load.indices[d], scope);
      const bool inside = range.is_within(tensor.shape[d]);
      require(inside || load.predicate || load.boundary == ir::Boundary::zero, stage_->tensor,
              " reads ", load.tensor, " outside its bounds: subscript ", d, " (",
              ir::to_string(load.indices[d]), ") runs from ", range.first, " to ", range.last,
              ", but the extent of that dimension is ", tensor.shape[d], "; use zero_pad(",
              load.tensor, ") to read zeros there", stage_->at());
      stays_inside = stays_inside && inside;
      box.ranges.push_back(range);
    }
    if (load.boundary == ir::Boundary::none) return e;
    if (stays_inside) return ir::load(e.type(), load.tensor, load.indices);
    std::vector<ir::Expr> subscripts;
    for (std::size_t d = 0; d < load.indices.size(); ++d) {
      subscripts.push_back(shifted(load.indices[d], -box.ranges[d].first));
    }
    return ir::load(e.type(), pad_stage(tensor, box), std::move(subscripts));
  }

  std::string pad_stage(const DagNode& tensor, const PadBox& box) {
    for (const auto& [known, name] : pads_) {
      if (known == box) return name;
    }
    pads_.emplace_back(box, fresh_name(concat(box.tensor, ".pad")));
    dag_.nodes.push_back(make_pad(pads_.back().second, tensor, box));
    dag_.nodes.back().where = stage_->where;
    return pads_.back().second;
  }

  /// `base`, or the first of base1, base2, ... that no tensor has.
  std::string fresh_name(const std::string& base) const {
    const auto taken = [&](const std::string& name) {
      return program_.find(name) || dag_.find(name) >= 0 ||
             std::find(reserved_.begin(), reserved_.end(), name) != reserved_.end();
    };
    std::string name = base;
    for (int n = 1; taken(name); ++n) name = concat(base, n);
    return name;
  }

  std::vector<IterVar> iter_vars(const std::vector<Axis>& axes) const {
    std::vector<IterVar> vars;
    for (const Axis& axis : axes) vars.push_back({axis.name, symbols_.value(axis.extent)});
    return vars;
  }

  static std::vector<std::int64_t> shape_of(const std::vector<IterVar>& axes) {
    std::vector<std::int64_t> shape;
    for (const IterVar& axis : axes) shape.push_back(axis.extent);
    return shape;
  }

  const Program& program_;
  SymbolValues symbols_;
  ComputeDag dag_;
  const Stage* stage_ = nullptr;           // the statement at work
  std::size_t first_of_stage_ = 0;         // its first node
  std::vector<std::string> reserved_;      // reductions around the one at work, not yet added
  std::vector<std::pair<PadBox, std::string>> pads_;
};

}  // namespace detail

/// The DAG of `program` with its symbolic extents set to `shapes`. UserError if an extent has no
/// usable value, a subscript leaves its tensor, or the program has what autotune cannot do yet.
inline ComputeDag build_dag(const Program& program, const std::vector<ShapeValue>& shapes = {}) {
  return detail::DagBuilder(program, shapes).build();
}

}  // namespace hone
