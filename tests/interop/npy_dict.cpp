#include <hone/interop/npy_dict.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace hone;

detail::NpyDict scan(std::string_view text) { return detail::NpyDictScanner(text, "x.npy").scan(); }

TEST_CASE("a dict is read as numpy writes it") {
  const auto dict = scan("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }      \n");
  CHECK(dict.descr == "<f4");
  CHECK(!dict.is_fortran_order);
  CHECK(dict.shape == std::vector<std::int64_t>{3, 4});
}

TEST_CASE("a dict is read in any order and spacing, with either quote") {
  const auto dict = scan(" {\"shape\":( 12 ,\n),'fortran_order' : True,\t\"descr\":\"|b1\"}");
  CHECK(dict.descr == "|b1");
  CHECK(dict.is_fortran_order);
  CHECK(dict.shape == std::vector<std::int64_t>{12});
}

TEST_CASE("a shape may have no dimensions, a comma at its end, and the L of Python 2") {
  const auto shape = [](const std::string& text) {
    return scan("{'descr': '<f4', 'fortran_order': False, 'shape': " + text + "}").shape;
  };
  CHECK(shape("()").empty());
  CHECK(shape("(0,)") == std::vector<std::int64_t>{0});
  CHECK(shape("(2L, 3L)") == std::vector<std::int64_t>{2, 3});
  CHECK(shape("(1, 2, 3, 4, 5, 6, 7, 8,)").size() == 8);
}

TEST_CASE("what is no dict of the three keys is refused, with the byte") {
  const auto expect = [](const char* text, const char* error) {
    CHECK_THROWS_WITH_AS(scan(text), error, UserError);
  };
  expect("", "npy file x.npy: its header should have '{' at byte 0");
  expect("[1, 2]", "npy file x.npy: its header should have '{' at byte 0");
  expect("{", "npy file x.npy: its header should have a string at byte 1");
  expect("{3: 4}", "npy file x.npy: its header should have a string at byte 1");
  expect("{'descr", "npy file x.npy: its header should have the end of a string at byte 7");
  expect("{'de\\x73cr'", "npy file x.npy: its header should have the end of a string at byte 4");
  expect("{'descr' '<f4'}", "npy file x.npy: its header should have ':' at byte 9");
  expect("{'descr': 4}", "npy file x.npy: its header should have a string at byte 10");
  expect("{'descr': '<f4' 'shape': ()}", "npy file x.npy: its header should have '}' at byte 16");
  expect("{'fortran_order': 1}",
         "npy file x.npy: its header should have True or False at byte 18");
  expect("{'shape': 3}", "npy file x.npy: its header should have '(' at byte 10");
  expect("{'shape': (3)}", "npy file x.npy: its header should have ',' at byte 12");
  expect("{'shape': (3, -1)}", "npy file x.npy: its header should have an extent at byte 14");
  expect("{'shape': (3, 4}", "npy file x.npy: its header should have ')' at byte 15");
  expect("{'shape': (99999999999999999999,)}",
         "npy file x.npy: its header has the extent 99999999999999999999, more than memory can "
         "hold");
  expect("{'shape': (1, 1, 1, 1, 1, 1, 1, 1, 1)}",
         "npy file x.npy: its shape has more than 8 dimensions, which an argument of a kernel has "
         "at most");
  expect("{'descr': [('a', '<f4')]}",
         "npy file x.npy: it holds records of several fields; save each field as an array of its "
         "own");
  expect("{'order': 'C'}", "npy file x.npy: its header has the unknown key 'order'");
  expect("{'descr': '<f4', 'descr': '<f4'}", "npy file x.npy: its header has 'descr' twice");
  expect("{}", "npy file x.npy: its header has no 'descr'");
  expect("{'descr': '<f4'}", "npy file x.npy: its header has no 'fortran_order'");
  expect("{'descr': '<f4', 'fortran_order': True}", "npy file x.npy: its header has no 'shape'");
  expect("{'descr': '<f4', 'fortran_order': True, 'shape': ()} + {}",
         "npy file x.npy: its header should have its end at byte 53");
}
