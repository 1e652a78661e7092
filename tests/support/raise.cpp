#include <hone/support/error.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <cstddef>
#include <exception>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace raise_test {
using namespace hone;

TEST_CASE("a report has the first line of its text as message and the rest as log") {
  const ErrorReport refused(ErrorKind::backend, "LLVM says no\n1 | ret\n2 | }\n");
  CHECK(refused.message() == "LLVM says no");
  CHECK(refused.log() == "1 | ret\n2 | }\n");
  CHECK(std::string(refused.what()) == "LLVM says no\n1 | ret\n2 | }\n");
  const ErrorReport plain(ErrorKind::user, "extent 0");
  CHECK(plain.message() == "extent 0");
  CHECK(plain.log() == "");
  CHECK(plain.thrown() == nullptr);
  CHECK(ErrorReport(ErrorKind::user, "").message() == "");
}

TEST_CASE("a report is thrown as the kind of error it tells of") {
  CHECK_THROWS_WITH_AS(detail::throw_report({ErrorKind::user, "a"}), "a", UserError);
  CHECK_THROWS_WITH_AS(detail::throw_report({ErrorKind::internal, "b"}), "b", InternalError);
  CHECK_THROWS_WITH_AS(detail::throw_report({ErrorKind::backend, "c"}), "c", BackendError);
  CHECK_THROWS_WITH_AS(detail::throw_report({ErrorKind::other, "d"}), "d", std::runtime_error);
}

TEST_CASE("a report of an exception throws that very exception") {
  const ErrorReport report(ErrorKind::other, "17", std::make_exception_ptr(17));
  CHECK_THROWS_AS(detail::throw_report(report), int);
}

TEST_CASE("a text that is thrown is taken from its owner") {
  std::string text = "a text that is too long to lie in the string itself";
  CHECK_THROWS_AS(detail::throw_error(ErrorKind::user, std::move(text)), UserError);
  CHECK(text.empty());  // NOLINT: what this is about
}

TEST_CASE("a report without exceptions is printed, and the process aborts") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);
    dup2(ends[1], STDERR_FILENO);
    detail::abort_with({ErrorKind::user, "extent 0"});
  }
  close(ends[1]);
  char text[64] = {};
  const ssize_t size = read(ends[0], text, sizeof text);
  close(ends[0]);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGABRT);
  REQUIRE(size > 0);
  CHECK(std::string(text, static_cast<std::size_t>(size)) == "extent 0\n");
}

}  // namespace raise_test
