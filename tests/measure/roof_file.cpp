#include <hone/measure/roof_file.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <unistd.h>

using namespace hone;

namespace {

const Roof roof = {.threads = 2,
                   .f32_flops = 2.5e11,
                   .f64_flops = 1.25e11,
                   .levels = {{{1000, 4e11, 2e11}, {20000, 2e11, 3e11}, {300000, 1e11, 9e10},
                               {4000000, 3e10, 2e10}}}};
constexpr std::int64_t now = 1763813000;
const std::string text = roof_text(roof, "x86_64/some/cpu", now);

}  // namespace

TEST_CASE("limits are kept as a small text") {
  CHECK(text ==
        "hone roof 1\n"
        "target x86_64/some/cpu\n"
        "threads 2\n"
        "measured 1763813000\n"
        "settled 1\n"
        "flops 2.5e+11 1.25e+11\n"
        "l1 1000 4e+11 2e+11\n"
        "l2 20000 2e+11 3e+11\n"
        "l3 300000 1e+11 9e+10\n"
        "memory 4000000 3e+10 2e+10\n");
  CHECK(parse_roof(text, "x86_64/some/cpu", 2, now) == roof);
}

TEST_CASE("limits of another machine, other threads or another time are not used") {
  constexpr std::int64_t day = 24 * 60 * 60;
  CHECK_FALSE(parse_roof(text, "x86_64/other/cpu", 2, now));
  CHECK_FALSE(parse_roof(text, "x86_64/some/cpu", 1, now));
  CHECK(parse_roof(text, "x86_64/some/cpu", 2, now + day));
  CHECK_FALSE(parse_roof(text, "x86_64/some/cpu", 2, now + day + 1));
  CHECK_FALSE(parse_roof(text, "x86_64/some/cpu", 2, now - 1));
}

TEST_CASE("limits that were measured among busy neighbours live ten minutes") {
  Roof disturbed = roof;
  disturbed.is_settled = false;
  const std::string kept = roof_text(disturbed, "x86_64/some/cpu", now);
  CHECK(parse_roof(kept, "x86_64/some/cpu", 2, now + 600) == disturbed);
  CHECK_FALSE(parse_roof(kept, "x86_64/some/cpu", 2, now + 601));
}

TEST_CASE("a text that is cut or changed anywhere is not used, or still makes sense") {
  for (std::size_t length = 0; length < text.size(); ++length) {
    CHECK_FALSE(parse_roof(text.substr(0, length), "x86_64/some/cpu", 2, now));
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char c : {'-', 'x', '0', '\n', ' '}) {
      std::string changed = text;
      changed[at] = c;
      const auto read = parse_roof(changed, "x86_64/some/cpu", 2, now);
      if (!read) continue;
      CHECK(read->f32_flops > 0);
      for (const MemoryLevel& level : read->levels) CHECK(level.best() > 0);
    }
  }
}

TEST_CASE("the time is the larger of computing and moving") {
  CHECK(roof.seconds(2.5e11, 0, 1, DType::f32) == doctest::Approx(1));
  CHECK(roof.seconds(2.5e11, 0, 1, DType::f64) == doctest::Approx(2));
  CHECK(roof.seconds(2.5e11, 8e11, 1, DType::f32) == doctest::Approx(2));
}

TEST_CASE("integers are not computed for free, but only their bytes are known") {
  CHECK(roof.seconds(1e12, 4e11, 1, DType::i32) == doctest::Approx(1));
}

TEST_CASE("bytes move as fast as the first level that holds the working set can") {
  CHECK(roof.seconds(0, 4e11, 1000, DType::f32) == doctest::Approx(1));
  CHECK(roof.seconds(0, 3e11, 1001, DType::f32) == doctest::Approx(1));
  CHECK(roof.seconds(0, 1e11, 300000, DType::f32) == doctest::Approx(1));
  CHECK(roof.seconds(0, 3e10, 300001, DType::f32) == doctest::Approx(1));
  CHECK(roof.seconds(0, 3e10, 1e15, DType::f32) == doctest::Approx(1));
}

TEST_CASE("a file lies in the cache's folder, one per target and number of threads") {
  const CachePlace place = {.folder = "/c/hone"};
  CHECK(roof_path(place, "a", 2) == "/c/hone/roof-" + hex_text(hash_text("a")) + "-2.txt");
  CHECK(roof_path(place, "a", 2) != roof_path(place, "b", 2));
  CHECK(roof_path(place, "a", 2) != roof_path(place, "a", 1));
  CHECK(roof_path({}, "a", 2) == "");
  CHECK(roof_path({.folder = "/c/hone", .mode = CacheMode::off}, "a", 2) == "");
}

TEST_CASE("what was saved is loaded, and what cannot be saved or loaded does no harm") {
  char name[] = "/tmp/hone-roof-XXXXXX";
  REQUIRE(mkdtemp(name) != nullptr);
  const std::string folder = name;
  const std::string path = folder + "/new/roof.txt";
  CHECK_FALSE(load_roof(path, "a", 2, now));
  save_roof(path, roof, "a", now);
  CHECK(load_roof(path, "a", 2, now + 5) == roof);
  save_roof("/proc/no/such/folder/roof.txt", roof, "a", now);
  CHECK_FALSE(load_roof("", "a", 2, now));
  unlink(path.c_str());
  rmdir((folder + "/new").c_str());
  rmdir(folder.c_str());
}
