#include <hone/runtime/child.hpp>
#include <hone/runtime/thread_pool.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <numeric>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <sched.h>
#include <unistd.h>

using namespace hone;

constexpr double limit = 60;  // seconds, for children that should end at once

// Calls `body(begin, end, worker, context)` as a parallel loop of that context.
template <class Body>
std::int32_t parallel_for(const Context& context, std::int64_t extent, Body& body) {
  const ParallelBody call = [](void* closure, std::int64_t begin, std::int64_t end,
                               std::int64_t worker, const Context* inner) -> std::int32_t {
    return (*static_cast<Body*>(closure))(begin, end, worker, *inner);
  };
  return context.parallel_for(&context, call, &body, extent);
}

// Counts how often each index is visited in one loop; whether each was visited once.
bool visits_each_index_once(const Context& context, std::int64_t extent) {
  std::vector<std::atomic<int>> visits(static_cast<std::size_t>(extent));
  auto body = [&](std::int64_t begin, std::int64_t end, std::int64_t, const Context&) {
    for (std::int64_t i = begin; i < end; ++i) visits[static_cast<std::size_t>(i)].fetch_add(1);
    return 0;
  };
  const std::int32_t code = parallel_for(context, extent, body);
  return code == 0 && std::all_of(visits.begin(), visits.end(),
                                  [](const std::atomic<int>& count) { return count == 1; });
}

TEST_CASE("a loop visits every index once, for any extent and number of threads") {
  for (const std::int64_t threads : {1, 2, 3, 4, 9}) {
    const Context context = make_context(threads, nullptr);
    for (const std::int64_t extent : {1, 2, 3, 7, 8, 100, 1001}) {
      CAPTURE(threads);
      CAPTURE(extent);
      CHECK(visits_each_index_once(context, extent));
    }
  }
}

TEST_CASE("many short loops one after the other lose nothing") {
  const Context context = make_context(3, nullptr);
  int wrong = 0;
  for (int i = 0; i < 3000; ++i) wrong += visits_each_index_once(context, 5) ? 0 : 1;
  CHECK(wrong == 0);
}

TEST_CASE("a loop of no indices calls nothing") {
  auto body = [](std::int64_t, std::int64_t, std::int64_t, const Context&) { return 1; };
  for (const std::int64_t threads : {1, 4}) {
    const Context context = make_context(threads, nullptr);
    CHECK(parallel_for(context, 0, body) == 0);
    CHECK(parallel_for(context, -3, body) == 0);
  }
}

TEST_CASE("parts are contiguous, about equal, and belong to the same worker every time") {
  const Context context = make_context(4, nullptr);
  using Range = std::pair<std::int64_t, std::int64_t>;
  for (int repetition = 0; repetition < 50; ++repetition) {
    std::array<Range, 4> ranges{};
    auto body = [&](std::int64_t begin, std::int64_t end, std::int64_t worker, const Context&) {
      ranges.at(static_cast<std::size_t>(worker)) = {begin, end};
      return 0;
    };
    parallel_for(context, 14, body);
    CHECK(ranges == std::array<Range, 4>{Range{0, 4}, Range{4, 8}, Range{8, 11}, Range{11, 14}});
  }
}

TEST_CASE("extents near the end of the integers do not overflow") {
  const Context context = make_context(3, nullptr);
  constexpr std::int64_t extent = INT64_MAX;
  std::array<std::int64_t, 3> lengths{};
  auto body = [&](std::int64_t begin, std::int64_t end, std::int64_t worker, const Context&) {
    lengths.at(static_cast<std::size_t>(worker)) = end - begin;
    return 0;
  };
  parallel_for(context, extent, body);
  CHECK(std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0}) == extent);
}

TEST_CASE("no two calls that run at the same time have the same worker") {
  const Context context = make_context(4, nullptr);
  std::array<std::atomic<int>, 4> inside{};
  std::atomic<int> clashes{0};
  auto body = [&](std::int64_t, std::int64_t, std::int64_t worker, const Context&) {
    auto& mine = inside.at(static_cast<std::size_t>(worker));
    if (mine.fetch_add(1) != 0) ++clashes;
    for (int i = 0; i < 20; ++i) sched_yield();
    mine.fetch_sub(1);
    return 0;
  };
  for (int i = 0; i < 200; ++i) parallel_for(context, 4, body);
  CHECK(clashes == 0);
}

TEST_CASE("a failing part gives its code, and the others run all the same") {
  const Context context = make_context(4, nullptr);
  std::atomic<int> calls{0};
  auto body = [&](std::int64_t, std::int64_t, std::int64_t worker, const Context&) {
    ++calls;
    return worker >= 2 ? static_cast<std::int32_t>(10 + worker) : 0;
  };
  CHECK(parallel_for(context, 4, body) == 12);
  CHECK(calls == 4);
  CHECK(visits_each_index_once(context, 100));
  auto alone = [](std::int64_t, std::int64_t, std::int64_t, const Context&) { return -1; };
  CHECK(parallel_for(serial_context(), 4, alone) == -1);
}

TEST_CASE("a loop inside a loop runs on its worker's thread, as that worker") {
  const Context context = make_context(4, nullptr);
  std::atomic<int> wrong{0};
  std::atomic<int> inner_calls{0};
  auto outer = [&](std::int64_t, std::int64_t, std::int64_t worker, const Context& same) {
    const auto thread = std::this_thread::get_id();
    auto inner = [&](std::int64_t begin, std::int64_t end, std::int64_t inner_worker,
                     const Context&) {
      ++inner_calls;
      if (std::this_thread::get_id() != thread || inner_worker != worker) ++wrong;
      if (begin != 0 || end != 10) ++wrong;
      return 0;
    };
    return parallel_for(same, 10, inner);
  };
  for (int i = 0; i < 50; ++i) CHECK(parallel_for(context, 4, outer) == 0);
  CHECK(inner_calls == 200);
  CHECK(wrong == 0);
}

TEST_CASE("a kernel that is called inside a loop is worker 0 of its own context") {
  const Context outer_context = make_context(4, nullptr);
  std::atomic<int> wrong{0};
  auto outer = [&](std::int64_t, std::int64_t, std::int64_t outer_worker, const Context& context) {
    const Context own = make_context(2, nullptr);
    auto innermost = [&](std::int64_t, std::int64_t, std::int64_t worker, const Context&) {
      if (worker != outer_worker) ++wrong;
      return 0;
    };
    auto inner = [&](std::int64_t, std::int64_t, std::int64_t worker, const Context&) {
      if (worker != 0) ++wrong;
      return parallel_for(context, 3, innermost);
    };
    return parallel_for(own, 10, inner);
  };
  for (int i = 0; i < 50; ++i) parallel_for(outer_context, 4, outer);
  CHECK(wrong == 0);
}

TEST_CASE("several threads may run loops at once") {
  std::atomic<int> wrong{0};
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 4; ++caller) {
    callers.emplace_back([&wrong, caller] {
      const Context context = make_context(2 + caller % 3, nullptr);
      for (std::int64_t i = 0; i < 300; ++i) {
        if (!visits_each_index_once(context, 1 + i % 23)) ++wrong;
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  CHECK(wrong == 0);
}

TEST_CASE("writes of a loop's parts are seen by whoever ran the loop") {
  const Context context = make_context(4, nullptr);
  std::array<int, 64> values{};  // not atomic: the race detector looks at this test
  for (int round = 1; round <= 200; ++round) {
    auto body = [&](std::int64_t begin, std::int64_t end, std::int64_t, const Context&) {
      for (std::int64_t i = begin; i < end; ++i) ++values.at(static_cast<std::size_t>(63 - i));
      return 0;
    };
    parallel_for(context, 64, body);
    CHECK(std::count(values.begin(), values.end(), round) == 64);
  }
}

// Keeps a core at work so long that the pool finds the loop worth waking threads for.
void work_worth_waking() {
  const double end = monotonic_seconds() + 2 * detail::LoopWorth::worth_waking;
  while (monotonic_seconds() < end) {
  }
}

// Runs one loop whose first part waits until another thread has begun a part and `seen` what it
// looks like there. Would never end without a second thread, so it belongs into a child.
template <class Look>
void loop_with_help(const Context& context, Look look) {
  const auto caller = std::this_thread::get_id();
  std::atomic<bool> helped{false};
  auto body = [&](std::int64_t, std::int64_t, std::int64_t worker, const Context&) {
    if (std::this_thread::get_id() != caller) {
      look();
      helped = true;
    }
    if (worker == 0) work_worth_waking();
    while (worker == 0 && !helped) sched_yield();
    return 0;
  };
  parallel_for(context, 2, body);
}

TEST_CASE("loops run on several threads, also in a forked child, again and again") {
  const Context context = make_context(2, nullptr);
  const auto child = [&] {
    for (int i = 0; i < 20; ++i) loop_with_help(context, [] {});
    return visits_each_index_once(make_context(4, nullptr), 1000) ? 0 : 1;
  };
  CHECK(visits_each_index_once(make_context(4, nullptr), 1000));
  for (int i = 0; i < 3; ++i) CHECK(run_in_child(child, limit) == ChildResult{ChildExit::ok});
  const auto grandchild = [&] {
    loop_with_help(context, [] {});
    return run_in_child(child, limit).exit == ChildExit::ok ? 0 : 1;
  };
  CHECK(run_in_child(grandchild, limit) == ChildResult{ChildExit::ok});
  CHECK(visits_each_index_once(context, 1000));
}

TEST_CASE("a child that is forked while the pool is busy can use the pool") {
  std::atomic<bool> busy{false};
  std::atomic<bool> done{false};
  std::thread holder([&] {
    auto body = [&](std::int64_t, std::int64_t, std::int64_t, const Context&) {
      busy = true;
      while (!done) sched_yield();
      return 0;
    };
    parallel_for(make_context(3, nullptr), 3, body);
  });
  while (!busy) sched_yield();
  const ChildResult result = run_in_child(
      [] {
        loop_with_help(make_context(2, nullptr), [] {});
        return visits_each_index_once(make_context(3, nullptr), 100) ? 0 : 1;
      },
      limit);
  done = true;
  holder.join();
  CHECK(result == ChildResult{ChildExit::ok});
}

TEST_CASE("workers block all signals: handlers belong to the host's threads") {
  const auto child = [] {
    bool blocked = false;
    loop_with_help(make_context(2, nullptr), [&] {
      sigset_t mask;
      pthread_sigmask(SIG_SETMASK, nullptr, &mask);
      blocked = sigismember(&mask, SIGINT) == 1 && sigismember(&mask, SIGALRM) == 1 &&
                sigismember(&mask, SIGCHLD) == 1;
    });
    sigset_t own;
    pthread_sigmask(SIG_SETMASK, nullptr, &own);
    return blocked && sigismember(&own, SIGINT) == 0 ? 0 : 1;
  };
  CHECK(run_in_child(child, limit) == ChildResult{ChildExit::ok});
}

namespace {

using Masks = std::vector<std::pair<pid_t, cpu_set_t>>;

// The CPUs that each thread of this process may run on.
Masks masks_of_threads() {
  Masks masks;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) {
    const pid_t thread = std::stoi(entry.path().filename().string());
    cpu_set_t mask;
    if (sched_getaffinity(thread, sizeof mask, &mask) == 0) masks.emplace_back(thread, mask);
  }
  return masks;
}

bool all_may_run_on(const Masks& masks, const cpu_set_t& cpus) {
  return std::all_of(masks.begin(), masks.end(),
                     [&](const auto& thread) { return CPU_EQUAL(&thread.second, &cpus); });
}

// A loop with one part for each worker, each run by a thread of its own: worker 0 waits for all.
void loop_on_all_threads(const Context& context) {
  std::atomic<std::int64_t> begun{0};
  auto body = [&](std::int64_t, std::int64_t, std::int64_t worker, const Context& same) {
    ++begun;
    if (worker == 0) work_worth_waking();
    while (worker == 0 && begun < same.workers) sched_yield();
    return 0;
  };
  parallel_for(context, context.workers, body);
}

}  // namespace

// A worker that a detour meets awake keeps it until the next loop: some more loops may be needed
// until all masks are whole at once.
TEST_CASE("after loops that woke the workers every thread may run where it could before") {
  const Context context = make_context(std::min<std::int64_t>(thread_count(0), 4), nullptr);
  if (context.workers < 2) {
    MESSAGE("skipped: there is one usable core");
    return;
  }
  const auto child = [&] {
    cpu_set_t before;
    if (sched_getaffinity(0, sizeof before, &before) != 0) return 1;
    for (int i = 0; i < 20; ++i) {
      usleep(2000);  // the workers fall asleep
      loop_on_all_threads(context);
    }
    for (int more = 0; more < 100; ++more) {
      const Masks masks = masks_of_threads();
      if (std::ssize(masks) != context.workers) return 2;
      if (all_may_run_on(masks, before)) return 0;
      loop_on_all_threads(context);
    }
    return 3;
  };
  CHECK(run_in_child(child, limit) == ChildResult{ChildExit::ok});
}

TEST_CASE("a serial context runs everything on the calling thread, as worker 0") {
  std::array<std::byte, 1> workspace{};
  const Context context = serial_context(workspace.data());
  CHECK(context.workers == 1);
  CHECK(context.workspace == workspace.data());
  const auto caller = std::this_thread::get_id();
  int calls = 0;
  auto body = [&](std::int64_t begin, std::int64_t end, std::int64_t worker, const Context&) {
    ++calls;
    CHECK(std::this_thread::get_id() == caller);
    CHECK(begin == 0);
    CHECK(end == 100);
    CHECK(worker == 0);
    return 0;
  };
  CHECK(parallel_for(context, 100, body) == 0);
  CHECK(calls == 1);
}

TEST_CASE("a context has as many workers as asked for, or one per usable core") {
  CHECK(make_context(3, nullptr).workers == 3);
  CHECK(make_context(1, nullptr).workers == 1);
  CHECK(make_context(1, nullptr).pool == nullptr);
  CHECK(make_context(0, nullptr).workers == ThreadPool::instance().cores());
  CHECK(make_context(-1, nullptr).workers == ThreadPool::instance().cores());
  CHECK(make_context(100'000, nullptr).workers == ThreadPool::max_workers);
  CHECK(ThreadPool::instance().cores() >= 1);
}

TEST_CASE("a loop on more threads than there are cores ends") {
  const Context context = make_context(40, nullptr);
  for (int i = 0; i < 20; ++i) CHECK(visits_each_index_once(context, 1000));
}
