#include <hone/support/attempt.hpp>

#include <doctest/doctest.h>

#include <new>
#include <string>

namespace attempt_test {
using namespace hone;
using detail::attempt;

TEST_CASE("an attempt gives what the action gives") {
  CHECK(attempt([] { return 7; }).value() == 7);
  int calls = 0;
  CHECK(attempt([&] { ++calls; }).has_value());
  CHECK(calls == 1);
}

template <class Error>
ErrorReport failed(const Error& error) {
  return attempt([&]() -> int { throw error; }).error();
}

TEST_CASE("an attempt that fails tells the kind and the text") {
  CHECK(failed(UserError("a")).kind() == ErrorKind::user);
  CHECK(failed(InternalError("a")).kind() == ErrorKind::internal);
  CHECK(failed(BackendError("a")).kind() == ErrorKind::backend);
  CHECK(failed(std::bad_alloc()).kind() == ErrorKind::other);
  CHECK(failed(17).kind() == ErrorKind::other);
  CHECK(failed(UserError("extent 0")).message() == "extent 0");
  CHECK(failed(std::bad_alloc()).message() == "std::bad_alloc");
  CHECK(failed(17).message() == "an exception that is no std::exception");
}

TEST_CASE("an attempt that fails keeps the exception, and value throws it again") {
  struct OwnError : UserError {
    using UserError::UserError;
  };
  const auto outcome = attempt([] { throw OwnError("extent 0"); });
  CHECK(outcome.error().kind() == ErrorKind::user);
  CHECK_THROWS_AS(outcome.value(), OwnError);
}

}  // namespace attempt_test
