#include <hone/verify/gate_result.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace hone;

TEST_CASE("every kind of failure has a name of its own") {
  std::set<std::string> names;
  const int last = static_cast<int>(GateKind::bad_reference);
  for (int kind = 0; kind <= last; ++kind) {
    names.insert(std::string(name_of(static_cast<GateKind>(kind))));
  }
  CHECK(names.size() == static_cast<std::size_t>(last) + 1);
  CHECK(names.count("") == 0);
}

TEST_CASE("a check convinces if it passed without a doubt") {
  CHECK_FALSE(GateResult{}.is_convincing());
  CHECK(GateResult{.passed = true}.is_convincing());
  CHECK_FALSE(GateResult{.passed = true, .doubt = "all elements must be 0"}.is_convincing());
}
