// backend/llvm_link.hpp
// Maps object code into this process, and unmaps it when nobody holds it any more.
//
// Every object gets a namespace of its own (an ORC JITDylib), so all of them may define `kernel`.
// ORC cannot remove a JITDylib through the C interface, but it can empty one: emptied ones are
// used again, and memory stays flat however many kernels come and go. ORC maps code either
// writable or executable, never both.
#pragma once

#include <hone/backend/llvm_api.hpp>
#include <hone/backend/llvm_object.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

#include <cstddef>
#include <cstdint>
#include <elf.h>
#include <memory>
#include <mutex>
#include <semaphore>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hone {

class LlvmLinker;

namespace detail {

struct CodeSymbol {
  std::string name;
  void* address;
};

/// The place of one object in a linker's session. It is taken back at the end.
struct CodeMapping {
  explicit CodeMapping(LlvmLinker& owner);
  ~CodeMapping();
  CodeMapping(const CodeMapping&) = delete;
  CodeMapping& operator=(const CodeMapping&) = delete;

  LlvmLinker& linker;
  LlvmApi::Dylib* dylib;
  LlvmApi::Tracker* tracker;
  std::vector<CodeSymbol> symbols;
};

}  // namespace detail

/// Code that is mapped and can be called; unmapped when the last copy goes. A copy costs a
/// reference count. Whoever calls the code must hold a copy until the call returns.
class LoadedCode {
 public:
  /// The symbol as `F`, a pointer to a function or an object. UserError if the code lacks it.
  template <class F>
  F symbol(std::string_view name) const {
    static_assert(std::is_pointer_v<F>, "symbol<F>: F is a pointer, e.g. KernelFunction");
    return reinterpret_cast<F>(address(name));
  }

 private:
  friend class LlvmLinker;

  explicit LoadedCode(std::shared_ptr<const detail::CodeMapping> mapping)
      : mapping_(std::move(mapping)) {}

  void* address(std::string_view name) const {
    std::vector<std::string_view> names;
    for (const detail::CodeSymbol& symbol : mapping_->symbols) {
      if (symbol.name == name) return symbol.address;
      names.push_back(symbol.name);
    }
    fail<UserError>("the code defines no symbol \"", name, "\"; it defines ", join(names, ", "));
  }

  std::shared_ptr<const detail::CodeMapping> mapping_;
};

/// The ORC session of one libLLVM. It must outlive its code, which may be in use while the process
/// exits: make it with `new` and never delete it.
class LlvmLinker {
 public:
  explicit LlvmLinker(const LlvmApi& api) : api_(api) {
    if (LlvmApi::Error* const error = api_.jit_create(&jit_, nullptr)) {
      fail<BackendError>("LLVM cannot start its linker: ", api_.take(error));
    }
    session_ = api_.jit_session(jit_);
    api_.set_error_reporter(session_, &keep_report, this);
  }
  LlvmLinker(const LlvmLinker&) = delete;
  LlvmLinker& operator=(const LlvmLinker&) = delete;

  /// Maps the object. BackendError if it is no ELF64 object for this processor family, defines no
  /// symbol, or needs one from elsewhere. Threads that link at the same time take turns (a link
  /// takes about 0.1 ms).
  LoadedCode link(std::span<const char> object) {
    refuse_foreign(object);
    refuse_undefined(object);
    const std::vector<std::string> names = defined_symbols(object);
    if (names.empty()) fail<BackendError>("the object defines no symbol that could be called");
    const auto mapping = std::make_shared<detail::CodeMapping>(*this);
    const std::lock_guard turn(turn_);
    add(object, mapping->tracker);
    mapping->symbols = addresses(names, mapping->dylib);
    return LoadedCode(mapping);
  }

 private:
  friend struct detail::CodeMapping;

  // What the handler of a lookup fills; LLVM may call it on another thread.
  struct Lookup {
    const LlvmApi& api;
    std::vector<detail::CodeSymbol> found;
    std::string error;
    std::binary_semaphore done{0};
  };

  // ORC would map code for any processor that it knows.
  static void refuse_foreign(std::span<const char> object) {
#if defined(__aarch64__)
    constexpr Elf64_Half here = EM_AARCH64;
#else
    constexpr Elf64_Half here = EM_X86_64;
#endif
    const Elf64_Half machine = object_machine(object);
    if (machine == here) return;
    fail<BackendError>("the object is for another processor family (ELF machine ", machine,
                       "), and this process runs on ", here);
  }

  static void refuse_undefined(std::span<const char> object) {
    const std::vector<std::string> undefined = undefined_symbols(object);
    if (undefined.empty()) return;
    fail<BackendError>("the object needs ", join(undefined, ", "), " from elsewhere; generated ",
                       "code must be complete (the function attribute \"no-builtins\" keeps LLVM ",
                       "from making calls to memset and memcpy)");
  }

  LlvmApi::Dylib* take_dylib() {
    const std::lock_guard turn(turn_);
    if (empty_dylibs_.empty()) {
      return api_.dylib_create(session_, concat("hone.", ++dylibs_made_).c_str());
    }
    LlvmApi::Dylib* const dylib = empty_dylibs_.back();
    empty_dylibs_.pop_back();
    return dylib;
  }

  // Called from a destructor: nobody could be told of an error. A JITDylib that could not be
  // emptied is not used again.
  void remove(LlvmApi::Dylib* dylib, LlvmApi::Tracker* tracker) noexcept {
    const std::lock_guard turn(turn_);
    const bool emptied = api_.take(api_.tracker_remove(tracker)).empty();
    api_.tracker_release(tracker);
    if (emptied) empty_dylibs_.push_back(dylib);
  }

  void add(std::span<const char> object, LlvmApi::Tracker* tracker) {
    LlvmApi::MemoryBuffer* const buffer =
        api_.buffer_copy(object.data(), object.size(), "kernel.o");
    if (LlvmApi::Error* const error = api_.add_object(jit_, tracker, buffer)) {
      fail<BackendError>("LLVM cannot link this object: ", api_.take(error));
    }
  }

  // The lookup is what makes ORC map the object.
  std::vector<detail::CodeSymbol> addresses(const std::vector<std::string>& names,
                                            LlvmApi::Dylib* dylib) {
    constexpr int static_lookup = 0;
    LlvmApi::SearchElement where = {.dylib = dylib, .match_all_symbols = 1};
    std::vector<LlvmApi::LookupElement> wanted;
    for (const std::string& name : names) {
      wanted.push_back({.name = api_.intern(session_, name.c_str()), .weakly_referenced = 0});
    }
    Lookup lookup{.api = api_, .found = {}, .error = {}};
    api_.lookup(session_, static_lookup, &where, 1, wanted.data(), wanted.size(), &keep_addresses,
                &lookup);
    lookup.done.acquire();
    if (!lookup.error.empty()) {
      fail<BackendError>("LLVM cannot link this object: ", lookup.error, take_reports());
    }
    return std::move(lookup.found);
  }

  static void keep_addresses(LlvmApi::Error* error, LlvmApi::SymbolAddress* symbols,
                             std::size_t count, void* user) noexcept {
    Lookup& lookup = *static_cast<Lookup*>(user);
    lookup.error = lookup.api.take(error);
    for (const LlvmApi::SymbolAddress& symbol : std::span(symbols, count)) {
      const auto address = static_cast<std::uintptr_t>(symbol.address);
      lookup.found.push_back({lookup.api.name_text(symbol.name), reinterpret_cast<void*>(address)});
    }
    lookup.done.release();
  }

  static void keep_report(void* user, LlvmApi::Error* error) noexcept {
    LlvmLinker& self = *static_cast<LlvmLinker*>(user);
    const std::lock_guard lock(self.reports_mutex_);
    self.reports_ += concat("\n", self.api_.take(error));
  }

  std::string take_reports() {
    const std::lock_guard lock(reports_mutex_);
    return std::exchange(reports_, {});
  }

  const LlvmApi& api_;
  LlvmApi::Jit* jit_ = nullptr;
  LlvmApi::Session* session_ = nullptr;
  std::mutex turn_;  // one link or removal at a time
  std::vector<LlvmApi::Dylib*> empty_dylibs_;
  std::int64_t dylibs_made_ = 0;
  std::mutex reports_mutex_;
  std::string reports_;  // what ORC tells nobody else, e.g. why a relocation failed
};

inline detail::CodeMapping::CodeMapping(LlvmLinker& owner)
    : linker(owner), dylib(owner.take_dylib()), tracker(owner.api_.tracker_create(dylib)) {}

inline detail::CodeMapping::~CodeMapping() { linker.remove(dylib, tracker); }

}  // namespace hone
