// interop/npy_file.hpp
// An .npy file that is open, its header read and its length checked: what reading and mapping
// share.
#pragma once

#include <hone/interop/npy_header.hpp>
#include <hone/ir/dtype.hpp>
#include <hone/support/error.hpp>
#include <hone/support/publish.hpp>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace hone::detail {

class NpyFile {
 public:
  /// UserError if there is no such file or it is no .npy file that hone can read whole.
  explicit NpyFile(const std::string& path) : path_(path), file_(open_file(path)) {
    size_ = file_size();
    begin_ = read_header_text();
    header_ = parse_npy_header(begin_, path_);
    require(size_ - begin_.size() >= header_.bytes(), "npy file ", path_, ": its data end after ",
            size_ - begin_.size(), " bytes, but ", header_.text(), " needs ", header_.bytes());
  }

  const std::string& path() const { return path_; }
  const FileHandle& handle() const { return file_; }
  const NpyHeader& header() const { return header_; }

  /// Bytes before the data.
  std::size_t data_begin() const { return begin_.size(); }

  /// Bytes [begin, begin + count) of the file. UserError if they cannot be read.
  void read(std::size_t begin, std::size_t count, void* out) const {
    auto* to = static_cast<char*>(out);
    while (count > 0) {
      const ssize_t some = pread(file_.get(), to, count, static_cast<off_t>(begin));
      if (some < 0 && errno == EINTR) continue;
      require(some >= 0, "npy file ", path_, ": it cannot be read: ", std::strerror(errno));
      require(some > 0, "npy file ", path_, ": it became shorter while it was read");
      to += some;
      begin += static_cast<std::size_t>(some);
      count -= static_cast<std::size_t>(some);
    }
  }

 private:
  /// Not one that waits for a writer, as a pipe would.
  static FileHandle open_file(const std::string& path) {
    FileHandle file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file) fail<UserError>("npy file ", path, ": it cannot be opened: ", std::strerror(errno));
    return file;
  }

  std::size_t file_size() const {
    struct stat info {};
    const bool is_known = fstat(file_.get(), &info) == 0;
    require(is_known && S_ISREG(info.st_mode), "npy file ", path_, ": it is not a regular file");
    return static_cast<std::size_t>(info.st_size);
  }

  /// No more than there is: the length that a damaged header states may be anything.
  std::string read_header_text() const {
    std::string text(std::min(size_, npy_preamble), '\0');
    read(0, text.size(), text.data());
    const std::size_t size = npy_header_size(text, path_);
    require(size <= size_, "npy file ", path_, ": it ends after ", size_,
            " bytes, but its header has ", size);
    text.resize(size);
    read(0, size, text.data());
    return text;
  }

  std::string path_;
  FileHandle file_;
  std::size_t size_ = 0;
  std::string begin_;
  NpyHeader header_;
};

/// UserError unless every bool is 0 or 1: kernels rely on it.
inline void check_booleans(const NpyHeader& header, const void* data, std::string_view path) {
  if (header.dtype != DType::boolean) return;
  const std::string_view bytes(static_cast<const char*>(data), header.bytes());
  const auto wrong = std::find_if(bytes.begin(), bytes.end(), [](char byte) {
    return byte != 0 && byte != 1;
  });
  if (wrong == bytes.end()) return;
  fail<UserError>("npy file ", path, ": element ", wrong - bytes.begin(), " of its bools is ",
                  unsigned{static_cast<unsigned char>(*wrong)}, ", but a bool is 0 or 1");
}

}  // namespace hone::detail
