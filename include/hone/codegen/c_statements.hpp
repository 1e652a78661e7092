// codegen/c_statements.hpp
// Prints the statements of one C function: loops, branches, stores. Vectors become loops over their
// lanes, registers become small arrays.
//
//   acc[ramp(0, 1, 16)] = fma(broadcast(a), B[ramp(k * 64, 1, 16)], acc[ramp(0, 1, 16)])
//     ->  for (int lane = 0; lane < 16; ++lane) {
//           acc[lane] = fma_float(a, B[k * 64 + lane], acc[lane]);
//         }
//
// What it knows of the language is the syntax that C, CUDA C and OpenCL C share; how a parallel
// loop is run and where memory comes from is said by who derives from it (codegen/c_source.hpp).
#pragma once

#include <hone/codegen/c_values.hpp>
#include <hone/ir/equal.hpp>
#include <hone/ir/visit_stmt.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hone::c_source {

class Statements : protected Places {
 public:
  explicit Statements(Helpers& helpers) : values_(*this, names_, helpers, bounds_) {}

  void print(const ir::Stmt& s) {
    if (!s) return;
    std::visit([&](const auto& node) { print(node); }, s->data);
  }

 protected:
  virtual void print_parallel(const ir::For& loop) = 0;
  virtual void print_memory(const ir::Allocate& a) = 0;

  Names& names() { return names_; }
  const std::string& text() const { return text_; }
  const std::vector<std::string>& variables() const { return variables_; }

  void line(const std::string& text) {
    text_ += std::string(2 * static_cast<std::size_t>(depth_), ' ') + text + "\n";
  }
  void open(const std::string& head) {
    line(head + " {");
    ++depth_;
  }
  void close() {
    --depth_;
    line("}");
  }

  /// A loop of one thread around what is printed until close_scope.
  void open_loop(const std::string& var, const std::string& first, const std::string& end) {
    const std::string& i = names_.of(var);
    open(concat("for (int64_t ", i, " = ", first, "; ", i, " < ", end, "; ++", i, ")"));
  }

  /// Variables of loops around the function.
  void know(const std::string& variable, ir::Interval interval) {
    variables_.push_back(variable);
    bounds_.set(variable, interval);
  }
  const ir::Bounds& bounds() const { return bounds_; }
  ir::Interval iterations(const ir::For& loop) const {
    const ir::Interval extent = ir::bounds_of(loop.extent, bounds_);
    return {0, extent.max > 0 ? extent.max - 1 : 0};
  }

  /// The text of an extent or the like; what it needs stands in front of it.
  std::string scalar(const ir::Expr& e) {
    const ir::Expr plain = one_lane(e);
    values_.begin({plain});
    std::string text = values_.subscript(plain).text;
    for (const std::string& each : values_.definitions().once) line(each);
    return text;
  }

  const std::string& variable(const std::string& name) override {
    const auto made = made_.find(name);
    return made == made_.end() ? names_.of(name) : *made;
  }

 private:
  void print(const ir::Block& b) {
    for (const ir::Stmt& s : b.stmts) print(s);
  }

  void print(const ir::For& loop) {
    if (loop.kind == ir::LoopKind::parallel) return print_parallel(loop);
    ensure(loop.kind == ir::LoopKind::serial, "the loop ", loop.var, " was not lowered");
    const std::string end = scalar(loop.extent);
    know(loop.var, iterations(loop));
    open_loop(loop.var, "0", end);
    print(loop.body);
    close();
    variables_.pop_back();
  }

  void print(const ir::If& branch) {
    open(concat("if (", scalar(branch.condition), ")"));
    print(branch.then_body);
    close();
  }

  void print(const ir::Allocate& a) {
    print_memory(a);
    print(a.body);
  }

  void print(const ir::Let& let) {
    const std::string value = scalar(let.value);
    line(concat("const ", value_type(let.value.type().dtype), " ", names_.of(let.name), " = ",
                value, ";"));
    know(let.name, ir::bounds_of(let.value, bounds_));
    print(let.body);
    variables_.pop_back();
  }

  // ---- stores ----

  /// target = value, where the condition holds; an empty one always does.
  struct Assignment {
    std::string target, value, condition;
  };

  void print(const ir::Store& s) {
    const int lanes = s.value.type().lanes;
    ensure(s.indices[0].type().lanes == lanes, "a store of vectors at one place in ", s.buffer);
    const ir::Store lane{s.buffer, {one_lane(s.indices[0])}, one_lane(s.value),
                         one_lane(s.predicate)};
    bounds_.set(lane_name, {0, lanes - 1});
    if (lanes > 1 && reads_elsewhere(lane)) return store_at_once(lane, lanes);
    values_.begin({lane.value, lane.indices[0], lane.predicate});
    const std::string value = values_.value(lane.value).text;
    assign(lanes, {element(lane), value, condition(lane)});
  }

  /// All lanes are read before one is written.
  void store_at_once(const ir::Store& s, int lanes) {
    const std::string all = names_.fresh("all");
    line(concat(value_type(s.value.type().dtype), " ", all, "[", lanes, "];"));
    values_.begin({s.value});
    assign(lanes, {concat(all, "[", lane_name, "]"), values_.value(s.value).text, {}});
    values_.begin({s.indices[0], s.predicate});
    const std::string target = element(s);
    assign(lanes, {target, concat(all, "[", lane_name, "]"), condition(s)});
  }

  std::string element(const ir::Store& s) {
    return concat(buffer(s.buffer), "[", values_.subscript(s.indices[0]).text, "]");
  }
  std::string condition(const ir::Store& s) {
    return s.predicate ? values_.subscript(s.predicate).text : std::string();
  }

  void assign(int lanes, const Assignment& a) {
    for (const std::string& each : values_.definitions().once) line(each);
    if (lanes > 1) {
      open(concat("for (int64_t ", lane_name, " = 0; ", lane_name, " < ", lanes, "; ++", lane_name,
                  ")"));
    }
    for (const std::string& each : values_.definitions().each_lane) line(each);
    const std::string guard = a.condition.empty() ? "" : concat("if (", a.condition, ") ");
    line(concat(guard, a.target, " = ", a.value, ";"));
    if (lanes > 1) close();
  }

  static bool reads_elsewhere(const ir::Store& s) {
    bool found = false;
    ir::visit_preorder(s.value, [&](const ir::Expr& e) {
      const ir::Load* load = e.as<ir::Load>();
      found = found || (load && load->tensor == s.buffer &&
                        !ir::equal(load->indices[0], s.indices[0]));
      return !found;
    });
    return found;
  }

  // ---- lanes ----

  ir::Expr one_lane(const ir::Expr& e) {
    const auto combine = [this](const ir::Horizontal& h) { return combined(h); };
    return OneLane(combine)(e);
  }

  /// A variable that holds what the lanes combine to.
  ir::Expr combined(const ir::Horizontal& h) {
    const ir::Expr lane = one_lane(h.a);
    const ir::Type type = lane.type();
    const std::string name = names_.fresh("lanes");
    made_.insert(name);
    const ir::Value start = ir::identity_of(h.op, type.dtype);
    line(concat(value_type(type.dtype), " ", name, " = ",
                constant_text(type.dtype, {start.integer, start.real}), ";"));
    const ir::Expr result = ir::var(name, type);
    const ir::Expr sum = ir::binary(ir::combining_op(h.op, type.dtype), result, lane);
    bounds_.set(lane_name, {0, h.a.type().lanes - 1});
    values_.begin({sum});
    assign(h.a.type().lanes, {name, values_.value(sum).text, {}});
    return result;
  }

  ir::Bounds bounds_;
  Names names_;
  Values values_;
  std::vector<std::string> variables_;
  std::set<std::string, std::less<>> made_;  // identifiers that are no names of the program
  std::string text_;
  int depth_ = 1;
};

}  // namespace hone::c_source
