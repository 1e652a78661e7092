#include <hone/schedule/apply.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <tuple>

using hone::Step;
using hone::test::start_of;

namespace {

template <class... Ps>
std::set<std::string> names(const std::tuple<Ps...>*) {
  return {std::string(Ps::name)...};
}

}  // namespace

TEST_CASE("every primitive has a name of its own") {
  const auto all = names(static_cast<const hone::Primitives*>(nullptr));
  CHECK(all.size() == std::tuple_size_v<hone::Primitives>);
  CHECK(all.count("split"));
}

TEST_CASE("a step that no primitive knows is refused") {
  const hone::State start = start_of(programs::pair(5, 37));
  CHECK(apply(start, Step{"skew", {"C", "i"}}).reason() == "there is no step skew");
  CHECK(apply(start, Step{"compute_root", {}}).reason() ==
        "the arguments of compute_root() are not those of compute_root");
}

TEST_CASE("a replay gives the last state, or the first refusal") {
  const hone::State start = start_of(programs::pair(5, 37));
  const Step split{"split", {"C", "i", "[2]", "mask"}};
  const Step missing{"parallel", {"C", "i"}};
  const hone::Applied done = replay(start, {split, Step{"parallel", {"C", "i.0"}}});
  REQUIRE(done);
  CHECK(done->steps().size() == 2);
  CHECK(hone::test::loops_of(*done, "C") == "i.0 3 parallel, i.1 2, j 37");
  CHECK(replay(start, {split, missing, split}).reason() ==
        "parallel(i): C has no loop i; its loops are i.0, i.1, j");
  CHECK(replay(start, {})->steps().empty());
}

TEST_CASE("steps leave the state they start from as it was") {
  const hone::State start = start_of(programs::pair(5, 37));
  (void)hone::test::after(start, "cache_read(A, [B]); compute_inline(B); split(C, i, [2], mask)");
  CHECK(start.steps().empty());
  CHECK(hone::test::loops_of(start, "C") == "i 5, j 37");
  CHECK(start.find("A.cache") == nullptr);
}
