#include <hone/dsl/placeholder.hpp>
#include <hone/dsl/text/written.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace hone;
using namespace hone::dsl;

TEST_CASE("a text knows what was passed behind it by position") {
  using X = Input<"x", float, 8>;
  using Y = Output<"y", float, 8>;
  using Text = WrittenText<"y[i] = x[i]", X, Y>;
  CHECK(std::is_same_v<Text::given_at<1>, Y>);
  CHECK(Text::kind(1) == TextKind::load);
}

TEST_CASE("no node of a text with a mistake is made") {
  using Text = WrittenText<"y[i] = x[i]", Output<"y", float, 8>>;
  CHECK_FALSE(Text::is_sound);
  CHECK(Text::kind(1) == TextKind::refused);
}
