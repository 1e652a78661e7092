// One file of records, many writers, some of which die.
#include "stores_for_tests.hpp"
#include <hone/runtime/child.hpp>
#include <hone/store/records.hpp>

#include <doctest/doctest.h>

#include <csignal>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace hone;
using namespace hone_test;

TEST_CASE("threads may share a store") {
  const TempFolder folder;
  RecordStore store = open_in(folder);
  constexpr int each = 50;
  std::vector<std::thread> threads;
  for (std::uint64_t writer = 0; writer < 4; ++writer) {
    threads.emplace_back([&store, writer] {
      for (int trial = 0; trial < each; ++trial) {
        store.add(numbered(trial, writer));
        store.best(dense_key());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::uint64_t writer = 0; writer < 4; ++writer) {
    CHECK(trials_of(store, writer) == up_to(each));
  }
  CHECK(take_heard().empty());
}

TEST_CASE("processes that open a new store at once and write to it lose no record") {
  const TempFolder folder;
  constexpr int each = 50;
  const SharedBuffer start(sizeof(int));
  std::vector<pid_t> writers;
  for (std::uint64_t writer = 0; writer < 4; ++writer) {
    const pid_t child = fork();
    if (child == 0) {
      while (const_cast<volatile int&>(start.as<int>()[0]) == 0) usleep(100);
      RecordStore store = open_in(folder);
      for (int trial = 0; trial < each; ++trial) store.add(numbered(trial, writer));
      _exit(store.writes_file() && heard().empty() ? 0 : 1);
    }
    writers.push_back(child);
  }
  const_cast<volatile int&>(start.as<int>()[0]) = 1;
  for (const pid_t writer : writers) {
    int status = 1;
    waitpid(writer, &status, 0);
    CHECK(status == 0);
  }
  RecordStore store = open_in(folder);
  for (std::uint64_t writer = 0; writer < 4; ++writer) {
    CHECK(trials_of(store, writer) == up_to(each));
  }
}

TEST_CASE("what was added before a process is killed is there afterwards") {
  const TempFolder folder;
  constexpr std::uint64_t rounds = 10;
  for (std::uint64_t round = 0; round < rounds; ++round) {
    const SharedBuffer shared(sizeof(std::int64_t));
    volatile std::int64_t& added = shared.as<std::int64_t>()[0];
    const pid_t child = fork();
    if (child == 0) {
      RecordStore store = open_in(folder);
      for (std::int64_t trial = 0;; ++trial) {
        store.add(numbered(trial, round));
        added = trial + 1;
      }
    }
    while (added < 5) usleep(50);
    usleep(static_cast<useconds_t>(round * 300));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    RecordStore store = open_in(folder);
    const std::vector<std::int64_t> found = trials_of(store, round);
    CHECK(std::ssize(found) >= added);
    CHECK(found == up_to(std::ssize(found)));
  }
  CHECK(raw(folder).text("PRAGMA integrity_check") == "ok");
  CHECK(take_heard().empty());
}

TEST_CASE("a forked child uses the store without harm to its parent's") {
  const TempFolder folder;
  RecordStore store = open_in(folder);
  store.add(measured(3));
  const auto use = [&] {
    store.add(measured(1));
    return store.count() == 2 && store.writes_file() ? 0 : 1;
  };
  CHECK(run_in_child(use, minutes) == ChildResult{ChildExit::ok, 0});
  store.add(measured(2));
  CHECK(store.count() == 3);
  CHECK(store.best(dense_key()) == measured(1));
  CHECK(take_heard().empty());
}
