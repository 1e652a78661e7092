#include <hone/backend/numbered_text.hpp>

#include <doctest/doctest.h>

#include <string>

using hone::numbered_text;

TEST_CASE("every line gets its number, and the last newline opens no line") {
  CHECK(numbered_text("a\nb\n") == "1 | a\n2 | b\n");
  CHECK(numbered_text("a\n\nb") == "1 | a\n2 | \n3 | b\n");
  CHECK(numbered_text("") == "1 | \n");
}

TEST_CASE("numbers are aligned when there are more than nine lines") {
  const std::string text = numbered_text("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
  CHECK(text.starts_with(" 1 | a\n 2 | b\n"));
  CHECK(text.ends_with(" 9 | i\n10 | j\n"));
}
