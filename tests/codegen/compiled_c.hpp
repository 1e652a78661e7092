// tests/codegen/compiled_c.hpp
// Printed C, compiled by the system's compiler and loaded: what a reader of kernel.source(lang::c)
// would do with it.
#pragma once

#include <hone/codegen/c_source.hpp>
#include <hone/lower/lower.hpp>
#include <hone/measure/build.hpp>

#include <lower/run_state.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

namespace hone::codegen_test {

/// Tests that run C are skipped where there is no compiler for it.
inline bool lacks_c_compiler() {
  return std::system("cc --version > /dev/null 2>&1") != 0;  // NOLINT
}

/// A shared object of one text; any warning of the compiler is a failure.
class CompiledC {
 public:
  explicit CompiledC(const std::string& text) {
    std::array<char, 32> folder{"/tmp/hone-c-XXXXXX"};
    if (mkdtemp(folder.data()) == nullptr) return;
    const std::string stem = concat(folder.data(), "/kernel");
    std::ofstream(stem + ".c") << text;
    const int status = std::system(concat("cc -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror ",
                                          "-fPIC -shared -o ", stem, ".so ", stem, ".c -lm 2> ",
                                          stem, ".log").c_str());  // NOLINT
    std::stringstream said;
    said << std::ifstream(stem + ".log").rdbuf();
    log_ = said.str();
    if (status == 0) handle_ = dlopen((stem + ".so").c_str(), RTLD_NOW | RTLD_LOCAL);
    for (const char* end : {".c", ".so", ".log"}) std::remove((stem + end).c_str());
    rmdir(folder.data());
  }

  /// Closed, unlike DynamicLibrary: the loader knows files by numbers that the next file may get.
  ~CompiledC() {
    if (handle_) dlclose(handle_);
  }
  CompiledC(const CompiledC&) = delete;
  CompiledC& operator=(const CompiledC&) = delete;

  /// What the compiler said; empty if all is well.
  const std::string& log() const { return log_; }

  KernelFunction kernel(const char* name = "kernel") const {
    return reinterpret_cast<KernelFunction>(handle_ ? dlsym(handle_, name) : nullptr);
  }

 private:
  std::string log_;
  void* handle_ = nullptr;
};

/// The C kernel of a state, run on small random integers and compared with evaluate; outputs of
/// integers also with those of the LLVM kernel, bit for bit. The first difference in words.
inline std::string wrong_in_c(const Program& program, const State& state, Gaps gaps = Gaps::any) {
  BuildOptions options;
  options.gaps = gaps;
  const ir::Function function =
      lower(state, options.target, row_major_dims(state.dag()), options.gaps);
  const CText printed = print_c(function);
  const CompiledC compiled(printed.text);
  if (compiled.kernel() == nullptr) return concat(compiled.log(), "\n", printed.text);
  const BuiltKernel llvm = build(state, options);
  BuiltKernel kernel = llvm;
  kernel.function = compiled.kernel();
  kernel.shared_bytes = printed.shared_bytes;
  kernel.worker_bytes = printed.worker_bytes;
  Rng rng(7), same(7);
  auto tensors = test::make_tensors(state.dag(), rng);
  auto others = test::make_tensors(state.dag(), same);
  if (const auto code = test::call(kernel, tensors, 2)) return concat("returned ", code);
  if (const auto code = test::call(llvm, others, 2)) {
    return concat("the LLVM kernel returned ", code);
  }
  for (std::size_t t = 0; t < tensors.size(); ++t) {
    for (std::int64_t n = 0; !is_float(tensors[t].dtype) && n < tensors[t].elements(); ++n) {
      if (test::get(tensors[t], n) == test::get(others[t], n)) continue;
      return concat(tensors[t].name, " element ", n, ": C gives ", test::get(tensors[t], n),
                    ", LLVM ", test::get(others[t], n));
    }
  }
  return test::compare_outputs(program, {}, tensors).mismatch;
}

}  // namespace hone::codegen_test
