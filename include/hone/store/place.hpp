// store/place.hpp
// Where records and compiled objects live.
//
//   HONE_STORE   off | FILE                records; else $XDG_DATA_HOME/hone/records.sqlite
//   HONE_CACHE   off | ro | rw | FOLDER/   objects; else $XDG_CACHE_HOME/hone
//
// Without the XDG variables ~/.local/share and ~/.cache, as the XDG base directory specification
// says. A process that runs with somebody else's rights (setuid) reads none of these variables.
#pragma once

#include <hone/support/error.hpp>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>

namespace hone {

/// Where records live. No path means: in memory only, and `trouble` says why if nobody asked.
struct RecordPlace {
  std::string path{};
  std::string trouble{};

  friend bool operator==(const RecordPlace&, const RecordPlace&) = default;
};

enum class CacheMode : std::uint8_t {
  off,        // nothing is kept
  read_only,  // what is there is used; nothing is added
  read_write,
};

/// Where objects live. No folder although the mode is not `off`: in memory only, for `trouble`.
struct CachePlace {
  std::string folder{};
  CacheMode mode = CacheMode::read_write;
  std::string trouble{};

  friend bool operator==(const CachePlace&, const CachePlace&) = default;
};

namespace detail {

/// The variable's text; "" if it is not set or must not be trusted.
inline std::string environment(const char* name) {
  const char* const text = secure_getenv(name);
  return text == nullptr ? "" : text;
}

/// $XDG_variable, else $HOME/below_home; nothing if neither is an absolute path.
inline std::optional<std::string> base_folder(const char* variable, std::string_view below_home) {
  const std::string chosen = environment(variable);
  if (chosen.starts_with('/')) return chosen;
  const std::string home = environment("HOME");
  if (home.starts_with('/')) return concat(home, "/", below_home);
  return std::nullopt;
}

/// Makes the folders of `path` that are missing, for this user alone. Whoever opens something
/// there learns what went wrong.
inline void make_private_folders(const std::string& path) {
  for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
    mkdir(path.substr(0, end).c_str(), 0700);
    if (end == std::string::npos) return;
  }
}

/// Makes the folder that `file` lies in.
inline void make_private_folder_of(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  if (slash != std::string::npos && slash > 0) make_private_folders(file.substr(0, slash));
}

}  // namespace detail

/// Where the environment wants records.
inline RecordPlace record_place() {
  const std::string chosen = detail::environment("HONE_STORE");
  if (chosen == "off") return {};
  if (!chosen.empty()) return {.path = chosen};
  const auto data = detail::base_folder("XDG_DATA_HOME", ".local/share");
  if (data) return {.path = *data + "/hone/records.sqlite"};
  return {.trouble =
              "neither XDG_DATA_HOME nor HOME is an absolute path; tuning records stay in "
              "the memory of this process (HONE_STORE=FILE keeps them)"};
}

/// Where the environment wants compiled objects.
inline CachePlace cache_place() {
  const std::string chosen = detail::environment("HONE_CACHE");
  if (chosen == "off") return {.mode = CacheMode::off};
  if (chosen.find('/') != std::string::npos) return {.folder = chosen};
  if (!chosen.empty() && chosen != "ro" && chosen != "rw") {
    return {.trouble = concat("HONE_CACHE=\"", chosen, "\" is none of off, ro, rw and a folder's ",
                              "path with a '/' in it; compiled kernels stay in memory")};
  }
  const CacheMode mode = chosen == "ro" ? CacheMode::read_only : CacheMode::read_write;
  const auto cache = detail::base_folder("XDG_CACHE_HOME", ".cache");
  if (cache) return {.folder = *cache + "/hone", .mode = mode};
  return {.mode = mode,
          .trouble =
              "neither XDG_CACHE_HOME nor HOME is an absolute path; compiled kernels stay "
              "in memory (HONE_CACHE=FOLDER/ keeps them)"};
}

}  // namespace hone
