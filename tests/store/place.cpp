#include "temp_folder.hpp"
#include <hone/store/place.hpp>

#include <doctest/doctest.h>

#include <sys/stat.h>

using namespace hone;
using namespace hone_test;

TEST_CASE("records lie below XDG_DATA_HOME, or below the home") {
  const Variable chosen("HONE_STORE", nullptr);
  const Variable home("HOME", "/home/ada");
  {
    const Variable data("XDG_DATA_HOME", "/data");
    CHECK(record_place() == RecordPlace{.path = "/data/hone/records.sqlite"});
  }
  const std::string below_home = "/home/ada/.local/share/hone/records.sqlite";
  {
    const Variable data("XDG_DATA_HOME", nullptr);
    CHECK(record_place() == RecordPlace{.path = below_home});
  }
  const Variable data("XDG_DATA_HOME", "not/absolute");
  CHECK(record_place() == RecordPlace{.path = below_home});
}

TEST_CASE("objects lie below XDG_CACHE_HOME, or below the home") {
  const Variable chosen("HONE_CACHE", nullptr);
  const Variable home("HOME", "/home/ada");
  {
    const Variable cache("XDG_CACHE_HOME", "/cache");
    CHECK(cache_place() == CachePlace{.folder = "/cache/hone"});
  }
  const Variable cache("XDG_CACHE_HOME", nullptr);
  CHECK(cache_place() == CachePlace{.folder = "/home/ada/.cache/hone"});
}

TEST_CASE("without a home everything stays in memory, and the reason is told") {
  const Variable store("HONE_STORE", nullptr);
  const Variable objects("HONE_CACHE", nullptr);
  const Variable home("HOME", nullptr);
  const Variable data("XDG_DATA_HOME", nullptr);
  const Variable cache("XDG_CACHE_HOME", nullptr);
  CHECK(record_place().path.empty());
  CHECK(record_place().trouble ==
        "neither XDG_DATA_HOME nor HOME is an absolute path; tuning records stay in the memory of "
        "this process (HONE_STORE=FILE keeps them)");
  CHECK(cache_place().folder.empty());
  CHECK(cache_place().trouble ==
        "neither XDG_CACHE_HOME nor HOME is an absolute path; compiled kernels stay in memory "
        "(HONE_CACHE=FOLDER/ keeps them)");
}

TEST_CASE("HONE_STORE names the file or switches it off") {
  {
    const Variable chosen("HONE_STORE", "my.sqlite");
    CHECK(record_place() == RecordPlace{.path = "my.sqlite"});
  }
  const Variable chosen("HONE_STORE", "off");
  CHECK(record_place() == RecordPlace{});
}

TEST_CASE("HONE_CACHE sets the mode or names the folder") {
  const Variable cache("XDG_CACHE_HOME", "/cache");
  const auto with = [](const char* text) {
    const Variable chosen("HONE_CACHE", text);
    return cache_place();
  };
  CHECK(with("off") == CachePlace{.mode = CacheMode::off});
  CHECK(with("ro") == CachePlace{.folder = "/cache/hone", .mode = CacheMode::read_only});
  CHECK(with("rw") == CachePlace{.folder = "/cache/hone"});
  CHECK(with("") == CachePlace{.folder = "/cache/hone"});
  CHECK(with("/big/disk") == CachePlace{.folder = "/big/disk"});
  CHECK(with("RW") == CachePlace{.trouble = "HONE_CACHE=\"RW\" is none of off, ro, rw and a "
                                            "folder's path with a '/' in it; compiled kernels "
                                            "stay in memory"});
}

TEST_CASE("missing folders are made for the user alone") {
  const TempFolder folder;
  detail::make_private_folder_of(folder / "a/b/file");
  struct stat info {};
  for (const char* name : {"a", "a/b"}) {
    REQUIRE(stat((folder / name).c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0700);
  }
  CHECK(stat((folder / "a/b/file").c_str(), &info) != 0);
  detail::make_private_folder_of("file");  // the current folder needs no making
}
