// ir/checks.hpp
// What must hold of a lowered function: two lists, of checks on statements and on expressions, that
// ir/validate.hpp runs everywhere.
//
// A load or store has one index for each dimension, or one in all when flattened. Registers may be
// indexed by the variables of unrolled loops until those are unrolled.
//
// To add one: a function that says what is wrong (nothing if all is well), and a line in a list.
#pragma once

#include <hone/ir/print_stmt.hpp>
#include <hone/ir/visit.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hone::ir {

namespace detail {

/// What is visible where a statement stands.
struct Surroundings {
  struct Name {
    std::string name;
    Type type;
    bool unrolled = false;  // the variable of an unrolled or vectorized loop
  };
  std::vector<Name> names;
  std::vector<Buffer> buffers;
  std::vector<LoopKind> loops;

  const Name* find_name(std::string_view name) const {
    const auto found = std::find_if(names.rbegin(), names.rend(),
                                    [name](const Name& each) { return each.name == name; });
    return found == names.rend() ? nullptr : &*found;
  }
  const Buffer* find_buffer(std::string_view name) const {
    for (const Buffer& each : buffers) {
      if (each.name == name) return &each;
    }
    return nullptr;
  }
  bool inside(LoopKind kind) const {
    return std::find(loops.begin(), loops.end(), kind) != loops.end();
  }
};

/// Nothing if all is well, otherwise what is wrong.
struct StmtCheck {
  std::string_view name;
  std::string (*wrong)(const Stmt& s, const Surroundings& around);
};
struct ExprCheck {
  std::string_view name;
  std::string (*wrong)(const Expr& e, const Surroundings& around);
};

inline bool is_truth(const Expr& e) { return e.type().dtype == DType::boolean; }
inline bool is_scalar_index(const Expr& e) { return e.type() == index_type; }

inline std::string name_is_new(const Stmt& s, const Surroundings& around) {
  const For* loop = s.as<For>();
  const Let* let = s.as<Let>();
  const std::string name = loop ? loop->var : let ? let->name : std::string();
  if (name.empty() || !around.find_name(name)) return {};
  return concat("the name ", name, " is defined again inside its own scope");
}

inline std::string buffer_is_new(const Stmt& s, const Surroundings& around) {
  const Allocate* a = s.as<Allocate>();
  if (!a || !around.find_buffer(a->buffer.name)) return {};
  return concat("the buffer ", a->buffer.name, " is allocated again inside its own scope");
}

inline std::string allocation_is_sound(const Stmt& s, const Surroundings&) {
  const Allocate* a = s.as<Allocate>();
  if (!a) return {};
  const Scope scope = a->buffer.scope;
  if (scope == Scope::input || scope == Scope::output) return "an argument is allocated";
  for (const std::int64_t extent : a->buffer.shape) {
    if (extent < 1) return concat("an extent is ", extent);
  }
  return {};
}

inline std::string extent_is_positive(const Stmt& s, const Surroundings&) {
  const For* loop = s.as<For>();
  if (!loop) return {};
  if (!is_scalar_index(loop->extent)) return "the extent is no int64";
  const std::int64_t* extent = as_integer(loop->extent);
  const bool serial = loop->kind == LoopKind::serial;
  if (!extent && !serial) return "only a serial loop may have an extent that is no constant";
  return extent && *extent < 1 ? concat("the extent is ", *extent) : std::string();
}

inline std::string parallel_is_outermost(const Stmt& s, const Surroundings& around) {
  const For* loop = s.as<For>();
  if (!loop || loop->kind != LoopKind::parallel) return {};
  for (const LoopKind kind : {LoopKind::parallel, LoopKind::vectorized, LoopKind::unrolled}) {
    if (around.inside(kind)) return concat("a parallel loop inside one that is ", name_of(kind));
  }
  return {};
}

inline std::string lanes_are_one_loop(const Stmt& s, const Surroundings& around) {
  const For* loop = s.as<For>();
  const bool vectorized = loop && loop->kind == LoopKind::vectorized;
  if (!vectorized || !around.inside(LoopKind::vectorized)) return {};
  return "a vectorized loop inside one that is vectorized";
}

inline std::string condition_is_scalar(const Stmt& s, const Surroundings&) {
  const If* branch = s.as<If>();
  if (!branch || branch->condition.type() == Type{DType::boolean}) return {};
  return "the condition is no scalar bool";
}

/// What an access of `buffer` must satisfy; `value` is what is read or written.
inline std::string access_problem(const std::string& name, const std::vector<Expr>& indices,
                                  Type value, const Expr& predicate, const Surroundings& around) {
  const Buffer* buffer = around.find_buffer(name);
  if (!buffer) return concat("there is no buffer ", name);
  if (indices.size() != buffer->shape.size() && indices.size() != 1) {
    return concat(indices.size(), " indices for ", to_string(*buffer));
  }
  const std::int32_t lanes = indices.empty() ? 1 : indices.front().type().lanes;
  for (const Expr& index : indices) {
    const bool fits = index.type() == index_type.with_lanes(lanes);
    if (!fits) return concat("an index is ", to_string(index.type()));
  }
  if (value != buffer->type.with_lanes(buffer->type.lanes * lanes)) {
    return concat(to_string(value), " for ", to_string(*buffer));
  }
  if (!predicate) return {};
  const std::int32_t mask = predicate.type().lanes;
  const bool fits = is_truth(predicate) && (mask == value.lanes || mask == lanes);
  return fits ? std::string() : concat("the predicate is ", to_string(predicate.type()));
}

inline std::string store_fits(const Stmt& s, const Surroundings& around) {
  const Store* store = s.as<Store>();
  if (!store) return {};
  const Buffer* buffer = around.find_buffer(store->buffer);
  if (buffer && buffer->scope == Scope::input) return concat(store->buffer, " is an input");
  return access_problem(store->buffer, store->indices, store->value.type(), store->predicate,
                        around);
}

inline std::string load_fits(const Expr& e, const Surroundings& around) {
  const Load* load = e.as<Load>();
  if (!load) return {};
  if (load->boundary != Boundary::none) return "padding is not lowered";
  return access_problem(load->tensor, load->indices, e.type(), load->predicate, around);
}

/// Registers have no address: each index is a number, or will be when loops are unrolled.
inline std::string register_problem(const std::string& name, const std::vector<Expr>& indices,
                                    const Surroundings& around) {
  const Buffer* buffer = around.find_buffer(name);
  if (!buffer || buffer->scope != Scope::registers) return {};
  for (const Expr& index : indices) {
    for (const std::string& var : free_vars(index)) {
      const Surroundings::Name* known = around.find_name(var);
      if (!known || !known->unrolled) return concat("register ", name, " is indexed by ", var);
    }
  }
  return {};
}

inline std::string stored_register_is_fixed(const Stmt& s, const Surroundings& around) {
  const Store* store = s.as<Store>();
  return store ? register_problem(store->buffer, store->indices, around) : std::string();
}

inline std::string loaded_register_is_fixed(const Expr& e, const Surroundings& around) {
  const Load* load = e.as<Load>();
  return load ? register_problem(load->tensor, load->indices, around) : std::string();
}

inline std::string variable_is_known(const Expr& e, const Surroundings& around) {
  const Var* v = e.as<Var>();
  if (!v) return {};
  const Surroundings::Name* known = around.find_name(v->name);
  if (!known) return concat("there is no variable ", v->name);
  if (known->type == e.type()) return {};
  return concat(v->name, " is ", to_string(known->type), " and used as ", to_string(e.type()));
}

inline std::string nothing_is_reduced(const Expr& e, const Surroundings&) {
  return e.as<Reduce>() || e.as<Scan>() ? "reductions and scans are not lowered" : "";
}

inline std::string binary_problem(Type type, const Binary& b) {
  const Type a = b.a.type();
  if (a != b.b.type()) return concat("operands of ", to_string(a), " and ", to_string(b.b.type()));
  const bool compares = is_comparison(b.op);
  if (type != (compares ? a.with_dtype(DType::boolean) : a)) {
    return concat("the result is ", to_string(type));
  }
  const bool truth = a.dtype == DType::boolean;
  if (is_logical(b.op) && !truth) return concat("logic on ", to_string(a));
  if (b.op <= BinaryOp::mod && truth) return "arithmetic on bool";
  if (b.op >= BinaryOp::bit_and && is_float(a.dtype)) return concat("bits of ", to_string(a));
  return {};
}

inline std::string types_agree(const Expr& e, const Surroundings&) {
  const Type type = e.type();
  bool agree = true;
  if (const Binary* b = e.as<Binary>()) return binary_problem(type, *b);
  if (const Unary* u = e.as<Unary>()) {
    agree = u->a.type() == type && is_truth(e) == (u->op == UnaryOp::logical_not);
  } else if (const Select* s = e.as<Select>()) {
    agree = s->then_value.type() == type && s->else_value.type() == type &&
            s->condition.type() == type.with_dtype(DType::boolean);
  } else if (const Cast* c = e.as<Cast>()) {
    agree = c->a.type().lanes == type.lanes;
  } else if (const Bitcast* bits = e.as<Bitcast>()) {
    const Type from = bits->a.type();
    agree = from.lanes == type.lanes && size_of(from.dtype) == size_of(type.dtype);
  } else if (const Ramp* r = e.as<Ramp>()) {
    agree = r->base.type() == type.with_lanes(1) && r->stride.type() == r->base.type();
  } else if (const Broadcast* v = e.as<Broadcast>()) {
    agree = v->value.type() == type.with_lanes(1);
  } else if (const Fma* f = e.as<Fma>()) {
    agree = f->a.type() == type && f->b.type() == type && f->c.type() == type;
  } else if (const Horizontal* h = e.as<Horizontal>()) {
    agree = h->a.type().dtype == type.dtype && type.lanes == 1 && h->op != ReduceOp::custom;
  }
  return agree ? std::string() : concat("the operands do not make a ", to_string(type));
}

inline constexpr StmtCheck stmt_checks[] = {
    {"names-are-new", name_is_new},
    {"buffers-are-new", buffer_is_new},
    {"allocations-are-sound", allocation_is_sound},
    {"extents-are-positive", extent_is_positive},
    {"parallel-is-outermost", parallel_is_outermost},
    {"lanes-are-one-loop", lanes_are_one_loop},
    {"conditions-are-scalar", condition_is_scalar},
    {"stores-fit", store_fits},
    {"registers-are-fixed", stored_register_is_fixed},
};

inline constexpr ExprCheck expr_checks[] = {
    {"variables-are-known", variable_is_known},
    {"nothing-is-reduced", nothing_is_reduced},
    {"types-agree", types_agree},
    {"loads-fit", load_fits},
    {"registers-are-fixed", loaded_register_is_fixed},
};

}  // namespace detail

}  // namespace hone::ir
