#include <hone/hone.hpp>

void throw_user_error();

void throw_user_error() { hone::fail<hone::UserError>("from the other unit"); }
