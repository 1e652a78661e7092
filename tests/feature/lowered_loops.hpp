// tests/feature/lowered_loops.hpp
// The loops around a stage's store as features see them, compared with those of the lowered
// function: kinds and lengths.
#pragma once

#include "feature/sites.hpp"

#include <hone/lower/build_loops.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hone::test {

/// The loops around the store of each stage that adds to it or, if it does not reduce, makes it.
class LoopsAround {
 public:
  explicit LoopsAround(ir::Stmt s) : root_(std::move(s)) { walk(root_); }

  const std::vector<const ir::For*>& of(const std::string& stage) { return deepest_[stage]; }

 private:
  void walk(const ir::Stmt& s) {
    if (const ir::Store* store = s.as<ir::Store>()) {
      const bool is_sum = store->buffer.ends_with(".acc");
      auto& known = deepest_[is_sum ? store->buffer.substr(0, store->buffer.size() - 4)
                                    : store->buffer];
      if (stack_.size() >= known.size()) known = stack_;
      return;
    }
    const ir::For* loop = s.as<ir::For>();
    if (loop) stack_.push_back(loop);
    ir::for_each_child(s, [this](const ir::Stmt& child) { walk(child); });
    if (loop) stack_.pop_back();
  }

  ir::Stmt root_;  // holds the loops
  std::vector<const ir::For*> stack_;
  std::map<std::string, std::vector<const ir::For*>> deepest_;
};

inline std::int64_t extent_of(const ir::For* loop, std::int64_t otherwise) {
  const std::int64_t* number = loop ? ir::as_integer(loop->extent) : nullptr;
  return number ? *number : otherwise;
}

inline const ir::For* named(const std::vector<const ir::For*>& loops, const std::string& var) {
  for (const ir::For* loop : loops) {
    if (loop->var == var) return loop;
  }
  return nullptr;
}

/// How one loop of the path differs from what it is lowered to.
inline std::string loop_difference(const feature::PathLoop& loop,
                            const std::vector<const ir::For*>& lowered) {
  const std::string var = concat(loop.stage, ".", loop.name);
  const ir::For* found = named(lowered, var);
  const ir::For* lanes = named(lowered, var + ".lane");
  if (loop.annotation == Annotation::vectorize) {
    const std::int64_t width = extent_of(lanes, 1);
    const std::int64_t covered = width * extent_of(found, 1);
    const bool same = lanes && covered >= loop.extent && covered < loop.extent + width;
    return same ? "" : concat(var, ": ", covered, " lanes for ", loop.extent, "; ");
  }
  if (!found) return concat(var, " is missing; ");
  const ir::LoopKind kind = loop.annotation == Annotation::parallel ? ir::LoopKind::parallel
                            : loop.annotation == Annotation::unroll ? ir::LoopKind::unrolled
                                                                    : ir::LoopKind::serial;
  if (found->kind != kind) return concat(var, " is of another kind; ");
  if (extent_of(found, loop.extent) == loop.extent) return "";
  return concat(var, ": ", extent_of(found, 0), " iterations, not ", loop.extent, "; ");
}

/// How the loops that the features see differ from those that are lowered; empty if not.
inline std::string loops_difference(const Task& task, const State& state) {
  LoopsAround lowered(lowering::build_loops(state, task.target()));
  std::string wrong;
  for_each_site(task, state, [&](const feature::StoreSite& site) {
    const std::vector<const ir::For*>& around = lowered.of(site.stage->name);
    for (const feature::PathLoop& loop : site.path) wrong += loop_difference(loop, around);
    for (const ir::For* loop : around) {
      const std::string var = loop->var.ends_with(".lane")
                                  ? loop->var.substr(0, loop->var.size() - 5)
                                  : loop->var;
      if (extent_of(loop, 1) == 1 || feature::position_of(var, site.path) >= 0) continue;
      wrong += concat(loop->var, " is not in the path of ", site.stage->name, "; ");
    }
  });
  return wrong;
}

}  // namespace hone::test
