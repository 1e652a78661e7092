#include "made_up.hpp"
#include <hone/gbdt/booster.hpp>
#include <hone/gbdt/model_file.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <unistd.h>
#include <vector>

using namespace hone;
using namespace hone::gbdt;
using namespace gbdt_test;

namespace model_file_test {

constexpr std::size_t features = 5;

Ensemble trained() {
  Rng rng(1);
  Booster booster(features, {.trees = 5, .max_depth = 3});
  booster.update(made_up(50, features, 2, rng, smooth).programs(), rng);
  return booster.ensemble();
}

/// The bytes with the size and checksum that they should have.
std::string sealed(std::string bytes) {
  std::string size;
  gbdt::detail::write_number(size, std::uint64_t{bytes.size()});
  bytes.replace(16, 8, size);
  bytes.resize(bytes.size() - 8);
  gbdt::detail::write_number(bytes, hash_text(bytes));
  return bytes;
}

/// A file that is gone at the end of the test.
struct TemporaryFile {
  std::string path = concat("gbdt-model-test-", getpid());
  ~TemporaryFile() { std::remove(path.c_str()); }
};

TEST_CASE("a model comes back from its bytes bit for bit") {
  const Ensemble model = trained();
  const std::string bytes = encode(model);
  const Ensemble back = decode(bytes, features, "it");
  CHECK(back == model);
  CHECK(encode(back) == bytes);
  CHECK(decode(encode(Ensemble(features)), features, "it") == Ensemble(features));
}

TEST_CASE("a model comes back from its file and replaces an older one") {
  const TemporaryFile file;
  const Ensemble model = trained();
  save(Ensemble(features), file.path);
  save(model, file.path);
  CHECK(load(file.path, features) == model);
}

TEST_CASE("the bytes of a model are the same on every machine") {
  Ensemble model(3);
  model.add({{{0.5F, 2, 1}, leaf_node(1), leaf_node(2)}, {0, 1, -2}, 1});
  std::string text;
  for (const char byte : encode(model)) {
    text += hex_text(static_cast<unsigned char>(byte)).substr(14);
  }
  CHECK(text ==
        "484f4e4547424454"
        "01000000"
        "03000000"
        "4c00000000000000"
        "01000000"
        "03000000"
        "0000003f"
        "0200"
        "0100"
        "00000000"
        "0000807f"
        "0000"
        "0100"
        "0000803f"
        "0000807f"
        "0000"
        "0200"
        "000000c0"
        "fa4e172acc671edc");
}

TEST_CASE("files that cannot be used are refused with what is wrong") {
  const std::string bytes = encode(trained());
  const auto with = [&](std::size_t place, char byte) {
    std::string changed = bytes;
    changed[place] = byte;
    return changed;
  };
  const auto refusal = [](const std::string& of, std::size_t wanted = features) -> std::string {
    try {
      decode(of, wanted, "m");
      return "accepted";
    } catch (const UserError& error) {
      return error.what();
    }
  };
  CHECK(refusal("") == "gbdt model m: this is no model, for it does not begin with HONEGBDT");
  CHECK(refusal(with(0, 'h')) ==
        "gbdt model m: this is no model, for it does not begin with HONEGBDT");
  CHECK(refusal(bytes.substr(0, 35)) == "gbdt model m: truncated after 35 bytes; save it again");
  CHECK(refusal(bytes.substr(0, 100)) ==
        concat("gbdt model m: truncated after 100 of ", bytes.size(), " bytes; save it again"));
  CHECK(refusal(with(8, 2)) ==
        "gbdt model m: it has version 2 of the format, and version 1 is "
        "read; train it anew");
  CHECK(refusal(bytes, 164) ==
        "gbdt model m: it is for rows of 5 features, and these have 164; "
        "train it anew");
  CHECK(refusal(with(40, static_cast<char>(bytes[40] ^ 1))) ==
        "gbdt model m: damaged, for its checksum does not fit its content; save it again");
  CHECK(refusal(bytes + "more") ==
        "gbdt model m: damaged, for its checksum does not fit its content; save it again");
}

TEST_CASE("bytes that are sealed but describe no trees are refused") {
  const auto refusal = [](const std::string& bytes) -> std::string {
    try {
      decode(bytes, features, "m");
      return "accepted";
    } catch (const UserError& error) {
      return error.what();
    }
  };
  Ensemble model(features);
  model.add({{{0.5F, 2, 1}, leaf_node(1), leaf_node(2)}, {0, 1, -2}, 1});
  const std::string good = encode(model);
  const auto with = [&](std::size_t place, const std::string& part) {
    std::string changed = good;
    changed.replace(place, part.size(), part);
    return sealed(changed);
  };
  const std::string walk = "gbdt model m: damaged, for tree 0 cannot be walked; save it again";
  const auto two = [](std::uint16_t number) {
    std::string out;
    gbdt::detail::write_number(out, number);
    return out;
  };
  const auto four = [](float number) {
    std::string out;
    gbdt::detail::write_number(out, number);
    return out;
  };
  CHECK(refusal(with(36, two(4))) == "accepted");
  CHECK(refusal(with(36, two(5))) == walk);  // feature
  CHECK(refusal(with(38, two(0))) == walk);  // goes to itself
  CHECK(refusal(with(38, two(2))) == walk);  // has one child
  CHECK(refusal(with(32, four(std::numeric_limits<float>::infinity()))) == walk);
  CHECK(refusal(with(32, four(std::numeric_limits<float>::quiet_NaN()))) == walk);
  CHECK(refusal(with(40, four(std::numeric_limits<float>::infinity()))) == walk);  // value
  CHECK(refusal(with(24, std::string(1, 2))) ==
        "gbdt model m: damaged, for tree 1 is missing; save it again");
  CHECK(refusal(with(24, std::string(1, 0))) ==
        "gbdt model m: damaged, for bytes follow the last tree; save it again");
  CHECK(refusal(with(28, std::string(4, '\xff'))) ==
        "gbdt model m: damaged, for tree 0 has 4294967295 nodes; save it again");
  CHECK(refusal(with(28, std::string(4, '\0'))) ==
        "gbdt model m: damaged, for tree 0 has 0 nodes; save it again");
}

TEST_CASE("a chain that is deeper than trees grow is refused") {
  Tree chain;
  for (std::size_t n = 0; n < deepest + 1; ++n) {
    chain.nodes.push_back({0.5F, 0, static_cast<std::uint16_t>(n + 1)});
  }
  chain.nodes.push_back(leaf_node(chain.nodes.size()));
  chain.nodes.push_back(leaf_node(chain.nodes.size()));
  chain.values.resize(chain.nodes.size());
  Ensemble model(features);
  model.add(chain);
  CHECK_THROWS_WITH_AS(decode(encode(model), features, "m"),
                       "gbdt model m: damaged, for tree 0 cannot be walked; save it again",
                       UserError);
}

TEST_CASE("files that cannot be read or written are named") {
  CHECK_THROWS_WITH_AS(load("no/such/model", features),
                       "gbdt model no/such/model: it cannot be read: No such file or directory",
                       UserError);
  CHECK_THROWS_WITH_AS(save(Ensemble(features), "no/such/model"),
                       "gbdt model no/such/model: it cannot be written: No such file or directory",
                       UserError);
}

TEST_CASE("changed bytes are refused or give a model that predicts") {
  constexpr std::uint64_t seed = 20261123;
  Rng rng(seed);
  INFO("seed ", seed);
  const std::string good = encode(trained());
  const std::vector<float> rows{0, 1, 2, std::numeric_limits<float>::infinity(),
                                std::numeric_limits<float>::quiet_NaN()};
  int accepted = 0;
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = good;
    if (rng.below(4) == 0) bytes.resize(static_cast<std::size_t>(36 + rng.below(good.size() - 36)));
    for (std::uint64_t change = 1 + rng.below(3); change > 0; --change) {
      const std::size_t place = static_cast<std::size_t>(24 + rng.below(bytes.size() - 24));
      bytes[place] = static_cast<char>(rng.below(2) == 0 ? rng.next() : rng.below(4));
    }
    // Three of four get past the checksum.
    if (rng.below(4) != 0) bytes = sealed(bytes);
    try {
      float score = 0;
      decode(bytes, features, "m").predict_rows(rows, std::span(&score, 1));
      ++accepted;
    } catch (const UserError&) {
      ++refused;
    }
  }
  CHECK(accepted > 1000);
  CHECK(refused > 1000);
}

}  // namespace model_file_test
