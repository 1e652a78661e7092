#include "trial.hpp"

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace {
using namespace programs_test;

const dyn::Index b("b"), q("q"), k("k"), d("d");

constexpr std::int64_t heads = 3, queries = 17, keys = 17, width = 11;

/// Attention of one head and query, over the keys for which `sees` holds.
template <class Q, class K, class V, class Sees>
std::vector<Bounded> attended(const Q& Qs, const K& Ks, const V& Vs, std::int64_t head,
                              std::int64_t query, const Sees& sees) {
  std::vector<Bounded> scores;
  Bounded most = -1e30;
  for (std::int64_t key = 0; key < keys; ++key) {
    Sum product;
    for (std::int64_t e = 0; e < width; ++e) product += Qs.at(head, query, e) * Ks.at(head, key, e);
    scores.push_back(product * 0.25);
    if (sees(query, key)) most = max(most, scores.back());
  }
  Sum total;
  std::vector<Sum> sums(width);
  for (std::int64_t key = 0; key < keys; ++key) {
    if (!sees(query, key)) continue;
    const Bounded weight = exp(scores[static_cast<std::size_t>(key)] - most);
    total += weight;
    for (std::int64_t e = 0; e < width; ++e) {
      sums[static_cast<std::size_t>(e)] += weight * Vs.at(head, key, e);
    }
  }
  std::vector<Bounded> out;
  for (const Sum& sum : sums) out.push_back(sum / total);
  return out;
}

struct Attention : Trial {
  TestTensor<float, 3> Q = input<float>("Q", {heads, queries, width});
  TestTensor<float, 3> K = input<float>("K", {heads, keys, width});
  TestTensor<float, 3> V = input<float>("V", {heads, keys, width});
  TestTensor<float, 3> Y = output<float>("Y", {heads, queries, width});
  dyn::Tensor S = temp("S", {heads, queries, keys});
  dyn::Tensor most = temp("most", {heads, queries});
  dyn::Tensor P = temp("P", {heads, queries, keys});
  dyn::Tensor total = temp("total", {heads, queries});

  /// The stages, with -inf where `sees` does not hold.
  void attend(const dyn::Expr& sees) {
    const auto product = dyn::sum({d}, Q(b, q, d) * K(b, k, d)) * 0.25F;
    stage(S(b, q, k), select(sees, product, -std::numeric_limits<float>::infinity()));
    stage(most(b, q), dyn::max_over({k}, S(b, q, k)));
    stage(P(b, q, k), dyn::exp(S(b, q, k) - most(b, q)));
    stage(total(b, q), dyn::sum({k}, P(b, q, k)));
    stage(Y(b, q, d), dyn::sum({k}, P(b, q, k) * V(b, k, d)) / total(b, q));
  }

  template <class Sees>
  std::string wrong(const Sees& sees) const {
    return difference(Y, [&](auto head, auto query, auto e) {
      return attended(Q, K, V, head, query, sees)[static_cast<std::size_t>(e)];
    });
  }
};

TEST_CASE_FIXTURE(Attention, "attention with a causal mask: no query sees a later key") {
  attend(dyn::value(k) <= dyn::value(q));
  run();
  CHECK(wrong([](auto query, auto key) { return key <= query; }) == "");
}

TEST_CASE_FIXTURE(Attention, "attention with a mask that is an argument") {
  const auto mask = input<std::int32_t>("mask", {queries, keys});
  attend(mask(q, k) > 0 || dyn::value(q) == dyn::value(k));
  run();
  CHECK(wrong([&](auto query, auto key) { return mask.at(query, key) > 0 || query == key; }) == "");
}

}  // namespace
