// support/publish.hpp
// Files that other processes read while we write them: they see the whole new content or the old
// one, never a part, whenever we die.
//
//   name.tmp-PID-TID-N  ──write, fsync──>  rename  ──>  name
#pragma once

#include <hone/support/error.hpp>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace hone {

/// Owns a file descriptor; -1 for none.
class FileHandle {
 public:
  explicit FileHandle(int descriptor = -1) : descriptor_(descriptor) {}
  FileHandle(FileHandle&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileHandle& operator=(FileHandle&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FileHandle() {
    if (descriptor_ >= 0) close(descriptor_);
  }

  explicit operator bool() const { return descriptor_ >= 0; }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

/// The rest of the file; nothing, and errno, if it cannot be read or is longer than `limit` bytes.
inline std::optional<std::string> read_rest(const FileHandle& file, std::size_t limit) {
  std::string content;
  std::array<char, 65536> block;
  for (;;) {
    const ssize_t count = read(file.get(), block.data(), block.size());
    if (count == 0) return content;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::nullopt;
    if (content.size() + static_cast<std::size_t>(count) > limit) {
      errno = EFBIG;
      return std::nullopt;
    }
    content.append(block.data(), static_cast<std::size_t>(count));
  }
}

namespace detail {

/// What temporary names have behind the name of the file.
inline constexpr std::string_view temporary_mark = ".tmp-";

/// A name that no other thread and no other process on this machine uses now.
inline std::string temporary_name(const std::string& name) {
  static std::atomic<std::uint32_t> count{0};
  return concat(name, temporary_mark, getpid(), "-", syscall(SYS_gettid), "-", ++count);
}

inline int write_all(const FileHandle& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(file.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

inline int write_new_file(int folder, const std::string& name, mode_t mode,
                          std::initializer_list<std::string_view> parts) {
  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  const FileHandle file(openat(folder, name.c_str(), flags, mode));
  if (!file) return errno;
  for (const std::string_view part : parts) {
    if (const int error = write_all(file, part); error != 0) return error;
  }
  return fsync(file.get()) == 0 ? 0 : errno;
}

}  // namespace detail

/// Puts the parts, one after the other, into the file `name` below the open `folder` (AT_FDCWD for
/// none), in place of what was there. 0, or the errno of what failed; then nothing has changed.
inline int publish(int folder, const std::string& name, mode_t mode,
                   std::initializer_list<std::string_view> parts) {
  std::string temporary = detail::temporary_name(name);
  int error = detail::write_new_file(folder, temporary, mode, parts);
  // A killed process that had our number may have left some.
  for (int retry = 0; error == EEXIST && retry < 100; ++retry) {
    temporary = detail::temporary_name(name);
    error = detail::write_new_file(folder, temporary, mode, parts);
  }
  if (error == EEXIST) return error;
  if (error == 0 && renameat(folder, temporary.c_str(), folder, name.c_str()) != 0) error = errno;
  if (error != 0) unlinkat(folder, temporary.c_str(), 0);
  return error;
}

}  // namespace hone
