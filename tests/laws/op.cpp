// What every scalar function of the list keeps.
#include "../op/accuracy.hpp"

#include <hone/ir/interpret.hpp>

#include <set>

namespace hone::test {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::vector<const ScalarOp*> expanded_ops() {
  std::vector<const ScalarOp*> ops;
  for (const ScalarOp* op : all_ops()) {
    if (op->expand) ops.push_back(op);
  }
  return ops;
}

/// Every node of `e` once.
void collect(const ir::Expr& e, std::set<const ir::Node*>& seen, std::vector<ir::Expr>& nodes) {
  if (!seen.insert(e.get()).second) return;
  nodes.push_back(e);
  for (const ir::Expr& operand : Tape::operands_of(e)) collect(operand, seen, nodes);
}

std::vector<ir::Expr> nodes_of(const ir::Expr& e) {
  std::set<const ir::Node*> seen;
  std::vector<ir::Expr> nodes;
  collect(e, seen, nodes);
  return nodes;
}

bool is_call_of_intrinsic(const ir::Call& call) {
  const ScalarOp* op = find_op(call.function);
  return op && !op->llvm_intrinsic.empty();
}

/// A variable "0", and the scalar functions that are instructions.
class Argument : public ir::Environment {
 public:
  explicit Argument(ir::Value value) : value_(value) {}
  ir::Value variable(const std::string&, std::int32_t) const override { return value_; }
  ir::Value function(const std::string& name, const std::vector<ir::Value>& args) const override {
    return ir::real_value(args[0].dtype, find_op(name)->meaning(&args[0].real));
  }

 private:
  ir::Value value_;
};

/// |a - b|; equal infinities and two NaN are at one place, one NaN is far from everything.
double distance(double a, double b) {
  if (a == b || (std::isnan(a) && std::isnan(b))) return 0;
  return std::isnan(a) || std::isnan(b) ? inf : std::fabs(a - b);
}

/// |op(x + part of e) - op(x)| stays within the bound, the rounding of op apart.
void check_amplify(const ScalarOp& op, const double (&args)[2], const double (&errors)[2]) {
  const double bound = op.amplify(args, errors), here = op.meaning(args);
  const double rounding = std::isfinite(here) ? 1e-14 * std::fabs(here) : 0;
  CAPTURE(args[0]);
  CAPTURE(args[1]);
  CAPTURE(errors[0]);
  CAPTURE(errors[1]);
  CHECK_FALSE(std::isnan(bound));
  for (const double part : {-1.0, -0.4, 0.3, 1.0}) {
    for (const double other : {-1.0, 0.5, 1.0}) {
      const double moved[] = {args[0] + part * errors[0], args[1] + other * errors[1]};
      const double change = distance(op.meaning(moved), here);
      if (change == 0) continue;
      CHECK(change <= bound * (1 + 1e-9) + rounding);
    }
  }
}

}  // namespace

TEST_CASE("every scalar function has a name, a meaning, an error bound, and one way to code") {
  for (const ScalarOp* op : all_ops()) {
    CAPTURE(op->name);
    CHECK_FALSE(op->name.empty());
    CHECK((op->arity == 1 || op->arity == 2));
    CHECK(static_cast<bool>(op->meaning));
    CHECK(static_cast<bool>(op->amplify));
    CHECK((op->expand != nullptr) != !op->llvm_intrinsic.empty());
    CHECK(op->max_ulp_f32 >= 0);
    CHECK(op->max_ulp_f64 >= 0);
  }
}

TEST_CASE("names of scalar functions are unique") {
  std::set<std::string_view> names;
  for (const ScalarOp* op : all_ops()) CHECK(names.insert(op->name).second);
}

TEST_CASE("an expansion has the type of its arguments and keeps their lanes in every node") {
  for (const ScalarOp* op : expanded_ops()) {
    CAPTURE(op->name);
    CHECK(expansion<float>(*op, 16).type() == ir::Type{DType::f32, 16});
    CHECK(expansion<double>(*op, 8).type() == ir::Type{DType::f64, 8});
    for (const ir::Expr& node : nodes_of(expansion<float>(*op, 16))) {
      CHECK(node.type().lanes == 16);
    }
  }
}

TEST_CASE("an expansion calls intrinsics only and converts no float to an integer") {
  for (const ScalarOp* op : expanded_ops()) {
    CAPTURE(op->name);
    for (const ir::Expr& node : nodes_of(expansion<double>(*op))) {
      if (const auto* call = node.as<ir::Call>()) CHECK(is_call_of_intrinsic(*call));
      if (node.as<ir::Cast>()) CHECK(is_float(node.type().dtype));
    }
  }
}

TEST_CASE("NaN in is NaN out") {
  const float narrow_nan = std::numeric_limits<float>::quiet_NaN();
  for (const ScalarOp* op : all_ops()) {
    CAPTURE(op->name);
    const double args[] = {nan, 2.5};
    CHECK(std::isnan(op->meaning(args)));
    if (!op->expand) continue;
    for (const float any : {narrow_nan, -narrow_nan, std::bit_cast<float>(0x7fffffffU),
                            std::bit_cast<float>(0xffc12345U)}) {
      std::vector<float> row{any};
      if (op->arity == 2) row.push_back(2.5F);
      CHECK(std::isnan(expanded<float>(*op, row)));
    }
    std::vector<double> row{nan};
    if (op->arity == 2) row.push_back(2.5);
    CHECK(std::isnan(expanded<double>(*op, row)));
  }
}

TEST_CASE("an error bound covers every change of the arguments within theirs") {
  for (const ScalarOp* op : all_ops()) {
    CAPTURE(op->name);
    for (const double x : {-700.0, -30.0, -2.5, -1.0, -1e-3, 0.0, 1e-300, 1e-3, 0.7, 1.0, 3.0, 88.0,
                           700.0, 1e10}) {
      for (const double e : {0.0, 1e-6, 1e-3, 0.5, 3.0}) {
        const double size = e * std::max(1.0, std::fabs(x));
        check_amplify(*op, {x, 1.0}, {e * std::fabs(x), 0.0});
        check_amplify(*op, {x, 2.0}, {size, 0.0});
        if (op->arity == 1) continue;
        for (const double y : {-3.0, -0.5, 0.0, 0.5, 3.0, 40.0}) {
          check_amplify(*op, {x, y}, {e * std::fabs(x), 0.0});
          check_amplify(*op, {x, y}, {e * std::fabs(x), 1e-3});
        }
      }
    }
  }
}

TEST_CASE("an error bound of exact arguments is 0, infinite ones included") {
  for (const ScalarOp* op : all_ops()) {
    CAPTURE(op->name);
    for (const double x : {-inf, -1.0, 0.0, 2.0, inf}) {
      const double args[] = {x, 0.5}, errors[] = {0, 0};
      CHECK(op->amplify(args, errors) == 0);
    }
  }
}

TEST_CASE("the meaning of the IR's operators gives the same values as the tests' tape") {
  for (const ScalarOp* op : expanded_ops()) {
    if (op->arity != 1) continue;
    CAPTURE(op->name);
    for (const float x : {-104.5F, -3.0F, -0.25F, -0.0F, 0.75F, 2.0F, 90.0F}) {
      const Argument argument(ir::Value{DType::f32, 0, double{x}});
      const ir::Value value = ir::interpret(expansion<float>(*op), argument);
      const float once = expanded<float>(*op, {x}, Rounding::once);
      const float twice = expanded<float>(*op, {x}, Rounding::twice);
      const bool is_either = value.real == double{once} || value.real == double{twice};
      CHECK((is_either || (std::isnan(once) && std::isnan(value.real))));
    }
  }
}

}  // namespace hone::test
