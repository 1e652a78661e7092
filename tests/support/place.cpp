#include <hone/support/place.hpp>

#include <doctest/doctest.h>

#include <source_location>
#include <string>

using namespace hone;

namespace {

std::string place_of(const Place& where = std::source_location::current()) { return where.text(); }

}  // namespace

TEST_CASE("a place is the file's own name and the line") {
  CHECK(place_text("/home/me/src/dense.cpp", 14) == "dense.cpp:14");
  CHECK(place_text("C:\\src\\dense.cpp", 14) == "dense.cpp:14");
  CHECK(place_text("dense.cpp", 0) == "");
}

TEST_CASE("the place of a call is that of the caller, or what it says") {
  const auto here = std::source_location::current();
  CHECK(place_of(here) == "place.cpp:" + std::to_string(here.line()));
  const std::string called = place_of();
  CHECK(called.starts_with("place.cpp:"));
  CHECK(place_of("x.py:3") == "x.py:3");
}

TEST_CASE("a message ends with the place, if there is one") {
  CHECK(concat("no", AtPlace{"dense.cpp:14"}) == "no (at dense.cpp:14)");
  CHECK(concat("no", AtPlace{}) == "no");
}

TEST_CASE("a kernel is named after its last statement, as an identifier") {
  CHECK(kernel_name("C", "dense.cpp:14") == "C_at_dense_cpp_14");
  CHECK(kernel_name("C", "") == "kernel");
  CHECK(kernel_name("3d", "x.cpp:1") == "k3d_at_x_cpp_1");
  CHECK(kernel_name("_t", "02-x.cpp:1") == "k_t_at_02_x_cpp_1");
}
