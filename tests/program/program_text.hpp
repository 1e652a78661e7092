// program/program_text.hpp
// A program as text, for comparing what typed and run-time programs become.
#pragma once

#include <hone/ir/print.hpp>
#include <hone/program/program.hpp>

#include <string>

namespace hone::test {

/// One line per stage, for instance "C[i<M, j<3072] = sum(k, A[i, k] * B[k, j])".
inline std::string text_of(const Program& program) {
  std::string text;
  for (const Stage& stage : program.stages) {
    std::string axes;
    for (const Axis& axis : stage.axes) {
      axes += (axes.empty() ? "" : ", ") + axis.name + "<" + to_string(axis.extent);
    }
    text +=
        (text.empty() ? "" : "\n") + stage.tensor + "[" + axes + "] = " + ir::to_string(stage.body);
  }
  return text;
}

/// The names of the placeholders: "A B bias C".
inline std::string names_of(const Program& program) {
  std::string text;
  for (const Placeholder& p : program.placeholders) text += (text.empty() ? "" : " ") + p.name;
  return text;
}

}  // namespace hone::test
