#include <hone/support/target.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

using namespace hone;

TEST_CASE("the named targets have the vectors of their instruction sets") {
  const CpuTarget avx512 = CpuTarget::x86_avx512();
  CHECK(avx512.vector_bits == 512);
  CHECK(avx512.vector_registers == 32);
  CHECK(avx512.masks);
  CHECK(avx512.fma);
  const CpuTarget avx2 = CpuTarget::x86_avx2();
  CHECK(avx2.vector_bits == 256);
  CHECK(avx2.vector_registers == 16);
  CHECK(!avx2.masks);
  CHECK(avx2.fma);
  const CpuTarget sse2 = CpuTarget::x86_sse2();
  CHECK(sse2.vector_bits == 128);
  CHECK(!sse2.fma);
  const CpuTarget neon = CpuTarget::aarch64_neon();
  CHECK(neon.vector_bits == 128);
  CHECK(neon.vector_registers == 32);
  CHECK(neon.fma);
  CHECK(neon.architecture() == "aarch64");
}

TEST_CASE("lanes are elements per vector") {
  CHECK(CpuTarget::x86_avx512().lanes(4) == 16);
  CHECK(CpuTarget::x86_avx512().lanes(1) == 64);
  CHECK(CpuTarget::x86_avx2().lanes(8) == 4);
}

TEST_CASE("features are listed for LLVM, with their signs") {
  CpuTarget target = CpuTarget::x86_sse2();
  target.features = {"+avx2", "+fma", "-avx512f"};
  CHECK(target.llvm_features() == "+avx2,+fma,-avx512f");
  CHECK(target.has("fma"));
  CHECK(!target.has("avx512f"));
  CHECK(!target.has("avx"));
}

TEST_CASE("the key names processor and features, and not how many cores there are") {
  CpuTarget target = CpuTarget::x86_sse2();
  CHECK(target.key() == "x86_64/x86-64/generic/sse2");
  target.features = {"+avx", "+sse2", "-fma"};
  target.cores = 64;
  target.model = "AuthenticAMD-25-17";
  CHECK(target.key() == "x86_64/x86-64/AuthenticAMD-25-17/avx,sse2");
}

TEST_CASE("code runs on machines of its architecture that have all its features") {
  const CpuTarget avx512 = CpuTarget::x86_avx512();
  const CpuTarget avx2 = CpuTarget::x86_avx2();
  const CpuTarget sse2 = CpuTarget::x86_sse2();
  CHECK(avx2.runs_on(avx512));
  CHECK(sse2.runs_on(avx2));
  CHECK(avx2.runs_on(avx2));
  CHECK(!avx512.runs_on(avx2));
  CHECK(!CpuTarget::aarch64_neon().runs_on(avx512));
  CHECK(!sse2.runs_on(CpuTarget::aarch64_neon()));
  CpuTarget without = sse2;
  without.features.emplace_back("-avx");
  CHECK(without.runs_on(avx2));
}

TEST_CASE("the host is measured once and is a machine one can compute on") {
  const CpuTarget& host = CpuTarget::host();
  CHECK(&host == &CpuTarget::host());
  CHECK(host == detail::measure_host());
  CHECK(host.vector_bits >= 128);
  CHECK(host.vector_registers >= 16);
  CHECK(host.cores >= 1);
  CHECK(host.l1_bytes >= 8 * 1024);
  CHECK(host.l2_bytes >= host.l1_bytes);
  CHECK(host.l3_bytes > 0);
  CHECK(std::is_sorted(host.features.begin(), host.features.end()));
  CHECK(host.runs_on(host));
#if defined(__x86_64__)
  CHECK(CpuTarget::x86_sse2().runs_on(host));
  CHECK(host.masks == CpuTarget::x86_avx512().runs_on(host));
#endif
}

TEST_CASE("sizes of caches are read as the kernel writes them") {
  CHECK(detail::parse_cache_size("48K\n") == 48 * 1024);
  CHECK(detail::parse_cache_size("32M") == 32 * 1024 * 1024);
  CHECK(detail::parse_cache_size("512") == 512);
  for (const char* text : {"", "K", "-1K", "12G", "many"}) {
    CHECK_MESSAGE(detail::parse_cache_size(text) == 0, text);
  }
}

TEST_CASE("caches that the system does not tell keep their usual size") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("hone-cache-" + std::to_string(getpid()));
  const auto write = [&](const char* index, const char* level, const char* type, const char* size) {
    std::filesystem::create_directories(folder / index);
    std::ofstream(folder / index / "level") << level << '\n';
    std::ofstream(folder / index / "type") << type << '\n';
    std::ofstream(folder / index / "size") << size << '\n';
  };
  write("index0", "1", "Data", "48K");
  write("index1", "1", "Instruction", "64K");
  write("index2", "2", "Unified", "unknown");
  CpuTarget target = CpuTarget::x86_avx2();
  detail::read_caches(folder, target);
  CHECK(target.l1_bytes == 48 * 1024);
  CHECK(target.l2_bytes == CpuTarget::x86_avx2().l2_bytes);
  CHECK(target.l3_bytes == CpuTarget::x86_avx2().l3_bytes);
  std::filesystem::remove_all(folder);
}

TEST_CASE("a target is found by its name and has the host's caches and cores") {
  CHECK(parse_target("host") == CpuTarget::host());
  const CpuTarget avx2 = parse_target("avx2");
  CHECK(avx2.key() == CpuTarget::x86_avx2().key());
  CHECK(avx2.cores == CpuTarget::host().cores);
  CHECK(avx2.l2_bytes == CpuTarget::host().l2_bytes);
  CHECK(parse_target("avx512").key() == CpuTarget::x86_avx512().key());
  CHECK(parse_target("sse2").key() == CpuTarget::x86_sse2().key());
  CHECK(parse_target("neon").key() == CpuTarget::aarch64_neon().key());
}

TEST_CASE("an unknown target is refused with the list of known ones") {
  CHECK_THROWS_WITH_AS(parse_target("avx3"),
                       "target \"avx3\": there is no such target; use one of \"host\", "
                       "\"avx512\", \"avx2\", \"sse2\", \"neon\"",
                       UserError);
}
