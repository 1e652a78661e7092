// measure/reference.hpp
// The plain float64 kernel that full outputs are compared with: the same program computed in
// double, in the loops that it is written in, without any schedule. Inputs keep their types, so that
// it reads the data of the kernel under test; float outputs are doubles.
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

class InDouble {
 public:
  explicit InDouble(const Program& program) : program_(program) {}

  ir::Expr operator()(const ir::Expr& e) const {
    if (!e) return e;
    const ir::Type type = e.type().with_dtype(as_double(e.type().dtype));
    if (const ir::Constant* c = e.as<ir::Constant>()) return ir::make_expr(type, *c);
    if (const ir::Cast* c = e.as<ir::Cast>()) return ir::cast(type.dtype, (*this)(c->a));
    if (const ir::Load* l = e.as<ir::Load>()) return load(e.type(), *l);
    if (const ir::Call* c = e.as<ir::Call>()) return ir::call(c->function, list(c->args));
    if (const ir::Reduce* r = e.as<ir::Reduce>()) {
      ir::Reduce copy = *r;
      copy.values = list(r->values);
      return ir::make_expr(type, std::move(copy));
    }
    return ir::map_children(e, *this);
  }

 private:
  std::vector<ir::Expr> list(const std::vector<ir::Expr>& exprs) const {
    std::vector<ir::Expr> out;
    for (const ir::Expr& e : exprs) out.push_back((*this)(e));
    return out;
  }

  /// Inputs are read as they are; whatever the program computes is double.
  ir::Expr load(ir::Type type, const ir::Load& l) const {
    const DType wide = as_double(type.dtype);
    const bool is_input = program_.find(l.tensor)->role == Role::input;
    if (!is_input) type = type.with_dtype(wide);
    return ir::cast(wide, ir::load(type, l.tensor, list(l.indices), l.boundary,
                                   (*this)(l.predicate)));
  }

  const Program& program_;
};

}  // namespace detail

/// The program computed in double: inputs as they are, temporaries and float outputs as doubles.
inline Program in_float64(Program program) {
  const detail::InDouble convert(program);
  for (Stage& stage : program.stages) stage.body = convert(stage.body);
  for (Placeholder& p : program.placeholders) {
    if (p.role != Role::input) p.dtype = detail::as_double(p.dtype);
  }
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
