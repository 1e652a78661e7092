// backend/llvm_library.hpp
// Finds and opens libLLVM at run time.
//
//   HONE_LLVM=/path/to/libLLVM.so    that one, or an error
//   otherwise                        the first of `default_llvm_names()` that opens
//
// Versions 15 to 22 are taken; 19 and 16 are tested and come first. Another libLLVM in the same
// process, of any version, is left alone.
#pragma once

#include <hone/backend/llvm_api.hpp>
#include <hone/support/dynamic_library.hpp>
#include <hone/support/error.hpp>

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hone {

inline constexpr unsigned oldest_llvm = 15;
inline constexpr unsigned newest_llvm = 22;

/// What libLLVM is called on Debian, Fedora and Arch, before and since LLVM 18.
inline std::vector<std::string> default_llvm_names() {
  std::vector<std::string> names;
  for (const int version : {19, 16, 22, 21, 20, 18, 17, 15}) {
    if (version >= 18) names.push_back(concat("libLLVM.so.", version, ".1"));
    names.push_back(concat("libLLVM-", version, ".so.1"));
    names.push_back(concat("libLLVM-", version, ".so"));
  }
  return names;
}

/// Where to look for libLLVM: at `path` alone if it is not empty, else for `names` in their order.
struct LlvmSearch {
  std::string path{};  // what HONE_LLVM says
  std::vector<std::string> names = default_llvm_names();

  static LlvmSearch from_environment() {
    const char* const path = std::getenv("HONE_LLVM");
    return {.path = path == nullptr ? "" : path};
  }
};

namespace detail {

inline DynamicLibrary open_llvm_library(const LlvmSearch& search) {
  const std::string wanted =
      concat("install a libLLVM of version ", oldest_llvm, " to ", newest_llvm,
             " (apt install libllvm19) or set HONE_LLVM to its path");
  if (search.path.empty()) {
    return DynamicLibrary::open("libLLVM", search.names, concat("HONE_LLVM is not set; ", wanted));
  }
  const std::vector<std::string> only = {search.path};
  return DynamicLibrary::open("libLLVM", only, concat("HONE_LLVM says to use that one; ", wanted));
}

/// Why hone cannot work with this library; "" if it can.
inline std::string reason_to_refuse(const LlvmApi& api) {
  const unsigned version = api.major_version();
  if (version == 0) return concat("is older than version ", oldest_llvm, ", or no libLLVM");
  if (version < oldest_llvm || version > newest_llvm) return concat("is version ", version);
  if (!api.missing().empty()) return concat("has no function ", api.missing().front());
  return {};
}

}  // namespace detail

/// The functions of the libLLVM that `search` leads to, with its code generators for x86-64 and
/// AArch64 ready. UserError if there is none: what was looked for, where, and what to install.
inline std::unique_ptr<LlvmApi> open_llvm(const LlvmSearch& search) {
  auto api = std::make_unique<LlvmApi>(detail::open_llvm_library(search));
  const std::string reason = detail::reason_to_refuse(*api);
  require(reason.empty(), "libLLVM: \"", api->library().name(), "\" ", reason,
          "; set HONE_LLVM to ", "the path of a libLLVM of version ", oldest_llvm, " to ",
          newest_llvm, " (apt install libllvm19)");
  for (const char* family : {"X86", "AArch64"}) api->initialise_target(family);
  return api;
}

}  // namespace hone
