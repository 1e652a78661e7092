// tests/lower/statements.hpp
// Short spellings for the statements that the tests of single passes begin with.
#pragma once

#include <hone/ir/print_stmt.hpp>
#include <task/programs.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hone::test {

using ir::LoopKind;
using ir::Stmt;

inline Stmt loop(std::string var, ir::Expr extent, Stmt body, LoopKind kind = LoopKind::serial) {
  return ir::make_stmt(ir::For{std::move(var), std::move(extent), kind, std::move(body)});
}
inline Stmt loop(std::string var, std::int64_t extent, Stmt body,
                 LoopKind kind = LoopKind::serial) {
  return loop(std::move(var), ir::index(extent), std::move(body), kind);
}

inline Stmt store(std::string buffer, std::vector<ir::Expr> at, ir::Expr value,
                  ir::Expr predicate = {}) {
  return ir::make_stmt(
      ir::Store{std::move(buffer), std::move(at), std::move(value), std::move(predicate)});
}

inline Stmt when(ir::Expr condition, Stmt body) {
  return ir::make_stmt(ir::If{std::move(condition), std::move(body)});
}

inline ir::Buffer temporary(std::string name, std::vector<std::int64_t> shape,
                            DType dtype = DType::f32) {
  return {std::move(name), ir::Type{dtype}, std::move(shape), ir::Scope::stack, -1, -1};
}

inline Stmt allocate(ir::Buffer buffer, Stmt body) {
  return ir::make_stmt(ir::Allocate{std::move(buffer), std::move(body)});
}

/// A load that reads only where the predicate holds.
inline ir::Expr load_if(ir::Expr predicate, std::string tensor, std::vector<ir::Expr> at,
                        ir::Type type = {}) {
  return ir::load(type, std::move(tensor), std::move(at), ir::Boundary::none,
                  std::move(predicate));
}

/// base, base + 1, ... in `lanes` lanes.
inline ir::Expr lanes_from(ir::Expr base, std::int32_t lanes) {
  return ir::ramp(std::move(base), ir::index(1), lanes);
}

}  // namespace hone::test
