#include <hone/support/error.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>

using namespace hone;

TEST_CASE("concat puts texts, numbers, characters and truth values one after the other") {
  const std::string text = "text";
  CHECK(concat() == "");
  CHECK(concat(text, ' ', std::string_view("view"), " literal ", true, false) ==
        "text view literal truefalse");
  CHECK(concat(-3, ' ', std::int64_t{1} << 40, ' ', std::uint8_t{7}) == "-3 1099511627776 7");
}

TEST_CASE("fail throws the kind it is asked for, with the whole text") {
  CHECK_THROWS_WITH_AS(fail<UserError>("split(i, ", 0, "): the factor must be positive"),
                       "split(i, 0): the factor must be positive", UserError);
  CHECK_THROWS_WITH_AS(fail<BackendError>("line ", 3), "line 3", BackendError);
}

TEST_CASE("require throws a UserError only if the condition does not hold") {
  CHECK_NOTHROW(require(true, "not said"));
  CHECK_THROWS_WITH_AS(require(false, "extent ", 0), "extent 0", UserError);
}

TEST_CASE("ensure throws an InternalError that says whose fault it is") {
  CHECK_NOTHROW(ensure(true, "not said"));
  CHECK_THROWS_WITH_AS(ensure(false, "loop ", 'i', " is lost"),
                       "internal error in hone: loop i is lost", InternalError);
}
