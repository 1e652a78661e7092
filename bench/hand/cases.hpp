// hand/cases.hpp
// The programs of examples/by_hand/ as cases: their data, what peers call them, and what their
// results should be.
#pragma once

#include "../peers/problem.hpp"
#include <by_hand/list.hpp>

#include <span>
#include <string>
#include <vector>

namespace hone::bench {

/// A program with random data. The data stays where it is.
struct HandCase {
  by_hand::Entry entry;
  Program program;
  by_hand::Tensors tensors;
  by_hand::Wanted wanted;
  Problem problem;  // refers to the tensors

  std::string name() const { return std::string(entry.name); }
  std::span<float> output() const { return tensors.at(program.stages.back().tensor).data(); }
};

/// The case of an entry of by_hand::entries(). InternalError if it is not known to problem_of.
HandCase make_case(const by_hand::Entry& entry);

/// The compiled schedule of a case, bound to its tensors.
struct HandKernel {
  BoundKernel run;
  double compile_ms;  // from the schedule to what can be called
};

HandKernel compile_case(const HandCase& hand_case, int threads);

}  // namespace hone::bench
