// store/object_folder.hpp
// The folder that compiled objects lie in. What lies there is executed, so whoever can write there
// can run code as this user: the folder and every file must belong to the user or to root, and
// nobody else may write to them.
#pragma once

#include <hone/store/place.hpp>
#include <hone/support/error.hpp>
#include <hone/support/publish.hpp>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace hone::detail {

/// Why nobody should execute what lies there; "" if it is fine.
inline std::string distrust(const struct stat& info) {
  if (info.st_uid != geteuid() && info.st_uid != 0) {
    return concat("it belongs to user ", info.st_uid);
  }
  if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0) return "other users may write to it";
  return {};
}

/// A folder, or why there is none.
struct OpenedFolder {
  FileHandle handle{};
  std::string trouble{};
  bool missing = false;
};

/// Opens the folder, if it can be trusted; if `make` is set, it is made where it is missing. The
/// last part of the path must not be a link: its owner could turn it.
inline OpenedFolder open_object_folder(std::string path, bool make) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (make) make_private_folders(path);
  constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  FileHandle folder(::open(path.c_str(), flags));
  if (!folder) return {.trouble = std::strerror(errno), .missing = errno == ENOENT};
  struct stat info {};
  if (fstat(folder.get(), &info) != 0) return {.trouble = std::strerror(errno)};
  if (std::string reason = distrust(info); !reason.empty()) return {.trouble = reason};
  return {.handle = std::move(folder)};
}

/// Seconds since a file was last changed or used.
inline double age(const struct stat& info) {
  return std::difftime(std::time(nullptr), info.st_mtim.tv_sec);
}

struct ObjectFile {
  std::string name;
  std::uint64_t bytes;
  double age;  // seconds
};

/// The files of the folder.
inline std::vector<ObjectFile> list_objects(const FileHandle& folder) {
  struct Close {
    void operator()(DIR* stream) const { closedir(stream); }
  };
  std::vector<ObjectFile> files;
  const int own = openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const std::unique_ptr<DIR, Close> stream(own < 0 ? nullptr : fdopendir(own));
  if (!stream) return files;
  while (const dirent* const found = readdir(stream.get())) {
    struct stat info {};
    if (fstatat(folder.get(), found->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (!S_ISREG(info.st_mode)) continue;
    files.push_back({found->d_name, static_cast<std::uint64_t>(info.st_size), age(info)});
  }
  return files;
}

/// Whether a file is what a killed writer left behind.
inline bool is_abandoned(const ObjectFile& file) {
  constexpr double hour = 3600;
  return file.name.find(temporary_mark) != std::string::npos && file.age > hour;
}

/// Removes what killed writers left, and the files that were not used for longest until the others
/// take at most `most_bytes`; then a bit more, so that the next file does not start it again. Files
/// of the last minute stay: another process may be about to read them.
inline void sweep_objects(const FileHandle& folder, std::uint64_t most_bytes) {
  constexpr double minute = 60;
  std::vector<ObjectFile> files = list_objects(folder);
  std::uint64_t bytes = 0;
  for (const ObjectFile& file : files) bytes += file.bytes;
  const std::uint64_t goal = bytes > most_bytes ? most_bytes - most_bytes / 5 : bytes;
  const auto older = [](const ObjectFile& a, const ObjectFile& b) { return a.age > b.age; };
  std::sort(files.begin(), files.end(), older);
  for (const ObjectFile& file : files) {
    const bool surplus = bytes > goal && file.age > minute;
    if (!surplus && !is_abandoned(file)) continue;
    if (unlinkat(folder.get(), file.name.c_str(), 0) == 0) bytes -= file.bytes;
  }
}

}  // namespace hone::detail
