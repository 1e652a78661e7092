// bench/compilation.hpp
// Compilers as what is measured: files in a folder of their own, compiled in a child process.
#pragma once

#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace hone::bench {

/// A folder that goes with its last user.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = std::filesystem::temp_directory_path() / "hone-bench-XXXXXX";
    require(mkdtemp(pattern.data()) != nullptr, "no folder can be made at ", pattern);
    path_ = pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline bool is_installed(const std::string& program) {
  return std::system(("command -v " + program + " > /dev/null").c_str()) == 0;
}

/// User CPU seconds of a command and its children; -1 if it cannot be started.
inline double user_seconds(std::vector<std::string> command) {
  std::vector<char*> words;
  for (std::string& word : command) words.push_back(word.data());
  words.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawnp(&child, words[0], nullptr, nullptr, words.data(), environ) != 0) return -1;
  int status = 0;
  rusage used{};
  require(wait4(child, &status, 0, &used) == child, "the compiler was lost");
  require(WIFEXITED(status) && WEXITSTATUS(status) == 0, join(command, " "), " failed");
  return static_cast<double>(used.ru_utime.tv_sec) +
         1e-6 * static_cast<double>(used.ru_utime.tv_usec);
}

/// User CPU seconds of `compiler` for `source` at -O2, with hone to include.
inline double compile_seconds(const std::string& compiler, const std::string& source,
                              const std::string& object) {
  return user_seconds({compiler, "-std=c++20", "-O2", "-I", HONE_SOURCE_DIR "/include", "-c",
                       source, "-o", object});
}

}  // namespace hone::bench
