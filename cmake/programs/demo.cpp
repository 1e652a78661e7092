#include <hone/tool/demo.hpp>

int main(int count, char** arguments) { return hone::demo::run(count, arguments); }
