// hone.hpp
// All that a program needs: the language, autotune and kernels. hone/compile.hpp adds schedules by
// hand, hone/dyn.hpp programs that are only known at run time.
//
// Define HONE_COMPILED and link hone::compiled to keep the search and the compiler out of this
// file's compilation; without it everything is inline.
#pragma once

#include <hone/autotune.hpp>
#include <hone/dsl.hpp>
#include <hone/options.hpp>
#include <hone/support/error.hpp>

#ifndef HONE_COMPILED
#include <hone/impl.hpp>
#endif
