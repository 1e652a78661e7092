// runtime/child.hpp
// Runs something dangerous in a forked child: a candidate kernel that may fault, hang or destroy
// memory. The parent learns how the child ended; results come back through a SharedBuffer.
//
// In the child only the calling thread exists, so what it runs must not wait for others; the
// default thread pool restarts there by itself. The child ends with _exit: no exit handlers, no
// destructors, no flushing of streams it inherited.
#pragma once

#include <hone/runtime/buffer.hpp>
#include <hone/runtime/clock.hpp>
#include <hone/support/error.hpp>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <poll.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hone {

/// How a child ended.
enum class ChildExit : std::uint8_t {
  ok,       // it returned 0
  code,     // it returned `value`, or ended the process with it
  signal,   // signal number `value` ended it; 0 if somebody else took the status from us
  timeout,  // it was killed when its time was up
};

struct ChildResult {
  ChildExit exit;
  int value = 0;

  friend bool operator==(const ChildResult&, const ChildResult&) = default;
};

/// The code of a child whose callable threw.
inline constexpr int child_threw = 124;

/// How the child ended, as the rest of a sentence: "was killed by signal 11 (SEGV)".
inline std::string exit_text(const ChildResult& result) {
  const int value = result.value;
  switch (result.exit) {
    case ChildExit::ok: return "ended well";
    case ChildExit::code:
      return concat("ended with code ", value, value == child_threw ? " (an exception)" : "");
    case ChildExit::timeout: return "ran out of time";
    case ChildExit::signal: break;
  }
  const char* name = sigabbrev_np(value);
  if (!name) return "was killed by a signal";
  return concat("was killed by signal ", value, " (", name, ")");
}

namespace detail {

// What the child leaves behind for a parent that is not told its status: a process that ignores
// SIGCHLD, or waits for any child at all in a handler, takes the status from us.
struct ChildNote {
  bool finished;
  int code;
};

// Faults end the child as they end a fresh process, whatever handlers and masks the host set up;
// no core files; and it dies with the thread that waits for it.
inline void make_expendable(pid_t parent) {
  for (const int number : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGTERM, SIGINT}) {
    std::signal(number, SIG_DFL);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(child_threw);  // it died before prctl
}

template <class Body>
[[noreturn]] void run_as_child(pid_t parent, Body& body, ChildNote& note) noexcept {
  make_expendable(parent);
  int code = child_threw;
  try {
    code = body() & 255;
  } catch (...) {
  }
  note.code = code;
  note.finished = true;
  _exit(code);
}

// Waits until the child has ended or the moment has come, without taking its status. A pidfd wakes
// us at once; kernels before 5.3 have none, and we look every half millisecond.
inline void wait_until(pid_t child, double end) {
  const int handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  for (double left = end - monotonic_seconds(); left > 0; left = end - monotonic_seconds()) {
    siginfo_t info{};
    const int peek = waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT);
    if (peek != 0 ? errno != EINTR : info.si_pid == child) break;
    const timespec half_millisecond{0, 500'000};
    if (handle < 0) {
      nanosleep(&half_millisecond, nullptr);
    } else {
      pollfd watched{handle, POLLIN, 0};
      poll(&watched, 1, static_cast<int>(left < 60 ? left * 1e3 + 1 : 60e3));
    }
  }
  if (handle >= 0) close(handle);
}

// Takes the child's status, killing it if it still runs.
inline ChildResult reap(pid_t child, const ChildNote& note) {
  int status = 0;
  pid_t taken = waitpid(child, &status, WNOHANG);
  const bool late = taken == 0;
  if (late) {
    kill(child, SIGKILL);
    do {
      taken = waitpid(child, &status, 0);
    } while (taken < 0 && errno == EINTR);
  }
  if (late) return {ChildExit::timeout};
  if (taken == child && WIFSIGNALED(status)) return {ChildExit::signal, WTERMSIG(status)};
  if (taken != child && !note.finished) return {ChildExit::signal};
  const int code = taken == child ? WEXITSTATUS(status) : note.code;
  return {code == 0 ? ChildExit::ok : ChildExit::code, code};
}

}  // namespace detail

/// Calls `body` (returns an int: 0 for success, 1 to 255 else) in a forked child and waits for it,
/// `seconds` at most. BackendError if no child can be made.
template <class Body>
ChildResult run_in_child(Body&& body, double seconds) {
  const SharedBuffer page(sizeof(detail::ChildNote));
  detail::ChildNote& note = page.as<detail::ChildNote>().front();
  const double end = monotonic_seconds() + seconds;
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) fail<BackendError>("fork: ", std::strerror(errno));
  if (child == 0) detail::run_as_child(parent, body, note);
  detail::wait_until(child, end);
  return detail::reap(child, note);
}

}  // namespace hone
