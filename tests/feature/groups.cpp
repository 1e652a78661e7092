#include <hone/feature/groups.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

template <class Group>
void check_names() {
  std::vector<std::string> names;
  Group::add_names(names);
  CHECK(names.size() == Group::size);
}

}  // namespace

TEST_CASE("every group has a name for each of its features") {
  std::apply([](auto... group) { (check_names<decltype(group)>(), ...); }, hone::FeatureGroups{});
}
