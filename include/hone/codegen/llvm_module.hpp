// codegen/llvm_module.hpp
// What all functions of one printed module share: buffers, target, declarations of intrinsics.
#pragma once

#include <hone/codegen/llvm_types.hpp>
#include <hone/codegen/workspace_plan.hpp>
#include <hone/ir/stmt.hpp>
#include <hone/support/target.hpp>

#include <map>
#include <set>
#include <string>

namespace hone::llvm_ir {

struct Module {
  const CpuTarget& target;
  std::string name;  // of the exported function
  WorkspacePlan plan;
  std::map<std::string, ir::Buffer, std::less<>> buffers;        // arguments and temporaries
  std::map<std::string, std::int64_t, std::less<>> stride_slots;  // variable -> place in `strides`
  std::set<std::string> declarations;
  std::string functions;  // finished text
  int bodies = 0;         // outlined parallel loops so far

  Module(const ir::Function& function, const CpuTarget& t)
      : target(t), name(function.name), plan(plan_workspace(function.body)) {
    std::int64_t slot = 0;
    for (const ir::Buffer& argument : function.arguments) {
      buffers[argument.name] = argument;
      for (std::size_t d = 0; d < argument.shape.size(); ++d) {
        stride_slots[ir::stride_name(argument.name, d)] = slot++;
      }
    }
    ir::visit_preorder(function.body, [&](const ir::Stmt& s) {
      if (const ir::Allocate* a = s.as<ir::Allocate>()) buffers[a->buffer.name] = a->buffer;
    });
  }

  const ir::Buffer& buffer(std::string_view tensor) const {
    const auto found = buffers.find(tensor);
    ensure(found != buffers.end(), "no buffer named ", tensor);
    return found->second;
  }

  void declare(const std::string& declaration) { declarations.insert(declaration); }
};

}  // namespace hone::llvm_ir
