// lower/place_storage.hpp
// Decides where temporaries live: in registers where every access is to a known place, on the stack
// where they are small, else in the workspace that the caller lends.
//
// Must come after unrolling and simplifying: only then are offsets constants.
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/ir/visit_stmt.hpp>

#include <optional>
#include <string>

namespace hone::lowering {

/// Larger temporaries go to the workspace. Well below the stack of a small thread.
inline constexpr std::int64_t max_stack_bytes = 32 * 1024;

/// Most vectors of one temporary that are kept in registers.
inline constexpr std::int64_t max_register_slots = 128;

namespace detail {

/// How a buffer is accessed, seen over all loads and stores of it.
struct AccessShape {
  bool constant = true;
  std::int32_t lanes = 0;  // 0: not accessed

  void add(const ir::Expr& offset, const ir::Expr& predicate) {
    const ir::Ramp* ramp = offset.as<ir::Ramp>();
    const std::int64_t* base = ir::as_integer(ramp ? ramp->base : offset);
    const std::int64_t* stride = ramp ? ir::as_integer(ramp->stride) : nullptr;
    const std::int32_t n = ramp ? ramp->lanes : 1;
    const bool even = !ramp || (stride && *stride == 1);
    const bool scalar = ramp || !offset.type().is_vector();
    if (predicate || !base || !even || !scalar || *base % n != 0 || (lanes && lanes != n)) {
      constant = false;
    }
    lanes = n;
  }
};

inline AccessShape shape_of(const std::string& buffer, const ir::Stmt& body) {
  AccessShape shape;
  ir::visit_preorder(body, [&](const ir::Stmt& s) {
    const ir::Store* store = s.as<ir::Store>();
    if (store && store->buffer == buffer) shape.add(store->indices[0], store->predicate);
  });
  ir::visit_exprs(body, [&](const ir::Expr& e) {
    const ir::Load* load = e.as<ir::Load>();
    if (load && load->tensor == buffer) shape.add(load->indices[0], load->predicate);
  });
  return shape;
}

inline bool has_parallel_loop(const ir::Stmt& body) {
  bool found = false;
  ir::visit_preorder(body, [&](const ir::Stmt& s) {
    const ir::For* loop = s.as<ir::For>();
    found = found || (loop && loop->kind == ir::LoopKind::parallel);
  });
  return found;
}

inline ir::Scope scope_for(const ir::Allocate& a) {
  const ir::Buffer& b = a.buffer;
  const AccessShape shape = shape_of(b.name, a.body);
  const bool threads = has_parallel_loop(a.body);
  const bool fits = shape.lanes > 0 && b.elements() / shape.lanes <= max_register_slots;
  if (shape.constant && fits && !threads) return ir::Scope::registers;
  const std::int64_t bytes = b.elements() * static_cast<std::int64_t>(size_of(b.type.dtype));
  return bytes <= max_stack_bytes && !threads ? ir::Scope::stack : ir::Scope::workspace;
}

}  // namespace detail

/// The statement with the scope of every temporary decided.
inline ir::Stmt place_storage(const ir::Stmt& s) {
  const ir::Stmt inner =
      ir::map_children(s, [](const ir::Stmt& child) { return place_storage(child); });
  const ir::Allocate* a = inner.as<ir::Allocate>();
  if (a == nullptr) return inner;
  ir::Allocate placed = *a;
  placed.buffer.scope = detail::scope_for(*a);
  return ir::make_stmt(std::move(placed));
}

}  // namespace hone::lowering
