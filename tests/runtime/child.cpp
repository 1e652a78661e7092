#include <hone/runtime/child.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <sys/resource.h>
#include <unistd.h>

using namespace hone;

constexpr double limit = 30;  // seconds, for children that should end at once

// Sets a signal's handler for the length of a test.
class HandlerFor {
 public:
  HandlerFor(int number, void (*handler)(int))
      : number_(number), before_(std::signal(number, handler)) {}
  ~HandlerFor() { std::signal(number_, before_); }
  HandlerFor(const HandlerFor&) = delete;
  HandlerFor& operator=(const HandlerFor&) = delete;

 private:
  int number_;
  void (*before_)(int);
};

int fault() { return raise(SIGSEGV); }

int hang() {
  for (;;) pause();
}

int burn() {
  volatile bool forever = true;
  while (forever) {
  }
  return 0;
}

TEST_CASE("a child that returns 0 is ok, one that returns something else is not") {
  CHECK(run_in_child([] { return 0; }, limit) == ChildResult{ChildExit::ok, 0});
  CHECK(run_in_child([] { return 3; }, limit) == ChildResult{ChildExit::code, 3});
  CHECK(run_in_child([]() -> int { _exit(9); }, limit) == ChildResult{ChildExit::code, 9});
}

TEST_CASE("a child that throws ends with a code of its own") {
  CHECK(run_in_child([]() -> int { throw std::runtime_error("x"); }, limit) ==
        ChildResult{ChildExit::code, child_threw});
}

TEST_CASE("a child that is ended by a signal reports its number") {
  CHECK(run_in_child([] { return raise(SIGKILL); }, limit) ==
        ChildResult{ChildExit::signal, SIGKILL});
  CHECK(run_in_child([]() -> int { std::abort(); }, limit) ==
        ChildResult{ChildExit::signal, SIGABRT});
  CHECK(run_in_child([] { return raise(SIGILL); }, limit) ==
        ChildResult{ChildExit::signal, SIGILL});
}

TEST_CASE("a child that hangs is killed when its time is up") {
  CHECK(run_in_child(hang, 0.05) == ChildResult{ChildExit::timeout, 0});
  CHECK(run_in_child(burn, 0.05) == ChildResult{ChildExit::timeout, 0});
}

TEST_CASE("a time limit of nothing still gives an answer") {
  CHECK(run_in_child(hang, 0) == ChildResult{ChildExit::timeout, 0});
  CHECK(run_in_child(hang, -1) == ChildResult{ChildExit::timeout, 0});
}

TEST_CASE("the host's handlers and masks do not change how a child ends") {
  const HandlerFor segv(SIGSEGV, [](int) { _exit(7); });
  CHECK(run_in_child([] { return raise(SIGSEGV); }, limit) ==
        ChildResult{ChildExit::signal, SIGSEGV});
  sigset_t blocked;
  sigset_t before;
  sigfillset(&blocked);
  pthread_sigmask(SIG_SETMASK, &blocked, &before);
  const ChildResult result = run_in_child([] { return raise(SIGABRT); }, limit);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  CHECK(result == ChildResult{ChildExit::signal, SIGABRT});
}

TEST_CASE("a host that ignores its children still learns how they ended") {
  const HandlerFor ignored(SIGCHLD, SIG_IGN);
  CHECK(run_in_child([] { return 0; }, limit) == ChildResult{ChildExit::ok, 0});
  CHECK(run_in_child([] { return 5; }, limit) == ChildResult{ChildExit::code, 5});
  CHECK(run_in_child([] { return raise(SIGKILL); }, limit) == ChildResult{ChildExit::signal, 0});
  CHECK(run_in_child(hang, 0.05) == ChildResult{ChildExit::timeout, 0});
}

TEST_CASE("no exit handler runs in a child") {
  static const SharedBuffer* shared = nullptr;
  const SharedBuffer buffer(1);
  shared = &buffer;
  const auto body = [] {
    std::atexit([] { *shared->data() = std::byte{1}; });
    return 0;
  };
  CHECK(run_in_child(body, limit) == ChildResult{ChildExit::ok, 0});
  CHECK(*buffer.data() == std::byte{0});
}

TEST_CASE("a child leaves no core file") {
  const auto core_limit = [] {
    rlimit core{};
    getrlimit(RLIMIT_CORE, &core);
    return core.rlim_cur == 0 ? 0 : 1;
  };
  CHECK(run_in_child(core_limit, limit) == ChildResult{ChildExit::ok, 0});
}

TEST_CASE("how a child ended reads as the rest of a sentence") {
  CHECK(exit_text({ChildExit::ok}) == "ended well");
  CHECK(exit_text({ChildExit::code, 3}) == "ended with code 3");
  CHECK(exit_text({ChildExit::code, child_threw}) == "ended with code 124 (an exception)");
  CHECK(exit_text({ChildExit::signal, SIGSEGV}) == "was killed by signal 11 (SEGV)");
  CHECK(exit_text({ChildExit::signal, 0}) == "was killed by a signal");
  CHECK(exit_text({ChildExit::timeout}) == "ran out of time");
}

TEST_CASE("a child may run a child") {
  const auto nested = [] { return run_in_child(fault, limit).value; };
  CHECK(run_in_child(nested, limit) == ChildResult{ChildExit::code, SIGSEGV});
}
