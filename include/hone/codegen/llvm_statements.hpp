// codegen/llvm_statements.hpp
// Prints the statements of one LLVM function: loops, branches, stores, and the SSA form of register
// buffers. A slot of a register buffer that a loop writes becomes a phi of that loop.
//
//   allocate acc[16] in registers;  acc = 0;  for k in 0..64: acc = fma(a, b, acc);  C = acc
//     ->  loop:  %k   = phi i64 [0, %before], [%k.next, %loop]
//                %acc = phi <16 x float> [zeroinitializer, %before], [%sum, %loop]
//
// Loops with a constant extent test at their end; those whose extent a tail shortens test first. A
// parallel loop becomes a function of its own, see codegen/llvm_ir.hpp.
#pragma once

#include <hone/codegen/llvm_values.hpp>
#include <hone/ir/visit_stmt.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hone::llvm_ir {

/// A slot of a register buffer: the buffer and its first lane.
using Slot = std::pair<std::string, std::int64_t>;

class Statements {
 public:
  explicit Statements(Module& module) : module_(module), values_(module, text_, environment_) {}
  virtual ~Statements() = default;
  Statements(const Statements&) = delete;
  Statements& operator=(const Statements&) = delete;

  void print(const ir::Stmt& s) {
    if (!s) return;
    std::visit([&](const auto& node) { print(node); }, s->data);
  }

  FunctionText& text() { return text_; }
  Environment& environment() { return environment_; }
  Values& values() { return values_; }
  Module& module() { return module_; }

 protected:
  /// Prints a loop whose iterations run on several threads.
  virtual void print_parallel(const ir::For& loop) = 0;

 private:
  void print(const ir::Block& b) {
    for (const ir::Stmt& s : b.stmts) print(s);
  }

  void print(const ir::Store& s) {
    values_.begin_statement();
    if (module_.buffer(s.buffer).scope != ir::Scope::registers) return values_.store(s);
    const Value value = values_(s.value);
    const Slot slot{s.buffer, Values::register_slot(s.indices[0])};
    slot_types_[slot] = type_text(s.value.type());
    environment_.registers[slot] = value.name;
  }

  void print(const ir::Allocate& a) {
    if (a.buffer.scope == ir::Scope::stack) allocate_on_stack(a.buffer);
    print(a.body);
    std::erase_if(environment_.registers, [&](const auto& held) {
      return held.first.first == a.buffer.name;  // of no use outside
    });
  }

  void allocate_on_stack(const ir::Buffer& buffer) {
    const std::string name = text_.fresh("%stack");
    text_.entry_line(concat(name, " = alloca [", buffer.elements(), " x ",
                            memory_scalar(buffer.type.dtype), "], align 64"));
    environment_.pointers[buffer.name] = {name, 0};
  }

  void print(const ir::Let& let) {
    values_.begin_statement();
    environment_.variables[let.name] = values_(let.value);
    print(let.body);
  }

  // ---- branches ----

  void print(const ir::If& branch) {
    values_.begin_statement();
    const Value condition = values_(branch.condition);
    const auto before = environment_.registers;
    const std::string from = text_.top().label;
    const std::string then = text_.fresh("then");
    const std::string after = text_.fresh("after");
    text_.open(then, true);
    print(branch.then_body);
    const TextScope scope = text_.close();
    text_.line(concat("br i1 ", condition.name, ", label %", then, ", label %", after));
    text_.top().text += concat(then, ":\n", scope.text, "  br label %", after, "\n", after, ":\n");
    text_.top().label = after;
    merge(before, from, scope.label);
  }

  /// Phis for the slots that the branch changed.
  void merge(const std::map<Slot, std::string>& before, const std::string& from,
             const std::string& then) {
    for (auto& [slot, value] : environment_.registers) {
      const auto old = before.find(slot);
      const std::string other = old == before.end() ? "zeroinitializer" : old->second;
      if (other == value) continue;
      const std::string name = text_.fresh("%m");
      text_.line(concat(name, " = phi ", slot_type(slot), " [ ", other, ", %", from, " ], [ ",
                        value, ", %", then, " ]"));
      value = name;
    }
  }

  // ---- loops ----

  struct Phi {
    Slot slot;
    std::string name, before;
  };

  void print(const ir::For& loop) {
    values_.begin_statement();
    if (loop.kind == ir::LoopKind::parallel) return print_parallel(loop);
    ensure(loop.kind == ir::LoopKind::serial, "the loop ", loop.var, " was not lowered");
    if (ir::as_integer(loop.extent)) {
      print_counted(loop);
    } else {
      print_shortened(loop);
    }
  }

  void print_counted(const ir::For& loop) {
    const std::string label = text_.fresh("loop");
    const std::string after = text_.fresh("after");
    const std::string index = text_.fresh("%i");
    const std::string next = text_.fresh("%next");
    const std::vector<Phi> phis = enter(loop, label, index, false);
    print(loop.body);
    const TextScope scope = text_.close();
    const std::string extent = std::to_string(*ir::as_integer(loop.extent));
    std::string body = phi_lines(scope, next, phis) + scope.text + all_step_lines(scope, next);
    const std::string more = text_.fresh("%more");
    body += concat("  ", more, " = icmp slt i64 ", next, ", ", extent, "\n");
    body += concat("  br i1 ", more, ", label %", label, ", label %", after, "\n");
    text_.line("br label %" + label);
    text_.top().text += concat(label, ":\n", body, after, ":\n");
    text_.top().label = after;
  }

  void print_shortened(const ir::For& loop) {
    const Value extent = values_(loop.extent);
    const std::string head = text_.fresh("head");
    const std::string label = text_.fresh("loop");
    const std::string after = text_.fresh("after");
    const std::string index = text_.fresh("%i");
    const std::string next = text_.fresh("%next");
    const std::vector<Phi> phis = enter(loop, label, index, true);
    print(loop.body);
    const TextScope scope = text_.close();
    std::string top = phi_lines(scope, next, phis);
    const std::string more = text_.fresh("%more");
    top += concat("  ", more, " = icmp slt i64 ", index, ", ", extent.name, "\n");
    top += concat("  br i1 ", more, ", label %", label, ", label %", after, "\n");
    std::string body = scope.text;
    body += concat(all_step_lines(scope, next), "  br label %", head, "\n");
    text_.line("br label %" + head);
    text_.top().text += concat(head, ":\n", top, label, ":\n", body, after, ":\n");
    text_.top().label = after;
    for (const Phi& phi : phis) environment_.registers[phi.slot] = phi.name;
  }

  /// Opens the loop's scope: its variable, and a phi for each slot that the body writes.
  std::vector<Phi> enter(const ir::For& loop, const std::string& label, const std::string& index,
                         bool guards) {
    const std::string from = text_.top().label;
    std::vector<Phi> phis;
    for (const Slot& slot : written_slots(loop.body)) {
      const auto held = environment_.registers.find(slot);
      const std::string before =
          held == environment_.registers.end() ? "zeroinitializer" : held->second;
      phis.push_back({slot, text_.fresh("%r"), before});
      environment_.registers[slot] = phis.back().name;
    }
    entered_from_.push_back(from);
    text_.open(label, guards);
    text_.top().index = index;
    environment_.variables[loop.var] = {index, text_.depth()};
    return phis;
  }

  std::string phi_lines(const TextScope& scope, const std::string& next,
                        const std::vector<Phi>& phis) {
    const std::string from = entered_from_.back();
    entered_from_.pop_back();
    const auto phi = [&](const std::string& name, const std::string& type,
                         const std::string& before, const std::string& then) {
      return concat("  ", name, " = phi ", type, " [ ", before, ", %", from, " ], [ ", then, ", %",
                    scope.label, " ]\n");
    };
    std::string lines = phi(scope.index, "i64", "0", next);
    for (const Induction& i : scope.inductions) lines += phi(i.name, "i64", "0", i.next);
    for (const Phi& p : phis) {
      lines += phi(p.name, slot_type(p.slot), p.before, environment_.registers[p.slot]);
    }
    return lines;
  }

  /// The index and what runs along with it, one iteration further.
  static std::string all_step_lines(const TextScope& scope, const std::string& next) {
    std::string lines = step_lines(next, scope.index, "1");
    for (const Induction& i : scope.inductions) lines += step_lines(i.next, i.name, i.step);
    return lines;
  }

  /// Slots of register buffers from outside that `body` writes.
  std::vector<Slot> written_slots(const ir::Stmt& body) {
    std::vector<Slot> slots;
    std::vector<std::string> own;
    ir::visit_preorder(body, [&](const ir::Stmt& s) {
      if (const ir::Allocate* a = s.as<ir::Allocate>()) own.push_back(a->buffer.name);
      const ir::Store* store = s.as<ir::Store>();
      if (!store || module_.buffer(store->buffer).scope != ir::Scope::registers) return;
      if (std::find(own.begin(), own.end(), store->buffer) != own.end()) return;
      const Slot slot{store->buffer, Values::register_slot(store->indices[0])};
      slot_types_[slot] = type_text(store->value.type());
      if (std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
    });
    return slots;
  }

  std::string slot_type(const Slot& slot) { return slot_types_[slot]; }

  Module& module_;
  FunctionText text_;
  Environment environment_;
  Values values_;
  std::vector<std::string> entered_from_;
  std::map<Slot, std::string> slot_types_;
};

}  // namespace hone::llvm_ir
