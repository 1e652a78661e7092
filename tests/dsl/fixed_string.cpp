#include <hone/dsl/fixed_string.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <type_traits>

namespace {

template <hone::FixedString Name>
struct Named {
  static constexpr std::string_view name = Name.text;
};

template <hone::Dim... Dims>
struct Shaped {};

}  // namespace

TEST_CASE("equal names are equal types, of the size of their text") {
  CHECK(Named<"batch">::name == "batch");
  CHECK(std::is_same_v<Named<"a">, Named<"a">>);
  CHECK_FALSE(std::is_same_v<Named<"a">, Named<"b">>);
  CHECK(sizeof(hone::FixedString("batch")) == 6);
}

TEST_CASE("numbers and symbols mix in one list of dimensions") {
  CHECK(std::is_same_v<Shaped<"M", 768>, Shaped<"M", 768L>>);
  CHECK_FALSE(std::is_same_v<Shaped<"M", 768>, Shaped<"N", 768>>);
  CHECK_FALSE(std::is_same_v<Shaped<"M">, Shaped<768>>);
}
