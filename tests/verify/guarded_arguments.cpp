#include <hone/verify/guarded_arguments.hpp>

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace hone;

namespace {

// X(2, 3) of uint8, an input; y(2, 3) of float, an output; both with gaps of two elements.
const std::vector<ArgumentLayout> layouts = {{"X", DType::u8, false, {2, 3}, {5, 1}},
                                             {"y", DType::f32, true, {2, 3}, {5, 1}}};
const std::vector<std::byte> elements(6, std::byte{7});
const std::vector<const std::byte*> inputs = {elements.data(), nullptr};

}  // namespace

TEST_CASE("inputs hold their elements, and everything else reads as NaN") {
  for (const GuardSide side : {GuardSide::end, GuardSide::start}) {
    const GuardedArguments arguments(layouts, inputs, side, 1);
    for (const std::int64_t at : {0, 1, 2, 5, 6, 7}) {
      CHECK(arguments.data(0)[at] == std::byte{7});
    }
    CHECK(arguments.data(0)[3] != std::byte{7});
    const auto* const y = reinterpret_cast<const float*>(arguments.data(1));
    for (int n = 0; n < 8; ++n) CHECK(std::isnan(y[n]));
  }
}

TEST_CASE("an updated output holds its old value, and may change") {
  std::vector<ArgumentLayout> both = layouts;
  both[0].before_of = "y";
  both[0].dtype = DType::f32;
  const std::vector<float> old(6, 2.5F);
  const std::vector<const std::byte*> before = {reinterpret_cast<const std::byte*>(old.data()),
                                                nullptr};
  GuardedArguments arguments(both, before, GuardSide::end, 1);
  CHECK(arguments.call().data[0] == arguments.call().data[1]);
  auto* const y = reinterpret_cast<float*>(arguments.data(1));
  CHECK(y[0] == 2.5F);
  CHECK(y[6] == 2.5F);
  CHECK(std::isnan(y[3]));
  y[0] = 3;
  CHECK_FALSE(arguments.changed_input());
  CHECK_FALSE(arguments.written_outside());
}

TEST_CASE("no pattern survives arithmetic, and the second run's is another") {
  for (const DType type : {DType::f32, DType::f64, DType::i8, DType::i16, DType::i32,
                           DType::i64, DType::u8, DType::u16, DType::u32}) {
    CHECK(detail::filler_bits(type, 1) != detail::filler_bits(type, 2));
  }
  for (const int run : {1, 2}) {
    const auto narrow = static_cast<std::uint32_t>(detail::filler_bits(DType::f32, run));
    volatile float f = std::bit_cast<float>(narrow);
    f = f + 1;
    CHECK(std::isnan(f));
    CHECK(std::bit_cast<std::uint32_t>(static_cast<float>(f)) != narrow);
    const std::uint64_t wide = detail::filler_bits(DType::f64, run);
    volatile double d = std::bit_cast<double>(wide);
    d = d + 1;
    CHECK(std::isnan(d));
    CHECK(std::bit_cast<std::uint64_t>(static_cast<double>(d)) != wide);
  }
}

TEST_CASE("a call gets every pointer and every stride") {
  const GuardedArguments arguments(layouts, inputs, GuardSide::end, 1);
  const CallArguments call = arguments.call();
  CHECK(call.data == std::vector<void*>{arguments.data(0), arguments.data(1)});
  CHECK(call.strides == std::vector<std::int64_t>{5, 1, 5, 1});
}

TEST_CASE("an address beside an argument is told from all others") {
  const GuardedArguments at_end(layouts, inputs, GuardSide::end, 1);
  const auto behind = at_end.guard_at(at_end.data(1) + 8 * sizeof(float));
  REQUIRE(behind);
  CHECK(behind->argument == 1);
  CHECK(behind->byte == 1);
  const GuardedArguments at_start(layouts, inputs, GuardSide::start, 1);
  const auto before = at_start.guard_at(at_start.data(0) - 1);
  REQUIRE(before);
  CHECK(before->argument == 0);
  CHECK(before->byte == -1);
  CHECK_FALSE(at_end.guard_at(nullptr));
  CHECK_FALSE(at_end.guard_at(at_end.data(0) + 2));
}

TEST_CASE("a changed input is found") {
  const GuardedArguments arguments(layouts, inputs, GuardSide::end, 1);
  CHECK_FALSE(arguments.changed_input());
  arguments.data(0)[6] = std::byte{8};
  const auto changed = arguments.changed_input();
  REQUIRE(changed);
  CHECK(changed->argument == 0);
  CHECK(changed->byte == 4);
}

TEST_CASE("what was written to outputs is fine, what was written to gaps is found") {
  GuardedArguments fine(layouts, inputs, GuardSide::end, 1);
  reinterpret_cast<float*>(fine.data(1))[6] = 1;
  CHECK_FALSE(fine.written_outside());
  for (const std::size_t argument : {0U, 1U}) {
    GuardedArguments arguments(layouts, inputs, GuardSide::start, 2);
    arguments.data(argument)[4 * layouts[argument].element_bytes()] = std::byte{1};
    const auto outside = arguments.written_outside();
    REQUIRE(outside);
    CHECK(outside->argument == static_cast<std::int64_t>(argument));
    CHECK(outside->byte == static_cast<std::int64_t>(4 * layouts[argument].element_bytes()));
  }
}

TEST_CASE("what was written beside an argument, up to its page, is found") {
  GuardedArguments arguments(layouts, inputs, GuardSide::end, 1);
  arguments.data(1)[-1] = std::byte{1};
  const auto outside = arguments.written_outside();
  REQUIRE(outside);
  CHECK(outside->argument == 1);
  CHECK(outside->byte == 32);
}
