#include <hone/runtime/futex.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <cstdint>
#include <thread>

using namespace hone::detail;

TEST_CASE("a sleeper wakes up when the word has changed") {
  std::atomic<std::uint32_t> word{0};
  std::thread sleeper([&] {
    while (word.load() == 0) futex_wait(word, 0);
  });
  word.store(1);
  futex_wake(word);
  sleeper.join();
  CHECK(word.load() == 1);
}

TEST_CASE("nobody falls asleep on a word that has changed already") {
  std::atomic<std::uint32_t> word{1};
  futex_wait(word, 0);
  CHECK(word.load() == 1);
}

TEST_CASE("a spin ends at once if the word has changed, and gives up if it does not") {
  std::atomic<std::uint32_t> word{1};
  CHECK(spin_while(word, 0));
  CHECK(!spin_while(word, 1));
}
