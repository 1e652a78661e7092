// gbdt/leaf_values.hpp
// The values of a new tree's leaves, all at once: the rows of a program fall into several leaves,
// so the best value of one leaf depends on the others.
//
//   c_p[l] = number of rows of program p in leaf l
//   (sum_p w_p c_p c_p^T + lambda I) v  =  sum_p w_p residual_p c_p
//
// With one row per program the matrix is diagonal, and this is the usual value of a leaf.
#pragma once

#include <hone/gbdt/objective.hpp>
#include <hone/gbdt/programs.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hone::gbdt {

/// A system of linear equations whose matrix is symmetric and positive definite.
class NormalEquations {
 public:
  explicit NormalEquations(std::size_t size) : size_(size), matrix_(size * size), right_(size) {}

  double& at(std::size_t row, std::size_t column) { return matrix_[row * size_ + column]; }
  double& right(std::size_t row) { return right_[row]; }

  /// Adds `ridge` to the diagonal, and as much as arithmetic needs where two unknowns cannot be
  /// told apart.
  void regularise(double ridge) {
    double greatest = 0;
    for (std::size_t i = 0; i < size_; ++i) greatest = std::max(greatest, at(i, i));
    const double least = std::max({ridge, greatest * 1e-10, 1e-30});
    for (std::size_t i = 0; i < size_; ++i) at(i, i) += least;
  }

  /// The solution, by Cholesky's decomposition of the lower triangle. Call once.
  std::vector<double> solve() {
    factorise();
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t k = 0; k < i; ++k) right_[i] -= at(i, k) * right_[k];
      right_[i] /= at(i, i);
    }
    for (std::size_t i = size_; i-- > 0;) {
      for (std::size_t k = i + 1; k < size_; ++k) right_[i] -= at(k, i) * right_[k];
      right_[i] /= at(i, i);
    }
    return right_;
  }

 private:
  void factorise() {
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double sum = at(i, j);
        for (std::size_t k = 0; k < j; ++k) sum -= at(i, k) * at(j, k);
        at(i, j) = i == j ? std::sqrt(std::max(sum, 1e-30)) : sum / at(j, j);
      }
    }
  }

  std::size_t size_;
  std::vector<double> matrix_;
  std::vector<double> right_;
};

namespace detail {

/// Adds what a program, whose rows end in the leaves `rows`, says about the values.
inline void add_program(NormalEquations& equations, const Target& target,
                        std::span<const std::uint16_t> rows) {
  for (const std::uint16_t leaf : rows) {
    equations.right(leaf) += target.weight * target.residual;
    for (const std::uint16_t other : rows) equations.at(leaf, other) += target.weight;
  }
}

/// The leaves of a program's rows.
inline std::span<const std::uint16_t> leaves_of(const ProgramSet& programs, std::size_t program,
                                                std::span<const std::uint16_t> leaf_of_row) {
  const std::size_t first = programs.first_row(program);
  return leaf_of_row.subspan(first, programs.end_row(program) - first);
}

/// Eliminates the unknown offset of a task whose programs were added: what all of them have in
/// common says nothing about the leaves.
inline void free_offset(NormalEquations& equations, const ProgramSet& programs,
                        std::span<const std::uint32_t> task, std::span<const Target> targets,
                        std::span<const std::uint16_t> leaf_of_row, std::size_t leaves) {
  std::vector<double> counts(leaves);
  double residual = 0;
  double weight = 0;
  for (const std::uint32_t p : task) {
    weight += targets[p].weight;
    residual += targets[p].weight * targets[p].residual;
    for (const std::uint16_t leaf : leaves_of(programs, p, leaf_of_row)) {
      counts[leaf] += targets[p].weight;
    }
  }
  if (weight <= 0) return;
  for (std::size_t i = 0; i < leaves; ++i) {
    if (counts[i] == 0) continue;
    equations.right(i) -= counts[i] * residual / weight;
    for (std::size_t j = 0; j < leaves; ++j) equations.at(i, j) -= counts[i] * counts[j] / weight;
  }
}

}  // namespace detail

/// The value of each of `leaves` leaves that lowers the loss most.
inline std::vector<double> leaf_values(const ProgramSet& programs, std::span<const Target> targets,
                                       std::span<const std::uint16_t> leaf_of_row,
                                       std::size_t leaves, double lambda) {
  NormalEquations equations(leaves);
  for (std::size_t p = 0; p < programs.size(); ++p) {
    detail::add_program(equations, targets[p], detail::leaves_of(programs, p, leaf_of_row));
  }
  equations.regularise(lambda);
  return equations.solve();
}

/// The same if only differences within a task count: each task has an offset of its own, which is
/// as good as it can be and then forgotten.
inline std::vector<double> leaf_values_within_tasks(const ProgramSet& programs,
                                                    std::span<const Target> targets,
                                                    std::span<const std::uint16_t> leaf_of_row,
                                                    std::size_t leaves, double lambda) {
  NormalEquations equations(leaves);
  for (std::size_t p = 0; p < programs.size(); ++p) {
    detail::add_program(equations, targets[p], detail::leaves_of(programs, p, leaf_of_row));
  }
  for (const auto& [task, members] : programs.tasks()) {
    detail::free_offset(equations, programs, members, targets, leaf_of_row, leaves);
  }
  equations.regularise(lambda);
  return equations.solve();
}

}  // namespace hone::gbdt
