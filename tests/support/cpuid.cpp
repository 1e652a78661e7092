#include <hone/support/cpuid.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace hone;
using namespace hone::detail;

// A processor that answers CPUID from a table; zeros elsewhere.
struct FakeCpu {
  std::map<std::pair<std::uint32_t, std::uint32_t>, CpuidWords> leaves;

  CpuidWords operator()(std::uint32_t leaf, std::uint32_t subleaf) const {
    const auto found = leaves.find({leaf, subleaf});
    return found == leaves.end() ? CpuidWords{} : found->second;
  }
};

constexpr std::uint32_t all = 0xffffffff;

// Has every feature there is.
FakeCpu full_cpu() {
  return {{{{1, 0}, {all, all, all, all}},
           {{7, 0}, {all, all, all, all}},
           {{7, 1}, {all, all, all, all}},
           {{0x80000001, 0}, {all, all, all, all}}}};
}

std::vector<std::string> features_with(std::uint64_t xcr0) {
  return x86_features(full_cpu(), xcr0);
}

TEST_CASE("a feature counts only if the operating system saves its registers") {
  CHECK(has_feature(features_with(0xe7), "avx512f"));
  CHECK(has_feature(features_with(0xe7), "avx2"));
  CHECK(!has_feature(features_with(0x07), "avx512f"));
  CHECK(has_feature(features_with(0x07), "avx2"));
  CHECK(!has_feature(features_with(0x03), "avx2"));
  CHECK(!has_feature(features_with(0x00), "fma"));
  CHECK(has_feature(features_with(0x00), "sse4.2"));
}

TEST_CASE("the list says of every feature whether it is there, plus signs first, sorted") {
  const auto features = features_with(0x07);
  CHECK(features.size() == x86_feature_bits.size());
  CHECK(std::is_sorted(features.begin(), features.end()));
  CHECK(std::find(features.begin(), features.end(), "-avx512f") != features.end());
  const auto minus = std::find_if(features.begin(), features.end(),
                                  [](const std::string& f) { return f.front() == '-'; });
  CHECK(std::all_of(minus, features.end(), [](const std::string& f) { return f[0] == '-'; }));
}

TEST_CASE("the levels of the psABI follow from the features") {
  CHECK(x86_level(x86_features(FakeCpu{}, 0xe7)) == "x86-64");
  CHECK(x86_level(features_with(0x00)) == "x86-64-v2");
  CHECK(x86_level(features_with(0x07)) == "x86-64-v3");
  CHECK(x86_level(features_with(0xe7)) == "x86-64-v4");
}

// Leaf 0 spells the vendor in ebx, edx, ecx.
FakeCpu amd(std::uint32_t signature) {
  return {{{{0, 0}, {16, 0x68747541, 0x444d4163, 0x69746e65}}, {{1, 0}, {signature, 0, 0, 0}}}};
}

TEST_CASE("vendor, family and model come from leaves 0 and 1") {
  const X86Model zen4 = x86_model(amd(0x00a10f11));
  CHECK(zen4.vendor == "AuthenticAMD");
  CHECK(zen4.family == 0x19);
  CHECK(zen4.model == 0x11);
  const X86Model old = x86_model(amd(0x00000521));
  CHECK(old.family == 5);
  CHECK(old.model == 2);
}

TEST_CASE("a processor is called what libLLVM 16 calls it") {
  const auto name = [](const char* vendor, std::uint32_t family, std::uint32_t model) {
    return x86_name({vendor, family, model}, features_with(0x07));
  };
  CHECK(name("AuthenticAMD", 0x17, 0x01) == "znver1");
  CHECK(name("AuthenticAMD", 0x17, 0x71) == "znver2");
  CHECK(name("AuthenticAMD", 0x19, 0x01) == "znver3");
  CHECK(name("AuthenticAMD", 0x19, 0x50) == "znver3");
  CHECK(name("AuthenticAMD", 0x19, 0x61) == "znver4");
  CHECK(name("AuthenticAMD", 0x1a, 0x02) == "znver4");
  CHECK(name("GenuineIntel", 6, 0x3f) == "haswell");
  CHECK(name("GenuineIntel", 6, 0x55) == "skylake-avx512");
  CHECK(name("GenuineIntel", 6, 0x6a) == "icelake-server");
  CHECK(name("GenuineIntel", 6, 0x8f) == "sapphirerapids");
}

TEST_CASE("model 0x55 is three processors, told apart by their features") {
  CHECK(intel_name({"GenuineIntel", 6, 0x55}, {"+avx512vnni"}) == "cascadelake");
  CHECK(intel_name({"GenuineIntel", 6, 0x55}, {"+avx512bf16", "+avx512vnni"}) == "cooperlake");
  CHECK(intel_name({"GenuineIntel", 6, 0x55}, {"-avx512vnni"}) == "skylake-avx512");
}

TEST_CASE("an unknown processor is called by its level") {
  const auto name = [](const char* vendor, std::uint32_t family) {
    return x86_name({vendor, family, 1}, features_with(0xe7));
  };
  CHECK(name("AuthenticAMD", 0x33) == "x86-64-v4");
  CHECK(name("GenuineIntel", 6) == "x86-64-v4");
  CHECK(name("GenuineIntel", 19) == "x86-64-v4");
  CHECK(name("HygonGenuine", 0x18) == "x86-64-v4");
}
