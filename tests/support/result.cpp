#include <hone/support/result.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>

namespace result_test {
using namespace hone;

const ErrorReport report(ErrorKind::backend, "LLVM says no\n1 | ret\n");

TEST_CASE("a result is a value or an error") {
  const result<int> seven = 7;
  CHECK(seven.has_value());
  CHECK(static_cast<bool>(seven));
  CHECK(*seven == 7);
  CHECK(seven.value() == 7);
  const result<int> none = report;
  CHECK(!none.has_value());
  CHECK(!none);
  CHECK(none.error().kind() == ErrorKind::backend);
}

TEST_CASE("a result without a value type is done or an error") {
  const result<void> done;
  CHECK(done.has_value());
  CHECK_NOTHROW(done.value());
  *done;
  const result<void> failed = report;
  CHECK(!failed);
  CHECK(std::string(failed.error().what()) == "LLVM says no\n1 | ret\n");
}

TEST_CASE("a result's value is reached, changed and moved out") {
  result<std::string> text = std::string("kernel");
  CHECK(text->size() == 6);
  *text += "s";
  text.value() += "!";
  CHECK(*text == "kernels!");
  result<std::unique_ptr<int>> owner = std::make_unique<int>(3);
  const std::unique_ptr<int> taken = std::move(owner).value();
  CHECK(*taken == 3);
  CHECK(*result<std::string>(std::string("x")) == "x");
}

TEST_CASE("the value of an error throws what it was") {
  CHECK_THROWS_WITH_AS(result<int>(ErrorReport(ErrorKind::user, "no")).value(), "no", UserError);
  CHECK_THROWS_WITH_AS(result<void>(ErrorReport(ErrorKind::internal, "no")).value(), "no",
                       InternalError);
  const result<int> failed = report;
  CHECK_THROWS_WITH_AS(failed.value(), "LLVM says no\n1 | ret\n", BackendError);
  CHECK_THROWS_AS(failed.value(), BackendError);  // as often as one asks
}

TEST_CASE("an error goes from one result to another") {
  const result<int> first = report;
  const result<std::string> second = first.error();
  CHECK(second.error().what() == first.error().what());  // shared, not copied
  struct Half {
    explicit Half(int whole) : value(whole / 2) {}
    int value;
  };
  CHECK(detail::made<Half>(result<int>(8))->value == 4);
  CHECK(detail::made<Half>(first).error().what() == first.error().what());
}

TEST_CASE("a result converts as its value does") {
  const result<double> half = result<float>(0.5F);
  CHECK(*half == 0.5);
  const result<double> none = result<float>(report);
  CHECK(none.error().message() == "LLVM says no");
}

TEST_CASE("a result stays whole when it is copied and assigned") {
  result<std::string> text = std::string("kernel");
  const result<std::string> copy = text;
  text = report;
  CHECK(!text);
  CHECK(*copy == "kernel");
  text = copy;
  CHECK(text.has_value());
  CHECK(*text == "kernel");
}

}  // namespace result_test
