#include <hone/schedule/name_map.hpp>

#include <doctest/doctest.h>

using hone::NameMap;

TEST_CASE("a name map keeps one value for each name, in the order they came") {
  NameMap<int> map;
  map["j.0"] = 1;
  map["i"] = 2;
  map["j.0"] = 3;
  CHECK(map.size() == 2);
  CHECK(map.at("j.0") == 3);
  CHECK(map.contains("i"));
  CHECK(!map.contains("j.1"));
  CHECK(map.find("j.1") == map.end());
  CHECK(map.begin()->first == "j.0");
  CHECK_THROWS_WITH_AS(map.at("k"), "internal error in hone: there is no value for k",
                       hone::InternalError);
}
