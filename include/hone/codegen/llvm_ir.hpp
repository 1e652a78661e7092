// codegen/llvm_ir.hpp
// ir::Function -> the text of an LLVM module with one entry,
//
//   define i32 @kernel(ptr %data, ptr %strides, ptr %context)
//
// the kernel ABI of runtime/abi.hpp. A parallel loop becomes a function of its own, called through
// the context:
//
//   define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker,
//                                      ptr %context)
//
// whose closure holds data, strides, and the outer loop variables. The text names no symbol from
// outside but LLVM's intrinsics, and only such as become instructions; only what LLVM 16 knows.
#pragma once

#include <hone/codegen/llvm_statements.hpp>

#include <string>
#include <vector>

namespace hone {

/// A printed kernel, and the memory that a caller must lend it: shared_bytes + workers *
/// worker_bytes, aligned to 64.
struct LlvmText {
  std::string text;
  std::int64_t shared_bytes = 0;
  std::int64_t worker_bytes = 0;
};

namespace llvm_ir {

// Places in runtime/abi.hpp's Context, in bytes.
inline constexpr int context_parallel_for = 0;
inline constexpr int context_workspace = 16;

class FunctionPrinter : public Statements {
 public:
  using Statements::Statements;

  /// The exported function around `body`.
  void print_kernel(const std::string& name, const ir::Stmt& body) {
    environment().pointers["%data"] = {"%data", 0};
    environment().pointers["%strides"] = {"%strides", 0};
    load_workspace();
    print(body);
    text().line("ret i32 0");
    const std::string head =
        concat("define i32 @", name, "(ptr %data, ptr %strides, ptr %context) #0 {\n");
    module().functions += head + finished() + "}\n";
  }

  /// The function that runs iterations [begin, end) of `loop`; `captured` are the variables of the
  /// loops around it.
  void print_body(const std::string& name, const ir::For& loop,
                  const std::vector<std::string>& captured) {
    environment().pointers["%data"] = closure_slot("ptr", 0);
    environment().pointers["%strides"] = closure_slot("ptr", 1);
    load_workspace();
    place_worker();
    for (std::size_t c = 0; c < captured.size(); ++c) {
      environment().variables[captured[c]] = closure_slot("i64", c + 2);
    }
    print_range(loop);
    const std::string head = concat("define internal i32 @", name, "(ptr %closure, i64 %begin, ",
                                    "i64 %end, i64 %worker, ptr %context) #0 {\n");
    module().functions += head + finished() + "}\n";
  }

 protected:
  void print_parallel(const ir::For& loop) override {
    const std::vector<std::string> captured = captured_by(loop);
    const std::string name = concat(module().name, ".body.", module().bodies++);
    FunctionPrinter(module()).print_body(name, loop, captured);
    const std::string closure = fill_closure(captured);
    const Value extent = values()(loop.extent);
    const Value function = text().shared(0, "load ptr, ptr %context, align 8");
    const Value status = text().here(concat("call i32 ", function.name, "(ptr %context, ptr @",
                                            name, ", ptr ", closure, ", i64 ", extent.name, ")"));
    text().memory_changed();
    return_if_not_zero(status);
  }

 private:
  std::string finished() {
    const TextScope scope = text().close();
    return "entry:\n" + text().entry_lines() + scope.text;
  }

  void load_workspace() {
    const Value slot =
        text().shared(0, concat("getelementptr i8, ptr %context, i64 ", context_workspace));
    environment().pointers["%workspace"] =
        text().shared(0, concat("load ptr, ptr ", slot.name, ", align 8"));
  }

  /// This worker's part of the workspace lies behind the shared part.
  void place_worker() {
    const WorkspacePlan& plan = module().plan;
    if (plan.worker_bytes == 0) return;
    const Value skipped = text().shared(0, concat("mul i64 %worker, ", plan.worker_bytes));
    const Value offset = text().shared(0, concat("add i64 ", skipped.name, ", ",
                                                 plan.shared_bytes));
    environment().pointers["%worker"] = text().shared(
        0, concat("getelementptr i8, ptr ", environment().pointers.at("%workspace").name, ", i64 ",
                  offset.name));
  }

  Value closure_slot(const std::string& type, std::size_t slot) {
    const Value place = text().shared(0, concat("getelementptr i64, ptr %closure, i64 ", slot));
    return text().shared(0, concat("load ", type, ", ptr ", place.name, ", align 8"));
  }

  /// for var in begin..end; the range is never empty.
  void print_range(const ir::For& loop) {
    text().open("loop", false);
    environment().variables[loop.var] = {"%index", text().depth()};
    print(loop.body);
    const TextScope scope = text().close();
    text().line("br label %loop");
    text().top().text += concat("loop:\n  %index = phi i64 [ %begin, %", text().top().label,
                                " ], [ %next, %", scope.label, " ]\n", scope.text);
    text().top().text += step_lines("%next", "%index", "1");
    text().line("%more = icmp slt i64 %next, %end");
    text().line("br i1 %more, label %loop, label %done");
    text().top().text += "done:\n";
    text().line("ret i32 0");
  }

  /// Variables from outside that the loop uses; strides are found through the closure's pointer.
  std::vector<std::string> captured_by(const ir::For& loop) {
    std::vector<std::string> names;
    for (const auto& [name, value] : environment().variables) {
      if (name != loop.var && ir::contains_var(loop.body, name)) names.push_back(name);
    }
    return names;
  }

  std::string fill_closure(const std::vector<std::string>& captured) {
    const std::string closure = text().fresh("%closure");
    text().entry_line(concat(closure, " = alloca [", captured.size() + 2, " x i64], align 8"));
    fill_slot(closure, 0, "ptr", environment().pointers.at("%data"));
    fill_slot(closure, 1, "ptr", environment().pointers.at("%strides"));
    for (std::size_t c = 0; c < captured.size(); ++c) {
      fill_slot(closure, c + 2, "i64", environment().variables.at(captured[c]));
    }
    return closure;
  }

  void fill_slot(const std::string& closure, std::size_t slot, const std::string& type,
                 const Value& value) {
    const Value place = text().shared(0, concat("getelementptr i64, ptr ", closure, ", i64 ",
                                                slot));
    text().line(concat("store ", type, " ", value.name, ", ptr ", place.name, ", align 8"));
  }

  void return_if_not_zero(const Value& status) {
    const Value bad = text().here(concat("icmp ne i32 ", status.name, ", 0"));
    const std::string stop = text().fresh("stop");
    const std::string go_on = text().fresh("after");
    text().line(concat("br i1 ", bad.name, ", label %", stop, ", label %", go_on));
    text().top().text += concat(stop, ":\n  ret i32 ", status.name, "\n", go_on, ":\n");
    text().top().label = go_on;
  }
};

inline std::string attributes(const CpuTarget& target) {
  return concat("attributes #0 = { nounwind \"no-builtins\" \"min-legal-vector-width\"=\"",
                target.vector_bits, "\" \"prefer-vector-width\"=\"", target.vector_bits,
                "\" }\n");
}

}  // namespace llvm_ir

/// Prints a lowered function for `target`.
inline LlvmText print_llvm(const ir::Function& function, const CpuTarget& target) {
  llvm_ir::Module module(function, target);
  llvm_ir::FunctionPrinter(module).print_kernel(function.name, function.body);
  std::string text = module.functions;
  for (const std::string& declaration : module.declarations) text += declaration + "\n";
  return {text + llvm_ir::attributes(target), module.plan.shared_bytes, module.plan.worker_bytes};
}

}  // namespace hone
