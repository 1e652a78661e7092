// support/target.hpp
// The CPU that code is made for: its instructions, vector shape, caches and cores.
//
// Scheduling reads the numbers, codegen the vector shape, the LLVM backend triple, cpu and
// features; `key` names the target in tuning records. The named targets are fixed, so that printed
// code can be compared with a file; the host is measured once.
//
// To add one: a function below, and a line in parse_target.
#pragma once

#include <hone/support/cores.hpp>
#include <hone/support/cpuid.hpp>
#include <hone/support/error.hpp>
#include <hone/support/file.hpp>
#include <hone/support/text.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone {

struct CpuTarget {
  std::string triple;                 // as LLVM spells it
  std::string cpu;                    // LLVM's processor name, for instruction costs
  std::string model;                  // which processor exactly, e.g. "AuthenticAMD-25-17"
  std::vector<std::string> features;  // sorted; "+avx2" may be used, "-avx512f" must not be
  int vector_bits;                    // width of the vectors that codegen prints
  int vector_registers;
  bool fma;               // fused multiply-add in one instruction
  bool masks;             // loads and stores under a mask at full speed, as in AVX-512
  std::int64_t l1_bytes;  // data, per core
  std::int64_t l2_bytes;  // per core
  std::int64_t l3_bytes;  // shared
  int cores;              // usable ones: affinity mask and cgroup quota

  /// This machine; measured at the first call. UserError if it is neither x86-64 nor AArch64.
  static const CpuTarget& host();
  static CpuTarget x86_avx512();
  static CpuTarget x86_avx2();
  static CpuTarget x86_sse2();
  static CpuTarget aarch64_neon();

  /// Whether "+feature" is in the list.
  bool has(std::string_view feature) const { return detail::has_feature(features, feature); }

  /// The features as LLVM's API takes them: "+avx2,+fma,-avx512f".
  std::string llvm_features() const { return join(features, ","); }

  /// Elements of that size in one vector.
  int lanes(int bytes_per_element) const { return vector_bits / (8 * bytes_per_element); }

  /// "x86_64", "aarch64".
  std::string_view architecture() const {
    return std::string_view(triple).substr(0, triple.find('-'));
  }

  /// Whether code for this target runs on `machine`: same architecture, no feature missing.
  bool runs_on(const CpuTarget& machine) const {
    return architecture() == machine.architecture() &&
           std::all_of(features.begin(), features.end(), [&](const std::string& feature) {
             return feature.front() == '-' || machine.has(feature.substr(1));
           });
  }

  /// Names the target in tuning records: "x86_64/znver4/AuthenticAMD-25-17/aes,avx,...". The core
  /// count is not part of it: the number of threads is a key of its own.
  std::string key() const {
    std::vector<std::string_view> present;
    for (const std::string_view feature : features) {
      if (feature.front() == '+') present.push_back(feature.substr(1));
    }
    return concat(architecture(), "/", cpu, "/", model, "/", join(present, ","));
  }

  friend bool operator==(const CpuTarget&, const CpuTarget&) = default;
};

namespace detail {

// "48K" and "32M" of /sys/devices/system/cpu/cpu0/cache/index0/size; 0 if it is not such a text.
inline std::int64_t parse_cache_size(std::string_view text) {
  text = trim(text);
  std::int64_t unit = 1;
  if (text.ends_with('K')) unit = 1024;
  if (text.ends_with('M')) unit = 1024 * 1024;
  if (unit > 1) text.remove_suffix(1);
  const auto count = parse_int64(text);
  return count && *count > 0 ? *count * unit : 0;
}

// Takes the sizes that the folder (".../cpu0/cache") tells and leaves the others as they are.
inline void read_caches(const std::string& folder, CpuTarget& target) {
  for (int index = 0; index < 8; ++index) {
    const std::string place = concat(folder, "/index", index);
    const auto level = read_small_file(place + "/level");
    const auto kind = read_small_file(place + "/type");
    const auto size = read_small_file(place + "/size");
    if (!level || !kind || !size || trim(*kind) == "Instruction") continue;
    const std::int64_t bytes = parse_cache_size(*size);
    if (bytes == 0) continue;
    if (trim(*level) == "1") target.l1_bytes = bytes;
    if (trim(*level) == "2") target.l2_bytes = bytes;
    if (trim(*level) == "3") target.l3_bytes = bytes;
  }
}

inline void measure_caches_and_cores(CpuTarget& target) {
  read_caches(concat("/sys/devices/system/cpu/cpu", affinity_cpus().front(), "/cache"), target);
  target.cores = usable_cores();
}

// The vector shape that the features allow. AVX-512 counts only with the parts that masked code
// on bytes, doubles and short vectors needs (all processors since 2017 have them).
inline CpuTarget x86_target(std::string cpu, std::string model, std::vector<std::string> features) {
  const auto has = [&](std::string_view name) { return has_feature(features, name); };
  const bool avx512 = has("avx512f") && has("avx512bw") && has("avx512dq") && has("avx512vl");
  const bool fma = has("fma");
  const int bits = avx512 ? 512 : has("avx2") ? 256 : 128;
  return {.triple = "x86_64-unknown-linux-gnu",
          .cpu = std::move(cpu),
          .model = std::move(model),
          .features = std::move(features),
          .vector_bits = bits,
          .vector_registers = avx512 ? 32 : 16,
          .fma = fma,
          .masks = avx512,
          .l1_bytes = 32 * 1024,
          .l2_bytes = 1024 * 1024,
          .l3_bytes = 32 * 1024 * 1024,
          .cores = 1};
}

inline CpuTarget measure_host() {
#if defined(__x86_64__)
  const X86Model model = x86_model(read_cpuid);
  const auto features = x86_features(read_cpuid, read_xcr0());
  CpuTarget target =
      x86_target(x86_name(model, features),
                 concat(model.vendor, "-", model.family, "-", model.model), features);
#elif defined(__aarch64__)
  CpuTarget target = CpuTarget::aarch64_neon();
  const auto midr = read_small_file("/sys/devices/system/cpu/cpu0/regs/identification/midr_el1");
  if (midr) target.model = trim(*midr);
#else
  CpuTarget target = CpuTarget::aarch64_neon();
  fail<UserError>("CpuTarget::host(): hone makes code for x86-64 and AArch64 only");
#endif
  measure_caches_and_cores(target);
  return target;
}

}  // namespace detail

inline const CpuTarget& CpuTarget::host() {
  // Never destroyed: kernels may still be called while the process exits.
  static const CpuTarget* const target = new CpuTarget(detail::measure_host());
  return *target;
}

/// AVX-512 with F, BW, CD, DQ and VL: Skylake-SP, Zen 4 and later.
inline CpuTarget CpuTarget::x86_avx512() {
  return detail::x86_target(
      "x86-64-v4", "generic",
      {"+avx",    "+avx2", "+avx512bw", "+avx512cd", "+avx512dq", "+avx512f", "+avx512vl",
       "+bmi",    "+bmi2", "+cx16",     "+f16c",     "+fma",      "+lzcnt",   "+movbe",
       "+popcnt", "+sse2", "+sse3",     "+sse4.1",   "+sse4.2",   "+ssse3"});
}

/// AVX2 with FMA: Haswell, Zen and later.
inline CpuTarget CpuTarget::x86_avx2() {
  return detail::x86_target(
      "x86-64-v3", "generic",
      {"+avx", "+avx2", "+bmi", "+bmi2", "+cx16", "+f16c", "+fma", "+lzcnt", "+movbe", "+popcnt",
       "+sse2", "+sse3", "+sse4.1", "+sse4.2", "+ssse3"});
}

/// What every x86-64 processor has.
inline CpuTarget CpuTarget::x86_sse2() {
  return detail::x86_target("x86-64", "generic", {"+sse2"});
}

/// What every 64-bit Arm processor has.
inline CpuTarget CpuTarget::aarch64_neon() {
  return {.triple = "aarch64-unknown-linux-gnu",
          .cpu = "generic",
          .model = "generic",
          .features = {"+neon"},
          .vector_bits = 128,
          .vector_registers = 32,
          .fma = true,
          .masks = false,
          .l1_bytes = 32 * 1024,
          .l2_bytes = 1024 * 1024,
          .l3_bytes = 32 * 1024 * 1024,
          .cores = 1};
}

/// The target of that name: "host", or the host held down to an instruction set ("avx512", "avx2",
/// "sse2", "neon") with the host's caches and cores. It may be more than the host can run; see
/// CpuTarget::runs_on. UserError if there is no such name.
inline CpuTarget parse_target(std::string_view name) {
  using Named = std::pair<std::string_view, CpuTarget (*)()>;
  constexpr std::array<Named, 4> named = {{{"avx512", &CpuTarget::x86_avx512},
                                           {"avx2", &CpuTarget::x86_avx2},
                                           {"sse2", &CpuTarget::x86_sse2},
                                           {"neon", &CpuTarget::aarch64_neon}}};
  if (name == "host") return CpuTarget::host();
  for (const auto& [known, make] : named) {
    if (name != known) continue;
    CpuTarget target = make();
    detail::measure_caches_and_cores(target);
    return target;
  }
  fail<UserError>("target \"", name, "\": there is no such target; use one of \"host\", ",
                  "\"avx512\", \"avx2\", \"sse2\", \"neon\"");
}

}  // namespace hone
