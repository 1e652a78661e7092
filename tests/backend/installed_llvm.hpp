// tests/backend/installed_llvm.hpp
// Every tested version of libLLVM that this machine has, each opened once.
#pragma once

#include <hone/backend/llvm.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hone::test {

inline Llvm* open_version(const std::string& name) {
  try {
    return &Llvm::open({.path = name});
  } catch (const UserError&) {
    return nullptr;
  }
}

struct TestedLlvm {
  unsigned version;
  Llvm* llvm;  // null if it is not installed
};

inline const std::vector<TestedLlvm>& tested_llvms() {
  // Never destroyed, so that leak checkers still see who holds them.
  static const auto* const all = new std::vector<TestedLlvm>{{19, open_version("libLLVM.so.19.1")},
                                                             {16, open_version("libLLVM-16.so.1")},
                                                             {15, open_version("libLLVM-15.so.1")}};
  return *all;
}

/// Runs test(llvm) on every version, naming it in failures; a missing version is skipped visibly.
template <class Test>
void on_every_llvm(Test test) {
  for (const auto& [version, llvm] : tested_llvms()) {
    CAPTURE(version);
    if (llvm == nullptr) {
      MESSAGE("skipped: libLLVM ", version, " is not installed");
      continue;
    }
    test(*llvm);
  }
}

}  // namespace hone::test
