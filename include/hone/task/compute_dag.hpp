// task/compute_dag.hpp
// The compute DAG of one tuning task: a program with every extent a number and every statement in
// the form that schedules work on. Made by task/build_dag.hpp.
//
//   C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j))      zero_pad(X)(i - 1)
//     ->  C.sum(i, j) = sum(k, A(i, k) * B(k, j))          ->  X.pad(y) = select(0 <= y - 1 < n,
//         C(i, j)     = relu(C.sum(i, j) + bias(j))                              X(y - 1), 0)
//
// A node is a placeholder (an input) or computes one tensor; a reduction stands only at the top of
// a body. Nodes are in topological order, producers first. Node ids change when a schedule inserts
// a stage; names never do.
#pragma once

#include <hone/ir/expr.hpp>
#include <hone/program/program.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

/// A named iteration variable over [0, extent) with a known extent.
struct IterVar {
  std::string name;
  std::int64_t extent = 0;
  friend bool operator==(const IterVar&, const IterVar&) = default;
};

struct DagNode {
  enum class Kind : std::uint8_t { placeholder, compute };

  std::string name;
  Kind kind = Kind::compute;
  Role role = Role::temp;
  bool is_constant = false;          // a placeholder that is the same in many calls
  std::string before_of;             // a placeholder that lies in the memory of this output
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
  std::vector<IterVar> axes;         // one per dimension
  std::vector<IterVar> reduce_axes;  // empty unless the body is a reduction
  ir::ReduceOp reduce_op = ir::ReduceOp::sum;
  ir::Expr body;                     // what is stored, or what is reduced; empty for placeholders
  StageAttrs attrs;
  std::string where = {};            // place of the statement that it belongs to; in no key

  bool is_placeholder() const { return kind == Kind::placeholder; }
  bool is_output() const { return role == Role::output; }
  bool has_reduction() const { return !reduce_axes.empty(); }
};

struct ComputeDag {
  std::vector<DagNode> nodes;
  std::vector<std::string> arguments;  // inputs and outputs in the program's order
  FloatMode float_mode = FloatMode::reassociate;

  /// The position of `name` in nodes, or -1.
  int find(std::string_view name) const {
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      if (nodes[n].name == name) return static_cast<int>(n);
    }
    return -1;
  }

  const DagNode& node(std::string_view name) const {
    const int id = find(name);
    ensure(id >= 0, "no stage named ", name);
    return nodes[static_cast<std::size_t>(id)];
  }
};

}  // namespace hone
