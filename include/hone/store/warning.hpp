// store/warning.hpp
// How a store or cache says that it goes on without its files: once, and to whom the host wants.
//
// Nothing here is an error. Records and compiled objects can be made again, so trouble with their
// files must never stop a program that only wants its kernel.
#pragma once

#include <atomic>
#include <cstdio>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace hone {

/// Takes one sentence without a line end. May be called from any thread; must not throw.
using Warn = void (*)(std::string_view sentence);

namespace detail {

/// Whether nobody in this process has asked about `path` yet.
inline bool first_about(const std::string& path) {
  // Never destroyed: stores of static lifetime may still warn while the process exits.
  static std::mutex* const mutex = new std::mutex;
  static std::set<std::string>* const seen = new std::set<std::string>;
  const std::lock_guard lock(*mutex);
  return seen->insert(path).second;
}

}  // namespace detail

/// Says the first sentence it is given and drops all others. With no callback it writes to stderr,
/// and once per process and path, however many stores the process opens there.
class OneWarning {
 public:
  OneWarning(std::string path, Warn warn) : path_(std::move(path)), warn_(warn) {}

  void operator()(std::string_view sentence) {
    if (said_.exchange(true)) return;
    if (warn_ != nullptr) return warn_(sentence);
    if (!detail::first_about(path_)) return;
    std::fprintf(stderr, "hone: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
  }

 private:
  std::string path_;
  Warn warn_;
  std::atomic<bool> said_{false};
};

}  // namespace hone
