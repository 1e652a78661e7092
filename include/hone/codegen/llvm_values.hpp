// codegen/llvm_values.hpp
// Prints expressions as LLVM IR: variables, arithmetic, functions, loads.
//
// Scalar functions that are no instruction are expanded here, at the lanes of their arguments; the
// expansion shares nodes, so a node is printed once for each statement.
#pragma once

#include <hone/codegen/llvm_memory.hpp>
#include <hone/ir/equal.hpp>
#include <hone/ir/visit.hpp>
#include <hone/op/ops.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

namespace hone::llvm_ir {

/// SSA values of one function: loop variables, and what the registers hold now.
struct Environment {
  std::map<std::string, Value, std::less<>> variables;
  std::map<std::string, Value, std::less<>> pointers;  // buffers; "%data" and the like
  std::map<std::pair<std::string, std::int64_t>, std::string> registers;  // (buffer, first lane)
};

class Values {
 public:
  Values(Module& module, FunctionText& text, Environment& environment)
      : module_(module),
        text_(text),
        environment_(environment),
        arithmetic_(module, text),
        memory_(module, text, arithmetic_) {}

  /// Forgets what the last statement printed: memory may have changed, scopes may be closed.
  void begin_statement() {
    printed_.clear();
    kept_.clear();
  }

  Value operator()(const ir::Expr& e) {
    const auto known = printed_.find(e.get());
    if (known != printed_.end()) return known->second;
    const Value value = print(e);
    printed_.emplace(e.get(), value);
    return value;
  }

  /// Writes `value` to memory.
  void store(const ir::Store& s) {
    const Value value = (*this)(s.value);
    memory_.store(access(s.buffer, s.value.type(), s.indices[0], s.predicate), value);
  }

  Arithmetic& arithmetic() { return arithmetic_; }

  /// The first lane of an access to a register buffer.
  static std::int64_t register_slot(const ir::Expr& offset) {
    const ir::Ramp* ramp = offset.as<ir::Ramp>();
    const std::int64_t* base = ir::as_integer(ramp ? ramp->base : offset);
    ensure(base != nullptr, "a register is accessed at a place that is not known");
    return *base;
  }

 private:
  Value print(const ir::Expr& e) {
    return std::visit([&](const auto& node) { return print(e, node); }, e->data);
  }

  Value print(const ir::Expr& e, const ir::Constant& c) { return arithmetic_.splat(e.type(), c); }

  Value print(const ir::Expr&, const ir::Var& v) {
    const auto known = environment_.variables.find(v.name);
    if (known != environment_.variables.end()) return known->second;
    const auto slot = module_.stride_slots.find(v.name);
    ensure(slot != module_.stride_slots.end(), "the variable ", v.name, " is not defined");
    const Value pointer = memory_.moved(DType::i64, environment_.pointers.at("%strides"),
                                        {std::to_string(slot->second), 0});
    return text_.shared(0, concat("load i64, ptr ", pointer.name, ", align 8"));
  }

  Value print(const ir::Expr& e, const ir::Unary& u) {
    const Value a = (*this)(u.a);
    if (u.op == ir::UnaryOp::neg) return arithmetic_.negate(e.type(), a);
    const Value one = arithmetic_.splat(e.type(), Value{"true", 0});
    return arithmetic_.instruction("xor", type_text(e.type()), a, one);
  }

  Value print(const ir::Expr& e, const ir::Binary& b) {
    if (const Value mask = lane_mask(e, b); !mask.name.empty()) return mask;
    if (is_float(e.type().dtype) && is_extremum(b.op)) {
      if (settles(b.op, b.b)) return extremum(b.op, b.a, b.b);
      if (settles(b.op, b.a)) return extremum(b.op, b.b, b.a);
    }
    if (is_shift(b.op)) {
      const std::int64_t* amount = ir::as_integer(lane_of(b.b));
      if (amount && Arithmetic::is_plain_shift(b.a.type(), *amount)) {
        return arithmetic_.plain_shift(b.op, b.a.type(), (*this)(b.a), (*this)(b.b));
      }
    }
    return arithmetic_.binary(b.op, b.a.type(), (*this)(b.a), (*this)(b.b));
  }

  Value print(const ir::Expr& e, const ir::Select& s) {
    if (is_zero(s.else_value) && is_loaded_if(s.condition, s.then_value)) {
      return (*this)(s.then_value);
    }
    const ir::Type condition = s.condition.type();
    return arithmetic_.select((*this)(s.condition), vector_of("i1", condition.lanes),
                              type_text(e.type()), (*this)(s.then_value), (*this)(s.else_value));
  }

  Value print(const ir::Expr& e, const ir::Cast& c) {
    return arithmetic_.cast(c.a.type(), e.type().dtype, (*this)(c.a));
  }

  Value print(const ir::Expr& e, const ir::Bitcast& b) {
    if (is_integer(e.type().dtype) && is_integer(b.a.type().dtype)) return (*this)(b.a);
    return arithmetic_.convert("bitcast", (*this)(b.a), type_text(b.a.type()),
                               type_text(e.type()));
  }

  Value print(const ir::Expr& e, const ir::Call& call) {
    const ScalarOp* op = function_of(call);
    require(op != nullptr, "there is no scalar function ", call.function);
    if (op->llvm_intrinsic.empty() || !is_float(e.type().dtype)) {
      ensure(op->expand != nullptr, call.function, " has no expansion for ",
             name_of(e.type().dtype));
      kept_.push_back(op->expand(call.args));
      return (*this)(kept_.back());
    }
    return arithmetic_.intrinsic(std::string(op->llvm_intrinsic), e.type(),
                                 {(*this)(call.args[0])});
  }

  Value print(const ir::Expr& e, const ir::Fma& f) {
    return arithmetic_.fma(e.type(), (*this)(f.a), (*this)(f.b), (*this)(f.c));
  }

  Value print(const ir::Expr& e, const ir::Broadcast& b) {
    if (const ir::Constant* c = b.value.as<ir::Constant>()) return arithmetic_.splat(e.type(), *c);
    return arithmetic_.splat(e.type(), (*this)(b.value));
  }

  /// base, base + stride, ...
  Value print(const ir::Expr& e, const ir::Ramp& r) {
    const std::string t = type_text(e.type());
    std::string steps;
    for (int lane = 0; lane < r.lanes; ++lane) {
      steps += concat(lane ? ", " : "<", scalar_type(e.type().dtype), " ", lane);
    }
    const Value stride = arithmetic_.splat(e.type(), (*this)(r.stride));
    const Value moved = arithmetic_.instruction("mul", t, stride, {steps + ">", 0});
    return arithmetic_.instruction("add", t, arithmetic_.splat(e.type(), (*this)(r.base)), moved);
  }

  Value print(const ir::Expr&, const ir::Horizontal& h) {
    const ir::Type type = h.a.type();
    if (type.dtype != DType::boolean) {
      return arithmetic_.horizontal(combiner_of(h.op), type, (*this)(h.a));
    }
    ensure(h.op == ir::ReduceOp::max, "lanes of bool are only combined by or");
    return arithmetic_.any(type.lanes, (*this)(h.a));
  }

  static ir::BinaryOp combiner_of(ir::ReduceOp op) {
    switch (op) {
      case ir::ReduceOp::sum: return ir::BinaryOp::add;
      case ir::ReduceOp::prod: return ir::BinaryOp::mul;
      case ir::ReduceOp::max: return ir::BinaryOp::max;
      case ir::ReduceOp::min: return ir::BinaryOp::min;
      case ir::ReduceOp::custom: break;
    }
    fail<InternalError>("internal error in hone: lanes have no combiner of their own");
  }

  Value print(const ir::Expr& e, const ir::Load& load) {
    const ir::Buffer& buffer = module_.buffer(load.tensor);
    if (buffer.scope == ir::Scope::registers) return in_register(e.type(), load);
    const Access a = access(load.tensor, e.type(), load.indices[0], load.predicate);
    return memory_.load(a, buffer.scope == ir::Scope::input);
  }

  Value print(const ir::Expr&, const ir::Reduce&) {
    fail<InternalError>("internal error in hone: a reduction was not lowered");
  }
  Value print(const ir::Expr&, const ir::Scan&) {
    fail<InternalError>("internal error in hone: a scan was not lowered");
  }

  Value in_register(ir::Type type, const ir::Load& load) {
    const auto held = environment_.registers.find({load.tensor, register_slot(load.indices[0])});
    if (held == environment_.registers.end()) return arithmetic_.number(type, 0);
    return {held->second, text_.depth()};
  }

  Access access(const std::string& name, ir::Type type, const ir::Expr& offset,
                const ir::Expr& predicate) {
    Access a{type, {}, false, {}, {}, pointer_to(name)};
    if (predicate) a.mask = (*this)(predicate);
    const ir::Broadcast* same = predicate ? predicate.as<ir::Broadcast>() : nullptr;
    if (same) a.condition = (*this)(same->value);
    const auto value_of = [&](const ir::Expr& e) { return (*this)(e); };
    const ir::Ramp* ramp = offset.as<ir::Ramp>();
    const std::int64_t* stride = ramp ? ir::as_integer(ramp->stride) : nullptr;
    if (!offset.type().is_vector()) {
      a.pointer = memory_.address(type.dtype, a.base, offset, value_of);
    } else if (stride && *stride == 1) {
      a.pointer = memory_.address(type.dtype, a.base, ramp->base, value_of);
    } else {
      a.scattered = true;
      a.pointer = memory_.addresses(type, a.base, (*this)(offset));
    }
    return a;
  }

  Value pointer_to(const std::string& name) {
    const auto known = environment_.pointers.find(name);
    if (known != environment_.pointers.end()) return known->second;
    const ir::Buffer& buffer = module_.buffer(name);
    if (buffer.scope == ir::Scope::workspace) return in_workspace(name);
    ensure(buffer.argument >= 0, "the buffer ", name, " has no address");
    const Value slot =
        text_.shared(0, concat("getelementptr ptr, ptr ", environment_.pointers.at("%data").name,
                               ", i64 ", buffer.argument));
    return text_.shared(0, concat("load ptr, ptr ", slot.name, ", align 8"));
  }

  Value in_workspace(const std::string& name) {
    const WorkspacePlan::Place& place = module_.plan.places.at(name);
    const Value& base = environment_.pointers.at(place.per_worker ? "%worker" : "%workspace");
    return text_.shared(0, concat("getelementptr i8, ptr ", base.name, ", i64 ", place.offset));
  }

  /// ramp(base, 1) < n as integer bits: the lowest n - base of them. A comparison of vectors would
  /// be made again at every use in a loop.
  Value lane_mask(const ir::Expr& e, const ir::Binary& b) {
    const ir::Ramp* ramp = b.a.as<ir::Ramp>();
    const ir::Broadcast* limit = b.b.as<ir::Broadcast>();
    const std::int64_t* stride = ramp ? ir::as_integer(ramp->stride) : nullptr;
    const int lanes = e.type().lanes;
    const std::int64_t* known = ir::as_integer(b.b);
    if (b.op != ir::BinaryOp::lt || !stride || *stride != 1 || (!limit && !known)) return {};
    if (lanes > 32 || b.a.type().dtype != DType::i64) return {};
    const std::int64_t* end_known = limit ? ir::as_integer(limit->value) : known;
    const std::int64_t* begin_known = ir::as_integer(ramp->base);
    if (begin_known && end_known) return constant_mask(lanes, *end_known - *begin_known);
    const Value end = limit ? (*this)(limit->value) : Value{std::to_string(*known), 0};
    const Value left = arithmetic_.instruction("sub", "i64", end, (*this)(ramp->base));
    const Value some = clamped(left, lanes);
    const Value one = arithmetic_.instruction("shl", "i64", {"1", 0}, some);
    const Value bits = arithmetic_.instruction("sub", "i64", one, {"1", 0});
    const Value narrow = arithmetic_.convert("trunc", bits, "i64", concat("i", lanes));
    return arithmetic_.convert("bitcast", narrow, concat("i", lanes), vector_of("i1", lanes));
  }

  Value clamped(const Value& v, int high) {
    const Value top{std::to_string(high), 0};
    const Value cut = arithmetic_.intrinsic("llvm.smin", ir::index_type, {v, top});
    return arithmetic_.intrinsic("llvm.smax", ir::index_type, {cut, {"0", 0}});
  }

  /// The lowest `count` lanes, as far as there are so many.
  Value constant_mask(int lanes, std::int64_t count) {
    const std::int64_t some = std::clamp<std::int64_t>(count, 0, lanes);
    const std::int64_t all = -1;  // the type has no larger number
    const std::int64_t bits = some == lanes ? all : (std::int64_t{1} << some) - 1;
    return arithmetic_.convert("bitcast", {std::to_string(bits), 0}, concat("i", lanes),
                               vector_of("i1", lanes));
  }

  static bool is_shift(ir::BinaryOp op) {
    return op == ir::BinaryOp::shift_left || op == ir::BinaryOp::shift_right;
  }

  /// What a broadcast repeats.
  static ir::Expr lane_of(const ir::Expr& e) {
    const ir::Broadcast* splat = e.as<ir::Broadcast>();
    return splat ? splat->value : e;
  }

  static bool is_zero(const ir::Expr& e) {
    const ir::Expr lane = lane_of(e);
    const ir::Constant* c = lane.as<ir::Constant>();
    return c != nullptr && is_zero_bits(*c);
  }

  /// Whether `e` is a load that gives 0 where the condition does not hold.
  bool is_loaded_if(const ir::Expr& condition, const ir::Expr& e) const {
    const ir::Load* load = e.as<ir::Load>();
    return load && load->predicate && implies(load->predicate, condition) &&
           module_.buffer(load->tensor).scope != ir::Scope::registers;
  }

  /// Whether one conjunct of `all` is `condition`.
  static bool implies(const ir::Expr& all, const ir::Expr& condition) {
    if (ir::equal(all, condition)) return true;
    const ir::Binary* both = all.as<ir::Binary>();
    return both && both->op == ir::BinaryOp::logical_and &&
           (implies(both->a, condition) || implies(both->b, condition));
  }

  static bool is_extremum(ir::BinaryOp op) {
    return op == ir::BinaryOp::max || op == ir::BinaryOp::min;
  }

  /// Whether one comparison with the constant is enough: see Arithmetic::extremum_with.
  static bool settles(ir::BinaryOp op, const ir::Expr& e) {
    const ir::Broadcast* splat = e.as<ir::Broadcast>();
    const ir::Constant* c = splat ? splat->value.as<ir::Constant>() : e.as<ir::Constant>();
    if (c == nullptr || std::isnan(c->real)) return false;
    return c->real != 0 || std::signbit(c->real) == (op == ir::BinaryOp::min);
  }

  Value extremum(ir::BinaryOp op, const ir::Expr& a, const ir::Expr& constant) {
    return arithmetic_.extremum_with(op, a.type(), (*this)(a), (*this)(constant));
  }

  Module& module_;
  FunctionText& text_;
  Environment& environment_;
  Arithmetic arithmetic_;
  Memory memory_;
  std::unordered_map<const ir::Node*, Value> printed_;
  std::vector<ir::Expr> kept_;  // expansions: printed_ refers to their nodes
};

}  // namespace hone::llvm_ir
