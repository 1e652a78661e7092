// support/dynamic_library.hpp
// A shared library that is opened at run time: libLLVM, the CUDA driver, NVRTC, OpenCL.
//
// RTLD_LOCAL, because two copies of LLVM whose symbols are global abort the process; RTLD_NOW,
// because a missing symbol must show here and not in the middle of a compilation.
#pragma once

#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

#include <cstddef>
#include <cstring>
#include <dlfcn.h>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace hone {

class DynamicLibrary {
 public:
  /// Opens the first of `candidates` (names that the loader searches, or paths) that opens.
  /// UserError if there is none: it says what was looked for and where, what was found but broken,
  /// and then `advice`. `what` names the library to the reader: "libLLVM".
  static DynamicLibrary open(std::string_view what, std::span<const std::string> candidates,
                             std::string_view advice) {
    std::string broken;
    for (const std::string& name : candidates) {
      dlerror();
      if (void* handle = dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL)) return {handle, name};
      const char* reason = dlerror();
      const bool absent = !reason || std::strstr(reason, "No such file or directory") != nullptr;
      if (!absent) broken += concat("; ", reason);
    }
    fail<UserError>(what, ": none of \"", join(candidates, "\", \""),
                    "\" could be opened (looked in LD_LIBRARY_PATH and the system's library ",
                    "folders)", broken, "; ", advice);
  }

  DynamicLibrary(DynamicLibrary&& other) noexcept
      : handle_(std::exchange(other.handle_, nullptr)), name_(std::move(other.name_)) {}
  DynamicLibrary& operator=(DynamicLibrary&& other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(name_, other.name_);
    return *this;
  }
  ~DynamicLibrary() {
    if (handle_) dlclose(handle_);
  }

  /// The candidate that was opened.
  const std::string& name() const { return name_; }

  /// The address of the symbol, or null if the library has none of that name.
  void* find(const char* symbol) const { return dlsym(handle_, symbol); }

  /// The function of that name; `Function` is its type: library.function<int(int)>("abs").
  /// BackendError if the library lacks it.
  template <class Function>
  Function* function(const char* symbol) const {
    void* address = find(symbol);
    if (!address) fail<BackendError>(name_, ": the library has no function ", symbol);
    return reinterpret_cast<Function*>(address);
  }

 private:
  DynamicLibrary(void* handle, std::string name) : handle_(handle), name_(std::move(name)) {}

  void* handle_;
  std::string name_;
};

}  // namespace hone
