// The laws of training.
#include "made_up.hpp"
#include <hone/gbdt/booster.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

using namespace hone;
using namespace hone::gbdt;
using namespace gbdt_test;

namespace booster_test {

std::vector<float> scores_of(const Ensemble& model, const MadeUp& data) {
  std::vector<float> scores(data.labels.size());
  model.predict(data.rows, data.row_counts, scores);
  return scores;
}

double rmse(const Ensemble& model, const MadeUp& data) {
  const std::vector<float> scores = scores_of(model, data);
  double sum = 0;
  for (std::size_t p = 0; p < scores.size(); ++p) {
    const double error = double{scores[p]} - double{data.labels[p]};
    sum += error * error;
  }
  return std::sqrt(sum / static_cast<double>(scores.size()));
}

/// The share of pairs that the model orders as the labels do.
double pairs_right(const Ensemble& model, const MadeUp& data) {
  const std::vector<float> scores = scores_of(model, data);
  double right = 0;
  double pairs = 0;
  for (std::size_t a = 0; a < scores.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (data.labels[a] == data.labels[b] || data.tasks[a] != data.tasks[b]) continue;
      pairs += 1;
      right += (scores[a] < scores[b]) == (data.labels[a] < data.labels[b]) ? 1 : 0;
    }
  }
  return right / pairs;
}

TEST_CASE("the training loss falls with every tree") {
  for (const double shrinkage : {0.1, 1.0}) {
    Rng rng(1);
    const MadeUp data = made_up(300, 10, 6, rng, smooth);
    Booster booster(10, {.shrinkage = shrinkage, .gamma = 0});
    booster.append(data.programs());
    const double first = booster.training_loss();
    double before = first;
    for (int t = 0; t < 40; ++t) {
      booster.boost(1, rng);
      const double now = booster.training_loss();
      CHECK(now <= before * (1 + 1e-6));
      before = now;
    }
    CHECK(before < 0.02 * first);
  }
}

TEST_CASE("a tree without noise is recovered exactly") {
  Rng rng(2);
  const MadeUp data = made_up(1000, 3, 1, rng, three_leaves);
  Booster booster(3, {.trees = 1, .shrinkage = 1, .lambda = 0, .column_share = 1});
  booster.update(data.programs(), rng);
  REQUIRE(booster.ensemble().trees().size() == 1);
  CHECK(booster.ensemble().trees()[0].nodes.size() == 5);
  CHECK(rmse(booster.ensemble(), data) < 1e-5);
}

TEST_CASE("the contributions of rows are recovered when only their sums are seen") {
  Rng rng(3);
  const MadeUp sums = made_up(2000, 3, 4, rng, three_leaves);
  Booster booster(3, {.trees = 60, .shrinkage = 0.3, .lambda = 0.01, .column_share = 1});
  booster.update(sums.programs(), rng);
  const MadeUp rows = made_up(500, 3, 1, rng, three_leaves);
  CHECK(rmse(booster.ensemble(), rows) < 0.02);
}

TEST_CASE("the same calls with the same generator give the same model") {
  const auto train = [](std::uint64_t seed) {
    Rng data_rng(4);
    Rng rng(seed);
    Booster booster(10, {.trees = 20, .trees_per_update = 5});
    booster.update(made_up(100, 10, 3, data_rng, smooth).programs(), rng);
    booster.update(made_up(30, 10, 3, data_rng, smooth).programs(), rng);
    return booster.ensemble();
  };
  CHECK(train(1) == train(1));
  CHECK(train(1) != train(2));
}

TEST_CASE("updates end about where training from nothing on all data does") {
  Rng rng(5);
  const MadeUp test = made_up(500, 10, 3, rng, smooth);
  Booster updated(10);
  Booster at_once(10);
  for (int batch = 0; batch < 10; ++batch) {
    const MadeUp data = made_up(64, 10, 3, rng, smooth);
    updated.update(data.programs(), rng);
    at_once.append(data.programs());
  }
  at_once.retrain(rng);
  CHECK(updated.ensemble().trees().size() == 100 + 9 * 15);
  CHECK(rmse(updated.ensemble(), test) < 1.15 * rmse(at_once.ensemble(), test));
  CHECK(rmse(at_once.ensemble(), test) < 0.3);
}

TEST_CASE("what is predicted while training is what the ensemble predicts") {
  Rng rng(6);
  const MadeUp data = made_up(100, 10, 3, rng, smooth);
  Booster booster(10);
  booster.update(data.programs(), rng);
  booster.update(data.programs(), rng);
  const std::vector<float> scores = scores_of(booster.ensemble(), data);
  std::vector<double> twice(scores.begin(), scores.end());
  twice.insert(twice.end(), scores.begin(), scores.end());
  const double loss_of_ensemble = loss(squared_targets(booster.programs(), twice, 0.1));
  CHECK(loss_of_ensemble == doctest::Approx(booster.training_loss()).epsilon(1e-3));
}

TEST_CASE("the number of trees is bounded: beyond it, training starts from nothing") {
  Rng rng(7);
  Booster booster(10, {.trees = 10, .trees_per_update = 4, .most_trees = 20});
  std::vector<std::size_t> counts;
  for (int batch = 0; batch < 5; ++batch) {
    booster.update(made_up(20, 10, 3, rng, smooth).programs(), rng);
    counts.push_back(booster.ensemble().trees().size());
  }
  CHECK(counts == std::vector<std::size_t>{10, 14, 18, 10, 14});
}

TEST_CASE("training continues from a model that came from elsewhere, whose trees stay") {
  Rng rng(8);
  Booster first(10, {.trees = 30});
  first.update(made_up(300, 10, 3, rng, smooth).programs(), rng);
  const MadeUp few = made_up(20, 10, 3, rng, smooth);
  Booster second(first.ensemble(), {.trees = 10, .trees_per_update = 5, .most_trees = 12});
  for (int batch = 0; batch < 3; ++batch) second.update(few.programs(), rng);
  REQUIRE(second.ensemble().trees().size() == 40);
  for (std::size_t t = 0; t < 30; ++t) {
    CHECK(second.ensemble().trees()[t] == first.ensemble().trees()[t]);
  }
  CHECK(rmse(second.ensemble(), few) < rmse(first.ensemble(), few));
}

TEST_CASE("new labels change what is learnt next") {
  Rng rng(9);
  MadeUp data = made_up(200, 10, 3, rng, smooth);
  Booster booster(10);
  booster.update(data.programs(), rng);
  for (float& label : data.labels) label /= 2;
  booster.set_labels(data.labels);
  booster.boost(60, rng);
  CHECK(rmse(booster.ensemble(), data) < 0.05);
}

TEST_CASE("ranking orders programs within tasks whose labels have different scales") {
  Rng rng(10);
  MadeUp data;
  for (std::uint32_t task = 0; task < 6; ++task) {
    const MadeUp part = made_up(150, 10, 3, rng, smooth);
    for (const float label : part.labels) {
      data.labels.push_back(label / static_cast<float>(1 + task * task));
      data.tasks.push_back(task);
    }
    data.rows.insert(data.rows.end(), part.rows.begin(), part.rows.end());
    data.row_counts.insert(data.row_counts.end(), part.row_counts.begin(), part.row_counts.end());
  }
  MadeUp test = made_up(300, 10, 3, rng, smooth);
  test.tasks.assign(300, 0);
  Booster booster(10, {.objective = Objective::ranking});
  booster.update(data.programs(), rng);
  CHECK(pairs_right(booster.ensemble(), data) > 0.95);
  CHECK(pairs_right(booster.ensemble(), test) > 0.9);
}

TEST_CASE("infinite features and NaN are learnt from like other values") {
  Rng rng(11);
  MadeUp data = made_up(400, 5, 1, rng, [](const float*) { return 0.0F; });
  for (std::size_t r = 0; r < 400; ++r) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    const float kinds[] = {std::numeric_limits<float>::quiet_NaN(), 1, infinity};
    data.rows[r * 5 + 2] = kinds[r % 3];
    data.labels[r] = static_cast<float>(r % 3) / 2;
  }
  Booster booster(5);
  booster.update(data.programs(), rng);
  CHECK(rmse(booster.ensemble(), data) < 1e-2);
}

TEST_CASE("rows whose features are all constant get the mean of the weighted labels") {
  MadeUp data;
  data.rows.assign(6, 2.0F);
  data.row_counts = {1, 1, 1};
  data.labels = {0.5F, 0.5F, 0.5F};
  Booster booster(2);
  Rng rng(12);
  booster.update(data.programs(), rng);
  CHECK(rmse(booster.ensemble(), data) < 0.02);
}

TEST_CASE("data that are missing or do not fit are refused, and the model stays") {
  Rng rng(13);
  Booster booster(10);
  CHECK_THROWS_WITH_AS(booster.update({}, rng), "gbdt: there are no programs to learn from",
                       UserError);
  CHECK_THROWS_WITH_AS(booster.boost(1, rng), "gbdt: there are no programs to learn from",
                       UserError);
  booster.update(made_up(20, 10, 2, rng, smooth).programs(), rng);
  const Ensemble before = booster.ensemble();
  const MadeUp narrow = made_up(1, 9, 1, rng, smooth);
  CHECK_THROWS_WITH_AS(booster.update(narrow.programs(), rng),
                       "gbdt: 1 rows of 10 features are 10 numbers, but 9 are given", UserError);
  CHECK(booster.ensemble() == before);
  CHECK(booster.programs().size() == 20);
}

}  // namespace booster_test
