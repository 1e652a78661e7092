// space/annotate/change_compute_location.hpp
// Computes stages that no sketch rule has tiled somewhere else: inlined, at root, or at a loop of
// what reads them, each place as likely (Ansor, InitChangeComputeLocation).
//
//   X.pad; for o.0, h.0, ..: Conv       ->       for o.0: { for h.0: { X.pad; .. Conv } }
#pragma once

#include <hone/space/annotation.hpp>
#include <hone/space/attempt.hpp>
#include <hone/space/compute_locations.hpp>

#include <string>
#include <vector>

namespace hone {

struct ChangeComputeLocation {
  static constexpr std::string_view name = "change_compute_location";

  Applied apply(const State& state, const AnnotationContext&, Decisions& decisions) const {
    const AccessAnalysis access(state.dag());
    Attempt attempt(state);
    for (std::size_t n = state.stages().size(); n-- > 0;) {
      const int id = static_cast<int>(n);
      if (is_free(attempt.state(), access, id)) move(attempt, access, id, decisions);
    }
    return attempt.state();
  }

 private:
  static bool is_free(const State& state, const AccessAnalysis& access, int id) {
    const StageState& stage = state.stages()[static_cast<std::size_t>(id)];
    const DagNode& node = state.dag().nodes[static_cast<std::size_t>(id)];
    return !node.is_placeholder() && !access.is_output(id) && !stage.is_inlined() &&
           !is_tiled(state, stage) && !access.needs_multi_level_tiling(id);
  }

  /// A place that turns out to be illegal leaves the stage where it is.
  static void move(Attempt& attempt, const AccessAnalysis& access, int id,
                   Decisions& decisions) {
    const std::string stage = attempt.state().dag().nodes[static_cast<std::size_t>(id)].name;
    const std::vector<Location> places = compute_locations(attempt.state(), access, id);
    const std::size_t choice = decisions.choose_one("at " + stage, places.size() + 2);
    if (choice == 0) {
      if (is_cheap(attempt.node(stage))) attempt.add(ComputeInline{stage});
    } else if (choice > 1) {
      const Location& place = places[choice - 2];
      attempt.add(ComputeAt{stage, place.stage, place.loop});
    } else if (attempt.stage(stage).is_attached()) {
      attempt.add(ComputeRoot{stage});
    }
  }

  /// Ansor inlines only what is attached already, which no sketch leaves it; here paddings are
  /// inlined too. Functions such as exp would be computed again for every use.
  static bool is_cheap(const DagNode& node) {
    bool cheap = !node.has_reduction();
    ir::visit_preorder(node.body, [&](const ir::Expr& e) {
      const ir::Call* call = e.as<ir::Call>();
      cheap = cheap && !(call && is_expensive(*call));
    });
    return cheap;
  }
};
static_assert(AnnotationRule<ChangeComputeLocation>);

}  // namespace hone
