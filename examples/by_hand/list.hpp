// by_hand/list.hpp
// The programs of this folder in one list, for what goes through all of them.
//
// To add one: its header, its loops in plain_loops.hpp, and a line in `entries`.
#pragma once

#include "conv_14.hpp"
#include "conv_7.hpp"
#include "dense_odd.hpp"
#include "dense_packed.hpp"
#include "dense_square.hpp"
#include "depthwise.hpp"
#include "gemv_columns.hpp"
#include "gemv_rows.hpp"
#include "layer_norm.hpp"
#include "norm.hpp"
#include "plain_loops.hpp"
#include "softmax.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace by_hand {

struct Entry {
  std::string_view name;
  hone::Program (*program)();
  hone::Schedule (*schedule)(int threads);
  Wanted (*wanted)(const Tensors& tensors);  // the program's output
};

template <const auto& program>
hone::Program reified() {
  return hone::reify(program.flat());
}

inline std::vector<Entry> entries() {
  using T = const Tensors&;
  const auto product = [](T t) { return matmul(t.at("A"), t.at("B")); };
  const auto conv = [](T t) { return conv_relu(t.at("X"), t.at("W")); };
  return {
      {"dense_packed", reified<dense_packed::program>, dense_packed::schedule,
       [](T t) { return dense_relu(t.at("A"), t.at("B"), t.at("bias")); }},
      {"dense_square", reified<dense_square::program>, dense_square::schedule, product},
      {"dense_odd", reified<dense_odd::program>, dense_odd::schedule, product},
      {"conv_14", reified<conv_14::program>, conv_14::schedule, conv},
      {"conv_7", reified<conv_7::program>, conv_7::schedule, conv},
      {"depthwise", reified<depthwise::program>, depthwise::schedule,
       [](T t) { return depthwise_conv(t.at("X"), t.at("W")); }},
      {"softmax", reified<softmax::program>, softmax::schedule,
       [](T t) { return softmax_rows(t.at("Z")); }},
      {"layer_norm", reified<layer_norm::program>, layer_norm::schedule,
       [](T t) { return layer_norm_rows(t.at("X"), t.at("gamma"), t.at("beta")); }},
      {"gemv_rows", reified<gemv_rows::program>, gemv_rows::schedule,
       [](T t) { return matrix_vector(t.at("A"), t.at("x")); }},
      {"gemv_columns", reified<gemv_columns::program>, gemv_columns::schedule,
       [](T t) { return vector_matrix(t.at("A"), t.at("x")); }},
      {"norm", reified<norm::program>, norm::schedule,
       [](T t) { return frobenius_norm(t.at("A")); }},
  };
}

}  // namespace by_hand
