// tests/feature/executed.hpp
// Counts what a lowered function executes, loop by loop: operations by kind, loads and stores by
// buffer. A store of a vector counts once for each lane, and so does all that it reads.
#pragma once

#include <hone/ir/interpret.hpp>
#include <hone/ir/visit_stmt.hpp>

#include <map>
#include <set>
#include <string>

namespace hone::test {

class ExecutionCounter {
 public:
  explicit ExecutionCounter(const ir::Stmt& s) { run(s, 1); }

  double op(const std::string& kind) const { return at(ops_, kind); }
  double loads(const std::string& buffer) const { return at(loads_, buffer); }
  double stores(const std::string& buffer) const { return at(stores_, buffer); }

 private:
  using Counts = std::map<std::string, double>;

  static double at(const Counts& counts, const std::string& name) {
    const auto found = counts.find(name);
    return found == counts.end() ? 0 : found->second;
  }

  /// Variables that decide how often something below runs.
  const std::set<std::string>& deciding(const ir::Stmt& s) {
    const auto known = deciding_.find(s.get());
    if (known != deciding_.end()) return known->second;
    std::set<std::string> names;
    const auto add = [&](const ir::Expr& e) {
      for (const std::string& name : ir::free_vars(e)) names.insert(name);
    };
    if (const ir::For* loop = s.as<ir::For>()) add(loop->extent);
    if (const ir::If* branch = s.as<ir::If>()) add(branch->condition);
    if (const ir::Let* let = s.as<ir::Let>()) add(let->value);
    ir::for_each_child(s, [&](const ir::Stmt& child) {
      const std::set<std::string>& below = deciding(child);
      names.insert(below.begin(), below.end());
    });
    return deciding_[s.get()] = names;
  }

  std::int64_t value(const ir::Expr& e) const { return ir::interpret(e, variables_).integer; }

  void run(const ir::Stmt& s, double times) {
    if (const ir::For* loop = s.as<ir::For>()) return run_loop(*loop, times);
    if (const ir::Store* store = s.as<ir::Store>()) return run_store(*store, times);
    if (const ir::If* branch = s.as<ir::If>()) {
      if (value(branch->condition) != 0) run(branch->then_body, times);
      return;
    }
    if (const ir::Let* let = s.as<ir::Let>()) {
      variables_.set(let->name, ir::interpret(let->value, variables_));
      return run(let->body, times);
    }
    ir::for_each_child(s, [&](const ir::Stmt& child) { run(child, times); });
  }

  void run_loop(const ir::For& loop, double times) {
    const std::int64_t extent = value(loop.extent);
    const bool decides = deciding(loop.body).count(loop.var) > 0;
    const std::int64_t runs = decides ? extent : std::min<std::int64_t>(extent, 1);
    for (std::int64_t n = 0; n < runs; ++n) {
      variables_.set(loop.var, ir::integer_value(DType::i64, n));
      run(loop.body, decides ? times : times * static_cast<double>(extent));
    }
  }

  void run_store(const ir::Store& store, double times) {
    const double lanes = times * store.value.type().lanes;
    stores_[store.buffer] += lanes;
    count(store.value, lanes);
  }

  void count(const ir::Expr& e, double times) {
    if (const ir::Load* load = e.as<ir::Load>()) {
      loads_[load->tensor] += times;
      return;
    }
    if (e.as<ir::Horizontal>() != nullptr) return;  // adds up what has been counted
    if (const char* kind = kind_of(e)) ops_[kind] += times;
    if (e.as<ir::Fma>() != nullptr) ops_["mul"] += times, ops_["addsub"] += times;
    ir::for_each_child(e, [&](const ir::Expr& child) { count(child, times); });
  }

  static const char* kind_of(const ir::Expr& e) {
    if (e.as<ir::Fma>() != nullptr) return "mad";
    if (e.as<ir::Call>() != nullptr) return "math";
    const ir::Binary* b = e.as<ir::Binary>();
    if (b == nullptr || !is_float(b->a.type().dtype)) return nullptr;
    switch (b->op) {
      case ir::BinaryOp::add:
      case ir::BinaryOp::sub: return "addsub";
      case ir::BinaryOp::mul: return "mul";
      case ir::BinaryOp::div:
      case ir::BinaryOp::mod: return "divmod";
      default: return "cmp";
    }
  }

  ir::Variables variables_;
  Counts ops_, loads_, stores_;
  std::map<const ir::StmtNode*, std::set<std::string>> deciding_;
};

}  // namespace hone::test
