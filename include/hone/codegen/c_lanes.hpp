// codegen/c_lanes.hpp
// Vector expressions as scalar ones of a lane: what stands in the body of a loop over the lanes.
//
//   acc[ramp(16, 1, 16)] + broadcast(a)   ->   acc[16 + lane] + a        for lane in 0..16
//
// Scalar functions are expanded on the way. A node that two others share stays shared.
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/op/ops.hpp>
#include <hone/support/function_ref.hpp>

#include <string>
#include <unordered_map>
#include <vector>

namespace hone::c_source {

/// The lane's number.
inline constexpr const char* lane_name = "lane";

class OneLane {
 public:
  /// `combined` gives the scalar that a Horizontal is; it may print.
  explicit OneLane(FunctionRef<ir::Expr(const ir::Horizontal&)> combined) : combined_(combined) {}

  ir::Expr operator()(const ir::Expr& e) {
    if (!e) return e;
    const auto known = made_.find(e.get());
    if (known != made_.end()) return known->second;
    const ir::Expr made = of(e);
    made_.emplace(e.get(), made);
    return made;
  }

 private:
  ir::Expr of(const ir::Expr& e) {
    if (const ir::Horizontal* h = e.as<ir::Horizontal>()) return combined_(*h);
    if (const ir::Broadcast* b = e.as<ir::Broadcast>()) return (*this)(b->value);
    if (const ir::Ramp* r = e.as<ir::Ramp>()) return at_lane(*r);
    if (const ir::Constant* c = e.as<ir::Constant>()) {
      return e.type().is_vector() ? ir::make_expr(e.type().with_lanes(1), *c) : e;
    }
    if (const ir::Call* call = e.as<ir::Call>(); call && is_expanded(*call)) {
      kept_.push_back(function_of(*call)->expand(call->args));
      return (*this)(kept_.back());
    }
    ensure(!e.as<ir::Var>() || !e.type().is_vector(), "a variable of vectors in printed C");
    return ir::map_children(e, [this](const ir::Expr& child) { return (*this)(child); });
  }

  static bool is_expanded(const ir::Call& call) {
    const ScalarOp* op = function_of(call);
    require(op != nullptr, "there is no scalar function ", call.function);
    return op->expand != nullptr;
  }

  ir::Expr at_lane(const ir::Ramp& r) {
    const ir::Expr base = (*this)(r.base);
    const ir::Expr stride = (*this)(r.stride);
    const ir::Type type = base.type();
    const ir::Expr lane = ir::cast(type.dtype, ir::var(lane_name));
    const std::int64_t* step = ir::as_integer(stride);
    const ir::Expr moved = step && *step == 1 ? lane : lane * stride;
    const std::int64_t* first = ir::as_integer(base);
    return first && *first == 0 ? moved : base + moved;
  }

  FunctionRef<ir::Expr(const ir::Horizontal&)> combined_;
  std::unordered_map<const ir::Node*, ir::Expr> made_;
  std::vector<ir::Expr> kept_;  // expansions: made_ refers to their nodes
};

}  // namespace hone::c_source
