// bench/gbdt/xgboost.hpp
// XGBoost as a peer: the same data go through files to bench/gbdt/xgboost_sum.py, and its scores
// come back. Left out, with the reason, where Python has no such package.
#pragma once

#include "synthetic.hpp"
#include <hone/support/error.hpp>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace hone::bench {

/// A model of the peer: what it cost and what it says of the test programs.
struct PeerModel {
  std::string name;
  double train_seconds;
  double rows_per_second;
  std::vector<float> scores;
};

namespace detail {

template <class T>
void write_array(const std::filesystem::path& file, const std::vector<T>& values) {
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(values.data()),
            static_cast<std::streamsize>(values.size() * sizeof(T)));
}

inline std::vector<float> read_floats(const std::filesystem::path& file, std::size_t count) {
  std::vector<float> values(count);
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(values.data()),
          static_cast<std::streamsize>(count * sizeof(float)));
  ensure(static_cast<bool>(in), file.string(), " does not hold ", count, " scores");
  return values;
}

inline bool succeeds(const std::string& command) { return std::system(command.c_str()) == 0; }

}  // namespace detail

/// Whether this Python can train the peer's models.
inline bool has_xgboost(const std::string& python) {
  return detail::succeeds("'" + python + "' -c 'import xgboost, numpy' >/dev/null 2>&1");
}

/// Trains the peer's models with `trees` trees on `train`.
inline std::vector<PeerModel> xgboost_models(const std::string& python, const Pool& train,
                                             const Pool& test, int trees) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / concat("hone-bench-gbdt-", std::rand());
  std::filesystem::create_directories(folder);
  detail::write_array(folder / "train_rows.f32", train.rows);
  detail::write_array(folder / "train_counts.u32", train.row_counts);
  detail::write_array(folder / "train_labels.f32", train.labels);
  detail::write_array(folder / "test_rows.f32", test.rows);
  detail::write_array(folder / "test_counts.u32", test.row_counts);
  const std::string script = HONE_SOURCE_DIR "/bench/gbdt/xgboost_sum.py";
  const std::string command = concat("'", python, "' '", script, "' '", folder.string(), "' ",
                                     synthetic_features, " ", trees);
  require(detail::succeeds(command), command, ": it failed");
  std::vector<PeerModel> models;
  std::ifstream lines(folder / "models.txt");
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    PeerModel model{};
    std::getline(fields, model.name, '\t');
    fields >> model.train_seconds >> model.rows_per_second;
    model.scores = detail::read_floats(folder / concat("scores_", models.size(), ".f32"),
                                       test.row_counts.size());
    models.push_back(std::move(model));
  }
  std::filesystem::remove_all(folder);
  return models;
}

}  // namespace hone::bench
