// search/terminal_progress.hpp
// The one line that a terminal shows of a search.
#pragma once

#include <hone/search/progress.hpp>

#include <cstdio>
#include <string>

#include <unistd.h>

namespace hone {

/// "hone  12 trials  3.1/10 s  best 0.412 ms  1465 GFLOP/s  61% of the limit"
inline std::string progress_line(const Progress& p) {
  char text[160];
  std::snprintf(text, sizeof text,
                "hone  %lld trials  %.1f/%.1f s  best %.4g ms  %.4g GFLOP/s  %.0f%% of the limit",
                static_cast<long long>(p.trials), p.seconds, p.budget_seconds,
                1e3 * p.best_seconds, p.best_gflops, 100 * p.best_roof);
  return text;
}

/// Rewrites one line on stderr if that is a terminal; silent otherwise.
class TerminalProgress {
 public:
  TerminalProgress() : shows_(isatty(STDERR_FILENO) != 0) {}
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;
  ~TerminalProgress() {
    if (shows_ && shown_) std::fputs("\n", stderr);
  }

  void operator()(const Progress& progress) {
    if (!shows_) return;
    std::fprintf(stderr, "\r\033[K%s", progress_line(progress).c_str());
    std::fflush(stderr);
    shown_ = true;
  }

 private:
  bool shows_;
  bool shown_ = false;
};

}  // namespace hone
