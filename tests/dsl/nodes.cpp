#include <hone/dsl/nodes.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

using namespace hone;
using namespace hone::dsl;

namespace {

constexpr FlatNode numbered(std::size_t n) {
  return {FlatOp::constant, DType::i64, 0, nullptr, nullptr, static_cast<std::int64_t>(n), 0};
}

/// N nodes numbered from `first` on.
template <std::size_t N>
constexpr Nodes<N> numbers(std::size_t first) {
  Nodes<N> out;
  for (std::size_t n = 0; n < N; ++n) out[n] = numbered(first + n);
  return out;
}

/// Are L nodes, R nodes and one more in order when they are joined?
template <std::size_t L, std::size_t R>
constexpr bool joins_in_order() {
  const auto left = numbers<L>(0);
  const auto right = numbers<R>(L);
  const Nodes<L + R + 1> both(left.blocks, L, right.blocks, R, numbered(L + R));
  for (std::size_t n = 0; n <= L + R; ++n) {
    if (both[n].integer != static_cast<std::int64_t>(n)) return false;
  }
  return true;
}

constexpr std::size_t block = NodeBlock::capacity;

}  // namespace

TEST_CASE("joined nodes are those of the left, of the right, and the one behind them") {
  CHECK(joins_in_order<1, 1>());
  CHECK(joins_in_order<3, block>());
  CHECK(joins_in_order<block - 1, 1>());
  CHECK(joins_in_order<block, block>());
  CHECK(joins_in_order<block + 1, 3 * block - 2>());
  CHECK(joins_in_order<5 * block + 7, 2>());
}

TEST_CASE("nodes are joined by the compiler, too") {
  static_assert(joins_in_order<2 * block + 3, block + 5>());
}

TEST_CASE("nodes behind an operand follow it") {
  constexpr FlatNode behind[] = {numbered(block), numbered(block + 1)};
  constexpr auto front = numbers<block>(0);
  constexpr Nodes<block + 2> all({front.blocks, block}, behind, 2);
  CHECK(all[block - 1].integer == block - 1);
  CHECK(all[block].integer == block);
  CHECK(all[block + 1].integer == block + 1);
}

TEST_CASE("an array takes the nodes of all blocks") {
  constexpr std::size_t size = 2 * block + 5;
  const auto nodes = numbers<size>(0);
  FlatNode out[size];
  CHECK(copy_nodes(out, {nodes.blocks, size}) == out + size);
  CHECK(out[0].integer == 0);
  CHECK(out[block].integer == block);
  CHECK(out[size - 1].integer == size - 1);
}
