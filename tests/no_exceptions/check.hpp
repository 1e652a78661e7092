// What the programs of this folder check with: doctest needs exceptions.
#pragma once

#include <hone/support/result.hpp>

#include <csignal>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

inline int failures = 0;

inline void check(bool holds, const char* what) {
  if (holds) return;
  std::printf("failed: %s\n", what);
  ++failures;
}

/// The result is this UserError.
template <class T>
void refused(const hone::result<T>& outcome, std::string_view text) {
  const std::string_view said = outcome ? "(no error)" : outcome.error().what();
  if (said == text && outcome.error().kind() == hone::ErrorKind::user) return;
  std::printf("says       %.*s\nshould say %.*s\n", static_cast<int>(said.size()), said.data(),
              static_cast<int>(text.size()), text.data());
  ++failures;
}

/// The action prints this line to stderr and aborts.
template <class Action>
void aborts(const Action& action, const std::string& text) {
  int ends[2];
  check(pipe(ends) == 0, "pipe");
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    action();
    _exit(0);
  }
  close(ends[1]);
  std::string said;
  char part[256];
  for (ssize_t size; (size = read(ends[0], part, sizeof part)) > 0;) {
    said.append(part, static_cast<std::size_t>(size));
  }
  close(ends[0]);
  int status = 0;
  check(waitpid(child, &status, 0) == child, "waitpid");
  check(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT, "the process aborts");
  if (said == text + "\n") return;
  std::printf("prints       %sshould print %s\n", said.c_str(), text.c_str());
  ++failures;
}
