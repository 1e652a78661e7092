#include <hone/runtime/workspace.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

using namespace hone;

TEST_CASE("a lease is aligned and as large as asked for") {
  for (const std::size_t bytes : {1U, 63U, 4096U, 1'000'000U}) {
    const WorkspaceLease lease(bytes);
    CHECK(reinterpret_cast<std::uintptr_t>(lease.data()) % 64 == 0);
    std::memset(lease.data(), 1, bytes);
  }
}

TEST_CASE("the next call gets the same memory, unless it needs more") {
  std::byte* first = nullptr;
  {
    const WorkspaceLease lease(2'000'000);
    first = lease.data();
  }
  {
    const WorkspaceLease smaller(10);
    CHECK(smaller.data() == first);
  }
  const WorkspaceLease larger(3'000'000);
  std::memset(larger.data(), 1, 3'000'000);
}

TEST_CASE("a call inside another one gets other memory, and the outer keeps its own") {
  const WorkspaceLease outer(100);
  std::memset(outer.data(), 7, 100);
  {
    const WorkspaceLease inner(100);
    CHECK(inner.data() != outer.data());
    const WorkspaceLease innermost(5000);
    CHECK(innermost.data() != inner.data());
    std::memset(inner.data(), 0, 100);
    std::memset(innermost.data(), 0, 5000);
  }
  for (int i = 0; i < 100; ++i) CHECK(outer.data()[i] == std::byte{7});
}

TEST_CASE("threads do not share their memory") {
  const WorkspaceLease here(100);
  std::byte* there = nullptr;
  std::thread([&] {
    const WorkspaceLease lease(100);
    there = lease.data();
    std::memset(there, 1, 100);
  }).join();
  CHECK(there != nullptr);
  CHECK(there != here.data());
}

TEST_CASE("a kernel that needs no workspace gets none and takes no block") {
  const WorkspaceLease nothing(0);
  CHECK(nothing.data() == nullptr);
  const std::size_t depth =
      detail::this_thread_stack ? detail::this_thread_stack->depth : std::size_t{0};
  CHECK(depth == 0);
}
