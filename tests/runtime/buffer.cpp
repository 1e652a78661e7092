#include <hone/runtime/buffer.hpp>
#include <hone/runtime/child.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

using namespace hone;

constexpr double limit = 30;  // seconds, for children that should end at once

TEST_CASE("an aligned buffer starts at a cache line and holds what it says") {
  for (const std::size_t bytes : {0U, 1U, 100U, 100'000U}) {
    const AlignedBuffer buffer(bytes);
    CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % buffer_alignment == 0);
    CHECK(buffer.size() == bytes);
    std::memset(buffer.data(), 1, bytes);
  }
  CHECK(AlignedBuffer(10).as<float>().size() == 2);
  CHECK(AlignedBuffer().data() == nullptr);
}

TEST_CASE("a large buffer begins on a large page") {
  const AlignedBuffer buffer(3 * hone::large_page);
  CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % hone::large_page == 0);
  buffer.as<std::byte>().back() = std::byte{1};
}

TEST_CASE("a zeroed buffer is zero") {
  const AlignedBuffer buffer = AlignedBuffer::zeroed(1000);
  for (const std::byte byte : buffer.as<std::byte>()) CHECK(byte == std::byte{0});
}

TEST_CASE("a guarded buffer is zero, writable, and aligned to its elements") {
  for (const std::size_t count : {0U, 1U, 7U, 512U, 5000U}) {
    const std::size_t bytes = count * sizeof(double);
    for (const bool at_end : {true, false}) {
      const GuardedBuffer buffer = at_end ? GuardedBuffer::ending_at_guard(bytes)
                                          : GuardedBuffer::starting_at_guard(bytes);
      const auto elements = buffer.as<double>();
      CHECK(elements.size() == count);
      CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % sizeof(double) == 0);
      CHECK(std::count(elements.begin(), elements.end(), 0.0) ==
            static_cast<std::ptrdiff_t>(count));
      std::fill(elements.begin(), elements.end(), 1.0);
      CHECK(buffer.slack_is_intact());
    }
  }
}

// Reads or writes the byte at that place in a child.
ChildResult read_at(const std::byte* place) {
  return run_in_child(
      [=] {
        const std::byte byte = *static_cast<const volatile std::byte*>(place);
        return static_cast<int>(byte);
      },
      limit);
}
ChildResult write_at(std::byte* place) {
  return run_in_child(
      [=] {
        *static_cast<volatile std::byte*>(place) = std::byte{1};
        return 0;
      },
      limit);
}

constexpr ChildResult fine{ChildExit::ok};
constexpr ChildResult fault{ChildExit::signal, SIGSEGV};

TEST_CASE("one byte beyond the end is a fault") {
  for (const std::size_t bytes : {4U, 100U, 4096U, 4100U}) {
    const GuardedBuffer buffer = GuardedBuffer::ending_at_guard(bytes);
    CHECK(read_at(buffer.data() + bytes - 1) == fine);
    CHECK(read_at(buffer.data() + bytes) == fault);
    CHECK(write_at(buffer.data() + bytes) == fault);
  }
}

TEST_CASE("one byte before the start is a fault") {
  for (const std::size_t bytes : {4U, 4096U, 4100U}) {
    const GuardedBuffer buffer = GuardedBuffer::starting_at_guard(bytes);
    CHECK(read_at(buffer.data()) == fine);
    CHECK(read_at(buffer.data() - 1) == fault);
    CHECK(write_at(buffer.data() - 1) == fault);
  }
}

TEST_CASE("both ends are guarded, wherever the payload lies") {
  const std::size_t page = detail::page_size();
  const GuardedBuffer ending = GuardedBuffer::ending_at_guard(100);
  CHECK(read_at(ending.data() + 100 - page - 1) == fault);
  const GuardedBuffer starting = GuardedBuffer::starting_at_guard(100);
  CHECK(read_at(starting.data() + page) == fault);
}

TEST_CASE("a write into the slack shows") {
  const GuardedBuffer ending = GuardedBuffer::ending_at_guard(100);
  CHECK(ending.slack_is_intact());
  ending.data()[-1] = std::byte{0};
  CHECK(!ending.slack_is_intact());
  const GuardedBuffer starting = GuardedBuffer::starting_at_guard(100);
  starting.data()[100] = std::byte{0};
  CHECK(!starting.slack_is_intact());
}

TEST_CASE("buffers move with their contents") {
  GuardedBuffer first = GuardedBuffer::ending_at_guard(8);
  first.as<double>()[0] = 2.5;
  GuardedBuffer second = std::move(first);
  GuardedBuffer third = GuardedBuffer::ending_at_guard(100);
  third = std::move(second);
  CHECK(third.size() == 8);
  CHECK(third.as<double>()[0] == 2.5);
}

TEST_CASE("what a child writes into a shared buffer its parent reads") {
  const SharedBuffer shared(3 * sizeof(int));
  const auto numbers = shared.as<int>();
  CHECK(numbers.size() == 3);
  CHECK(numbers[2] == 0);
  const ChildResult result = run_in_child(
      [&] {
        numbers[2] = 42;
        return 0;
      },
      limit);
  CHECK(result == fine);
  CHECK(numbers[2] == 42);
}
