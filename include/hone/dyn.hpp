// dyn.hpp
// Building programs at run time: hone::dyn::Builder.
#pragma once

#include <hone/program/dyn.hpp>
