// lower/flatten.hpp
// Turns the subscripts of every load and store into one offset in elements.
//
//   A[i, k]   ->   A[i * A.stride.0 + k]        an argument: strides are the caller's
//   T[i, j]   ->   T[i * 64 + j]                a temporary: dense, row-major
#pragma once

#include <hone/ir/linear.hpp>
#include <hone/ir/simplify.hpp>
#include <hone/ir/visit.hpp>

#include <map>
#include <string>
#include <vector>

namespace hone::lowering {

namespace detail {

class Flatten {
 public:
  explicit Flatten(const std::vector<ir::Buffer>& arguments) {
    for (const ir::Buffer& buffer : arguments) buffers_[buffer.name] = buffer;
  }

  ir::Stmt operator()(const ir::Stmt& s) {
    if (const ir::Allocate* a = s.as<ir::Allocate>()) buffers_[a->buffer.name] = a->buffer;
    const ir::Stmt inner =
        ir::map_children(s, [&](const ir::Stmt& child) { return (*this)(child); });
    const ir::Stmt mapped =
        ir::map_exprs(inner, [&](const ir::Expr& e) { return in_expr(e); });
    const ir::Store* store = mapped.as<ir::Store>();
    if (store == nullptr) return mapped;
    ir::Store flat = *store;
    flat.indices = {offset(flat.buffer, flat.indices)};
    return ir::make_stmt(std::move(flat));
  }

 private:
  ir::Expr in_expr(const ir::Expr& e) {
    const ir::Expr mapped =
        ir::map_children(e, [&](const ir::Expr& child) { return in_expr(child); });
    const ir::Load* load = mapped.as<ir::Load>();
    if (load == nullptr) return mapped;
    ir::Load flat = *load;
    flat.indices = {offset(flat.tensor, flat.indices)};
    return ir::make_expr(mapped.type(), std::move(flat));
  }

  ir::Expr offset(const std::string& name, const std::vector<ir::Expr>& indices) const {
    const auto found = buffers_.find(name);
    ensure(found != buffers_.end(), "no buffer named ", name);
    const ir::Buffer& buffer = found->second;
    ir::Expr sum = ir::index(0);
    std::int64_t dense = 1;
    for (std::size_t d = indices.size(); d-- > 0;) {
      sum = sum + times(indices[d], stride(buffer, d, dense));
      dense *= buffer.shape[d];
    }
    return sum;
  }

  /// (i * 8 + u) * stride as (i * stride) * 8 + u * stride: codegen places each term where its
  /// variables are known.
  static ir::Expr times(const ir::Expr& subscript, const ir::Expr& stride) {
    if (!stride.as<ir::Var>()) return subscript * stride;
    const ir::LinearForm form = ir::linear_form(subscript);
    ir::LinearForm product;
    for (const ir::LinearForm::Term& term : form.terms) {
      product.add(term.value * stride, term.coefficient);
    }
    product.add(stride, form.constant);
    return ir::to_expr(product);
  }

  static ir::Expr stride(const ir::Buffer& buffer, std::size_t d, std::int64_t dense) {
    if (buffer.argument < 0 || buffer.is_dense) return ir::index(dense);
    if (static_cast<int>(d) == buffer.unit_dim) return ir::index(1);
    return ir::var(ir::stride_name(buffer.name, d));
  }

  std::map<std::string, ir::Buffer> buffers_;
};

}  // namespace detail

inline ir::Stmt flatten(const ir::Stmt& s, const std::vector<ir::Buffer>& arguments) {
  return detail::Flatten(arguments)(s);
}

}  // namespace hone::lowering
