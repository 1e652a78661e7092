// lower/name_copies.hpp
// Gives every copy of a temporary a name of its own.
//
//   allocate T; T = A[0]; C[0] = T          allocate T; T = A[0]; C[0] = T
//   allocate T; T = A[1]; C[1] = T    ->    allocate T#1; T#1 = A[1]; C[1] = T#1
//
// Must come after peeling and unrolling, which copy allocations: a copy in which more is known may
// live in registers while another needs memory, and whoever comes later tells them by their names.
#pragma once

#include <hone/ir/visit_stmt.hpp>
#include <hone/schedule/dag_edit.hpp>

#include <map>
#include <string>
#include <utility>

namespace hone::lowering {

namespace detail {

/// The statement with every access to `from` made to `to`.
inline ir::Stmt rename_buffer(const ir::Stmt& s, const std::string& from, const std::string& to) {
  const ir::Stmt inner = ir::map_children(
      s, [&](const ir::Stmt& child) { return rename_buffer(child, from, to); });
  const ir::Stmt mapped =
      ir::map_exprs(inner, [&](const ir::Expr& e) { return redirect_loads(e, from, to); });
  const ir::Store* store = mapped.as<ir::Store>();
  if (store == nullptr || store->buffer != from) return mapped;
  ir::Store renamed = *store;
  renamed.buffer = to;
  return ir::make_stmt(std::move(renamed));
}

class NameCopies {
 public:
  ir::Stmt operator()(const ir::Stmt& s) {
    const ir::Allocate* a = s.as<ir::Allocate>();
    if (a == nullptr) {
      return ir::map_children(s, [&](const ir::Stmt& child) { return (*this)(child); });
    }
    const int copy = copies_[a->buffer.name]++;
    ir::Allocate named = *a;
    named.body = (*this)(a->body);
    if (copy > 0) {
      named.buffer.name += concat("#", copy);
      named.body = rename_buffer(named.body, a->buffer.name, named.buffer.name);
    }
    return ir::make_stmt(std::move(named));
  }

 private:
  std::map<std::string, int> copies_;
};

}  // namespace detail

/// The statement with a name for each allocation.
inline ir::Stmt name_copies(const ir::Stmt& s) { return detail::NameCopies()(s); }

}  // namespace hone::lowering
