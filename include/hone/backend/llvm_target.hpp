// backend/llvm_target.hpp
// LLVM's code generators, one per target and level, lent to one compilation at a time.
//
// A TargetMachine costs about 0.4 ms to make with the tables it fills at first use, and must not
// be used by two threads at once: it changes inside while it emits. So finished compilations leave
// theirs here for the next one; there are never more than compilations that ran at the same time.
#pragma once

#include <hone/backend/llvm_api.hpp>
#include <hone/support/error.hpp>
#include <hone/support/target.hpp>

#include <algorithm>
#include <array>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone {

namespace detail {

struct ProcessorName {
  std::string_view name;
  unsigned since;  // first version of LLVM that knows it, or 15
};

inline constexpr std::array llvm_processors = {
    ProcessorName{"x86-64", 15},         ProcessorName{"x86-64-v2", 15},
    ProcessorName{"x86-64-v3", 15},      ProcessorName{"x86-64-v4", 15},
    ProcessorName{"haswell", 15},        ProcessorName{"broadwell", 15},
    ProcessorName{"skylake", 15},        ProcessorName{"skylake-avx512", 15},
    ProcessorName{"cascadelake", 15},    ProcessorName{"cooperlake", 15},
    ProcessorName{"icelake-client", 15}, ProcessorName{"icelake-server", 15},
    ProcessorName{"tigerlake", 15},      ProcessorName{"rocketlake", 15},
    ProcessorName{"alderlake", 15},      ProcessorName{"sapphirerapids", 15},
    ProcessorName{"znver1", 15},         ProcessorName{"znver2", 15},
    ProcessorName{"znver3", 15},         ProcessorName{"znver4", 16},
    ProcessorName{"znver5", 19},         ProcessorName{"emeraldrapids", 16},
    ProcessorName{"graniterapids", 16},  ProcessorName{"neoverse-n1", 15},
    ProcessorName{"neoverse-v1", 15},    ProcessorName{"neoverse-v2", 16},
};

/// The target's processor name if LLVM of that version knows it, else the architecture's basic
/// one: LLVM prints to stderr and then ends the process for a name that it does not know. Which
/// instructions may be used is said by the features alone, so only instruction costs change.
inline std::string llvm_processor(const CpuTarget& target, unsigned version) {
  const bool known = std::any_of(
      llvm_processors.begin(), llvm_processors.end(), [&](const ProcessorName& processor) {
        return processor.name == target.cpu && processor.since <= version;
      });
  if (known) return target.cpu;
  return target.architecture() == "x86_64" ? "x86-64" : "generic";
}

}  // namespace detail

class TargetMachinePool {
 public:
  explicit TargetMachinePool(const LlvmApi& api) : api_(api) {}
  TargetMachinePool(const TargetMachinePool&) = delete;
  TargetMachinePool& operator=(const TargetMachinePool&) = delete;

  /// A code generator for one compilation; goes back to the pool at the end of its scope.
  class Loan {
   public:
    Loan(TargetMachinePool& pool, const CpuTarget& target, int level)
        : pool_(pool),
          key_(concat(target.triple, ' ', target.cpu, ' ', target.llvm_features(), ' ', level)),
          machine_(pool.take(key_)) {
      if (machine_ == nullptr) machine_ = pool.make(target, level);
    }
    ~Loan() { pool_.give_back(std::move(key_), machine_); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    LlvmApi::TargetMachine* get() const { return machine_; }

   private:
    TargetMachinePool& pool_;
    std::string key_;
    LlvmApi::TargetMachine* machine_;
  };

 private:
  struct Idle {
    std::string key;
    LlvmApi::TargetMachine* machine;
  };

  LlvmApi::TargetMachine* take(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(idle_.begin(), idle_.end(), [&](const Idle& idle) { return idle.key == key; });
    if (found == idle_.end()) return nullptr;
    LlvmApi::TargetMachine* const machine = found->machine;
    idle_.erase(found);
    return machine;
  }

  void give_back(std::string key, LlvmApi::TargetMachine* machine) {
    const std::lock_guard lock(mutex_);
    idle_.push_back({std::move(key), machine});
  }

  // Position-independent code of the small model: it runs wherever it is mapped, in this process
  // or another one, as long as the parts of one object stay within 2 GB of each other.
  LlvmApi::TargetMachine* make(const CpuTarget& target, int level) const {
    LlvmApi::Target* family = nullptr;
    char* message = nullptr;
    if (api_.target_from_triple(target.triple.c_str(), &family, &message) != 0) {
      fail<BackendError>("this libLLVM makes no code for \"", target.triple,
                         "\": ", api_.take(message));
    }
    const std::string processor = detail::llvm_processor(target, api_.major_version());
    LlvmApi::TargetMachine* const machine = api_.target_machine_create(
        family, target.triple.c_str(), processor.c_str(), target.llvm_features().c_str(), level,
        LlvmApi::Relocation::pic, LlvmApi::CodeModel::small);
    ensure(machine != nullptr, "LLVM made no code generator for ", target.triple);
    return machine;
  }

  const LlvmApi& api_;
  std::mutex mutex_;
  std::vector<Idle> idle_;
};

}  // namespace hone
