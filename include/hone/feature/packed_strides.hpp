// feature/packed_strides.hpp
// Steps through a packed buffer, which is stored in the order of its stage's loops.
//
//   B.cache's loops d1.0, d0 (768), d1.1 (64):   d1 moves by 1: 1 element, by 64: 768 * 64 elements
//                                                d0 moves by 1: 64 elements
#pragma once

#include <hone/feature/loop_path.hpp>
#include <hone/ir/linear.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace hone::feature {

/// A loop of a packed stage: `unit` positions of dimension `dim`, `stride` elements of memory.
struct PackedPart {
  std::size_t dim = 0;
  std::int64_t unit = 1;
  double stride = 1;
};

/// The parts of a packed stage; a fused loop has none.
inline std::vector<PackedPart> packed_parts(const StageState& stage, const StageBounds& bounds) {
  std::vector<PackedPart> parts;
  double stride = 1;
  for (std::size_t l = stage.loops.size(); l-- > 0;) {
    const std::string var = stage.name + "." + stage.loops[l].name;
    const auto extent = bounds.values.extents.find(stage.loops[l].name);
    if (extent == bounds.values.extents.end()) continue;
    for (std::size_t d = 0; d < bounds.box.size(); ++d) {
      const ir::LinearForm form = ir::linear_form(bounds.values.values[d].second);
      for (const ir::LinearForm::Term& term : form.terms) {
        const ir::Var* loop = term.value.as<ir::Var>();
        if (loop && loop->name == var) parts.push_back({d, term.coefficient, stride});
      }
    }
    stride *= static_cast<double>(extent->second);
  }
  return parts;
}

/// Elements between two positions that are `step` apart along dimension `dim`.
inline double packed_step(const std::vector<PackedPart>& parts, std::size_t dim,
                          std::int64_t step) {
  const PackedPart* best = nullptr;
  for (const PackedPart& part : parts) {
    if (part.dim != dim || part.unit > std::abs(step)) continue;
    if (best == nullptr || part.unit > best->unit) best = &part;
  }
  if (best == nullptr) return static_cast<double>(std::abs(step));
  return static_cast<double>(std::abs(step) / best->unit) * best->stride;
}

}  // namespace hone::feature
