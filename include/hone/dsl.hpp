// dsl.hpp
// The language of expressions, and nothing else: what a header with tensor programs includes.
//
//   constexpr Index<"i"> i;  constexpr Index<"k"> k;
//   constexpr Input<"A", float, "M", 768> A;  constexpr Output<"y", float, "M"> y;
//   constexpr auto program = y(i) = sum(k, A(i, k));
#pragma once

// The first two in front, so that their errors show a short way to them.
#include <hone/dsl/diagnosis.hpp>
#include <hone/dsl/statement.hpp>

#include <hone/dsl/functions.hpp>
#include <hone/dsl/index.hpp>
#include <hone/dsl/operators.hpp>
#include <hone/dsl/placeholder.hpp>
#include <hone/dsl/reduction.hpp>
#include <hone/dsl/stages.hpp>
