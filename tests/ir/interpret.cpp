#include <hone/ir/interpret.hpp>

#include <doctest/doctest.h>

namespace hone::ir {

namespace interpret_test {

/// A[i] = 10 i, and exp doubles.
class Surroundings : public Variables {
 public:
  Value element(const Load&, const std::vector<std::int64_t>& indices) const override {
    return real_value(DType::f32, 10 * static_cast<double>(indices.at(0)));
  }
  Value function(const std::string&, const std::vector<Value>& args) const override {
    return real_value(args.at(0).dtype, 2 * args.at(0).real);
  }
};

}  // namespace interpret_test

TEST_CASE("interpret gives variables, loads and calls the values of the environment") {
  interpret_test::Surroundings env;
  env.set("i", integer_value(DType::i64, 3));
  const Expr a = load(Type{DType::f32}, "A", {var("i") + index(1)});
  CHECK(interpret(a, env).real == 40);
  CHECK(interpret(call("exp", {a}), env).real == 80);
  CHECK(interpret(select(lt(var("i"), index(3)), a, a + a), env).real == 80);
}

TEST_CASE("a load whose predicate is false gives 0 and does not ask") {
  const Expr e = load(Type{DType::f32}, "A", {index(1)}, Boundary::none, boolean(false));
  CHECK(interpret(e).real == 0);
}

TEST_CASE("vectors are computed lane by lane") {
  Variables env;
  env.set("i", integer_value(DType::i64, 5));
  const Expr r = ramp(var("i"), index(2), 4);
  CHECK(interpret_lane(r, 3, env).integer == 11);
  const Expr e = r * broadcast(index(10), 4);
  CHECK(interpret_lane(e, 1, env).integer == 70);
  CHECK(interpret(horizontal(ReduceOp::sum, e), env).integer == 50 + 70 + 90 + 110);
  CHECK(interpret(horizontal(ReduceOp::max, r), env).integer == 11);
}

TEST_CASE("interpret refuses by name what has no value") {
  CHECK_THROWS_WITH_AS(interpret(var("i")),
                       "internal error in hone: interpret: variable i has no value", InternalError);
  CHECK_THROWS_WITH_AS(interpret(load(Type{DType::f32}, "A", {index(0)})),
                       "internal error in hone: interpret: tensor A has no elements",
                       InternalError);
  CHECK_THROWS_WITH_AS(interpret(call("exp", {constant(Type{DType::f32}, 1)})),
                       "internal error in hone: interpret: function exp has no meaning",
                       InternalError);
  CHECK_THROWS_WITH_AS(interpret(reduce(ReduceOp::sum, {{"k", 4}}, index(1))),
                       "internal error in hone: interpret: a reduction has no value here",
                       InternalError);
  CHECK_THROWS_WITH_AS(interpret(make_expr(index_type, Scan{ReduceOp::sum, "k", index(1)})),
                       "internal error in hone: interpret: a scan has no value here",
                       InternalError);
  CHECK_THROWS_WITH_AS(interpret(broadcast(index(1), 4)),
                       "internal error in hone: interpret of a vector; ask for one lane",
                       InternalError);
}

}  // namespace hone::ir
