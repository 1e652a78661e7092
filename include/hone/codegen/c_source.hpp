// codegen/c_source.hpp
// ir::Function -> C11 that compiles by itself to the kernel ABI of runtime/abi.hpp:
//
//   int32_t kernel(void *const *data, const int64_t *strides, const Context *context)
//
// It is for people, and for compilers of other targets: it says what the LLVM text of the same
// function says (codegen/llvm_ir.hpp), with loops for vectors. A parallel loop becomes a function
// of its own, called through the context, with a struct of what it needs from outside.
#pragma once

#include <hone/codegen/c_statements.hpp>
#include <hone/codegen/workspace_plan.hpp>
#include <hone/ir/print_stmt.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone {

/// A printed kernel, and the memory that a caller must lend it: see LlvmText.
struct CText {
  std::string text;
  std::int64_t shared_bytes = 0;
  std::int64_t worker_bytes = 0;
};

namespace c_source {

/// What all functions of one text share.
struct Module {
  const ir::Function& function;
  WorkspacePlan plan;
  std::map<std::string, ir::Buffer, std::less<>> buffers;
  std::map<std::string, std::int64_t, std::less<>> stride_slots;
  Helpers helpers;
  std::string functions;  // finished text
  int loops = 0;          // outlined parallel loops so far

  explicit Module(const ir::Function& f) : function(f), plan(plan_workspace(f.body)) {
    std::int64_t slot = 0;
    for (const ir::Buffer& argument : f.arguments) {
      buffers[argument.name] = argument;
      for (std::size_t d = 0; d < argument.shape.size(); ++d) {
        stride_slots[ir::stride_name(argument.name, d)] = slot++;
      }
    }
    ir::visit_preorder(f.body, [&](const ir::Stmt& s) {
      if (const ir::Allocate* a = s.as<ir::Allocate>()) buffers[a->buffer.name] = a->buffer;
    });
  }
};

class CFunction : public Statements {
 public:
  explicit CFunction(Module& module) : Statements(module.helpers), module_(module) {}

  void print_kernel() {
    print(module_.function.body);
    line("return 0;");
    const std::string head =
        concat("int32_t ", module_.function.name,
               "(void *const *data, const int64_t *strides, const Context *context) {\n");
    module_.functions += concat(head, unused("data"), unused("strides"), unused("context"),
                                memory_text(), text(), "}\n");
  }

  /// The function that runs iterations [begin, end) of `loop`; `captured` are variables around it.
  void print_loop(const std::string& name, const ir::For& loop,
                  const std::vector<std::pair<std::string, ir::Interval>>& captured) {
    for (const auto& [variable, interval] : captured) know(variable, interval);
    know(loop.var, iterations(loop));
    open_loop(loop.var, "begin", "end");
    print(loop.body);
    close();
    line("return 0;");
    module_.functions +=
        concat(struct_text(name, captured), "static int32_t ", name,
               "(void *closure, int64_t begin, int64_t end, int64_t worker,\n",
               std::string(16 + name.size(), ' '), "const Context *context) {\n",
               unused("worker"), unused("context"), outer_text(name, captured), memory_text(),
               text(),
               "}\n\n");
  }

 protected:
  void print_parallel(const ir::For& loop) override {
    std::vector<std::pair<std::string, ir::Interval>> captured;
    for (const std::string& name : variables()) {
      if (ir::contains_var(loop.body, name)) captured.emplace_back(name, range_of(name));
    }
    const int number = module_.loops++;
    const std::string name = concat(module_.function.name, "_loop_", number);
    CFunction(module_).print_loop(name, loop, captured);
    used_.insert({"data", "strides", "context"});
    std::string values = "data, strides";
    for (const auto& [variable, interval] : captured) values += ", " + names().of(variable);
    line(concat("struct ", name, " loop_", number, " = {", values, "};"));
    line(concat("const int32_t status_", number, " = context->parallel_for(context, ", name,
                ", &loop_", number, ", ", scalar(loop.extent), ");"));
    line(concat("if (status_", number, " != 0) return status_", number, ";"));
  }

  /// Registers start at 0, as what was never written does in codegen/llvm_values.hpp. What is
  /// computed but never read must not look like a mistake.
  void print_memory(const ir::Allocate& a) override {
    const ir::Buffer& b = a.buffer;
    if (b.scope == ir::Scope::workspace) return;
    const std::string& name = names().of(b.name);
    if (b.scope == ir::Scope::registers) {
      line(concat(value_type(b.type.dtype), " ", name, "[", b.elements(), "] = {0};"));
    } else {
      line(concat("_Alignas(64) ", memory_type(b.type.dtype), " ", name, "[", b.elements(), "];"));
    }
    if (!is_read(a)) line(concat("(void)", name, ";"));
  }

  const std::string& buffer(const std::string& name) override {
    const ir::Buffer& b = known(name);
    const std::string& text = names().of(name);
    const bool has_place = b.argument >= 0 || b.scope == ir::Scope::workspace;
    if (!has_place || !placed_.insert(name).second) return text;
    const std::string type(memory_type(b.type.dtype));
    const std::string read_only = b.scope == ir::Scope::input ? "const " : "";
    memory_.insert(concat("  ", read_only, type, " *const ", text, " = ",
                      b.argument >= 0 ? argument_text(b) : workspace_text(name), ";\n"));
    return text;
  }

  bool holds_bytes(const std::string& name) override {
    const ir::Buffer& b = known(name);
    return b.type.dtype == DType::boolean && b.scope != ir::Scope::registers;
  }

  const std::string& variable(const std::string& name) override {
    const auto slot = module_.stride_slots.find(name);
    if (slot != module_.stride_slots.end() && placed_.insert(name).second) {
      used_.insert("strides");
      memory_.insert(
          concat("  const int64_t ", names().of(name), " = strides[", slot->second, "];\n"));
    }
    return Statements::variable(name);
  }

 private:
  const ir::Buffer& known(const std::string& name) const {
    const auto found = module_.buffers.find(name);
    ensure(found != module_.buffers.end(), "no buffer named ", name);
    return found->second;
  }

  static bool is_read(const ir::Allocate& a) {
    bool found = false;
    ir::visit_exprs(a.body, [&](const ir::Expr& e) {
      const ir::Load* load = e.as<ir::Load>();
      found = found || (load && load->tensor == a.buffer.name);
    });
    return found;
  }

  ir::Interval range_of(const std::string& variable) const {
    return ir::bounds_of(ir::var(variable), bounds());
  }

  std::string argument_text(const ir::Buffer& b) {
    used_.insert("data");
    return concat("data[", b.argument, "]");
  }

  std::string workspace_text(const std::string& name) {
    const WorkspacePlan::Place& place = module_.plan.places.at(name);
    used_.insert("context");
    if (!place.per_worker) return concat("(void *)(context->workspace + ", place.offset, ")");
    used_.insert("worker");
    return concat("(void *)(context->workspace + ", module_.plan.shared_bytes + place.offset,
                  " + worker * ", module_.plan.worker_bytes, ")");
  }

  std::string unused(const std::string& parameter) const {
    return used_.count(parameter) ? "" : concat("  (void)", parameter, ";\n");
  }

  std::string struct_text(const std::string& name,
                          const std::vector<std::pair<std::string, ir::Interval>>& captured) {
    std::string text = concat("struct ", name, " {\n  void *const *data;\n",
                              "  const int64_t *strides;\n");
    for (const auto& [variable, interval] : captured) {
      text += concat("  int64_t ", names().of(variable), ";\n");
    }
    return text + "};\n\n";
  }

  /// In an order that does not depend on which operand is printed first: compilers differ in that.
  std::string memory_text() const {
    std::string text;
    for (const std::string& each : memory_) text += each;
    return text;
  }

  /// What the struct holds, as far as it is used.
  std::string outer_text(const std::string& name,
                         const std::vector<std::pair<std::string, ir::Interval>>& captured) {
    std::string text;
    if (used_.count("data")) text += "  void *const *const data = outer->data;\n";
    if (used_.count("strides")) text += "  const int64_t *const strides = outer->strides;\n";
    for (const auto& [variable, interval] : captured) {
      const std::string& id = names().of(variable);
      text += concat("  const int64_t ", id, " = outer->", id, ";\n");
    }
    if (text.empty()) return "  (void)closure;\n";
    return concat("  const struct ", name, " *const outer = closure;\n", text);
  }

  Module& module_;
  std::set<std::string> memory_;  // lines: where buffers lie and what strides are
  std::set<std::string> placed_;  // buffers and strides that memory_ has
  std::set<std::string> used_;    // parameters
};

inline std::string stride_list(const ir::Buffer& b, std::int64_t& slot) {
  std::string list;
  for (std::size_t d = 0; d < b.shape.size(); ++d, ++slot) {
    const bool unit = static_cast<int>(d) == b.unit_dim;
    list += concat(d ? ", " : "", unit ? "1" : concat("strides[", slot, "]"));
  }
  if (b.is_dense) return "row-major, without gaps";
  return list.empty() ? "one element" : "strides " + list;
}

/// What a caller must know, as a comment.
inline std::string title(const Module& module) {
  std::string text = concat("// ", module.function.name, ", printed by hone.\n//\n");
  std::int64_t slot = 0;
  for (const ir::Buffer& b : module.function.arguments) {
    text += concat("//   data[", b.argument, "]  ", b.scope == ir::Scope::input ? "in " : "out ",
                   ir::to_string(b), ", ", stride_list(b, slot), "\n");
  }
  return text + concat("//\n// Workspace, aligned to 64: ", module.plan.shared_bytes,
                       " bytes, and ", module.plan.worker_bytes, " for each worker.\n",
                       "// cc -std=c11 -O2 -c, and -lm where rounding is no instruction.\n");
}

/// What a kernel and its caller agree on: runtime/abi.hpp in C.
inline constexpr std::string_view abi_text = R"(
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

typedef struct Context Context;
typedef int32_t (*ParallelBody)(void *closure, int64_t begin, int64_t end, int64_t worker,
                                const Context *context);

/// parallel_for runs `body` on ranges that cover [0, extent) once each; zero means success.
struct Context {
  int32_t (*parallel_for)(const Context *context, ParallelBody body, void *closure,
                          int64_t extent);
  void *pool;
  unsigned char *workspace;
  int64_t workers;
  void *user;
};

)";

}  // namespace c_source

/// Prints a lowered function as C11. Compiled without contraction (ISO mode) it rounds as the IR
/// says; a function that is no C identifier is renamed by the caller.
inline CText print_c(const ir::Function& function) {
  c_source::Module module(function);
  c_source::CFunction(module).print_kernel();
  return {concat(c_source::title(module), c_source::abi_text, module.helpers.text(),
                 module.functions),
          module.plan.shared_bytes, module.plan.worker_bytes};
}

}  // namespace hone
