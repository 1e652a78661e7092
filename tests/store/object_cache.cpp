#include "temp_folder.hpp"
#include <hone/runtime/child.hpp>
#include <hone/store/object_cache.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace hone;
using namespace hone_test;
using Sentences = std::vector<std::string>;

namespace {

std::vector<char> bytes(std::string_view text) { return {text.begin(), text.end()}; }

ObjectCache cache_in(const std::string& folder, CacheMode mode = CacheMode::read_write) {
  return ObjectCache({.folder = folder, .mode = mode}, hear);
}

std::string file_of(const TempFolder& folder, std::string_view key) {
  return folder / object_file_name(key);
}

// Whether the object is exactly one that write_rounds made for that key.
bool is_whole(const std::vector<char>& object) {
  if (object.size() < 1000) return false;
  for (const char byte : object) {
    if (byte != object[0]) return false;
  }
  return true;
}

// Puts objects of changing size and content under the same few keys.
void write_rounds(ObjectCache& cache, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    const auto size = static_cast<std::size_t>(1000 + 777 * (round % 50));
    const std::vector<char> object(size, static_cast<char>(round));
    cache.put(concat("key ", round % 3), object);
  }
}

}  // namespace

TEST_CASE("an object is found again by its exact key, in this process and the next") {
  const TempFolder folder;
  ObjectCache cache = cache_in(folder / "hone");
  CHECK(!cache.get("key"));
  cache.put("key", bytes("object"));
  cache.put("empty", {});
  CHECK(cache.get("key") == bytes("object"));
  CHECK(cache.get("empty") == bytes(""));
  CHECK(!cache.get("ke"));
  CHECK(cache_in(folder / "hone").get("key") == bytes("object"));
  cache.put("key", bytes("other"));
  CHECK(cache.get("key") == bytes("other"));
  CHECK(take_heard().empty());
  CHECK(cache.counts().hits == 3);
  CHECK(cache.counts().misses == 2);
  CHECK(cache.counts().refused == 0);
  CHECK(cache.counts().stored == 3);
}

TEST_CASE("files are for the user alone") {
  const TempFolder folder;
  cache_in(folder / "hone").put("key", bytes("object"));
  struct stat info {};
  REQUIRE(stat((folder / "hone").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0700);
  REQUIRE(stat((folder / ("hone/" + object_file_name("key"))).c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
}

TEST_CASE("the object of another key with the same hash is a miss without a word") {
  const TempFolder folder;
  cache_in(folder.path()).put("another key", bytes("object"));
  std::filesystem::rename(file_of(folder, "another key"), file_of(folder, "key"));
  ObjectCache cache = cache_in(folder.path());
  CHECK(!cache.get("key"));
  CHECK(cache.counts().refused == 0);
  CHECK(take_heard().empty());
}

TEST_CASE("a file that is cut off anywhere is a miss and one warning") {
  const TempFolder folder;
  cache_in(folder.path()).put("key", bytes("object"));
  const std::string content = read_file(file_of(folder, "key"));
  for (std::size_t size = 0; size < content.size(); ++size) {
    write_file(file_of(folder, "key"), content.substr(0, size));
    ObjectCache cache = cache_in(folder.path());
    CHECK(!cache.get("key"));
    CHECK(!cache.get("key"));
    CHECK(cache.counts().refused == 2);
    CHECK(take_heard() == Sentences{concat("the cached kernel \"", file_of(folder, "key"),
                                           "\" is not used: it is damaged; it is compiled again")});
  }
}

TEST_CASE("a file with a flipped bit is a miss, and the next put repairs it") {
  const TempFolder folder;
  ObjectCache cache = cache_in(folder.path());
  cache.put("key", bytes("object"));
  const std::string content = read_file(file_of(folder, "key"));
  for (std::size_t bit = 0; bit < content.size() * 8; bit += 3) {
    std::string flipped = content;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    write_file(file_of(folder, "key"), flipped);
    CHECK(!cache.get("key"));
  }
  CHECK(take_heard().size() == 1);
  cache.put("key", bytes("object"));
  CHECK(cache.get("key") == bytes("object"));
}

TEST_CASE("a folder that others may write to is not used, objects stay in memory") {
  const TempFolder folder;
  cache_in(folder.path()).put("key", bytes("planted"));
  chmod(folder.path().c_str(), 0777);
  ObjectCache cache = cache_in(folder.path());
  CHECK(!cache.writes_files());
  CHECK(!cache.get("key"));
  cache.put("key", bytes("object"));
  CHECK(cache.get("key") == bytes("object"));
  CHECK(take_heard() ==
        Sentences{concat("the kernel cache \"", folder.path(), "\" is not used: other users may ",
                         "write to it; compiled kernels stay in memory")});
  chmod(folder.path().c_str(), 0700);
  CHECK(cache_in(folder.path()).get("key") == bytes("planted"));
}

TEST_CASE("files that others may write to, links and pipes are not used") {
  const TempFolder folder;
  const auto get = [&] { return cache_in(folder.path()).get("key"); };
  cache_in(folder.path()).put("key", bytes("object"));
  const std::string file = file_of(folder, "key");
  chmod(file.c_str(), 0602);
  CHECK(!get());
  chmod(file.c_str(), 0600);
  CHECK(get());
  std::filesystem::rename(file, folder / "elsewhere");
  REQUIRE(symlink((folder / "elsewhere").c_str(), file.c_str()) == 0);
  CHECK(!get());
  unlink(file.c_str());
  REQUIRE(mkfifo(file.c_str(), 0600) == 0);
  CHECK(!get());
  unlink(file.c_str());
  REQUIRE(mkdir(file.c_str(), 0700) == 0);
  CHECK(!get());
  const auto said = [&](std::string_view reason) {
    return concat("the cached kernel \"", file, "\" is not used: ", reason,
                  "; it is compiled again");
  };
  CHECK(take_heard() == Sentences{said("other users may write to it"),
                                  said("Too many levels of symbolic links"),
                                  said("it is no regular file"), said("it is no regular file")});
}

TEST_CASE("a folder that cannot be made costs one warning, objects stay in memory") {
  const TempFolder folder;
  write_file(folder / "file", "");
  ObjectCache cache = cache_in(folder / "file/hone");
  cache.put("key", bytes("object"));
  CHECK(cache.get("key") == bytes("object"));
  CHECK(take_heard() == Sentences{concat("the kernel cache \"", folder / "file/hone",
                                         "\" is not used: Not a directory; compiled kernels stay "
                                         "in memory")});
}

TEST_CASE("what stays in memory is bounded") {
  ObjectCache cache({.trouble = "there is no home"}, hear);
  CHECK(take_heard() == Sentences{"there is no home"});
  const std::vector<char> large(30 << 20, 'x');
  for (const char* key : {"a", "b", "c"}) cache.put(key, large);
  CHECK(!cache.get("a"));
  CHECK(cache.get("c") == large);
}

TEST_CASE("HONE_CACHE switches between off, read-only and read-write") {
  const TempFolder folder;
  const Variable home("XDG_CACHE_HOME", folder.path().c_str());
  const auto use = [](const char* mode, const char* put_key) {
    const Variable chosen("HONE_CACHE", mode);
    ObjectCache cache = ObjectCache::open_default(hear);
    cache.put(put_key, bytes("object"));
    return std::pair(cache.get("key").has_value(), cache.get(put_key).has_value());
  };
  CHECK(use("off", "key") == std::pair(false, false));
  CHECK(use("rw", "key") == std::pair(true, true));
  CHECK(use("ro", "other") == std::pair(true, false));
  CHECK(use("off", "other") == std::pair(false, false));
  CHECK(names_in(folder / "hone") == Sentences{object_file_name("key")});
  CHECK(take_heard().empty());
}

TEST_CASE("a read-only cache that is not there is empty, and is not made") {
  const TempFolder folder;
  ObjectCache cache = cache_in(folder / "hone", CacheMode::read_only);
  CHECK(!cache.get("key"));
  CHECK(!std::filesystem::exists(folder / "hone"));
  CHECK(take_heard().empty());
}

TEST_CASE("a cache whose folder is deleted in use misses and says so once") {
  const TempFolder folder;
  ObjectCache cache = cache_in(folder / "hone");
  cache.put("key", bytes("object"));
  std::filesystem::remove_all(folder / "hone");
  CHECK(!cache.get("key"));
  cache.put("key", bytes("object"));
  cache.put("key", bytes("object"));
  CHECK(!cache.get("key"));
  CHECK(take_heard() == Sentences{concat("the kernel cache \"", folder / "hone",
                                         "\" cannot be written: No such file or directory; it is "
                                         "only read from now on")});
}

TEST_CASE("on a full disk the cache is read on") {
  const TempFolder folder;
  cache_in(folder.path()).put("key", bytes("object"));
  const auto fill_up = [&] {
    ObjectCache cache = cache_in(folder.path());
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit full{4096, 4096};
    setrlimit(RLIMIT_FSIZE, &full);
    for (const char* key : {"large", "key"}) cache.put(key, std::vector<char>(10'000, 'x'));
    if (cache.get("large") || cache.get("key") != bytes("object")) return 1;
    return heard().size() == 1 && !cache.writes_files() ? 0 : 2;
  };
  CHECK(run_in_child(fill_up, 300) == ChildResult{ChildExit::ok, 0});
  CHECK(names_in(folder.path()) == Sentences{object_file_name("key")});
}

TEST_CASE("processes and threads that write the same keys at once leave whole objects") {
  const TempFolder folder;
  const auto work = [&] {
    ObjectCache cache = cache_in(folder.path());
    std::thread other([&] { write_rounds(cache, 100); });
    write_rounds(cache, 100);
    other.join();
    return cache.counts().refused == 0 && cache.writes_files() ? 0 : 1;
  };
  const pid_t child = fork();
  if (child == 0) _exit(work());
  ObjectCache reader = cache_in(folder.path());
  for (int round = 0; round < 300; ++round) {
    const auto object = reader.get(concat("key ", round % 3));
    CHECK((!object || is_whole(*object)));
  }
  CHECK(work() == 0);
  int status = 1;
  waitpid(child, &status, 0);
  CHECK(status == 0);
  CHECK(names_in(folder.path()).size() == 3);
  CHECK(take_heard().empty());
}

TEST_CASE("a process that is killed while it writes leaves whole objects or none") {
  const TempFolder folder;
  for (useconds_t round = 0; round < 20; ++round) {
    const SharedBuffer started(sizeof(int));
    const pid_t child = fork();
    if (child == 0) {
      ObjectCache cache = cache_in(folder.path());
      const_cast<volatile int&>(started.as<int>()[0]) = 1;
      for (;;) write_rounds(cache, 50);
    }
    while (const_cast<volatile int&>(started.as<int>()[0]) == 0) usleep(50);
    usleep(500 + 333 * round);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    ObjectCache cache = cache_in(folder.path());
    for (int key = 0; key < 3; ++key) {
      const auto object = cache.get(concat("key ", key));
      CHECK((!object || is_whole(*object)));
    }
    CHECK(cache.counts().refused == 0);
  }
  CHECK(take_heard().empty());
}

TEST_CASE("a cache that grows too large loses what was used longest ago") {
  const TempFolder folder;
  ObjectCache cache({.folder = folder.path()}, hear, 10'000);
  cache.put("old", std::vector<char>(6000, 'x'));
  const timespec then{std::time(nullptr) - 100, 0};
  const timespec times[2] = {then, then};
  REQUIRE(utimensat(AT_FDCWD, file_of(folder, "old").c_str(), times, 0) == 0);
  for (int n = 0; n < 64; ++n) cache.put("new", std::vector<char>(6000, 'x'));
  CHECK(!cache.get("old"));
  CHECK(cache.get("new"));
}

TEST_CASE("using an object keeps it young") {
  const TempFolder folder;
  ObjectCache cache = cache_in(folder.path());
  cache.put("key", bytes("object"));
  const timespec then{std::time(nullptr) - 100'000, 0};
  const timespec times[2] = {then, then};
  REQUIRE(utimensat(AT_FDCWD, file_of(folder, "key").c_str(), times, 0) == 0);
  CHECK(cache.get("key"));
  struct stat info {};
  REQUIRE(stat(file_of(folder, "key").c_str(), &info) == 0);
  CHECK(detail::age(info) < 50'000);
}
