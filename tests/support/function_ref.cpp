#include <hone/support/function_ref.hpp>

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

using hone::FunctionRef;

TEST_CASE("a reference calls the object itself") {
  int sum = 0;
  auto add = [&sum](int x) mutable { return sum += x; };
  const FunctionRef<int(int)> f = add;
  const FunctionRef<int(int)> copy = f;
  CHECK(f(2) == 2);
  CHECK(copy(3) == 5);
}

TEST_CASE("arguments arrive as they were given, and a result may be dropped") {
  const auto first = [](const std::string& text) -> const char& { return text[0]; };
  const FunctionRef<const char&(const std::string&)> f = first;
  const std::string text = "hone";
  CHECK(&f(text) == text.data());
  int calls = 0;
  const auto count = [&calls] { return ++calls; };
  const FunctionRef<void()> g = count;
  g();
  CHECK(calls == 1);
}

TEST_CASE("what cannot be called so is none") {
  static_assert(!std::is_constructible_v<FunctionRef<int(int)>, int>);
  static_assert(!std::is_constructible_v<FunctionRef<int(std::string)>, int (&)(int)>);
}
