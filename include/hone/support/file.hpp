// support/file.hpp
// Reads the small text files through which Linux describes the machine (/proc, /sys).
// A file that is not there is an ordinary answer, not an error: containers hide many of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

namespace hone {

/// The text of the file, at most its first 64 KiB; nothing if it cannot be read.
inline std::optional<std::string> read_small_file(const std::string& path) {
  constexpr std::size_t limit = 64 * 1024;
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "re"));
  if (!file) return std::nullopt;
  std::string text;
  std::array<char, 4096> block;
  while (text.size() < limit) {
    const std::size_t count = std::fread(block.data(), 1, block.size(), file.get());
    if (count == 0) break;
    text.append(block.data(), count);
  }
  if (std::ferror(file.get()) != 0) return std::nullopt;
  return text;
}

}  // namespace hone
