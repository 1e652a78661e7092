// gbdt/objective.hpp
// The loss: weighted squared error of the sum over a program's rows (Ansor, Zheng et al. 2020,
// section 5.2).
//
//   loss = sum over programs p of  w_p (label_p - sum over rows r of p of f(r))^2 / 2
//
// w_p is the label plus a floor: what is fast must be told apart, what is slow only be known as
// slow. All rows of a program have the gradient of their sum. If all n rows move by d, the sum
// moves by n d: n w_p as each row's hessian keeps a step from overshooting.
#pragma once

#include <hone/gbdt/gradients.hpp>
#include <hone/gbdt/programs.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hone::gbdt {

/// What is left to learn about a program: its loss is weight * (residual - change)^2 / 2, up to a
/// constant, if its prediction changes by `change`.
struct Target {
  double residual;
  double weight;
};

inline std::vector<Target> squared_targets(const ProgramSet& programs,
                                           std::span<const double> predictions,
                                           double weight_floor) {
  std::vector<Target> result;
  result.reserve(programs.size());
  for (std::size_t p = 0; p < programs.size(); ++p) {
    const double label = programs.label(p);
    result.push_back({label - predictions[p], label + weight_floor});
  }
  return result;
}

/// The loss of the whole set.
inline double loss(std::span<const Target> targets) {
  double sum = 0;
  for (const Target& target : targets) sum += target.weight * target.residual * target.residual / 2;
  return sum;
}

/// The rows' gradients and hessians.
inline Gradients gradients(const ProgramSet& programs, std::span<const Target> targets) {
  std::vector<double> gradient(programs.row_count());
  std::vector<double> hessian(programs.row_count());
  for (std::size_t p = 0; p < programs.size(); ++p) {
    const double rows = programs.end_row(p) - programs.first_row(p);
    for (std::size_t r = programs.first_row(p); r < programs.end_row(p); ++r) {
      gradient[r] = -targets[p].weight * targets[p].residual;
      hessian[r] = targets[p].weight * rows;
    }
  }
  return quantise(gradient, hessian);
}

}  // namespace hone::gbdt
