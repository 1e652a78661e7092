// program/in_float64.hpp
// The same program computed in double: what a kernel's full outputs are compared with. Inputs keep
// their types, so that it reads the data of the kernel under test; float outputs are doubles.
//
//   C = relu(sum(k, A * B))   ->   C64 = relu(sum(k, cast<double>(A) * cast<double>(B)))
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/program/program.hpp>

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
    if (const ir::Call* c = e.as<ir::Call>()) return ir::call(c->function, list(c->args), c->own);
    if (const ir::Reduce* r = e.as<ir::Reduce>()) {
      ir::Reduce copy = *r;
      copy.values = list(r->values);
      return ir::make_expr(type, std::move(copy));
    }
    if (const ir::Scan* s = e.as<ir::Scan>()) {
      return ir::make_expr(type, ir::Scan{s->op, s->axis, (*this)(s->value)});
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
/// Old values of outputs are inputs apart, since their elements are not as wide as the new ones.
inline Program in_float64(Program program) {
  const detail::InDouble convert(program);
  for (Stage& stage : program.stages) stage.body = convert(stage.body);
  for (Placeholder& p : program.placeholders) {
    if (p.role != Role::input) p.dtype = detail::as_double(p.dtype);
    p.before_of.clear();
  }
  return program;
}

}  // namespace hone
