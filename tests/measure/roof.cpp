#include <hone/measure/roof.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <string>
#include <unistd.h>

using namespace hone;

TEST_CASE("a machine's limits are positive, and nearer memory is not slower") {
  for (const int threads : {1, 2}) {
    const Roof roof = measure_roof(CpuTarget::host(), threads);
    CHECK(roof.threads == threads);
    CHECK(roof.f32_flops > 1e8);
    CHECK(roof.f64_flops > 1e8);
    for (std::size_t n = 0; n < roof.levels.size(); ++n) {
      CHECK(roof.levels[n].bytes > 0);
      CHECK(roof.levels[n].copy > 1e6);
      if (n > 0) CHECK(roof.levels[n].read <= roof.levels[n - 1].read);
      if (n > 0) CHECK(roof.levels[n].copy <= roof.levels[n - 1].copy);
      if (n > 0) CHECK(roof.levels[n].bytes > roof.levels[n - 1].bytes);
    }
  }
}

TEST_CASE("chunks are whole blocks, and lie inside their levels") {
  for (const CpuTarget& target : {CpuTarget::host(), CpuTarget::x86_sse2(),
                                  CpuTarget::x86_avx512(), CpuTarget::aarch64_neon()}) {
    for (const int threads : {1, 2, 96}) {
      const auto chunks = detail::peak_chunks(target, threads);
      for (const std::int64_t chunk : chunks) {
        CHECK(chunk > 0);
        CHECK(chunk % peak_block_bytes(target) == 0);
      }
      CHECK(chunks[0] < target.l1_bytes);
      CHECK(chunks[1] < target.l2_bytes);
      CHECK(chunks[1] > target.l1_bytes);
      CHECK(chunks[2] > target.l2_bytes);
    }
  }
}

TEST_CASE("there is at least one core") { CHECK(detail::physical_cores() >= 1); }

TEST_CASE("the limits are measured once in a process, and kept in the cache's folder") {
  char folder[] = "/tmp/hone-roof-XXXXXX";
  REQUIRE(mkdtemp(folder) != nullptr);
  setenv("HONE_CACHE", (std::string(folder) + "/").c_str(), 1);
  const Roof& roof = machine_roof(1);
  CHECK(&machine_roof(1) == &roof);
  const std::string key = CpuTarget::host().key();
  const std::string path = roof_path({.folder = std::string(folder) + "/"}, key, 1);
  CHECK(load_roof(path, key, 1, std::time(nullptr)) == roof);
  CHECK(roof_seconds(1e9, 1e6, 1e6, DType::f32, 1) == roof.seconds(1e9, 1e6, 1e6, DType::f32));
  unsetenv("HONE_CACHE");
  unlink(path.c_str());
  rmdir(folder);
}

TEST_CASE("limits of a file are believed") {
  char folder[] = "/tmp/hone-roof-XXXXXX";
  REQUIRE(mkdtemp(folder) != nullptr);
  const CachePlace place = {.folder = folder};
  Roof known = measure_roof(CpuTarget::host(), 1);
  known.f32_flops = 12345;
  const std::string key = CpuTarget::host().key();
  const std::string path = roof_path(place, key, 1);
  save_roof(path, known, key, std::time(nullptr));
  CHECK(detail::load_or_measure_roof(CpuTarget::host(), 1, place) == known);
  unlink(path.c_str());
  rmdir(folder);
}

TEST_CASE("the share of the limit is 1 for a kernel that needs the least time") {
  CHECK(share_of_roof(2, 2) == 1);
  CHECK(share_of_roof(1, 4) == 0.25);
}
