#include "temp_folder.hpp"
#include <hone/store/object_folder.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace hone;
using namespace hone_test;

namespace {

FileHandle open_folder(const TempFolder& folder) {
  return detail::open_object_folder(folder.path(), false).handle;
}

void write_old_file(const std::string& path, std::size_t bytes, double age) {
  write_file(path, std::string(bytes, 'x'));
  const timespec then{std::time(nullptr) - static_cast<std::time_t>(age), 0};
  const timespec times[2] = {then, then};
  utimensat(AT_FDCWD, path.c_str(), times, 0);
}

std::vector<std::string> sorted_names(const TempFolder& folder) {
  std::vector<std::string> names = names_in(folder.path());
  std::sort(names.begin(), names.end());
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder that is missing is made for the user alone, or reported") {
  const TempFolder folder;
  const auto missing = detail::open_object_folder(folder / "a/b", false);
  CHECK(!missing.handle);
  CHECK(missing.missing);
  CHECK(missing.trouble == "No such file or directory");
  CHECK(detail::open_object_folder(folder / "a/b/", true).handle);
  struct stat info {};
  REQUIRE(stat((folder / "a/b").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0700);
}

TEST_CASE("a folder that others may write to is not trusted") {
  const TempFolder folder;
  CHECK(detail::open_object_folder(folder.path(), false).handle);
  for (const mode_t mode : {0770U, 0702U, 0777U}) {
    chmod(folder.path().c_str(), mode);
    const auto opened = detail::open_object_folder(folder.path(), true);
    CHECK(!opened.handle);
    CHECK(opened.trouble == "other users may write to it");
  }
  chmod(folder.path().c_str(), 0755);
  CHECK(detail::open_object_folder(folder.path(), false).handle);
}

TEST_CASE("the folder of another user is not trusted") {
  struct stat info {};
  info.st_mode = 0700;
  info.st_uid = geteuid();
  CHECK(detail::distrust(info).empty());
  info.st_uid = 0;
  CHECK(detail::distrust(info).empty());
  info.st_uid = geteuid() + 4711;
  CHECK(detail::distrust(info) == concat("it belongs to user ", geteuid() + 4711));
  const TempFolder folder;
  if (chown(folder.path().c_str(), 4711, 4711) != 0) return;  // only root can give it away
  CHECK(detail::open_object_folder(folder.path(), true).trouble == "it belongs to user 4711");
}

TEST_CASE("a link or a file is no folder") {
  const TempFolder folder;
  REQUIRE(symlink(folder.path().c_str(), (folder / "link").c_str()) == 0);
  CHECK(detail::open_object_folder(folder / "link", true).trouble == "Not a directory");
  CHECK(detail::open_object_folder(folder / "link/", true).trouble == "Not a directory");
  write_file(folder / "file", "");
  CHECK(detail::open_object_folder(folder / "file", true).trouble == "Not a directory");
}

TEST_CASE("a sweep removes what was not used for longest, until there is room") {
  const TempFolder folder;
  write_old_file(folder / "a", 100, 400);
  write_old_file(folder / "b", 100, 300);
  write_old_file(folder / "c", 100, 200);
  write_old_file(folder / "d", 100, 100);
  detail::sweep_objects(open_folder(folder), 400);
  CHECK(sorted_names(folder) == Names{"a", "b", "c", "d"});
  detail::sweep_objects(open_folder(folder), 300);
  CHECK(sorted_names(folder) == Names{"c", "d"});
}

TEST_CASE("a sweep leaves files of the last minute, however many they are") {
  const TempFolder folder;
  write_old_file(folder / "new", 100, 0);
  write_old_file(folder / "old", 100, 100);
  detail::sweep_objects(open_folder(folder), 10);
  CHECK(sorted_names(folder) == Names{"new"});
}

TEST_CASE("a sweep removes what killed writers left an hour ago") {
  const TempFolder folder;
  write_old_file(folder / "a.tmp-1-1-1", 100, 4000);
  write_old_file(folder / "b.tmp-1-1-2", 100, 1000);
  write_old_file(folder / "c", 100, 4000);
  detail::sweep_objects(open_folder(folder), 1000);
  CHECK(sorted_names(folder) == Names{"b.tmp-1-1-2", "c"});
}
