// measure/reference.hpp
// The plain float64 kernel that full outputs are compared with: the same program with every float
// replaced by double, in the loops that it is written in, without any schedule.
//
// It is compiled code, so it is checked itself, at sampled elements, before it judges others.
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/measure/build.hpp>
#include <hone/task/build_dag.hpp>

#include <memory>
#include <utility>
#include <vector>

namespace hone {

namespace detail {

inline DType as_double(DType type) { return type == DType::f32 ? DType::f64 : type; }

inline ir::Expr in_double(const ir::Expr& e);

inline std::vector<ir::Expr> in_double(const std::vector<ir::Expr>& list) {
  std::vector<ir::Expr> out;
  for (const ir::Expr& e : list) out.push_back(in_double(e));
  return out;
}

inline ir::Expr in_double(const ir::Expr& e) {
  if (!e) return e;
  const ir::Type type = e.type().with_dtype(as_double(e.type().dtype));
  if (const ir::Cast* c = e.as<ir::Cast>()) return ir::cast(type.dtype, in_double(c->a));
  if (const ir::Load* l = e.as<ir::Load>()) {
    return ir::load(type, l->tensor, in_double(l->indices), l->boundary, in_double(l->predicate));
  }
  if (const ir::Call* c = e.as<ir::Call>()) return ir::call(c->function, in_double(c->args));
  if (const ir::Reduce* r = e.as<ir::Reduce>()) {
    ir::Reduce copy = *r;
    copy.values = in_double(r->values);
    return ir::make_expr(type, std::move(copy));
  }
  if (const ir::Constant* c = e.as<ir::Constant>()) return ir::make_expr(type, *c);
  return ir::map_children(e, [](const ir::Expr& child) { return in_double(child); });
}

}  // namespace detail

/// The program with double in the place of float, inputs and outputs included.
inline Program in_float64(Program program) {
  for (Placeholder& p : program.placeholders) p.dtype = detail::as_double(p.dtype);
  for (Stage& stage : program.stages) stage.body = detail::in_double(stage.body);
  return program;
}

/// The program's loops as written, compiled; outputs in the order and layout of its arguments.
inline BuiltKernel build_naive(const Program& program, const std::vector<ShapeValue>& shapes,
                               BuildOptions options) {
  options.unit_dims.clear();
  const auto dag = std::make_shared<const ComputeDag>(build_dag(program, shapes));
  return build(State(dag), options);
}

}  // namespace hone
