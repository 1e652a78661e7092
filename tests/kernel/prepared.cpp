#include <hone/kernel/prepared.hpp>

#include <doctest/doctest.h>

#include <array>
#include <memory>
#include <span>
#include <thread>
#include <vector>

#include "weighted.hpp"

#include <hone/kernel/adaptors.hpp>

namespace prepared_test {
using namespace hone;
using weighted_by_hand::Data;

/// Four weights and a shift, as prepare gets them.
struct Weights {
  std::vector<float> w{1, 2, 3, 4};
  float shift = 5;

  std::vector<ArgumentView> views() {
    return {{}, detail::view_argument("w", w, 1), detail::view_argument("shift", shift, 0), {}};
  }
};

/// The arguments of a call, as they come: with nothing for the constants.
std::vector<ArgumentView> views_of(Data& data) {
  return {detail::view_argument("x", data.x, 1), {}, {}, detail::view_argument("y", data.y, 1)};
}

void call(const detail::PreparedState& prepared, Data& data) {
  std::vector<ArgumentView> views = views_of(data);
  detail::CallMemory<4, 4> memory;
  detail::check_and_run(prepared, views, memory.arrays());
}

TEST_CASE("without symbols the stages are computed at once") {
  const auto [impl, state] = weighted_by_hand::make(weighted_by_hand::program3.flat());
  Weights weights;
  const detail::PreparedState prepared(state, weights.views());
  CHECK(impl->prepared == 1);
  Data data(3, weights.w, 5);
  weights.w.assign(4, 0);  // the stage does not follow
  call(prepared, data);
  CHECK(data.y == data.expected);
  CHECK(impl->prepared == 1);
}

TEST_CASE("with symbols the stages are computed once for each of their values") {
  const auto [impl, state] = weighted_by_hand::make(weighted_by_hand::program.flat());
  Weights weights;
  const detail::PreparedState prepared(state, weights.views());
  CHECK(impl->prepared == 0);
  for (const std::size_t rows : {2U, 4U, 2U, 4U, 4U}) {
    Data data(rows, weights.w, 5);
    call(prepared, data);
    CHECK(data.y == data.expected);
  }
  CHECK(impl->prepared == 2);
}

TEST_CASE("a constant that is read as it stands is referred to") {
  const auto [impl, state] = weighted_by_hand::make(weighted_by_hand::program3.flat());
  Weights weights;
  const detail::PreparedState prepared(state, weights.views());
  weights.shift = 7;
  Data data(3, weights.w, 7);
  call(prepared, data);
  CHECK(data.y == data.expected);
}

TEST_CASE("a bound call keeps what was prepared") {
  auto made = weighted_by_hand::make(weighted_by_hand::program.flat());
  Weights weights;
  auto prepared =
      std::make_shared<const detail::PreparedState>(std::move(made.state), weights.views());
  made.impl.reset();
  Data data(3, weights.w, 5);
  std::vector<ArgumentView> views = views_of(data);
  const detail::BoundCall call = detail::bound_call(std::move(prepared), views);
  for (int round = 0; round < 2; ++round) {
    data.y.assign(3, -1);
    call.run();
    CHECK(data.y == data.expected);
  }
}

TEST_CASE("threads may make the first calls at once") {
  const auto [impl, state] = weighted_by_hand::make(weighted_by_hand::program.flat());
  Weights weights;
  const detail::PreparedState prepared(state, weights.views());
  std::vector<std::thread> threads;
  std::array<int, 8> wrong{};
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([t, &prepared, &weights, &wrong] {
      for (std::size_t round = 0; round < 100; ++round) {
        Data data(1 + (t + round) % 4, weights.w, 5);
        call(prepared, data);
        wrong[t] += data.y == data.expected ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::array<int, 8>{});
}

TEST_CASE("a constant that does not fit is refused when it is given") {
  const auto state = weighted_by_hand::make(weighted_by_hand::program.flat()).state;
  Weights weights;
  weights.w.resize(3);
  CHECK_THROWS_WITH_AS(detail::PreparedState(state, weights.views()),
                       "argument w: dimension 0 is 3, but w(4) needs 4", UserError);
}

TEST_CASE("an output may not lie on a constant") {
  const auto state = weighted_by_hand::make(weighted_by_hand::program.flat()).state;
  Weights weights;
  const detail::PreparedState prepared(state, weights.views());
  Data data(2, weights.w, 5);
  std::vector<ArgumentView> views = views_of(data);
  views[3].data = weights.w.data() + 1;
  detail::CallMemory<4, 4> memory;
  CHECK_THROWS_WITH_AS(detail::check_and_run(prepared, views, memory.arrays()),
                       "output y shares memory with input w; give it memory of its own",
                       UserError);
}

TEST_CASE("a constant with a symbolic extent is checked when a call tells its value") {
  dyn::Builder builder;
  const dyn::Index i("i");
  const auto w = builder.constant("w", DType::f32, {"N"});
  const auto x = builder.input("x", DType::f32, {"N"});
  const auto y = builder.output("y", DType::f32, {"N"});
  builder.stage(y(i), x(i) * w(i));
  class Scale : public weighted_by_hand::Impl {
   public:
    explicit Scale(Program program)
        : Impl(weighted_by_hand::program.flat()), scale_(std::move(program)) {}
    const Program& program() const override { return scale_; }

   private:
    Program scale_;
  };
  const auto state = std::make_shared<const detail::KernelState>(
      std::make_shared<Scale>(builder.finish()));
  std::vector<float> weights(3), in(2), out(2);
  const std::vector<ArgumentView> constants{{}, detail::view_argument("w", weights, 1), {}};
  const detail::PreparedState prepared(state, constants);
  std::vector<ArgumentView> views{detail::view_argument("x", in, 1), {},
                                  detail::view_argument("y", out, 1)};
  detail::CallMemory<3, 3> memory;
  CHECK_THROWS_WITH_AS(
      detail::check_and_run(prepared, views, memory.arrays()),
      "argument w: dimension 0 is 3, but its extent N is 2 in dimension 0 of argument x",
      UserError);
}

}  // namespace prepared_test
