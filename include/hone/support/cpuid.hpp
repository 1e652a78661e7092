// support/cpuid.hpp
// Reads an x86-64 processor: which instructions it has *and* the operating system lets us use, and
// what LLVM calls it. target.hpp turns this into a CpuTarget.
//
// Functions take the CPUID reader as a parameter: tests describe processors that are not here.
// To add a feature: one line in x86_feature_bits, if libLLVM 15 knows the name.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace hone::detail {

/// What CPUID returns for one leaf and subleaf: eax, ebx, ecx, edx.
using CpuidWords = std::array<std::uint32_t, 4>;

enum class CpuidWord : std::uint8_t { eax, ebx, ecx, edx };

/// Which registers the operating system has to save for a feature to be usable.
enum class SavedState : std::uint8_t { sse, ymm, zmm };

struct FeatureBit {
  std::string_view name;  // as LLVM spells it
  std::uint32_t leaf;
  std::uint32_t subleaf;
  CpuidWord word;
  int bit;
  SavedState state = SavedState::sse;
};

/// The features that numeric code can gain from. Source: Intel SDM volume 2A, CPUID; AMD APM
/// volume 3, appendix E.
inline constexpr std::array x86_feature_bits = {
    FeatureBit{"sse2", 1, 0, CpuidWord::edx, 26},
    FeatureBit{"sse3", 1, 0, CpuidWord::ecx, 0},
    FeatureBit{"pclmul", 1, 0, CpuidWord::ecx, 1},
    FeatureBit{"ssse3", 1, 0, CpuidWord::ecx, 9},
    FeatureBit{"fma", 1, 0, CpuidWord::ecx, 12, SavedState::ymm},
    FeatureBit{"cx16", 1, 0, CpuidWord::ecx, 13},
    FeatureBit{"sse4.1", 1, 0, CpuidWord::ecx, 19},
    FeatureBit{"sse4.2", 1, 0, CpuidWord::ecx, 20},
    FeatureBit{"movbe", 1, 0, CpuidWord::ecx, 22},
    FeatureBit{"popcnt", 1, 0, CpuidWord::ecx, 23},
    FeatureBit{"aes", 1, 0, CpuidWord::ecx, 25},
    FeatureBit{"avx", 1, 0, CpuidWord::ecx, 28, SavedState::ymm},
    FeatureBit{"f16c", 1, 0, CpuidWord::ecx, 29, SavedState::ymm},
    FeatureBit{"bmi", 7, 0, CpuidWord::ebx, 3},
    FeatureBit{"avx2", 7, 0, CpuidWord::ebx, 5, SavedState::ymm},
    FeatureBit{"bmi2", 7, 0, CpuidWord::ebx, 8},
    FeatureBit{"avx512f", 7, 0, CpuidWord::ebx, 16, SavedState::zmm},
    FeatureBit{"avx512dq", 7, 0, CpuidWord::ebx, 17, SavedState::zmm},
    FeatureBit{"avx512ifma", 7, 0, CpuidWord::ebx, 21, SavedState::zmm},
    FeatureBit{"avx512cd", 7, 0, CpuidWord::ebx, 28, SavedState::zmm},
    FeatureBit{"sha", 7, 0, CpuidWord::ebx, 29},
    FeatureBit{"avx512bw", 7, 0, CpuidWord::ebx, 30, SavedState::zmm},
    FeatureBit{"avx512vl", 7, 0, CpuidWord::ebx, 31, SavedState::zmm},
    FeatureBit{"avx512vbmi", 7, 0, CpuidWord::ecx, 1, SavedState::zmm},
    FeatureBit{"avx512vbmi2", 7, 0, CpuidWord::ecx, 6, SavedState::zmm},
    FeatureBit{"gfni", 7, 0, CpuidWord::ecx, 8},
    FeatureBit{"vaes", 7, 0, CpuidWord::ecx, 9, SavedState::ymm},
    FeatureBit{"vpclmulqdq", 7, 0, CpuidWord::ecx, 10, SavedState::ymm},
    FeatureBit{"avx512vnni", 7, 0, CpuidWord::ecx, 11, SavedState::zmm},
    FeatureBit{"avx512bitalg", 7, 0, CpuidWord::ecx, 12, SavedState::zmm},
    FeatureBit{"avx512vpopcntdq", 7, 0, CpuidWord::ecx, 14, SavedState::zmm},
    FeatureBit{"avx512vp2intersect", 7, 0, CpuidWord::edx, 8, SavedState::zmm},
    FeatureBit{"avx512fp16", 7, 0, CpuidWord::edx, 23, SavedState::zmm},
    FeatureBit{"avxvnni", 7, 1, CpuidWord::eax, 4, SavedState::ymm},
    FeatureBit{"avx512bf16", 7, 1, CpuidWord::eax, 5, SavedState::zmm},
    FeatureBit{"lzcnt", 0x80000001, 0, CpuidWord::ecx, 5},
    FeatureBit{"sse4a", 0x80000001, 0, CpuidWord::ecx, 6},
    FeatureBit{"prfchw", 0x80000001, 0, CpuidWord::ecx, 8},
};

/// The registers the operating system saves, from XCR0: bits 1 and 2 for ymm, 5 to 7 for zmm.
constexpr SavedState saved_state(std::uint64_t xcr0) {
  if ((xcr0 & 0xe6U) == 0xe6U) return SavedState::zmm;
  return (xcr0 & 0x6U) == 0x6U ? SavedState::ymm : SavedState::sse;
}

/// "+name" for every feature that is there and usable, "-name" for every other one, sorted: the
/// minus signs take back what a processor's name promises to LLVM and a hypervisor hides, and must
/// come last, because LLVM also drops what depends on them.
template <class ReadCpuid>
std::vector<std::string> x86_features(ReadCpuid read, std::uint64_t xcr0) {
  const auto has = [&](const FeatureBit& feature) {
    const CpuidWords words = read(feature.leaf, feature.subleaf);
    return ((words[static_cast<std::size_t>(feature.word)] >> feature.bit) & 1U) != 0 &&
           feature.state <= saved_state(xcr0);
  };
  std::vector<std::string> features;
  for (const FeatureBit& feature : x86_feature_bits) {
    features.push_back((has(feature) ? "+" : "-") + std::string(feature.name));
  }
  std::sort(features.begin(), features.end());
  return features;
}

/// Who made the processor and which one it is, from leaves 0 and 1.
struct X86Model {
  std::string vendor;  // "GenuineIntel", "AuthenticAMD", ...
  std::uint32_t family;
  std::uint32_t model;
};

template <class ReadCpuid>
X86Model x86_model(ReadCpuid read) {
  const CpuidWords maker = read(0, 0);
  std::array<char, 12> name;
  std::memcpy(name.data(), &maker[1], 4);
  std::memcpy(name.data() + 4, &maker[3], 4);
  std::memcpy(name.data() + 8, &maker[2], 4);
  const std::uint32_t signature = read(1, 0)[0];
  const std::uint32_t family = (signature >> 8U) & 15U;
  const std::uint32_t extended = family == 15 ? (signature >> 20U) & 255U : 0;
  const std::uint32_t high = family == 6 || family == 15 ? (signature >> 12U) & 0xf0U : 0;
  return {std::string(name.data(), name.size()), family + extended,
          high | ((signature >> 4U) & 15U)};
}

inline bool has_feature(const std::vector<std::string>& features, std::string_view name) {
  return std::any_of(features.begin(), features.end(), [&](const std::string& feature) {
    return feature.front() == '+' && std::string_view(feature).substr(1) == name;
  });
}

inline std::string amd_name(const X86Model& model) {
  if (model.family == 0x17) return model.model < 0x30 ? "znver1" : "znver2";
  if (model.family == 0x1a) return "znver4";  // Zen 5: "znver5" is unknown before LLVM 19
  if (model.family != 0x19) return "";
  const std::uint32_t row = model.model >> 4U;
  return row == 1 || row == 6 || row == 7 || row == 10 ? "znver4" : "znver3";
}

struct IntelName {
  std::uint32_t model;
  std::string_view name;
};

/// Family 6. Source: LLVM's compiler-rt/lib/builtins/cpu_model/x86.c.
inline constexpr std::array intel_names = {
    IntelName{0x3c, "haswell"},        IntelName{0x3f, "haswell"},
    IntelName{0x45, "haswell"},        IntelName{0x46, "haswell"},
    IntelName{0x3d, "broadwell"},      IntelName{0x47, "broadwell"},
    IntelName{0x4f, "broadwell"},      IntelName{0x56, "broadwell"},
    IntelName{0x4e, "skylake"},        IntelName{0x5e, "skylake"},
    IntelName{0x8e, "skylake"},        IntelName{0x9e, "skylake"},
    IntelName{0xa5, "skylake"},        IntelName{0xa6, "skylake"},
    IntelName{0x55, "skylake-avx512"}, IntelName{0x6a, "icelake-server"},
    IntelName{0x6c, "icelake-server"}, IntelName{0x7d, "icelake-client"},
    IntelName{0x7e, "icelake-client"}, IntelName{0x8c, "tigerlake"},
    IntelName{0x8d, "tigerlake"},      IntelName{0xa7, "rocketlake"},
    IntelName{0x97, "alderlake"},      IntelName{0x9a, "alderlake"},
    IntelName{0xb7, "alderlake"},      IntelName{0xba, "alderlake"},
    IntelName{0xbf, "alderlake"},      IntelName{0x8f, "sapphirerapids"},
    IntelName{0xcf, "sapphirerapids"}, IntelName{0xad, "sapphirerapids"},
    IntelName{0xae, "sapphirerapids"},
};

inline std::string intel_name(const X86Model& model, const std::vector<std::string>& features) {
  if (model.family != 6) return "";
  // One model number for three generations of servers.
  if (model.model == 0x55 && has_feature(features, "avx512bf16")) return "cooperlake";
  if (model.model == 0x55 && has_feature(features, "avx512vnni")) return "cascadelake";
  const auto* known = std::find_if(intel_names.begin(), intel_names.end(),
                                   [&](const IntelName& row) { return row.model == model.model; });
  return known == intel_names.end() ? "" : std::string(known->name);
}

/// The highest level of the x86-64 psABI whose features are all there.
inline std::string x86_level(const std::vector<std::string>& features) {
  const auto all = [&](std::initializer_list<std::string_view> names) {
    return std::all_of(names.begin(), names.end(),
                       [&](std::string_view name) { return has_feature(features, name); });
  };
  if (!all({"cx16", "popcnt", "sse3", "ssse3", "sse4.1", "sse4.2"})) return "x86-64";
  if (!all({"avx", "avx2", "bmi", "bmi2", "f16c", "fma", "lzcnt", "movbe"})) return "x86-64-v2";
  if (!all({"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"})) return "x86-64-v3";
  return "x86-64-v4";
}

/// A processor name that libLLVM 16 knows, used for its instruction costs; which instructions may
/// be used is said by the features alone.
inline std::string x86_name(const X86Model& model, const std::vector<std::string>& features) {
  std::string name;
  if (model.vendor == "AuthenticAMD") name = amd_name(model);
  if (model.vendor == "GenuineIntel") name = intel_name(model, features);
  return name.empty() ? x86_level(features) : name;
}

#if defined(__x86_64__)

/// CPUID of the CPU we run on; zeros for a leaf it does not have.
inline CpuidWords read_cpuid(std::uint32_t leaf, std::uint32_t subleaf) {
  CpuidWords words{};
  if (__get_cpuid_count(leaf, subleaf, &words[0], &words[1], &words[2], &words[3]) == 0) return {};
  return words;
}

/// XCR0, or 0 where the operating system has not enabled XGETBV. Written as assembly because the
/// intrinsic needs a compiler flag, and headers must mean the same under all flags.
inline std::uint64_t read_xcr0() {
  constexpr std::uint32_t osxsave = 1U << 27U;
  if ((read_cpuid(1, 0)[2] & osxsave) == 0) return 0;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (std::uint64_t{high} << 32U) | low;
}

#endif

}  // namespace hone::detail
