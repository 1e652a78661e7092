// codegen/llvm_memory.hpp
// Prints addresses, loads and stores.
//
// An address is made term by term, outermost first, so that each part stands before the loops that
// do not change it:
//
//   A[i * A.stride.0 + k]   ->   %row = getelementptr float, ptr %A, i64 %i*stride     before k
//                                %p   = getelementptr float, ptr %row, i64 %k          in k
//
// A constant offset comes last, where it is part of the instruction that reads.
#pragma once

#include <hone/codegen/llvm_arithmetic.hpp>
#include <hone/ir/linear.hpp>

#include <map>
#include <string>
#include <utility>

namespace hone::llvm_ir {

/// An access to memory, all operands printed.
struct Access {
  ir::Type type;     // of the value
  Value pointer;     // of the first element, or a vector of pointers
  bool scattered = false;
  Value mask;        // empty name: none
  Value condition;   // of all lanes, where the mask is the same in each; else an empty name
  Value base;        // any address that may be read
};

class Memory {
 public:
  Memory(Module& module, FunctionText& text, Arithmetic& arithmetic)
      : module_(module), text_(text), arithmetic_(arithmetic) {}

  /// base + the sum of the terms. `value_of(expr)` prints a scalar index.
  template <class ValueOf>
  Value address(DType element, const Value& base, const ir::Expr& offset, ValueOf&& value_of) {
    const ir::LinearForm form = ir::linear_form(offset);
    std::map<int, Value> by_depth;
    for (const ir::LinearForm::Term& term : form.terms) {
      const Value v = scaled(value_of(term.value), term.coefficient);
      const auto [at, is_new] = by_depth.try_emplace(v.depth, v);
      if (!is_new) at->second = arithmetic_.instruction("add", "i64", at->second, v);
    }
    Value pointer = base;
    for (const auto& [depth, sum] : by_depth) pointer = moved(element, pointer, sum);
    if (form.constant == 0) return pointer;
    return moved(element, pointer, {std::to_string(form.constant), 0});
  }

  Value moved(DType element, const Value& pointer, const Value& offset) {
    return text_.shared(deepest({pointer, offset}),
                        concat("getelementptr ", memory_scalar(element), ", ptr ", pointer.name,
                               ", i64 ", offset.name));
  }

  /// One pointer for each lane.
  Value addresses(ir::Type element, const Value& base, const Value& offsets) {
    return text_.shared(deepest({base, offsets}),
                        concat("getelementptr ", memory_scalar(element.dtype), ", ptr ", base.name,
                               ", ", vector_of("i64", element.lanes), " ", offsets.name));
  }

  /// `movable`: the memory does not change while the function runs. Such a load moves out of loops,
  /// but not out of a branch, masked or not: the mask says nothing about what the branch tests.
  Value load(const Access& a, bool movable) {
    const std::string right = load_text(a);
    const int known = deepest({a.pointer, a.mask});
    const int depth = std::min(text_.depth(), std::max(known, text_.guard_depth()));
    Value loaded = movable ? text_.shared_from(known, depth, right) : text_.loaded(right);
    if (a.type.dtype == DType::boolean) loaded = from_bytes(a.type, loaded);
    if (!a.mask.name.empty() && !a.type.is_vector()) {
      loaded = arithmetic_.select(a.mask, "i1", type_text(a.type), loaded,
                                  arithmetic_.number(a.type, 0));
    }
    return loaded;
  }

  void store(const Access& a, Value value) {
    text_.memory_changed();
    if (a.type.dtype == DType::boolean) {
      value = arithmetic_.convert("zext", value, type_text(a.type), memory_type(a.type));
    }
    const std::string v = concat(memory_type(a.type), " ", value.name);
    if (a.mask.name.empty() && !a.scattered) {
      return text_.line(concat("store ", v, ", ptr ", a.pointer.name, ", align ", align(a)));
    }
    const std::string name = a.scattered ? "scatter" : "store";
    const std::string full = intrinsic_name(name, a);
    const std::string mask_type = vector_of("i1", a.type.lanes);
    module_.declare(concat("declare void ", full, "(", memory_type(a.type), ", ",
                           pointer_type(a), ", i32 immarg, ", mask_type, ")"));
    text_.line(concat("call void ", full, "(", v, ", ", pointer_type(a), " ", a.pointer.name,
                      ", i32 ", align(a), ", ", mask_type, " ", mask_or_all(a).name, ")"));
  }

 private:
  Value scaled(const Value& v, std::int64_t factor) {
    if (factor == 1) return v;
    return arithmetic_.instruction("mul", "i64", v, {std::to_string(factor), 0});
  }

  static std::size_t align(const Access& a) { return size_of(a.type.dtype); }

  static std::string pointer_type(const Access& a) {
    return a.scattered ? vector_of("ptr", a.type.lanes) : "ptr";
  }

  static std::string intrinsic_name(const std::string& name, const Access& a) {
    const ir::Type stored = a.type.dtype == DType::boolean ? a.type.with_dtype(DType::u8) : a.type;
    const std::string pointers = a.scattered ? concat("v", a.type.lanes, "p0") : "p0";
    return concat("@llvm.masked.", name, ".", suffix(stored), ".", pointers);
  }

  Value mask_or_all(const Access& a) {
    if (!a.mask.name.empty()) return a.mask;
    return arithmetic_.splat(ir::Type{DType::boolean, a.type.lanes}, Value{"true", 0});
  }

  std::string load_text(const Access& a) {
    const std::string t = memory_type(a.type);
    if (!a.scattered && (a.mask.name.empty() || !a.type.is_vector())) {
      Value pointer = a.pointer;
      if (!a.mask.name.empty()) pointer = arithmetic_.select(a.mask, "i1", "ptr", pointer, a.base);
      return concat("load ", t, ", ptr ", pointer.name, ", align ", align(a));
    }
    // A load whose mask keeps it from unmapped memory takes hundreds of cycles: it goes elsewhere.
    Value pointer = a.pointer;
    if (!a.condition.name.empty() && !a.scattered) {
      pointer = arithmetic_.select(a.condition, "i1", "ptr", pointer, a.base);
    }
    const std::string full = intrinsic_name(a.scattered ? "gather" : "load", a);
    const std::string mask_type = vector_of("i1", a.type.lanes);
    module_.declare(concat("declare ", t, " ", full, "(", pointer_type(a), ", i32 immarg, ",
                           mask_type, ", ", t, ")"));
    return concat("call ", t, " ", full, "(", pointer_type(a), " ", pointer.name, ", i32 ",
                  align(a), ", ", mask_type, " ", mask_or_all(a).name, ", ", t,
                  " zeroinitializer)");
  }

  Value from_bytes(ir::Type type, const Value& bytes) {
    const ir::Type memory = type.with_dtype(DType::u8);
    const Value zero = arithmetic_.number(memory, 0);
    if (bytes.depth == text_.depth()) {
      return text_.here(concat("icmp ne ", memory_type(type), " ", bytes.name, ", ", zero.name));
    }
    return arithmetic_.instruction("icmp ne", memory_type(type), bytes, zero);
  }

  Module& module_;
  FunctionText& text_;
  Arithmetic& arithmetic_;
};

}  // namespace hone::llvm_ir
