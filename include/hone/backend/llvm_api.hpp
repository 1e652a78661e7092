// backend/llvm_api.hpp
// The part of LLVM's C interface that hone calls, as function pointers of an opened libLLVM.
//
// Nothing of LLVM is needed to build: handles are opaque, and the declarations repeat those of
// llvm-c/{Core,Error,IRReader,LLJIT,Orc,TargetMachine}.h, which are the same from LLVM 15 to 22.
// Of ORC only the functions that add object files are used; those around ThreadSafeContext
// changed between versions.
//
// To add a function: one line, with the type from LLVM's header and the exported name.
#pragma once

#include <hone/support/dynamic_library.hpp>
#include <hone/support/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hone {

class LlvmApi {
  // An address that becomes a pointer to whatever function its receiver declares.
  struct Address {
    void* value;
    template <class F>
    operator F*() const {
      return reinterpret_cast<F*>(value);
    }
  };

  // Before all others: the initialisers below look their functions up in it.
  DynamicLibrary library_;
  std::vector<std::string> missing_;

  Address find(const char* name) {
    void* address = library_.find(name);
    if (address == nullptr) missing_.emplace_back(name);
    return {address};
  }
  Address find_if_there(const char* name) { return {library_.find(name)}; }

 public:
  struct Context;
  struct Module;
  struct MemoryBuffer;
  struct DiagnosticInfo;
  struct Error;
  struct Target;
  struct TargetMachine;
  struct TargetData;
  struct PassOptions;
  struct Jit;
  struct JitBuilder;
  struct Session;
  struct Dylib;
  struct Tracker;
  struct InternedName;

  using Bool = int;  // 0 is success wherever a function returns it as its status
  using Size = std::size_t;
  enum class Severity : int { error, warning, remark, note };
  enum class Relocation : int { standard, fixed, pic };
  enum class CodeModel : int { standard, jit_default, tiny, small };
  enum class FileType : int { assembly, object };

  struct SymbolAddress {  // LLVMOrcCSymbolMapPair
    InternedName* name;
    std::uint64_t address;
    std::uint8_t generic_flags, target_flags;
  };
  struct SearchElement {  // LLVMOrcCJITDylibSearchOrderElement
    Dylib* dylib;
    int match_all_symbols;
  };
  struct LookupElement {  // LLVMOrcCLookupSetElement
    InternedName* name;
    int weakly_referenced;
  };
  using DiagnosticHandler = void (*)(DiagnosticInfo*, void* user);
  using ErrorReporter = void (*)(void* user, Error*);
  using LookupHandler = void (*)(Error*, SymbolAddress*, Size count, void* user);

  // clang-format off
  // ---- messages: strings that LLVM hands out are given back to it
  void (*dispose_message)(char*) = find("LLVMDisposeMessage");
  char* (*error_message)(Error*) = find("LLVMGetErrorMessage");  // consumes the error
  void (*dispose_error_message)(char*) = find("LLVMDisposeErrorMessage");

  // ---- contexts and modules
  Context* (*context_create)() = find("LLVMContextCreate");
  void (*context_dispose)(Context*) = find("LLVMContextDispose");
  void (*set_diagnostic_handler)(Context*, DiagnosticHandler, void* user) =
      find("LLVMContextSetDiagnosticHandler");
  char* (*diagnostic_text)(DiagnosticInfo*) = find("LLVMGetDiagInfoDescription");
  Severity (*diagnostic_severity)(DiagnosticInfo*) = find("LLVMGetDiagInfoSeverity");
  MemoryBuffer* (*buffer_copy)(const char* data, Size size, const char* name) =
      find("LLVMCreateMemoryBufferWithMemoryRangeCopy");
  const char* (*buffer_start)(MemoryBuffer*) = find("LLVMGetBufferStart");
  Size (*buffer_size)(MemoryBuffer*) = find("LLVMGetBufferSize");
  void (*buffer_dispose)(MemoryBuffer*) = find("LLVMDisposeMemoryBuffer");
  Bool (*parse_ir)(Context*, MemoryBuffer* consumed, Module** out, char** message) =
      find("LLVMParseIRInContext");
  Bool (*verify_module)(Module*, int action, char** message) = find("LLVMVerifyModule");
  char* (*print_module)(Module*) = find("LLVMPrintModuleToString");
  void (*module_dispose)(Module*) = find("LLVMDisposeModule");
  void (*set_triple)(Module*, const char*) = find("LLVMSetTarget");
  void (*set_data_layout)(Module*, TargetData*) = find("LLVMSetModuleDataLayout");

  // ---- targets, passes, code
  Bool (*target_from_triple)(const char* triple, Target** out, char** message) =
      find("LLVMGetTargetFromTriple");
  TargetMachine* (*target_machine_create)(Target*, const char* triple, const char* cpu,
                                          const char* features, int level, Relocation,
                                          CodeModel) = find("LLVMCreateTargetMachine");
  void (*target_machine_dispose)(TargetMachine*) = find("LLVMDisposeTargetMachine");
  TargetData* (*target_data_create)(TargetMachine*) = find("LLVMCreateTargetDataLayout");
  void (*target_data_dispose)(TargetData*) = find("LLVMDisposeTargetData");
  PassOptions* (*pass_options_create)() = find("LLVMCreatePassBuilderOptions");
  void (*pass_options_dispose)(PassOptions*) = find("LLVMDisposePassBuilderOptions");
  Error* (*run_passes)(Module*, const char* passes, TargetMachine*, PassOptions*) =
      find("LLVMRunPasses");
  Bool (*emit)(TargetMachine*, Module*, FileType, char** message, MemoryBuffer** out) =
      find("LLVMTargetMachineEmitToMemoryBuffer");

  // ---- ORC
  Error* (*jit_create)(Jit** out, JitBuilder*) = find("LLVMOrcCreateLLJIT");
  Session* (*jit_session)(Jit*) = find("LLVMOrcLLJITGetExecutionSession");
  void (*set_error_reporter)(Session*, ErrorReporter, void* user) =
      find("LLVMOrcExecutionSessionSetErrorReporter");
  Dylib* (*dylib_create)(Session*, const char* name) =
      find("LLVMOrcExecutionSessionCreateBareJITDylib");
  Tracker* (*tracker_create)(Dylib*) = find("LLVMOrcJITDylibCreateResourceTracker");
  Error* (*tracker_remove)(Tracker*) = find("LLVMOrcResourceTrackerRemove");
  void (*tracker_release)(Tracker*) = find("LLVMOrcReleaseResourceTracker");
  Error* (*add_object)(Jit*, Tracker*, MemoryBuffer* consumed) =
      find("LLVMOrcLLJITAddObjectFileWithRT");
  InternedName* (*intern)(Session*, const char*) = find("LLVMOrcExecutionSessionIntern");
  void (*name_release)(InternedName*) = find("LLVMOrcReleaseSymbolStringPoolEntry");
  const char* (*name_text)(InternedName*) = find("LLVMOrcSymbolStringPoolEntryStr");
  void (*lookup)(Session*, int kind, SearchElement*, Size, LookupElement*, Size, LookupHandler,
                 void* user) = find("LLVMOrcExecutionSessionLookup");

  // ---- not in every version
  void (*get_version)(unsigned* major, unsigned* minor, unsigned* patch) =
      find_if_there("LLVMGetVersion");  // since 16
  // clang-format on

  /// Looks every function up; `missing()` names those that the library lacks.
  explicit LlvmApi(DynamicLibrary library) : library_(std::move(library)) {}

  LlvmApi(const LlvmApi&) = delete;
  LlvmApi& operator=(const LlvmApi&) = delete;

  const std::vector<std::string>& missing() const { return missing_; }
  const DynamicLibrary& library() const { return library_; }

  /// 15 for a library that has every function except LLVMGetVersion; 0 for one that is older.
  unsigned major_version() const {
    if (get_version == nullptr) return missing_.empty() ? 15 : 0;
    unsigned major = 0, minor = 0, patch = 0;
    get_version(&major, &minor, &patch);
    return major;
  }

  /// Takes over a string that LLVM allocated; "" for null.
  std::string take(char* message) const {
    if (message == nullptr) return {};
    std::string text = message;
    dispose_message(message);
    return text;
  }

  /// The text of an error, which is consumed; "" for success.
  std::string take(Error* error) const {
    if (error == nullptr) return {};
    char* message = error_message(error);
    std::string text = message;
    dispose_error_message(message);
    return text;
  }

  /// Makes a target family ("X86", "AArch64") known to this libLLVM; nothing if it lacks it.
  void initialise_target(const std::string& family) const {
    for (const char* part : {"TargetInfo", "Target", "TargetMC", "AsmPrinter", "AsmParser"}) {
      const std::string name = concat("LLVMInitialize", family, part);
      if (void (*start)() = Address{library_.find(name.c_str())}; start != nullptr) start();
    }
  }
};

}  // namespace hone
