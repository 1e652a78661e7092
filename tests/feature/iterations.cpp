#include <hone/feature/iterations.hpp>

#include <doctest/doctest.h>

using namespace hone;
using namespace hone::feature;

namespace {

/// Tuples with a sum below the limit, one by one.
double counted(std::vector<CountedTerm> terms, std::int64_t limit) {
  if (terms.empty()) return limit > 0 ? 1 : 0;
  const CountedTerm last = terms.back();
  terms.pop_back();
  double count = 0;
  for (std::int64_t t = 0; t < last.count; ++t) {
    count += counted(terms, limit - last.coefficient * t);
  }
  return count;
}

}  // namespace

TEST_CASE("iterations of a masked split are those inside") {
  const LoopPath path{{"S", "i.0", 16}, {"S", "i.1", 8}};
  SubscriptTable table;
  table.begin(path);
  std::vector<CountedTerm> terms;
  const std::size_t up = table.add(ir::var("S.i.0") * ir::index(8) + ir::var("S.i.1"));
  CHECK(share_below(table, up, 127, terms) == 127.0 / 128);
  CHECK(share_below(table, up, 1000, terms) == 1);
  // -1 - (i.0 * 8 + i.1 - 3) < 0: all but the first three
  const std::size_t down =
      table.add(ir::index(2) - (ir::var("S.i.0") * ir::index(8) + ir::var("S.i.1")));
  CHECK(share_below(table, down, 0, terms) == 125.0 / 128);
}

TEST_CASE("counting tuples below a limit is exact for overlapping steps") {
  for (const auto& terms : {std::vector<CountedTerm>{{5, 4}, {3, 3}, {6, 1}},
                            std::vector<CountedTerm>{{7, 2}, {4, 2}},
                            std::vector<CountedTerm>{{3, 100}, {10, 10}, {10, 1}}}) {
    for (std::int64_t limit = -1; limit < 320; limit += 3) {
      CAPTURE(limit);
      CHECK(count_below(terms, limit) == counted(terms, limit));
    }
  }
}
