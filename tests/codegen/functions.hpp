// tests/codegen/functions.hpp
// Small lowered functions to print, and what the tests ask of the printed text. Running them is
// defined in functions.cpp: one file pays for the compiler.
#pragma once

#include <hone/codegen/llvm_ir.hpp>
#include <lower/statements.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace hone::codegen_test {

inline ir::Buffer input(std::string name, std::int32_t argument, std::int64_t extent,
                        DType dtype = DType::f32) {
  return {std::move(name), ir::Type{dtype}, {extent}, ir::Scope::input, argument, 0};
}
inline ir::Buffer output(std::string name, std::int32_t argument, std::int64_t extent,
                         DType dtype = DType::f32) {
  return {std::move(name), ir::Type{dtype}, {extent}, ir::Scope::output, argument, 0};
}

inline std::string print(const ir::Function& function,
                         const CpuTarget& target = CpuTarget::x86_avx512()) {
  return print_llvm(function, target).text;
}

/// In "kernel(in A: float[64], out C: float[64])".
inline std::string print_body(ir::Stmt body) {
  return print({"kernel", {input("A", 0, 64), output("C", 1, 64)}, std::move(body)});
}

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

inline std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

/// The part of the text in front of the first label that begins with `label`.
inline std::string before_label(const std::string& text, const std::string& label) {
  return text.substr(0, text.find("\n" + label));
}
inline std::string after_label(const std::string& text, const std::string& label) {
  return text.substr(text.find("\n" + label));
}

/// Compiles the function and runs it; a parallel loop runs as one range of one worker.
std::int32_t run(const ir::Function& function, const CpuTarget& target,
                 const std::vector<void*>& data);

/// What the kernel returns when parallel_for runs nothing and returns `code`.
std::int32_t result_when_parallel_fails(const ir::Function& function, std::int32_t code,
                                        const std::vector<void*>& data);

/// The symbols that the function's object expects from elsewhere.
std::vector<std::string> undefined(const ir::Function& function, const CpuTarget& target);

}  // namespace hone::codegen_test
