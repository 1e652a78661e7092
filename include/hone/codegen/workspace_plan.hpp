// codegen/workspace_plan.hpp
// Where each temporary of scope `workspace` lies in the memory that the caller lends.
//
//   [ shared | worker 0 | worker 1 | ... ]
//
// What is allocated inside a parallel loop is a worker's own; everything else is shared. Buffers
// whose lifetimes do not overlap share bytes. Every buffer is aligned to 64 bytes.
#pragma once

#include <hone/ir/visit_stmt.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

namespace hone {

struct WorkspacePlan {
  struct Place {
    std::int64_t offset = 0;  // from the start of the shared or of the worker's part
    bool per_worker = false;
  };
  std::map<std::string, Place, std::less<>> places;
  std::int64_t shared_bytes = 0;
  std::int64_t worker_bytes = 0;  // of one worker
};

namespace detail {

inline void plan_workspace(const ir::Stmt& s, bool in_parallel, std::int64_t shared,
                           std::int64_t worker, WorkspacePlan& plan) {
  if (const ir::For* loop = s.as<ir::For>()) {
    in_parallel = in_parallel || loop->kind == ir::LoopKind::parallel;
  }
  if (const ir::Allocate* a = s.as<ir::Allocate>();
      a && a->buffer.scope == ir::Scope::workspace) {
    std::int64_t& used = in_parallel ? worker : shared;
    const auto element = static_cast<std::int64_t>(size_of(a->buffer.type.dtype));
    plan.places[a->buffer.name] = {used, in_parallel};
    used += (a->buffer.elements() * element + 63) / 64 * 64;
    plan.shared_bytes = std::max(plan.shared_bytes, shared);
    plan.worker_bytes = std::max(plan.worker_bytes, worker);
  }
  ir::for_each_child(s, [&](const ir::Stmt& child) {
    plan_workspace(child, in_parallel, shared, worker, plan);
  });
}

}  // namespace detail

inline WorkspacePlan plan_workspace(const ir::Stmt& body) {
  WorkspacePlan plan;
  detail::plan_workspace(body, false, 0, 0, plan);
  return plan;
}

}  // namespace hone
